// The other end of a console's connection, on a real unix socket: says what a test tells it to, and
// keeps what the console said. Main thread of the test.
#pragma once

#include <memory>

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

#include "shared/protocol/messages.h"

namespace tg {

class ScriptedGateway
{
public:
    ScriptedGateway();

    QString path() const { return m_server.fullServerName(); }
    void say(const protocol::Message &message);
    void welcome(const QString &bootId = QStringLiteral("boot-1"),
                 protocol::Role role = protocol::Role::Operator);
    // In its next welcome.
    void setId(const QString &id) { m_id = id; }
    void offer(protocol::Topic topic) { m_topics.push_back(topic); }
    void snapshot(const protocol::Table &table, qint64 seq);
    void hangUp();
    void stopListening() { m_server.close(); }

    template <typename Type> std::vector<Type> heard() const
    {
        std::vector<Type> found;
        for (const auto &message : m_heard) {
            if (const auto *one = std::get_if<Type>(&message))
                found.push_back(*one);
        }
        return found;
    }
    int connections() const { return m_connections; }

private:
    void read();

    QString m_id = QStringLiteral("gw-1");
    std::vector<protocol::Topic> m_topics{protocol::Topic::Gateway, protocol::Topic::Nodes,
                                          protocol::Topic::Operations};
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QLocalSocket *m_peer = nullptr; // owned by the server
    protocol::FrameReader m_reader{protocol::kMaxFrameFromConsole};
    std::vector<protocol::Message> m_heard;
    int m_connections = 0;
};

} // namespace tg
