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

private:
    void acceptSome();
    void pause(int error);

    const int m_descriptor;
    const std::size_t m_mostWaiting;
    const std::function<void(int)> m_take;
    std::size_t m_waiting = 0;
    QSocketNotifier m_notifier;
    QTimer m_resumeTimer;
};

} // namespace tg::control
