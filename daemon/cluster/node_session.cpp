#include "cluster/node_session.h"

#include <chrono>
#include <utility>

#include <QLoggingCategory>

#include "cluster/identity.h"
#include "cluster/registry_feed.h"
#include "cluster/retention.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

Q_LOGGING_CATEGORY(lcCluster, "tg.cluster")

namespace tg::cluster {

namespace {

constexpr std::chrono::seconds kRetry{1};
constexpr std::string_view kModule = "Elixir.TimelessMetrics";

template <typename Build> term::Bytes arguments(std::uint32_t count, Build build)
{
    term::Bytes bytes;
    term::TermWriter writer(bytes);
    if (count > 0)
        writer.list(count);
    build(writer);
    writer.nil();
    return bytes;
}

} // namespace

NodeSession::NodeSession(Wiring wiring)
    : m_wiring(std::move(wiring))
    , m_retry(this)
    , m_errands(std::make_shared<Errands>(*this))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetry);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        m_wiring.view.set(NodeState::Warming, "checking again");
        m_step = Step::Creation;
        next();
    });
}

NodeSession::~NodeSession() = default;

void NodeSession::onVerified(const erl::PeerFacts &facts)
{
    ++m_round;
    m_retry.stop();
    m_creation = facts.creation;
    if (facts.creation ==
        m_warmCreation) { // the very same start of the node: nothing can have changed
        release();
        return;
    }
    m_wiring.view.set(NodeState::Warming, "connected, being checked");
    m_step = Step::Creation;
    next();
}

void NodeSession::onLost(const std::string &reason)
{
    ++m_round;
    m_retry.stop();
    m_wiring.view.set(NodeState::Unreachable, reason);
}

void NodeSession::next()
{
    const auto store = std::string_view(m_wiring.store);
    switch (m_step) {
    case Step::Creation:
        return ask("erlang", "system_info", arguments(1, [](auto &list) { list.atom("creation"); }),
                   &NodeSession::judgeCreation);
    case Step::Version:
        return ask("application", "get_key",
                   arguments(2,
                             [](auto &list) {
                                 list.atom("timeless_metrics");
                                 list.atom("vsn");
                             }),
                   &NodeSession::judgeVersion);
    case Step::Loaded:
        return ask("code", "ensure_loaded", arguments(1, [](auto &list) { list.atom(kModule); }),
                   &NodeSession::judgeLoaded);
    case Step::WriteCall:
        return ask("erlang", "function_exported",
                   arguments(3,
                             [](auto &list) {
                                 list.atom(kModule);
                                 list.atom("write_batch_resolved");
                                 list.integer(2);
                             }),
                   &NodeSession::judgeWriteCall);
    case Step::Store:
        return ask("persistent_term", "get",
                   arguments(2,
                             [store](auto &list) {
                                 list.tuple(3);
                                 list.atom(kModule);
                                 list.atom(store);
                                 list.atom("data_dir");
                                 list.atom("undefined");
                             }),
                   &NodeSession::judgeStore);
    case Step::Schema:
        return ask(std::string(kModule), "get_schema",
                   arguments(1, [store](auto &list) { list.atom(store); }),
                   &NodeSession::judgeSchema);
    case Step::Identity:
        return ask(std::string(kModule), "get_metadata",
                   arguments(2,
                             [store](auto &list) {
                                 list.atom(store);
                                 list.binary(kIdentityMetric);
                             }),
                   &NodeSession::judgeIdentity);
    case Step::StoreIdentity:
        return ask(std::string(kModule), "register_metric",
                   arguments(4,
                             [&](auto &list) {
                                 list.atom(store);
                                 list.binary(kIdentityMetric);
                                 list.atom("gauge");
                                 list.list(1);
                                 list.tuple(2);
                                 list.atom("description");
                                 list.binary(identityText(m_wiring.logicalId));
                                 list.nil();
                             }),
                   &NodeSession::judgeIdentityStored);
    case Step::Registry:
        readRegistry();
    }
}

