#include "console/models/cluster_view.h"

#include <algorithm>

#include <QRandomGenerator>

#include "console/link/order_target.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace std::chrono_literals;
using protocol::Topic;

namespace {

constexpr auto kGatherFills = 20ms;

} // namespace

ClusterView::ClusterView(QObject *parent)
    : QObject(parent)
    , m_questions(QRandomGenerator::global()->generate())
{
    const auto add = [this](Topic topic, std::vector<ColumnSpec> columns) {
        m_models.emplace(topic, std::make_unique<TopicModel>(topic, std::move(columns)));
    };
    add(Topic::Nodes, nodeColumns());
    add(Topic::Shards, shardColumns());
    add(Topic::Links, linkColumns());
    add(Topic::Alarms, alarmColumns());
    add(Topic::Events, eventColumns());
    add(Topic::Operations, operationColumns());
    add(Topic::Gaps, gapColumns());
    add(Topic::Ledger, ledgerColumns());
    add(Topic::Rejected, rejectedColumns());
    add(Topic::RejectedSamples, rejectedSampleColumns());
    add(Topic::HotMetrics, hotMetricColumns());
    nodes().setTraces(&m_traces);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &ClusterView::tick);
    m_filled.setSingleShot(true);
    m_filled.setInterval(kGatherFills);
    connect(&m_filled, &QTimer::timeout, this, &ClusterView::ticked);
    m_timer.start();
}

void ClusterView::setFeed(ClusterFeed *feed)
{
    if (m_feed)
        m_feed->disconnect(this);
    m_feed = feed;
    m_dirty.clear();
    m_questions.forget();
    if (feed) {
        connect(feed, &ClusterFeed::replaced, this, [this](Topic topic) {
            m_dirty.insert(topic);
            m_isHistoryNew = m_isHistoryNew || topic == Topic::History;
        });
        connect(feed, &ClusterFeed::changed, this, [this](Topic topic) {
            m_dirty.insert(topic);
            if (topic == Topic::Nodes)
                m_traces.add(nowMs(), m_feed->table(topic));
        });
        connect(feed, &ClusterFeed::statusChanged, this, [this] {
            if (status().phase != Phase::Up)
                m_questions.forget();
            Q_EMIT statusChanged();
        });
        connect(feed, &ClusterFeed::noted, this, &ClusterView::note);
    }
    Q_EMIT statusChanged();
}

bool ClusterView::isLive() const
{
    return m_feed && m_feed->freshness() != Freshness::Stale;
}

QString ClusterView::whyNoQuestions() const
{
    return console::whyNoQuestions(m_feed);
}

QString ClusterView::whyNoOrders() const
{
    return console::whyNoOrders(m_feed);
}

bool ClusterView::maySee(Topic topic) const
{
    return status().role >= protocol::schemaOf(topic).role;
}

void ClusterView::wantNodeHistory(const QString &node)
{
    if (!node.isEmpty() && mayAskHistories() && !m_questions.isAsked(node))
        askHistory(node);
}

bool ClusterView::mayAskHistories() const
{
    return whyNoQuestions().isEmpty() && m_questions.mayAsk(m_feed->clock().now());
}

void ClusterView::wantNodeHistories()
{
    if (!mayAskHistories())
        return;
    std::vector<std::pair<double, QString>> wanted; // the busiest first
    const auto known = std::min(nodes().rows().size(), kMostTraces);
    for (std::size_t i = 0; i < known; ++i) {
        const auto &row = nodes().rows()[i];
        if (const auto node = textOf(row.key()); !node.isEmpty() && !m_questions.isAsked(node))
            wanted.emplace_back(-numberOf(row[protocol::NodeColumn::PointsPerSecond]), node);
    }
    const auto asked = std::min<std::size_t>(wanted.size(), kHistoriesATick);
    std::ranges::partial_sort(wanted, wanted.begin() + static_cast<std::ptrdiff_t>(asked));
    for (std::size_t i = 0; i < asked; ++i)
        askHistory(wanted[i].second);
}

void ClusterView::askHistory(const QString &node)
{
    m_questions.ask(node);
    m_feed->call(protocol::kHistoryGet, {{protocol::member::kNode, node}}, this,
                 [this, node, gateway = status().gatewayId](const CommandOutcome &outcome) {
                     takeHistory(node, gateway, outcome);
                 });
}

void ClusterView::takeHistory(const QString &node, const QString &gateway,
                              const CommandOutcome &outcome)
{
    if (status().gatewayId != gateway)
        return;
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        const bool isOfNow =
            error->id == protocol::errorId(ErrorCode::LimitExceeded) || error->id == kNoAnswer;
        if (isOfNow && status().phase == Phase::Up) // else the next connection asks anew
            m_questions.refused(node, m_feed->clock().now());
        return;
    }
    m_questions.answered();
    m_traces.fill(node, tracePointsOf(std::get<QJsonObject>(outcome)));
    if (!m_filled.isActive())
        m_filled.start();
}

const protocol::Row *ClusterView::gateway() const
{
    return m_gateway.size() > 0 ? &m_gateway.rows().front() : nullptr;
}

void ClusterView::note(const QString &text)
{
    events().apply(m_eventMemory.note(nowMs(), text));
}

void ClusterView::setPaused(bool paused)
{
    m_isPaused = paused;
    tick();
}

void ClusterView::tick()
{
    if (!m_isPaused)
        takeAll();
    Q_EMIT ticked();
}

void ClusterView::takeAll()
{
    if (m_dirty.contains(Topic::Gateway)) // first: it tells whether the others are of a new boot
        takeGateway(m_feed->table(Topic::Gateway));
    for (const auto topic : std::exchange(m_dirty, {}))
        take(topic);
    for (const auto &[topic, one] : m_models)
        one->setNow(nowMs());
}

void ClusterView::take(Topic topic)
{
    const auto &table = m_feed->table(topic);
    if (topic == Topic::Events) {
        events().apply(m_eventMemory.take(table, m_feed->status().bootId));
    } else if (topic == Topic::History) {
        if (std::exchange(m_isHistoryNew, false))
            m_history.replace(table);
        else
            m_history.append(table);
    } else if (const auto at = m_models.find(topic); at != m_models.end()) {
        at->second->merge(table);
    }
}

void ClusterView::takeGateway(const protocol::Table &table)
{
    const auto now = status();
    if (!m_gatewayId.isEmpty() && now.gatewayId != m_gatewayId)
        forget();
    m_gateway = table;
    if (!m_bootId.isEmpty() && now.bootId != m_bootId && table.size() > 0) {
        const auto &started = table.rows().front()[protocol::GatewayColumn::StartedAt];
        m_restarts.append(static_cast<qint64>(numberOf(started, static_cast<double>(nowMs()))));
        if (m_restarts.size() > kMostRestarts)
            m_restarts.removeFirst();
    }
    m_gatewayId = now.gatewayId;
    m_bootId = now.bootId;
}

void ClusterView::forget()
{
    m_history.clear();
    m_traces.clear();
    m_restarts.clear();
    m_bootId.clear();
    for (const auto &[topic, one] : m_models)
        one->merge(protocol::Table(topic));
}

} // namespace tg::console
