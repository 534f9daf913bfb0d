#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"
#include "cluster/facts/gap_record.h"

namespace tg::cluster {

namespace {

constexpr std::string_view kOpen = "open";
constexpr std::string_view kResidue = "residue";
constexpr std::string_view kClosed = "closed";

std::string_view stateText(GapState state)
{
    if (state == GapState::Open)
        return kOpen;
    return state == GapState::Residue ? kResidue : kClosed;
}

GapState readState(FactMembers &members)
{
    const auto text = members.text("state", 16);
    if (text == kClosed)
        return GapState::Closed;
    if (text == kResidue)
        return GapState::Residue;
    if (text != kOpen)
        members.fail(ErrorCode::BadValue, "no state of a gap: '" + text + "'");
    return GapState::Open;
}

ShardSet readShards(FactMembers &members)
{
    const auto text = members.text("shards", kMaxFactBytes);
    const auto shards = parseShards(text);
    if (shards)
        return *shards;
    members.fail(shards.error().code, shards.error().text);
    return {};
}

} // namespace

std::string GapRecord::text() const
{
    FactWriter writer;
    writer.open('{').key("cause").text(cause).key("changed").number(changedAt);
    if (dueAt != 0)
        writer.key("due").number(dueAt);
    writer.key("first").number(firstHour).key("id").text(id).key("last").number(lastHour);
    writer.key("opened").number(openedAt).key("opened_by").text(openedBy);
    writer.key("points").count(points);
    writer.key("residue_text").text(residueText).key("residues").count(residues);
    writer.key("shards").text(shardText(shards)).key("state").text(stateText(state));
    writer.close('}');
    return writer.take();
}

GapRecord GapRecord::read(FactMembers &members)
{
    GapRecord record;
    record.id = members.text("id", kMaxGapIdBytes);
    if (!isGapId(record.id))
        members.fail(ErrorCode::BadValue, "no id of a gap: '" + record.id + "'");
    record.firstHour = members.number("first", -kMaxHour, kMaxHour);
    record.lastHour = members.number("last", -kMaxHour, kMaxHour);
    if (record.lastHour < record.firstHour)
        members.fail(ErrorCode::BadValue, "the gap '" + record.id + "' ends before it starts");
    record.shards = readShards(members);
    record.points = members.count("points");
    record.state = readState(members);
    record.residues = members.count("residues");
    record.residueText = members.text("residue_text", kMaxResidueTextBytes);
    record.changedAt = members.time("changed");
    record.cause = members.text("cause", kMaxCauseBytes);
    record.openedAt = members.time("opened");
    record.openedBy = members.word("opened_by");
    if (members.has("due"))
        record.dueAt = members.time("due");
    return record;
}

} // namespace tg::cluster
