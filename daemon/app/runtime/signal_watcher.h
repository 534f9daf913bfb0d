// Unix signals as Qt signals: SIGTERM and SIGINT ask to stop (a second one to stop at once), SIGHUP
// to reload; SIGPIPE is ignored. Lives on the main thread; one at a time in a process. The old
// handlers return with its destruction.
#pragma once

#include <array>
#include <csignal>

#include <QObject>
#include <QSocketNotifier>

namespace tg::app {

class SignalWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void stopRequested(int signalNumber);
    void hardStopRequested(int signalNumber);
    void reloadRequested();

private:
    void readPipe();
    void report(int signalNumber);

    static constexpr std::array<int, 4> kSignals{SIGTERM, SIGINT, SIGHUP, SIGPIPE};

    std::array<int, 2> m_pipe{-1, -1};
    std::array<struct sigaction, kSignals.size()> m_before{};
    QSocketNotifier m_notifier;
    bool m_isStopping = false;
};

} // namespace tg::app
