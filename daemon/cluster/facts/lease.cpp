#include "cluster/facts/lease.h"

#include <algorithm>
#include <tuple>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

std::string Lease::text() const
{
    FactWriter writer;
    writer.open('{').key("holder").text(holder).key("kind").text(factKindText(FactKind::Lease));
    writer.key("node").text(node).key("until").number(until).key("v").count(1);
    writer.key("version").count(version).close('}');
    return writer.take();
}

Result<Lease> Lease::read(std::string_view text, std::string_view nodeId)
{
    FactReader reader(text, FactKind::Lease, nodeId);
    auto &members = reader.members();
    Lease lease;
    lease.node = nodeId;
    lease.holder = members.word("holder");
    lease.until = members.time("until");
    lease.version = members.count("version");
    if (lease.version == 0)
        members.fail(ErrorCode::BadValue, "version is 0, versions start at 1");
    if (reader.error())
        return *reader.error();
    return lease;
}

void Lease::merge(const Lease &other)
{
    if (std::tuple(version, holder, text()) < std::tuple(other.version, other.holder, other.text()))
        *this = other;
}

bool Lease::makeStorable()
{
    until = storableTime(until);
    version = storableNumber(version);
    return version > 0 && isFactWord(holder);
}

bool Lease::isFree(std::int64_t now) const
{
    return until <= now || until > now + kMaxLeaseSeconds;
}

bool Lease::isHeldBy(std::string_view instance, std::int64_t now) const
{
    return !isFree(now) && holder == instance;
}

Lease Lease::next(std::string_view instance, std::int64_t now, std::int64_t seconds) const
{
    return {node, std::string(instance),
            now + std::clamp<std::int64_t>(seconds, 0, kMaxLeaseSeconds), version + 1};
}

} // namespace tg::cluster
