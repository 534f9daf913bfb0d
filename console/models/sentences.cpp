#include "console/models/sentences.h"

#include <array>

#include <QCoreApplication>
#include <QStringList>

#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

} // namespace

QString howToAddNodes()
{
    return Texts::tr(
        "Add [[node]] or a [discovery] section to timeless-gateway.toml, then restart the "
        "gateway.");
}

QString textOf(const protocol::Value &value)
{
    const auto *text = protocol::valueIf<QString>(value);
    return text ? *text : QString();
}

QString actionTitle(const QString &action, const QString &node)
{
    struct Title {
        QLatin1String action;
        const char *ofNode;
        const char *ofAll;
    };
    static constexpr std::array kTitles{
        Title{QLatin1String("failover"), QT_TRANSLATE_NOOP("Sentences", "Fail over %1"),
              QT_TRANSLATE_NOOP("Sentences", "Fail over all nodes")},
        Title{QLatin1String("maintenance"), QT_TRANSLATE_NOOP("Sentences", "Maintenance of %1"),
              QT_TRANSLATE_NOOP("Sentences", "Maintenance of all nodes")},
        Title{QLatin1String("drain"), QT_TRANSLATE_NOOP("Sentences", "Drain %1"),
              QT_TRANSLATE_NOOP("Sentences", "Drain all nodes")},
        Title{QLatin1String("resume"), QT_TRANSLATE_NOOP("Sentences", "Resume %1"),
              QT_TRANSLATE_NOOP("Sentences", "Resume all nodes")},
        Title{QLatin1String("backfill"), QT_TRANSLATE_NOOP("Sentences", "Backfill %1"),
              QT_TRANSLATE_NOOP("Sentences", "Backfill all nodes")},
        Title{QLatin1String("audit"), QT_TRANSLATE_NOOP("Sentences", "Audit %1"),
              QT_TRANSLATE_NOOP("Sentences", "Audit all nodes")},
        Title{QLatin1String("heal"), QT_TRANSLATE_NOOP("Sentences", "Heal split series of %1"),
              QT_TRANSLATE_NOOP("Sentences", "Heal split series of all nodes")},
        Title{QLatin1String("undo"), QT_TRANSLATE_NOOP("Sentences", "Take back the order for %1"),
              QT_TRANSLATE_NOOP("Sentences", "Take back the order for all nodes")},
    };
    for (const auto &title : kTitles) {
        if (action == title.action)
            return node.isEmpty() ? Texts::tr(title.ofAll) : Texts::tr(title.ofNode).arg(node);
    }
    return node.isEmpty() ? action : QString(action + u' ' + node);
}

QString operationTitle(const protocol::Row &operation)
{
    return actionTitle(textOf(operation[OperationColumn::Action]),
                       textOf(operation[OperationColumn::Node]));
}

QString operationProgress(const protocol::Row &operation)
{
    const auto result = textOf(operation[OperationColumn::Result]);
    if (textOf(operation[OperationColumn::State]) != "running"_L1)
        return result;
    QStringList parts;
    if (!result.isEmpty()) // why it waits
        parts << result;
    const auto &total = operation[OperationColumn::SeriesTotal];
    const auto done = numberOf(operation[OperationColumn::SeriesDone]);
    if (!protocol::isNull(total) && numberOf(total) > 0)
        parts << Texts::tr("%1 of %2 series").arg(siText(done), siText(numberOf(total)));
    if (const auto points = numberOf(operation[OperationColumn::PointsWritten]); points > 0)
        parts << Texts::tr("%1 points written").arg(siText(points));
    const auto &left = operation[OperationColumn::LeftMs];
    if (!protocol::isNull(left))
        parts << Texts::tr("about %1 left").arg(durationText(static_cast<qint64>(numberOf(left))));
    return parts.isEmpty() ? Texts::tr("runs") : parts.join(u", "_s);
}

} // namespace tg::console
