// Asks DNS a list of questions, at most 8 at a time, and gives up on what has no answer in time.
// Cluster thread (the waiting is done on Qt's own pool); owned by its DnsDiscovery.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "cluster/discovery/dns_reply.h"

class QDnsLookup;

namespace tg::cluster {

class DnsAsk final : public QObject
{
    Q_OBJECT

public:
    // nameserver: null = the system's.
    DnsAsk(QHostAddress nameserver, std::chrono::milliseconds timeout, QObject *parent);

    void start(std::vector<DnsQuestion> questions); // drops what was running
    void stop();                                    // no signal after it

    // One for each question, in their order; complete once finished() came.
    const std::vector<DnsReply> &replies() const { return m_replies; }
    const std::vector<DnsQuestion> &questions() const { return m_questions; }

Q_SIGNALS:
    void finished(); // never from within start() unless there was no question

private:
    void launchMore();
    void launch(std::size_t index);
    void finishOne(std::size_t index, QDnsLookup *lookup);
    void giveUp();
    void dropLookups();

    const QHostAddress m_nameserver;
    QTimer m_deadline{this};
    std::vector<DnsQuestion> m_questions;
    std::vector<DnsReply> m_replies;
    std::vector<QPointer<QDnsLookup>> m_running; // by question; children of this
    std::size_t m_next = 0;                      // first question that was not launched
    std::size_t m_open = 0;                      // launched and unanswered
};

} // namespace tg::cluster
