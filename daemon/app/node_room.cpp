#include "app/node_room.h"

#include <QSysInfo>
#include <QThread>

namespace tg::app {

namespace {

erl::PeerAddress peerOf(const NodeConfig &config, const Limits &limits)
{
    return {.logicalId = config.id,
            .nodeName = config.node,
            .host = config.host,
            .port = config.port,
            .cookie = config.cookie.reveal(),
            .store = config.store,
            .labels = labelFormOf(limits.labelPolicy)};
}

// tg-<instance>@<this host>: what the node calls us. Two gateways with one name would exclude each
// other.
std::string localName(const std::string &instance)
{
    return "tg-" + instance + "@" + QSysInfo::machineHostName().toStdString();
}

QString threadName(const char *kind, const std::string &id)
{
    return QString::fromLatin1(kind) + QString::fromStdString(id);
}

} // namespace

NodeRoom::NodeRoom(const NodeConfig &config, const std::string &instance, const Wiring &wiring,
                   std::uint64_t seed)
    : m_config(config)
    , m_index(wiring.queue.node())
    , m_link(threadName("link-", config.id), peerOf(config, wiring.limits), localName(instance),
             erl::LinkWiring{wiring.queue, wiring.board.at(m_index), m_counters, m_recent,
                             wiring.limits, wiring.clock},
             seed)
    , m_control(threadName("ctl-", config.id), peerOf(config, wiring.limits), localName(instance),
                m_controlCounters, wiring.clock, seed + 1)
    , m_session(new cluster::NodeSession({m_link.object(), m_link.errands(), m_control.object(),
                                          wiring.registrar, wiring.board, m_view, config.id,
                                          config.store}))
{
    QThread *controlThread = m_control.object().thread();
    m_session->moveToThread(controlThread);
    QObject::connect(controlThread, &QThread::finished, m_session, &QObject::deleteLater);
    // From the link's thread to the control link's: what the signals carry goes as an errand, see
    // Errands.
    const auto errands = m_session->errands();
    QObject::connect(&m_link.object(), &erl::NodeLink::verified, &m_link.object(),
                     [session = m_session, errands](const erl::PeerFacts &facts) {
                         errands->post([session, facts] { session->onVerified(facts); });
                     });
    QObject::connect(&m_link.object(), &erl::NodeLink::lost, &m_link.object(),
                     [session = m_session, errands](const QString &reason) {
                         errands->post(
                             [session, text = reason.toStdString()] { session->onLost(text); });
                     });
}

NodeRoom::~NodeRoom()
{
    if (!m_isStarted)
        delete m_session;
}

void NodeRoom::start()
{
    m_isStarted = true;
    m_control.start();
    m_link.start();
}

void NodeRoom::useAddress(const std::string &host, std::uint16_t port)
{
    const auto text = QString::fromStdString(host);
    m_link.errands().post([link = &m_link.object(), text, port] { link->useAddress(text, port); });
    m_control.errands().post(
        [link = &m_control.object(), text, port] { link->useAddress(text, port); });
}

void NodeRoom::allow(bool isAllowed, const std::string &reason)
{
    m_session->errands()->post(
        [session = m_session, isAllowed, reason] { session->allow(isAllowed, reason); });
}

void NodeRoom::stopLink()
{
    m_link.errands().runAndWait([link = &m_link.object()] { link->stop(); });
}

} // namespace tg::app
