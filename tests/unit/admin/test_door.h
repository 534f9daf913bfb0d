// An admin server on loopback with scripted services and tokens; the port is the system's choice.
#pragma once

#include <memory>
#include <string>

#include <QFile>
#include <QTemporaryDir>

#include "admin/admin_server.h"
#include "raw_client.h"
#include "scripted_services.h"
#include "shared/base/clock.h"

namespace tg::admin::test {

inline constexpr std::string_view kViewerToken = "viewer-token-0123456789";
inline constexpr std::string_view kOperatorToken = "operator-token-0123456789";
inline constexpr std::string_view kAdminToken = "admin-token-0123456789";

enum class Tokens { None, ThreeRoles };

class TestDoor
{
public:
    explicit TestDoor(const AdminBounds &bounds = {}, Tokens tokens = Tokens::None)
    {
        AdminConfig config;
        config.port = 0;
        config.bounds = bounds;
        config.hosts = QStringList{QStringLiteral("gateway.example")};
        if (tokens == Tokens::ThreeRoles)
            config.tokenFile = writeTokens();
        m_server = std::make_unique<AdminServer>(services, config, m_clock);
        const Result<quint16> started = m_server->start();
        port = started ? *started : quint16{0};
        error = started ? std::string() : started.error().text;
    }

    void stop() { m_server->stop(); }

    ScriptedServices services;
    quint16 port = 0;
    std::string error;

private:
    QString writeTokens()
    {
        QFile file(m_folder.filePath(QStringLiteral("tokens")));
        if (!file.open(QIODevice::WriteOnly) ||
            !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return {};
        file.write("# role name token\n");
        file.write("viewer grafana " + QByteArray(kViewerToken.data()) + '\n');
        file.write("operator olga " + QByteArray(kOperatorToken.data()) + '\n');
        file.write("admin ada " + QByteArray(kAdminToken.data()) + '\n');
        return file.fileName();
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<AdminServer> m_server;
};

// Requests as a well-behaved client writes them; `fields` are whole lines with CR LF.
inline std::string get(std::string_view path, std::string_view fields = {},
                       std::string_view method = "GET")
{
    return std::string(method) + ' ' + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" +
           std::string(fields) + "\r\n";
}
inline std::string post(std::string_view path, std::string_view body, std::string_view fields = {})
{
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}
inline std::string bearer(std::string_view token)
{
    return token.empty() ? std::string() : "Authorization: Bearer " + std::string(token) + "\r\n";
}

} // namespace tg::admin::test
