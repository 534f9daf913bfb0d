// A listening socket of the control door: accepts as long as not too many connections wait to be
// welcomed, and leaves the rest in the system's queue. Made on the main thread, then moved to the
// control thread before start(); child of the ControlDoor.
#pragma once

#include <functional>

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace tg::control {

class Listener final : public QObject
{
    Q_OBJECT

public:
    // Takes the descriptor: non-blocking, listening. take: what becomes of each accepted one; it is
    // settled() later, once each.
    Listener(int descriptor, std::size_t mostWaiting, std::function<void(int descriptor)> take);
    ~Listener() override;

    void start();
    void settled(); // one of those accepted waits no longer

Q_SIGNALS:
    // Out of descriptors or memory: it tries again in 200 ms; who connects meanwhile waits.
    void paused();

private:
    void acceptSome();
    void pause(int error);

    const int m_descriptor;
    const std::size_t m_mostWaiting;
    const std::function<void(int)> m_take;
    std::size_t m_waiting = 0;
    int m_pausesSoFar = 0; // without a connection taken between them
    QSocketNotifier m_notifier;
    QTimer m_resumeTimer;
};

} // namespace tg::control
