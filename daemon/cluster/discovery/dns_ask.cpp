#include "cluster/discovery/dns_ask.h"

#include <algorithm>
#include <utility>

#include <QDnsLookup>
#include <QUrl>

#include "cluster/discovery/dns_text.h"

namespace tg::cluster {
namespace {

constexpr std::size_t kAtATime = 8;

QDnsLookup::Type lookupType(DnsType type)
{
    switch (type) {
    case DnsType::Srv:
        return QDnsLookup::SRV;
    case DnsType::A:
        return QDnsLookup::A;
    case DnsType::Aaaa:
        break;
    }
    return QDnsLookup::AAAA;
}

// Qt hands out punycode names decoded; what is hashed is what the zone says.
std::string plainTarget(const QString &target)
{
    const bool isAscii = std::ranges::all_of(target, [](QChar c) { return c.unicode() < 0x80; });
    return plainDnsName((isAscii ? target.toLatin1() : QUrl::toAce(target)).toStdString());
}

std::string errorText(const QDnsLookup &lookup)
{
    switch (lookup.error()) {
    case QDnsLookup::NoError:
        return "the answer has no record of this type";
    case QDnsLookup::NotFoundError:
        return "the name does not exist (NXDOMAIN)";
    case QDnsLookup::ServerFailureError:
        return "the server failed (SERVFAIL)";
    case QDnsLookup::ServerRefusedError:
        return "the server refuses (REFUSED)";
    case QDnsLookup::InvalidReplyError:
        return "no usable answer: no server there, or no record of this type";
    default:
        return lookup.errorString().toStdString();
    }
}

DnsReply replyOf(const QDnsLookup &lookup)
{
    DnsReply reply;
    if (lookup.error() == QDnsLookup::NoError) {
        for (const QDnsServiceRecord &record : lookup.serviceRecords()) {
            reply.ttl = std::min(reply.ttl, record.timeToLive());
            auto target = plainTarget(record.target());
            if (!target.empty()) // "." says: there is no such service
                reply.targets.push_back(
                    {std::move(target), record.port(), record.priority(), record.weight()});
        }
        for (const QDnsHostAddressRecord &record : lookup.hostAddressRecords()) {
            reply.ttl = std::min(reply.ttl, record.timeToLive());
            reply.addresses.push_back(record.value().toString().toStdString());
        }
        for (const QDnsDomainNameRecord &record : lookup.canonicalNameRecords())
            reply.ttl = std::min(reply.ttl, record.timeToLive());
    }
    reply.isGood = !reply.targets.empty() || !reply.addresses.empty();
    reply.error = reply.isGood ? std::string() : errorText(lookup);
    return reply;
}

} // namespace

DnsAsk::DnsAsk(QHostAddress nameserver, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_nameserver(std::move(nameserver))
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(timeout);
    connect(&m_deadline, &QTimer::timeout, this, &DnsAsk::giveUp);
}

void DnsAsk::start(std::vector<DnsQuestion> questions)
{
    stop();
    m_questions = std::move(questions);
    m_replies.assign(m_questions.size(), {});
    m_running.assign(m_questions.size(), {});
    m_next = 0;
    m_open = 0;
    if (m_questions.empty()) {
        Q_EMIT finished();
        return;
    }
    m_deadline.start();
    launchMore();
}

void DnsAsk::stop()
{
    m_deadline.stop();
    dropLookups();
}

void DnsAsk::launchMore()
{
    while (m_next < m_questions.size() && m_open < kAtATime) {
        ++m_open;
        launch(m_next++);
    }
}

void DnsAsk::launch(std::size_t index)
{
    const DnsQuestion &question = m_questions[index];
    auto *lookup = new QDnsLookup(lookupType(question.type), QString::fromStdString(question.name),
                                  m_nameserver, this);
    m_running[index] = lookup;
    connect(lookup, &QDnsLookup::finished, this,
            [this, index, lookup] { finishOne(index, lookup); });
    lookup->lookup();
}

void DnsAsk::finishOne(std::size_t index, QDnsLookup *lookup)
{
    m_replies[index] = replyOf(*lookup);
    m_running[index].clear();
    lookup->deleteLater();
    --m_open;
    launchMore();
    if (m_open != 0)
        return;
    m_deadline.stop();
    Q_EMIT finished();
}

void DnsAsk::giveUp()
{
    const auto text = "no answer within " + std::to_string(m_deadline.interval()) + " ms";
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        if (m_running[i] || i >= m_next)
            m_replies[i].error = text;
    }
    dropLookups();
    Q_EMIT finished();
}

void DnsAsk::dropLookups()
{
    for (auto &lookup : m_running) {
        if (!lookup)
            continue;
        lookup->disconnect(this);
        lookup->abort();
        lookup->deleteLater();
    }
    m_running.clear();
}

} // namespace tg::cluster