void NodeSession::ask(std::string module, std::string function, term::Bytes encoded,
                      std::string (NodeSession::*judge)(term::BytesView))
{
    const auto what = module + ":" + function;
    m_wiring.control.call({.module = std::move(module),
                           .function = std::move(function),
                           .arguments = std::move(encoded),
                           .done = [this, judge, what, round = m_round](Result<term::Bytes> reply) {
                               if (round != m_round)
                                   return;
                               if (!reply)
                                   return fail(what + ": " + reply.error().text);
                               if (auto reason = (this->*judge)(*reply); !reason.empty())
                                   return fail(what + ": " + std::move(reason));
                               next();
                           }});
}

std::string NodeSession::judgeCreation(term::BytesView term)
{
    term::TermReader reply(term);
    const auto creation = reply.unsignedInteger();
    if (!creation || *creation != m_creation)
        return "the control link reached another start of the node than the data link";
    m_step = Step::Version;
    return {};
}

std::string NodeSession::judgeVersion(term::BytesView term)
{
    term::TermReader reply(term);
    m_step = Step::Loaded;
    if (reply.peek() != term::Kind::Tuple) {
        m_wiring.view.setVersion(
            "unknown"); // not a reason to refuse: what counts is what the node can do
        return {};
    }
    reply.tuple();
    reply.atom();
    std::string version;
    for (auto left = reply.list().value_or(0); left > 0 && version.size() < 64; --left)
        version += static_cast<char>(reply.integer().value_or('?'));
    m_wiring.view.setVersion(version);
    return {};
}

std::string NodeSession::judgeLoaded(term::BytesView term)
{
    term::TermReader reply(term);
    const auto arity = reply.tuple();
    if (!arity || *arity != 2 || !reply.atomIs("module"))
        return "there is no TimelessMetrics on that node";
    m_step = Step::WriteCall;
    return {};
}

std::string NodeSession::judgeWriteCall(term::BytesView term)
{
    term::TermReader reply(term);
    if (!reply.atomIs("true"))
        return "the node has no write_batch_resolved/2: only nodes of the 0.7 generation can be "
               "written to yet";
    m_step = Step::Store;
    return {};
}

std::string NodeSession::judgeStore(term::BytesView term)
{
    term::TermReader reply(term);
    if (reply.peek() == term::Kind::Atom || !reply.isGood())
        return "there is no store \"" + m_wiring.store +
               "\" on that node; check the node's `store` in the config";
    m_step = Step::Schema;
    return {};
}

// The node's Schema struct. One that cannot tell is no reason to refuse the node: then ages have no
// bound by it.
std::string NodeSession::judgeSchema(term::BytesView term)
{
    m_step = Step::Identity;
    const auto kept = readRetention(term);
    m_wiring.board.at(m_wiring.link.node()).retentionSeconds.store(kept, std::memory_order_relaxed);
    qCInfo(lcCluster).nospace().noquote()
        << "event=retention node=" << m_wiring.logicalId.c_str() << " raw_seconds="
        << (kept == NodeStatus::kNotTold   ? std::string("unknown")
            : kept == NodeStatus::kForever ? std::string("forever")
                                           : std::to_string(kept))
               .c_str();
    return {};
}

std::string NodeSession::judgeIdentity(term::BytesView term)
{
    term::TermReader reply(term);
    const auto arity = reply.tuple();
    if (!arity || *arity != 2 || !reply.atomIs("ok"))
        return "no answer about the identity fact: " + term::termText(term);
    if (reply.peek() == term::Kind::Atom) { // nil: first contact, or a node that was wiped
        m_wiring.view.setWiped(m_hadIdentity);
        m_wiring.view.setNameless(true);
        if (m_hadIdentity)
            qCWarning(lcCluster).nospace().noquote()
                << "event=wiped node=" << m_wiring.logicalId.c_str()
                << " the node has lost its identity fact: its ids are read anew";
        m_step = Step::StoreIdentity;
        return {};
    }
    std::string_view description;
    for (auto pairs = reply.map().value_or(0); pairs > 0; --pairs) {
        if (reply.atomIs("description"))
            description = reply.binary().value_or(std::string_view());
        else
            reply.skip();
    }
    const auto identity = readIdentity(description);
    if (!identity)
        return identity.error().text;
    if (*identity != m_wiring.logicalId)
        return "this is the node \"" + *identity + "\", not \"" + m_wiring.logicalId +
               "\"; correct the node's address in the config";
    m_hadIdentity = true;
    m_wiring.view.setWiped(false);
    m_wiring.view.setNameless(false);
    m_step = Step::Registry;
    return {};
}

