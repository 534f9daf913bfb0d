#include "prometheus_process.h"

#include <cmath>
#include <map>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "gateway_process.h"

namespace tg::test {

namespace {

QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("prometheus"));
}

// metric{k="v",...} as a development node dumps a series that a gateway has made.
std::string seriesText(const QJsonObject &labels)
{
    std::map<QByteArray, QByteArray> sorted;
    QByteArray metric;
    for (auto at = labels.begin(); at != labels.end(); ++at) {
        auto value = at.value().toString().toUtf8();
        if (at.key() == QLatin1String("__name__")) {
            metric = value;
            continue;
        }
        value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        value.replace(",", "%2C");
        sorted[at.key().toUtf8()] = value;
    }
    QByteArray text = metric + '{';
    for (const auto &[name, value] : sorted)
        text += (text.endsWith('{') ? "" : ",") + name + "=\"" + value + '"';
    text += '}';
    return text.toStdString();
}

} // namespace

bool PrometheusProcess::isInstalled()
{
    return !program().isEmpty();
}

PrometheusProcess::~PrometheusProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(-1);
    }
    if (QTest::currentTestFailed())
        fprintf(stderr, "--- end of Prometheus' log\n%s---\n", log().right(3000).constData());
}

void PrometheusProcess::writeConfig(quint16 exporter, quint16 gateway) const
{
    QFile file(m_directory.filePath(QStringLiteral("prometheus.yml")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    const auto scrape = [](const char *job, quint16 port) -> QByteArray {
        return QByteArray("  - job_name: ") + job + "\n    static_configs:\n" +
               "      - targets: ['127.0.0.1:" + QByteArray::number(port) + "']\n";
    };
    file.write("global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\nscrape_configs:\n" +
               scrape("shop", exporter) + (m_port == 0 ? QByteArray() : scrape("self", m_port)) +
               "remote_write:\n  - url: http://127.0.0.1:" + QByteArray::number(gateway) +
               "/api/v1/write\n    remote_timeout: 10s\n"
               "    queue_config:\n      batch_send_deadline: 500ms\n      min_backoff: 50ms\n"
               "      max_backoff: 500ms\n"
               "    metadata_config:\n      send: true\n      send_interval: 1s\n");
}

bool PrometheusProcess::start(quint16 exporter, quint16 gateway)
{
    writeConfig(exporter, gateway);
    m_process.setStandardErrorFile(m_directory.filePath(QStringLiteral("stderr.txt")));
    m_process.start(
        program(),
        {QStringLiteral("--config.file=") + m_directory.filePath(QStringLiteral("prometheus.yml")),
         QStringLiteral("--storage.tsdb.path=") + m_directory.filePath(QStringLiteral("data")),
         QStringLiteral("--web.listen-address=127.0.0.1:0"),
         QStringLiteral("--web.enable-lifecycle")});
    if (!m_process.waitForStarted(kPatienceMs) || !awaitPort()) {
        m_error = "prometheus does not start: " + m_process.errorString().toUtf8() + log();
        return false;
    }
    const auto isReady = [this] { return http().get("/-/ready").status == 200; };
    writeConfig(exporter, gateway); // now with itself
    if (!QTest::qWaitFor(isReady, kPatienceMs) || http().post("/-/reload", {}).status != 200) {
        m_error = "prometheus is not ready: " + log();
        return false;
    }
    return true;
}

bool PrometheusProcess::awaitPort()
{
    static const QRegularExpression listening(
        QStringLiteral("msg=\"Listening on\" address=127\\.0\\.0\\.1:(\\d+)"));
    return QTest::qWaitFor(
        [this] {
            const auto found = listening.match(QString::fromUtf8(log()));
            m_port = found.captured(1).toUShort();
            return m_port != 0;
        },
        kPatienceMs);
}

QByteArray PrometheusProcess::log() const
{
    QFile file(m_directory.filePath(QStringLiteral("stderr.txt")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PointList PrometheusProcess::points(int *others) const
{
    const auto answer = http().get("/api/v1/query?query=%7B__name__%3D~%22.%2B%22%7D%5B30m%5D");
    const auto result = QJsonDocument::fromJson(answer.plainBody())
                            .object()
                            .value(QLatin1String("data"))
                            .toObject()
                            .value(QLatin1String("result"))
                            .toArray();
    PointList points;
    for (const auto &one : result) {
        const auto series = seriesText(one.toObject().value(QLatin1String("metric")).toObject());
        for (const auto &pair : one.toObject().value(QLatin1String("values")).toArray()) {
            const auto time = pair.toArray().at(0).toDouble();
            const auto value = pair.toArray().at(1).toString().toStdString();
            if (!std::isfinite(std::strtod(value.c_str(), nullptr))) {
                if (others)
                    ++*others;
                continue;
            }
            points.push_back(normalPoint(series + ' ' +
                                         std::to_string(static_cast<long long>(std::floor(time))) +
                                         ' ' + value));
        }
    }
    return points;
}

double PrometheusProcess::value(const QByteArray &metric) const
{
    const auto body = http().get("/metrics").plainBody();
    double sum = 0;
    bool isThere = false;
    for (const auto &line : body.split('\n')) {
        const auto end = line.lastIndexOf(' ');
        if (line.startsWith(metric) && (line[metric.size()] == '{' || end == metric.size())) {
            sum += line.mid(end + 1).toDouble();
            isThere = true;
        }
    }
    return isThere ? sum : -1;
}

} // namespace tg::test
