#include "loadgen_process.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

namespace tg::test {

namespace {

constexpr int kTimeoutMs = 120'000;

} // namespace

LoadgenProcess::~LoadgenProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(-1);
    }
}

void LoadgenProcess::start(quint16 port, const QStringList &arguments)
{
    m_process.start(
        QStringLiteral(TG_LOADGEN_PROGRAM),
        QStringList{QStringLiteral("--url"), QStringLiteral("http://127.0.0.1:%1").arg(port),
                    QStringLiteral("--unique"), QStringLiteral("--json"),
                    QStringLiteral("--allow-errors"), QStringLiteral("--record"), recordPath()} +
            arguments);
    m_process.waitForStarted(kTimeoutMs);
}

bool LoadgenProcess::stop()
{
    m_process.terminate();
    return finish();
}

bool LoadgenProcess::finish()
{
    if (isRunning() && !m_process.waitForFinished(kTimeoutMs)) {
        m_error = "timeless-loadgen did not end";
        return false;
    }
    if (const auto printed = m_process.readAllStandardOutput(); !printed.isEmpty())
        m_tally = QJsonDocument::fromJson(printed).object();
    if (m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0)
        return true;
    m_error = "timeless-loadgen failed: " + m_process.readAllStandardError();
    return false;
}

qint64 LoadgenProcess::count(const char *name) const
{
    return m_tally.value(QLatin1String(name)).toInteger(-1);
}

qint64 LoadgenProcess::answers(int status) const
{
    return m_tally.value(QLatin1String("status"))
        .toObject()
        .value(QString::number(status))
        .toInteger(0);
}

bool LoadgenProcess::isAllStored() const
{
    return count("requests") > 0 && answers(204) == count("requests") && count("unanswered") == 0;
}

PointList LoadgenProcess::points(int status) const
{
    QProcess expand;
    expand.start(QStringLiteral(TG_LOADGEN_PROGRAM),
                 {QStringLiteral("--expand"), recordPath(), QStringLiteral("--status"),
                  QString::number(status)});
    if (!expand.waitForFinished(kTimeoutMs) || expand.exitCode() != 0)
        qFatal("the record cannot be expanded: %s", expand.readAllStandardError().constData());
    PointList points;
    const auto text = expand.readAllStandardOutput();
    for (qsizetype at = 0, end = 0; (end = text.indexOf('\n', at)) >= 0; at = end + 1)
        points.push_back(normalPoint(text.mid(at, end - at).toStdString()));
    return points;
}

PointList LoadgenProcess::allPoints() const
{
    PointList all = points(0);
    const auto statuses = m_tally.value(QLatin1String("status")).toObject().keys();
    for (const auto &status : statuses) {
        auto some = points(status.toInt());
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace tg::test
