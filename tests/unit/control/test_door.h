// A control server with scripted services, a clock that stands still, and a socket in a folder of
// its own. What a test wants otherwise it changes in `config` before start().
#pragma once

#include <memory>
#include <string>

#include <QFile>
#include <QTemporaryDir>

#include "control/control_server.h"
#include "tests/unit/control/scripted_services.h"
#include "tests/unit/control/test_clock.h"
#include "tests/unit/control/test_console.h"

namespace tg::control::test {

using namespace std::chrono_literals;

inline const QString kViewerToken = QStringLiteral("viewer-token-0123456789");
inline const QString kOperatorToken = QStringLiteral("operator-token-0123456789");
inline const QString kAdminToken = QStringLiteral("admin-token-0123456789");

class TestDoor
{
public:
    TestDoor()
    {
        config.socketPath = file(QStringLiteral("control.sock"));
        config.bounds.tick = 20ms;
        config.bounds.linger = 2s;
    }

    bool start()
    {
        server = std::make_unique<ControlServer>(services, config, clock);
        const auto started = server->start();
        if (started)
            places = *started;
        else
            error = started.error();
        return bool(started);
    }

    // A console that says hello at once.
    std::unique_ptr<TestConsole> console(const QString &token = {}, bool wantsReadOnly = false)
    {
        auto console = std::make_unique<TestConsole>(config.socketPath);
        console->hello(token, wantsReadOnly);
        return console;
    }

    void writeTokens()
    {
        const auto line = [](const char *who, const QString &token) -> QByteArray {
            return QByteArray(who) + token.toLatin1() + '\n';
        };
        config.tokenFile =
            write(QStringLiteral("tokens"), line("viewer grafana ", kViewerToken) +
                                                line("operator olga ", kOperatorToken) +
                                                line("admin ada ", kAdminToken));
    }
    QString write(const QString &name, const QByteArray &content)
    {
        QFile one(file(name));
        if (!one.open(QIODevice::WriteOnly))
            return {};
        one.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        one.write(content);
        return one.fileName();
    }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    std::uint64_t ended(Ending ending) const { return server->counters().endedFor(ending).value(); }

    ScriptedServices services;
    TestClock clock;
    ControlConfig config;
    std::unique_ptr<ControlServer> server;
    ControlPlaces places;
    Error error;

private:
    QTemporaryDir m_folder;
};

} // namespace tg::control::test
