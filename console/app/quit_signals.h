// SIGTERM and SIGINT end the program as its menu does: windows close and keep their layout. A
// second one ends it at once. One at a time in a process, on the main thread; the old handlers
// return with its destruction.
#pragma once

#include <array>
#include <csignal>

#include <QObject>
#include <QSocketNotifier>

namespace tg::console {

class QuitSignals final : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitWanted();

private:
    void read();

    static constexpr std::array kSignals{SIGTERM, SIGINT};

    std::array<int, 2> m_ends{-1, -1}; // a signal handler may write and little else
    std::array<struct sigaction, kSignals.size()> m_before{};
    QSocketNotifier m_notifier;
};

} // namespace tg::console
