#include "console/export/bundle.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSysInfo>

#include "console/export/csv.h"
#include "console/export/topic_cells.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::Topic;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

Error notWritten(const QString &text)
{
    return {ErrorCode::System, text.toStdString()};
}

QString nameOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

CellTable gatewayCells(const protocol::Row &row)
{
    CellTable table;
    table.header = {u"name"_s, u"value"_s};
    for (const auto &column : protocol::schemaOf(Topic::Gateway).columns)
        table.rows.push_back(
            {nameOf(column.name), rawText(row.values()[column.index], column.unit)});
    return table;
}

CellTable historyCells(const HistoryMemory &history)
{
    CellTable table;
    const auto columns = protocol::schemaOf(Topic::History).columns;
    for (const auto &column : columns)
        table.header << nameOf(column.name);
    for (std::size_t i = 0; i < history.points().size(); ++i) {
        const auto &point = history.points()[i];
        QStringList cells{isoTime(point.atMs)};
        for (std::size_t column = 1; column < columns.size(); ++column)
            cells << rawText(protocol::real(point.figures[column]), columns[column].unit);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString versionsOf(const ClusterView &view)
{
    const auto status = view.status();
    const auto lag = status.lag ? QString(QString::number(status.lag->count()) + u" ms"_s) : u"-"_s;
    const QStringList lines{u"written at: "_s + isoTime(view.nowMs()),
                            u"console: "_s + QStringLiteral(TG_VERSION),
                            u"Qt: "_s + QString::fromLatin1(qVersion()),
                            u"system: "_s + QSysInfo::prettyProductName() + u", "_s +
                                QSysInfo::kernelVersion(),
                            u"gateway: "_s + status.gatewayId,
                            u"gateway version: "_s + status.daemonVersion,
                            u"boot id: "_s + status.bootId,
                            u"connection: "_s + status.where + u", "_s + status.transport,
                            u"lag: "_s + lag,
                            u"figures: "_s + (view.isLive() ? u"live"_s : u"old"_s),
                            u"problem: "_s + (status.problem.isEmpty() ? u"-"_s : status.problem)};
    return lines.join(u'\n') + u'\n';
}

} // namespace

BundleParts bundleOf(ClusterView &view)
{
    BundleParts parts;
    parts.versions = versionsOf(view);
    if (const auto *row = view.gateway())
        parts.tables.emplace_back(u"gateway.csv"_s, toCsv(gatewayCells(*row)));
    for (const auto topic :
         {Topic::Nodes, Topic::Shards, Topic::Links, Topic::Alarms, Topic::Events,
          Topic::Operations, Topic::Gaps, Topic::Ledger, Topic::Rejected, Topic::HotMetrics})
        parts.tables.emplace_back(nameOf(protocol::schemaOf(topic).name) + u".csv"_s,
                                  toCsv(allCells(view.model(topic))));
    parts.tables.emplace_back(u"history.csv"_s, toCsv(historyCells(view.history())));
    return parts;
}

QString bundleName(const QString &gatewayId, qint64 unixMs)
{
    QString id;
    for (const auto character : gatewayId) // it becomes the name of a folder
        id += character.isLetterOrNumber() || character == u'-' ? character : QChar(u'_');
    return u"timeless-bundle-"_s + (id.isEmpty() ? u"none"_s : id) + u'-' +
           QDateTime::fromMSecsSinceEpoch(unixMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss'Z'"_s);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(Texts::tr("Cannot write '%1': %2").arg(path, file.errorString()));
    return {};
}

Result<void> writeBundle(const QString &folder, const BundleParts &parts)
{
    if (QDir(folder).exists())
        return notWritten(Texts::tr("'%1' exists already").arg(folder));
    if (!QDir().mkpath(folder))
        return notWritten(Texts::tr("Cannot make the folder '%1'").arg(folder));
    const auto config =
        parts.config
            ? QJsonDocument(*parts.config).toJson(QJsonDocument::Indented)
            : "The gateway did not tell its configuration: " + parts.whyNoConfig.toUtf8() + '\n';
    std::vector<std::pair<QString, QByteArray>> files = parts.tables;
    files.emplace_back(u"versions.txt"_s, parts.versions.toUtf8());
    files.emplace_back(parts.config ? u"config.json"_s : u"config.txt"_s, config);
    for (const auto &[name, bytes] : files) {
        if (auto written = writeFile(folder + u'/' + name, bytes); !written)
            return written;
    }
    return {};
}

} // namespace tg::console
