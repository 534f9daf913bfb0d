// A timeless-loadgen as a child process that records what it sends, and the points of that record.
// Use it on one thread; no event loop is needed.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include "copy_table.h"

namespace tg::test {

class LoadgenProcess
{
public:
    LoadgenProcess() = default;
    ~LoadgenProcess();

    // Starts it against that port, with --unique and --record.
    void start(quint16 port, const QStringList &arguments);
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    // Lets the requests under way be answered, sends no more; then as finish().
    bool stop();
    // Waits for its end. False, and error() set, if it did not end well; refusals are no reason.
    // Both may be called again.
    bool finish();
    QByteArray error() const { return m_error; }

    // What it printed: see timeless-loadgen --json.
    QJsonObject tally() const { return m_tally; }
    qint64 count(const char *name) const;
    qint64 answers(int status) const;
    // The only answer there was is 204.
    bool isAllStored() const;

    // The points of all requests with that answer; 0: never answered.
    PointList points(int status) const;
    // The points of all requests.
    PointList allPoints() const;

private:
    QString recordPath() const { return m_directory.filePath(QStringLiteral("record")); }

    QTemporaryDir m_directory;
    QProcess m_process;
    QJsonObject m_tally;
    QByteArray m_error;
};

} // namespace tg::test
