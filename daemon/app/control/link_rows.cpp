#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::LinkColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::whole;

namespace {

void addCounts(Row &row, const LinkFigures &link)
{
    row.set(LinkColumn::Node, text(link.node))
        .set(LinkColumn::State, text(erl::name(link.state)))
        .set(LinkColumn::Reason, unlessEmpty(link.reason))
        .set(LinkColumn::CallsInFlight, whole(link.callsInFlight))
        .set(LinkColumn::UnconfirmedBytes, whole(link.queuedBytes))
        .set(LinkColumn::ResentPoints, whole(link.resentPoints))
        .set(LinkColumn::LostPoints, whole(link.lostPoints))
        .set(LinkColumn::StalePoints, whole(link.stalePoints))
        .set(LinkColumn::LatePoints, whole(link.latePoints))
        .set(LinkColumn::GivenUpPoints, whole(link.givenUpPoints))
        .set(LinkColumn::RefusedCalls, whole(link.refusedCalls))
        .set(LinkColumn::Timeouts, whole(link.timeouts))
        .set(LinkColumn::Reconnects, whole(link.reconnects))
        .set(LinkColumn::FailedAttempts, whole(link.failedAttempts))
        .set(LinkColumn::OldestMs, whole(link.oldestMs))
        .set(LinkColumn::NextAttemptAt, unlessZero(link.nextAttemptAt));
    if (link.isConnected())
        row.set(LinkColumn::RoundTripUs, microsUnlessZero(link.roundTripUs));
}

} // namespace

protocol::Table linkTable(const DeskFrame &frame, const DeskFigures &figures,
                          const DeskRates &rates)
{
    std::vector<Row> rows;
    const auto &nodes = figures.cluster->nodes;
    for (std::size_t i = 0; i < figures.links.size(); ++i) {
        const auto &link = figures.links[i];
        const auto &rate = rates.links[i];
        auto &row = rows.emplace_back(Topic::Links);
        addCounts(row, link);
        const auto callsLimit = (frame.callsInFlight * link.pacePermille + 999) / 1000;
        row.set(LinkColumn::CallsLimit, whole(callsLimit))
            .set(LinkColumn::Saturation, protocol::real(static_cast<double>(link.queuedBytes) /
                                                        static_cast<double>(frame.nodeBytes)))
            .set(LinkColumn::SentPerSecond, realOrNull(rate.sent))
            .set(LinkColumn::ConfirmedPerSecond, realOrNull(rate.confirmed))
            .set(LinkColumn::ErrorsPerMinute, realOrNull(rate.errorsPerMinute))
            .set(LinkColumn::BytesOutPerSecond, realOrNull(rate.bytesOut))
            .set(LinkColumn::BytesInPerSecond, realOrNull(rate.bytesIn));
        if (i < nodes.size() && link.isConnected())
            row.set(LinkColumn::ConfirmP50Us, microsUnlessZero(nodes[i].confirmP50Us))
                .set(LinkColumn::ConfirmP99Us, microsUnlessZero(nodes[i].confirmP99Us));
    }
    return {Topic::Links, std::move(rows)};
}

} // namespace tg::app
