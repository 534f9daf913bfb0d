#include "cluster/discovery/discovery.h"

#include <iterator>
#include <utility>

namespace tg::cluster {
namespace {

constexpr std::size_t kMaxProblems = 100; // texts kept of one answer

void shorten(std::vector<std::string> &problems)
{
    if (problems.size() <= kMaxProblems)
        return;
    const auto more = problems.size() - kMaxProblems;
    problems.resize(kMaxProblems);
    problems.push_back("... and " + std::to_string(more) + " more");
}

} // namespace

Discovery::Discovery(std::string name, std::size_t maxNodes, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_known(maxNodes)
{
    m_status.name = std::move(name);
}

bool Discovery::forget(std::string_view id)
{
    if (!m_known.forget(id))
        return false;
    Q_EMIT changed();
    return true;
}

void Discovery::beginAsk()
{
    m_status.lastAsked = m_clock.unixMilliseconds();
    m_status.nextAsk = 0;
}

void Discovery::takeAnswer(const std::vector<NodeSpec> &listed, std::vector<std::string> problems,
                           std::chrono::seconds ttl)
{
    auto outcome = m_known.apply(listed, m_clock.unixMilliseconds());
    problems.insert(problems.end(), std::make_move_iterator(outcome.problems.begin()),
                    std::make_move_iterator(outcome.problems.end()));
    shorten(problems);
    m_status.problems = std::move(problems);
    m_status.lastGood = m_clock.unixMilliseconds();
    m_status.ttl = ttl;
    m_status.lastError.clear();
    m_status.failuresInARow = 0;
    if (outcome.hasChanged)
        Q_EMIT changed();
}

void Discovery::takeFailure(std::string why)
{
    m_status.lastError = std::move(why);
    ++m_status.failuresInARow;
}

void Discovery::takeSameAgain()
{
    if (m_status.lastError.empty())
        m_status.lastGood = m_clock.unixMilliseconds();
    else
        ++m_status.failuresInARow;
}

void Discovery::setNextAsk(std::chrono::milliseconds fromNow)
{
    m_status.nextAsk = m_clock.unixMilliseconds() + fromNow.count();
}

} // namespace tg::cluster
