// One question to a node and its answer, bit by bit. Read thread, owned by who asked; destroying it
// closes the connection of an answer that is not whole yet.
#pragma once

#include <memory>
#include <string>

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include "query/node/http_node_client.h"
#include "query/node/node_client.h"

namespace tg::query {

class HttpNodeCall final : public QObject, public NodeCall
{
public:
    HttpNodeCall(HttpNodeClient &client, NodeIndex node, NodeListener &listener);
    ~HttpNodeCall() override;

    // The reply is taken over; openCalls is counted up, and down again at the end.
    void begin(QNetworkReply &reply, unsigned &openCalls);
    void failLater(Error error);

    std::string read(std::size_t atMost) override;

private:
    enum class Phase { Connecting, Asked, Answering, Ended };

    void takeHead();
    void onReadable();
    void onFinished();
    void onTimeout();
    void await(Phase phase);
    void watchSilence();
    void tellEnd();
    void fail(Error error);
    Error failureOf(QNetworkReply::NetworkError error) const;

    HttpNodeClient &m_client;
    const NodeIndex m_node;
    NodeListener &m_listener;
    QNetworkReply *m_reply = nullptr; // deleteLater()
    unsigned *m_openCalls = nullptr;
    QTimer m_timer;
    Phase m_phase = Phase::Connecting;
    std::optional<std::uint64_t> m_announced; // bytes, by the head
    std::uint64_t m_received = 0;             // bytes read by the listener
    bool m_isWhole = false;                   // all is here; the end is told once all has been read
};

} // namespace tg::query
