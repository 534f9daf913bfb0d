#include "cluster/discovery/dns_discovery.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {
namespace {

QHostAddress nameserverOf(const DnsConfig &config)
{
    return config.nameserver.empty() ? QHostAddress()
                                     : QHostAddress(QString::fromStdString(config.nameserver));
}

} // namespace

DnsDiscovery::DnsDiscovery(DnsRecipe recipe, const Clock &clock, std::uint64_t seed,
                           QObject *parent)
    : Discovery("dns " + recipe.config.name, recipe.config.maxNodes, clock, parent)
    , m_recipe(std::move(recipe))
    , m_plan(m_recipe.config.minRefresh, m_recipe.config.maxRefresh, seed)
    , m_ask(nameserverOf(m_recipe.config), m_recipe.config.askTimeout, this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DnsDiscovery::askNow);
    connect(&m_ask, &DnsAsk::finished, this, &DnsDiscovery::takeReplies);
}

void DnsDiscovery::start()
{
    if (m_step != Step::Stopped)
        return;
    m_step = Step::Waiting;
    askNow();
}

void DnsDiscovery::stop()
{
    m_timer.stop();
    m_ask.stop();
    m_step = Step::Stopped;
    clearNextAsk();
}

void DnsDiscovery::askNow()
{
    if (m_step != Step::Waiting)
        return;
    m_timer.stop();
    beginAsk();
    m_chosen = {};
    m_ttl = std::numeric_limits<std::uint32_t>::max();
    m_isIncomplete = false;
    m_step = Step::AskingName;
    const std::string &name = m_recipe.config.name;
    if (m_recipe.config.mode == DnsMode::Srv)
        m_ask.start({{DnsType::Srv, name}});
    else
        m_ask.start({{DnsType::A, name}, {DnsType::Aaaa, name}});
}

void DnsDiscovery::takeReplies()
{
    for (const DnsReply &reply : m_ask.replies()) {
        if (reply.isGood)
            m_ttl = std::min(m_ttl, reply.ttl);
    }
    if (m_step == Step::AskingName)
        takeName();
    else
        takeAddresses();
}

void DnsDiscovery::takeName()
{
    const auto &replies = m_ask.replies();
    if (std::ranges::none_of(replies, &DnsReply::isGood))
        return finishBadly(replies.front().error);
    if (m_recipe.config.mode == DnsMode::Addresses)
        return finishAddresses();

    m_chosen = chooseTargets(replies.front().targets, known(), m_recipe.config.maxNodes);
    if (!m_recipe.areAddressesNeeded())
        return finishSrv();
    std::erase_if(m_addresses, [&](const auto &entry) { return !known().find(entry.first); });
    std::vector<std::string> targets;
    for (const SrvRecord &record : m_chosen.targets)
        targets.push_back(record.target);
    askAddresses(Step::AskingV4, DnsType::A, std::move(targets));
}

void DnsDiscovery::askAddresses(Step step, DnsType type, std::vector<std::string> targets)
{
    m_step = step;
    std::vector<DnsQuestion> questions;
    for (std::string &target : targets)
        questions.push_back({type, std::move(target)});
    m_ask.start(std::move(questions));
}

void DnsDiscovery::takeAddresses()
{
    const bool wereV4 = m_step == Step::AskingV4;
    const auto &questions = m_ask.questions();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const DnsReply &reply = m_ask.replies()[i];
        const auto last = m_addresses.find(questions[i].name);
        if (reply.isGood) {
            auto &address = m_addresses[questions[i].name];
            address = chooseAddress(address, reply.addresses);
        } else if (last != m_addresses.end() && isV6(last->second) == !wereV4) {
            m_isIncomplete = true;
            m_chosen.problems.push_back("address of " + inQuotes(questions[i].name) + ": " +
                                        reply.error + "; " + last->second + " stays in use");
        }
    }
    if (wereV4) {
        if (auto targets = targetsWithoutAddress(); !targets.empty())
            return askAddresses(Step::AskingV6, DnsType::Aaaa, std::move(targets));
    }
    finishSrv();
}

// After A was asked for: those that never had an IPv4 address.
std::vector<std::string> DnsDiscovery::targetsWithoutAddress() const
{
    std::vector<std::string> result;
    for (const SrvRecord &record : m_chosen.targets) {
        const auto address = m_addresses.find(record.target);
        if (address == m_addresses.end() || isV6(address->second))
            result.push_back(record.target);
    }
    return result;
}

void DnsDiscovery::finishSrv()
{
    auto nodes = nodesFromSrv(m_recipe, m_chosen.targets, m_addresses, known());
    m_isIncomplete |= !nodes.problems.empty();
    auto problems = std::move(m_chosen.problems);
    problems.insert(problems.end(), nodes.problems.begin(), nodes.problems.end());
    takeAnswer(nodes.listed, std::move(problems), ttl());
    wait(m_isIncomplete ? m_plan.afterFailure() : m_plan.afterSuccess(ttl()));
}

void DnsDiscovery::finishAddresses()
{
    const auto &replies = m_ask.replies();
    auto nodes = nodesFromAddresses(m_recipe, replies[0], replies[1], known());
    takeAnswer(nodes.listed, std::move(nodes.problems), ttl());
    wait(m_plan.afterSuccess(ttl()));
}

void DnsDiscovery::finishBadly(std::string why)
{
    takeFailure(std::move(why));
    wait(m_plan.afterFailure());
}

void DnsDiscovery::wait(std::chrono::milliseconds pause)
{
    if (m_step == Step::Stopped) // by a slot on changed()
        return;
    m_step = Step::Waiting;
    setNextAsk(pause);
    m_timer.start(pause);
    Q_EMIT asked();
}

std::chrono::seconds DnsDiscovery::ttl() const
{
    return std::chrono::seconds(m_ttl);
}

} // namespace tg::cluster
