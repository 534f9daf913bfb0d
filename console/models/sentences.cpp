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

QString textOf(const protocol::Value &value)
{
    const auto *text = protocol::valueIf<QString>(value);
    return text ? *text : QString();
}

QString actionWord(const QString &action)
{
    static constexpr std::array kWords{
        std::pair{QLatin1String("failover"), QT_TRANSLATE_NOOP("Sentences", "Fail over")},
        std::pair{QLatin1String("maintenance"), QT_TRANSLATE_NOOP("Sentences", "Maintenance of")},
        std::pair{QLatin1String("drain"), QT_TRANSLATE_NOOP("Sentences", "Drain")},
        std::pair{QLatin1String("resume"), QT_TRANSLATE_NOOP("Sentences", "Resume")},
        std::pair{QLatin1String("backfill"), QT_TRANSLATE_NOOP("Sentences", "Backfill")},
        std::pair{QLatin1String("audit"), QT_TRANSLATE_NOOP("Sentences", "Audit")},
        std::pair{QLatin1String("heal"), QT_TRANSLATE_NOOP("Sentences", "Heal split series of")},
        std::pair{QLatin1String("undo"), QT_TRANSLATE_NOOP("Sentences", "Take back")},
    };
    for (const auto &[id, word] : kWords) {
        if (action == id)
            return Texts::tr(word);
    }
    return action;
}

QString operationTitle(const protocol::Row &operation)
{
    const auto node = textOf(operation[OperationColumn::Node]);
    const auto word = actionWord(textOf(operation[OperationColumn::Action]));
    return word + u' ' + (node.isEmpty() ? Texts::tr("all nodes") : node);
}

QString operationProgress(const protocol::Row &operation)
{
    const auto result = textOf(operation[OperationColumn::Result]);
    if (textOf(operation[OperationColumn::State]) != "running"_L1)
        return result;
    QStringList parts;
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
