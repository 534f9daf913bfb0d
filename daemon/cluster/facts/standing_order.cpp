#include "cluster/facts/standing_order.h"

#include <array>
#include <tuple>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

namespace {

constexpr std::array kKinds{OrderKind::None, OrderKind::Maintenance, OrderKind::Draining,
                            OrderKind::FailedOver};

OrderKind readKind(FactMembers &members)
{
    const auto text = members.text("order", kMaxNameBytes);
    for (const auto kind : kKinds) {
        if (orderKindText(kind) == text)
            return kind;
    }
    members.fail(ErrorCode::BadValue, "no standing order: '" + text + "'");
    return OrderKind::None;
}

} // namespace

std::string_view orderKindText(OrderKind kind)
{
    constexpr std::array<std::string_view, kKinds.size()> kTexts{"none", "maintenance", "draining",
                                                                 "failed_over"};
    return kTexts[static_cast<std::size_t>(kind)];
}

std::string StandingOrder::text() const
{
    FactWriter writer;
    writer.open('{').key("at").number(at).key("automatic").flag(isAutomatic);
    writer.key("by").text(by).key("kind").text(factKindText(FactKind::Order));
    if (mapFrom != 0) {
        writer.key("map_from").number(mapFrom).key("map_owner").flag(isOwnerAfter);
        writer.key("map_owner_before").flag(isOwnerBefore);
    }
    writer.key("node").text(node).key("order").text(orderKindText(kind));
    writer.key("reason").text(reason).key("v").count(1).key("version").count(version);
    writer.close('}');
    return writer.take();
}

Result<StandingOrder> StandingOrder::read(std::string_view text, std::string_view nodeId)
{
    FactReader reader(text, FactKind::Order, nodeId);
    auto &members = reader.members();
    StandingOrder order;
    order.node = nodeId;
    order.kind = readKind(members);
    order.version = members.count("version");
    order.by = members.word("by");
    order.at = members.time("at");
    order.reason = members.text("reason", kMaxReasonBytes);
    order.isAutomatic = members.flag("automatic");
    if (members.has("map_from")) {
        order.mapFrom = members.time("map_from");
        order.isOwnerAfter = members.flag("map_owner");
        order.isOwnerBefore = members.flag("map_owner_before");
    }
    if (order.version == 0)
        members.fail(ErrorCode::BadValue, "version is 0, versions start at 1");
    if (reader.error())
        return *reader.error();
    return order;
}

void StandingOrder::planMap(const StandingOrder &earlier, std::int64_t nowSeconds,
                            std::int64_t changeAt)
{
    const bool isOwner = !earlier.isDrainingAt(nowSeconds);
    const bool wasAtOnce = earlier.mapFrom == 0 && !isOwner;
    mapFrom = wasAtOnce ? 1 : earlier.mapFrom; // long past
    isOwnerAfter = wasAtOnce ? false : earlier.isOwnerAfter;
    isOwnerBefore = wasAtOnce ? false : earlier.isOwnerBefore;
    const bool isMapOrder = kind == OrderKind::Draining || kind == OrderKind::None;
    const bool willOwn = kind == OrderKind::None;
    if (!isMapOrder || (willOwn == isOwner && nowSeconds >= earlier.mapFrom))
        return;
    mapFrom = changeAt;
    isOwnerAfter = willOwn;
    isOwnerBefore = isOwner;
}

void StandingOrder::merge(const StandingOrder &other)
{
    if (std::tuple(version, by, text()) < std::tuple(other.version, other.by, other.text()))
        *this = other;
}

bool StandingOrder::makeStorable()
{
    version = storableNumber(version);
    at = storableTime(at);
    mapFrom = storableTime(mapFrom);
    if (mapFrom == 0)
        isOwnerAfter = isOwnerBefore = true; // not stored
    reason = storableText(reason, kMaxReasonBytes);
    return version > 0 && isFactWord(by);
}

} // namespace tg::cluster
