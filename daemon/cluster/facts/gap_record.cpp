#include "cluster/facts/gap_record.h"

#include <algorithm>
#include <tuple>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

namespace {

auto extentOf(const GapRecord &record)
{
    return std::tie(record.firstHour, record.lastHour, record.points, record.shards);
}

auto outcomeOf(const GapRecord &record)
{
    return std::tie(record.state, record.residues, record.residueText);
}

void takeOutcome(GapRecord &into, const GapRecord &from)
{
    into.state = from.state;
    into.residues = from.residues;
    into.residueText = from.residueText;
}

bool isMadeOf(std::string_view text, std::string_view alphabet, std::size_t maxSize)
{
    return !text.empty() && text.size() <= maxSize &&
           text.find_first_not_of(alphabet) == std::string_view::npos;
}

} // namespace

void GapRecord::merge(const GapRecord &other)
{
    GapRecord joined = *this;
    joined.firstHour = std::min(firstHour, other.firstHour);
    joined.lastHour = std::max(lastHour, other.lastHour);
    joined.shards |= other.shards;
    joined.points = std::max(points, other.points);
    const bool isMineWhole = extentOf(joined) == extentOf(*this);
    const bool isOtherWhole = extentOf(joined) == extentOf(other);
    if (!isMineWhole && !isOtherWhole)
        takeOutcome(joined, GapRecord{});
    else if (!isMineWhole || (isOtherWhole && outcomeOf(*this) < outcomeOf(other)))
        takeOutcome(joined, other);
    if (std::tie(changedAt, cause) < std::tie(other.changedAt, other.cause)) {
        joined.changedAt = other.changedAt;
        joined.cause = other.cause;
    }
    joined.openedAt = std::min(openedAt, other.openedAt);
    joined.openedBy = std::max(openedBy, other.openedBy);
    joined.dueAt = std::max(dueAt, other.dueAt);
    *this = std::move(joined);
}

bool GapRecord::makeStorable()
{
    firstHour = std::clamp(firstHour, -kMaxHour, kMaxHour);
    lastHour = std::clamp(lastHour, -kMaxHour, kMaxHour);
    points = storableNumber(points);
    residues = storableNumber(residues);
    residueText = storableText(residueText, kMaxResidueTextBytes);
    changedAt = storableTime(changedAt);
    cause = storableText(cause, kMaxCauseBytes);
    openedAt = storableTime(openedAt);
    dueAt = storableTime(dueAt);
    return isGapId(id) && isFactWord(openedBy) && firstHour <= lastHour && shards.any();
}

std::string gapId(std::string_view gateway, std::uint64_t boot, std::uint64_t n)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (; boot != 0 || hex.empty(); boot >>= 4)
        hex.insert(hex.begin(), kHex[boot & 15u]);
    return std::string(gateway) + "-" + hex + "-" + std::to_string(n);
}

bool isGapId(std::string_view id)
{
    const auto beforeN = id.rfind('-');
    if (id.size() > kMaxGapIdBytes || beforeN == std::string_view::npos)
        return false;
    const auto head = id.substr(0, beforeN);
    const auto beforeBoot = head.rfind('-');
    return beforeBoot != std::string_view::npos && isFactWord(head.substr(0, beforeBoot)) &&
           isMadeOf(head.substr(beforeBoot + 1), "0123456789abcdef", 16) &&
           isMadeOf(id.substr(beforeN + 1), "0123456789", 20);
}

} // namespace tg::cluster