std::string NodeSession::judgeIdentityStored(term::BytesView term)
{
    term::TermReader reply(term);
    const auto arity = reply.tuple();
    if (!arity || *arity != 2 || !reply.atomIs("ok"))
        return "the identity fact could not be stored on the node: " + term::termText(term);
    m_hadIdentity = true;
    m_step = Step::Registry;
    return {};
}

void NodeSession::readRegistry()
{
    const NodeIndex node = m_wiring.link.node();
    m_wiring.view.set(NodeState::Warming, "reading its registry");
    // A feed of its own for each reading: one that was given up may still be streaming.
    auto feed = std::make_shared<RegistryFeed>(m_wiring.registrar, node);
    m_wiring.registrar.beginRegistry(node);
    m_wiring.control.streamRegistry(
        {.sink = feed.get(),
         .done = [this, feed, node, round = m_round](Result<erl::RegistrySummary> summary) {
             if (round != m_round)
                 return;
             if (!summary)
                 return fail("its registry could not be read: " + summary.error().text);
             feed->flush();
             m_wiring.view.setLastSeriesId(summary->lastId);
             if (summary->oddEntries > 0)
                 qCWarning(lcCluster).nospace().noquote()
                     << "event=odd_series node=" << m_wiring.logicalId.c_str()
                     << " count=" << summary->oddEntries
                     << " series with names or labels that are no text";
             qCInfo(lcCluster).nospace().noquote()
                 << "event=warm node=" << m_wiring.logicalId.c_str()
                 << " series=" << summary->series;
             m_wiring.registrar.endRegistry(node,
                                            [this, round, errands = m_errands] { // registrar thread
                                                errands->post([this, round] {
                                                    if (round != m_round)
                                                        return;
                                                    m_warmCreation = m_creation;
                                                    release();
                                                });
                                            });
         }});
}

void NodeSession::allow(bool isAllowed, const std::string &reason)
{
    if (m_isAllowed == isAllowed)
        return;
    m_isAllowed = isAllowed;
    m_heldBecause = reason;
    if (isAllowed && m_wiring.view.state() == NodeState::Held) {
        release();
    } else if (!isAllowed && m_wiring.view.state() == NodeState::Up) {
        m_wiring.linkErrands.post([link = &m_wiring.link] { link->hold(); });
        m_wiring.view.set(NodeState::Held, m_heldBecause);
        qCInfo(lcCluster).nospace().noquote()
            << "event=held node=" << m_wiring.logicalId.c_str() << " " << reason.c_str();
    }
}

void NodeSession::release()
{
    m_wiring.view.setCreation(m_creation);
    if (!m_isAllowed)
        return m_wiring.view.set(NodeState::Held, m_heldBecause);
    auto &status = m_wiring.board.at(m_wiring.link.node());
    status.lateInARow.store(0, std::memory_order_relaxed);
    status.keepsUp.store(true, std::memory_order_relaxed);
    m_wiring.linkErrands.post([link = &m_wiring.link] { link->release(); });
    m_wiring.view.set(NodeState::Up, "confirming");
    m_wiring.registrar.nodeIsUp(m_wiring.link.node());
    qCInfo(lcCluster).nospace().noquote()
        << "event=up node=" << m_wiring.logicalId.c_str() << " creation=" << m_creation;
}

void NodeSession::fail(std::string reason)
{
    qCWarning(lcCluster).nospace().noquote()
        << "event=refused node=" << m_wiring.logicalId.c_str() << " " << reason.c_str();
    m_wiring.view.set(NodeState::Refused, std::move(reason));
    ++m_round;
    m_retry.start();
}

} // namespace tg::cluster
