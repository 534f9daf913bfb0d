#include "cluster/steward/heal_watch.h"

#include <algorithm>
#include <memory>

namespace tg::cluster {

HealWatch::HealWatch(Wiring wiring, BackgroundAuditOptions options, std::uint64_t seed)
    : m_wiring(std::move(wiring))
    , m_options(options)
    , m_random(seed)
{
    m_due = m_wiring.clock.now() + m_options.every;
}

void HealWatch::stop()
{
    delete std::exchange(m_look, nullptr);
}

void HealWatch::tick(bool isHealing)
{
    const auto now = m_wiring.clock.now();
    if (m_options.every.count() == 0 || now < m_due || isHealing || m_look ||
        m_wiring.registrar.extraHolders().isEmpty())
        return;
    m_due = now + m_options.every;
    if (const auto holders = sample(); !holders.empty())
        begin(holders);
}

// Healed ones that can be read now, as many as an audit takes; any of them.
std::vector<route::ExtraHolder> HealWatch::sample()
{
    auto all = m_wiring.registrar.extraHolders().all();
    std::erase_if(all, [this](const auto &extra) {
        const auto primary = extra.entry->bothCopies().primary;
        return !extra.isHealed || !primary.isResolved() ||
               !m_wiring.members[primary.node().value]->isWarm() ||
               !m_wiring.members[extra.node.value]->isWarm();
    });
    std::shuffle(all.begin(), all.end(), m_random);
    all.resize(std::min<std::size_t>(all.size(), m_options.wish.series));
    return all;
}

void HealWatch::begin(const std::vector<route::ExtraHolder> &holders)
{
    AuditJob job;
    std::vector<std::uint16_t> nodes; // by port
    const auto portOf = [&](NodeIndex node) {
        auto at = static_cast<std::size_t>(std::find(nodes.begin(), nodes.end(), node.value) -
                                           nodes.begin());
        if (at == nodes.size()) {
            nodes.push_back(node.value);
            job.ports.push_back(&m_wiring.members[node.value]->port);
        }
        return static_cast<std::uint16_t>(at);
    };
    std::vector<SeriesCopies> pairs;
    std::map<Named, route::ExtraHolder> looked;
    for (const auto &extra : holders) {
        const auto primary = extra.entry->bothCopies().primary;
        pairs.push_back({std::string(extra.entry->key()), primary.id(), portOf(extra.node),
                         portOf(primary.node())});
        looked.insert_or_assign({pairs.back().key, extra.node.value}, extra);
    }
    // No hole between two looks, should they be further apart than an audit reaches back.
    const auto hours = std::max<std::int64_t>(
        m_options.wish.hours, std::chrono::ceil<std::chrono::hours>(m_options.every).count() + 1);
    const auto until = m_wiring.clock.unixMilliseconds() / 1000 - m_options.unsettled.count();
    job.range = {until - hours * 3600, until};
    job.onlyMissing = true;
    job.pager = [all = std::make_shared<const std::vector<SeriesCopies>>(std::move(pairs))](
                    std::uint64_t first, std::size_t most) {
        std::vector<SeriesCopies> page;
        for (auto i = first; i < all->size() && page.size() < most; ++i)
            page.push_back((*all)[i]);
        return page;
    };
    job.differs = [this, nodes, looked = std::move(looked)](const SeriesCopies &pair,
                                                            const PointsDiff &) {
        const Named named{pair.key, nodes[pair.source]};
        m_changed.insert_or_assign(named, looked.at(named));
    };
    m_changed.clear();
    WalkOptions walk;
    walk.queriesInFlight = 1;
    walk.seriesPerSecond = m_options.seriesPerSecond;
    m_look = new CopyAudit(std::move(job), walk, m_wiring.clock, 0, this);
    connect(m_look, &CopyAudit::finished, this, [this] { done(); });
    m_look->start();
}

void HealWatch::done()
{
    std::exchange(m_look, nullptr)->deleteLater();
    if (m_changed.empty())
        return;
    std::vector<route::ExtraHolder> holders;
    for (const auto &[named, holder] : m_changed)
        holders.push_back(holder);
    m_wiring.journal.add(m_wiring.clock.unixMilliseconds(), {}, "heal",
                         std::to_string(holders.size()) +
                             " extra holders that were healed have new points: heal again",
                         EventSeverity::Notice);
    m_wiring.registrar.noteUnhealed(std::move(holders));
}

} // namespace tg::cluster
