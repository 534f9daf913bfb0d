#include "tests/unit/console/scripted_gateway.h"

namespace tg {

using namespace protocol;

ScriptedGateway::ScriptedGateway()
{
    m_server.listen(m_folder.filePath(QStringLiteral("control.sock")));
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
        m_peer = m_server.nextPendingConnection();
        m_reader = FrameReader(kMaxFrameFromConsole);
        ++m_connections;
        QObject::connect(m_peer, &QLocalSocket::readyRead, &m_server, [this] { read(); });
    });
}

void ScriptedGateway::read()
{
    m_reader.feed(m_peer->readAll());
    while (true) {
        auto frame = m_reader.next();
        if (!frame || !*frame)
            return;
        if (auto message = decode(**frame))
            m_heard.push_back(std::move(*message));
    }
}

void ScriptedGateway::say(const Message &message)
{
    m_peer->write(*encode(message));
    m_peer->flush();
}

void ScriptedGateway::welcome(const QString &bootId, Role role)
{
    Welcome one;
    one.bootId = bootId;
    one.gatewayId = m_id;
    one.daemonVersion = QStringLiteral("0.1.0");
    one.role = role;
    one.clockMs = 1'700'000'000'000;
    one.topics = m_topics;
    say(one);
}

void ScriptedGateway::snapshot(const Table &table, qint64 seq)
{
    for (const auto &frame : encodeSnapshot(table, seq))
        m_peer->write(frame);
    m_peer->flush();
}

void ScriptedGateway::hangUp()
{
    m_peer->disconnectFromServer();
}

} // namespace tg
