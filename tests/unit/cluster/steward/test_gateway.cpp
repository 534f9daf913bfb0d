#include "test_gateway.h"

#include <future>

#include <QCoreApplication>

namespace tg::test {

using namespace cluster;

namespace {

std::string idOf(std::size_t index)
{
    return std::string(1, static_cast<char>('a' + index));
}

std::shared_ptr<const route::ShardMap> mapOf(std::size_t nodes)
{
    std::vector<route::MapNode> made;
    for (std::size_t i = 0; i < nodes; ++i)
        made.push_back({NodeIndex{static_cast<std::uint16_t>(i)}, idOf(i), 100});
    return route::ShardMap::build(std::move(made), 2, 1);
}

} // namespace

StewardOptions GatewayTraits::quick()
{
    static int counter = 0;
    StewardOptions options;
    options.instance =
        "s" + std::to_string(QCoreApplication::applicationPid()) + "-" + std::to_string(++counter);
    options.fingerprint = "same";
    options.syncEvery = 300ms;
    options.registryEvery = 300ms;
    options.joinDelay = 0ms;
    options.health.downAfter = 500ms;
    options.health.hungDegraded = 1000ms;
    options.health.hungDown = 2500ms;
    options.health.degradedClear = 300ms;
    options.health.returnGood = 300ms;
    options.health.returnJitter = 0ms;
    options.health.returnMinOut = 500ms;
    options.health.flapWindow = 1ms;
    options.health.panicClear = 500ms;
    options.backfill.lease = 4s;
    options.backfill.othersQuiet = 1s;
    options.backfill.firstRetry = 1s;
    options.backfill.fill.walk.recheckAfter = 50ms;
    return options;
}

TestGateway::TestGateway(const std::vector<ErlNode *> &nodes, const GatewayTraits &traits)
    : recent(nodes.size())
    , m_traits(traits)
    , m_router(*route::ShardKey::parse("series"), mapOf(nodes.size() - traits.foundLater.size()))
    , m_registrar(std::make_unique<erl::ThreadHost<route::SeriesRegistrar>>(
          QStringLiteral("registrar"), m_table, m_router, m_board, m_rpc, m_linkClock, m_limits))
    , m_steward(std::make_unique<erl::ThreadHost<Steward>>(
          QStringLiteral("cluster"),
          Steward::Wiring{m_router, m_registrar->object(), m_table, gaps, m_operations, m_shelf,
                          clock},
          m_traits.steward))
{
    for (std::size_t i = 0; i < nodes.size(); ++i)
        add(*nodes[i], i);
    m_registrar->start();
    for (std::size_t i = 0; i < m_rooms.size(); ++i)
        m_rooms[i].start();
    m_steward->start();
}

TestGateway::~TestGateway()
{
    const auto stop = [](auto &object) {
        QMetaObject::invokeMethod(
            &object, [&object] { object.stop(); }, Qt::BlockingQueuedConnection);
    };
    stop(m_steward->object());
    for (std::size_t i = 0; i < m_rooms.size(); ++i)
        m_rooms[i].stopLink();
    stop(m_registrar->object());
}

void TestGateway::add(ErlNode &node, std::size_t at)
{
    app::NodeConfig config;
    config.id = idOf(at);
    config.node = node.name().toStdString();
    config.port = at == 1 && m_traits.portOfB != 0 ? m_traits.portOfB : node.distPort();
    config.cookie = app::Secret(node.address().cookie);
    const auto index = m_board.add(config.id);
    m_queues[at] = std::make_unique<batch::NodeQueue>(index, m_limits.nodeBytes);
    auto &room = m_rooms.add(std::make_unique<app::NodeRoom>(
        config, name(),
        app::NodeRoom::Wiring{*m_queues[at], m_board, m_registrar->object(), m_limits, m_linkClock},
        at + 1));
    m_rpc.add(index, {&room.link(), config.store, LabelForm::Escaped});
    const auto &later = m_traits.foundLater;
    steward().addNode(
        {.index = index,
         .id = config.id,
         .nodeName = config.node,
         .address = "127.0.0.1",
         .httpUrl = {},
         .source = "the test",
         .store = config.store,
         .isFoundLater = std::ranges::find(later, config.id) != later.end(),
         .control = room.control(),
         .link = room.counters(),
         .status = m_board.at(index),
         .view = room.view(),
         .recent = recent[at],
         .unconfirmedBytes = [] { return std::size_t{0}; },
         .allow = [&room](bool isAllowed,
                          const std::string &reason) { room.allow(isAllowed, reason); }});
}

NodeSnapshot TestGateway::node(const std::string &id) const
{
    const auto cluster = look();
    const auto found = std::ranges::find(cluster->nodes, id, &NodeSnapshot::id);
    return found == cluster->nodes.end() ? NodeSnapshot() : *found;
}

bool TestGateway::isAccepting(const std::string &id) const
{
    return m_board.isAccepting(NodeIndex{static_cast<std::uint16_t>(id[0] - 'a')});
}

bool TestGateway::isServing() const
{
    const auto cluster = look();
    return cluster->nodes.size() == m_rooms.size() &&
           std::ranges::all_of(cluster->nodes, [this](const NodeSnapshot &one) {
               return isAccepting(one.id) && one.state == HealthState::Up && one.hasSynced;
           });
}

bool TestGateway::hasAlarm(const std::string &alarm, const std::string &node) const
{
    const auto cluster = look();
    return std::ranges::any_of(cluster->alarms, [&](const ClusterAlarm &one) {
        return one.id == alarm && one.node == node;
    });
}

std::string TestGateway::events(const std::string &what) const
{
    std::string texts;
    for (const auto &event : look()->events)
        texts += event.what == what ? event.node + " " + event.text + "\n" : std::string();
    return texts;
}

std::string TestGateway::begin(Action action, const std::string &node, const AuditWish &audit)
{
    auto plan = buildPlan({action, node, "alice", "a test", {}, audit}, *look());
    if (!plan)
        return {};
    const auto now = clock.unixMilliseconds();
    plan->madeAt = now;
    const auto map = plan->mapVersion = m_router.map()->version();
    const auto kept = m_operations.addPlan(std::move(*plan));
    const auto begun = m_operations.begin({kept.id, map, confirmationOf(kept), true, {}}, map,
                                          TestGateway::node(node).order.kind, now);
    if (!begun)
        return {};
    steward().run(*begun);
    return begun->id;
}

bool TestGateway::isOver(const std::string &id) const
{
    const auto found = operation(id);
    return found && found->state != OperationState::Running;
}

std::optional<Operation> TestGateway::last(Action action) const
{
    for (const auto &one : m_operations.operations()) {
        if (one.plan.action == action)
            return one;
    }
    return std::nullopt;
}

std::ptrdiff_t TestGateway::count(Action action) const
{
    return std::ranges::count_if(m_operations.operations(), [action](const Operation &one) {
        return one.plan.action == action;
    });
}

bool TestGateway::settle(std::chrono::milliseconds patience)
{
    const auto settled = std::make_shared<std::promise<bool>>();
    auto end = settled->get_future();
    steward().settle(patience, [settled](bool isShared) { settled->set_value(isShared); });
    return end.wait_for(patience + 10s) == std::future_status::ready && end.get();
}

} // namespace tg::test
