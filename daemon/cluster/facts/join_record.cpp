#include "cluster/facts/join_record.h"

#include <tuple>

#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

std::string JoinRecord::text() const
{
    FactWriter writer;
    writer.open('{').key("active_from").number(activeFrom).key("by").text(by);
    writer.key("kind").text(factKindText(FactKind::Join)).key("node").text(node);
    writer.key("v").count(1).key("version").count(version).close('}');
    return writer.take();
}

Result<JoinRecord> JoinRecord::read(std::string_view text, std::string_view nodeId)
{
    FactReader reader(text, FactKind::Join, nodeId);
    auto &members = reader.members();
    JoinRecord join;
    join.node = nodeId;
    join.activeFrom = members.time("active_from");
    join.by = members.word("by");
    join.version = members.count("version");
    if (join.version == 0)
        members.fail(ErrorCode::BadValue, "version is 0, versions start at 1");
    if (reader.error())
        return *reader.error();
    return join;
}

void JoinRecord::merge(const JoinRecord &other)
{
    const bool isOtherAhead =
        std::tie(version, other.activeFrom, other.by) < std::tie(other.version, activeFrom, by);
    if (isOtherAhead)
        *this = other;
}

bool JoinRecord::makeStorable()
{
    activeFrom = storableTime(activeFrom);
    version = storableNumber(version);
    return version > 0 && isFactWord(by);
}

} // namespace tg::cluster
