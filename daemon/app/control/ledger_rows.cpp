#include <algorithm>

#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::LedgerColumn;
using protocol::RejectedColumn;
using protocol::RejectedSampleColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::Value;
using protocol::whole;

namespace {

class LedgerRows
{
public:
    explicit LedgerRows(std::string_view ledger)
        : m_ledger(ledger)
    {
    }

    template <typename Count>
    void add(std::string_view term, Count count, const Rate &rate = {},
             std::string_view reason = {})
    {
        auto &row = m_rows.emplace_back(Topic::Ledger);
        auto key = std::string(m_ledger) + '.' + std::string(term);
        if (!reason.empty())
            key += '.' + std::string(reason);
        row.set(LedgerColumn::Key, text(key))
            .set(LedgerColumn::Ledger, text(m_ledger))
            .set(LedgerColumn::Term, text(term))
            .set(LedgerColumn::Reason, unlessEmpty(std::string(reason)))
            .set(LedgerColumn::Count, whole(count))
            .set(LedgerColumn::PerSecond, realOrNull(rate));
    }
    std::vector<Row> &rows() { return m_rows; }

private:
    const std::string_view m_ledger;
    std::vector<Row> m_rows;
};

} // namespace

protocol::Table ledgerTable(const DeskFigures &figures, const DeskRates &rates)
{
    const auto &ledger = figures.ledger;
    LedgerRows points("points");
    points.add("received", ledger.received, rates.pointsIn);
    points.add("confirmed", ledger.confirmed, rates.pointsOut);
    points.add("queued", ledger.queued);
    points.add("in_flight", ledger.inFlight);
    points.add("rejected", ledger.rejectedTotal(), rates.rejected);
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        points.add("rejected", ledger.rejected[i], rates.rejectedFor[i],
                   name(static_cast<RejectReason>(i)));
    points.add("dropped", ledger.droppedTotal(), rates.dropped);
    for (std::size_t i = 0; i < kDropReasons; ++i)
        points.add("dropped", ledger.dropped[i], rates.droppedFor[i],
                   name(static_cast<DropReason>(i)));
    points.add("difference", ledger.pointsDifference());
    LedgerRows copies("copies");
    copies.add("due", ledger.copiesDue, rates.copiesDue);
    copies.add("confirmed", ledger.copiesConfirmed, rates.copiesOut);
    copies.add("open", ledger.copiesOpen);
    copies.add("gap", ledger.copiesGap, rates.copiesGap);
    copies.add("dropped", ledger.copiesDropped, rates.copiesDropped);
    copies.add("late", ledger.copiesLate, rates.copiesLate);
    copies.add("resent", ledger.copiesResent, rates.copiesResent);
    copies.add("difference", ledger.copiesDifference());
    auto rows = std::move(points.rows());
    std::ranges::move(copies.rows(), std::back_inserter(rows));
    return {Topic::Ledger, std::move(rows)};
}

protocol::Table rejectedTable(const DeskFigures &figures, const DeskRates &rates,
                              const std::vector<RejectedSample> &samples)
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < kRejectReasons; ++i) {
        const auto reason = static_cast<RejectReason>(i);
        std::int64_t last = 0;
        for (const auto &sample : samples)
            last = sample.reason == reason ? std::max(last, sample.unixMilliseconds) : last;
        auto &row = rows.emplace_back(Topic::Rejected);
        row.set(RejectedColumn::Reason, text(name(reason)))
            .set(RejectedColumn::Count, whole(figures.ledger.rejected[i]))
            .set(RejectedColumn::PerSecond, realOrNull(rates.rejectedFor[i]))
            .set(RejectedColumn::LastAt, unlessZero(last));
    }
    return {Topic::Rejected, std::move(rows)};
}

protocol::Table rejectedSampleTable(const std::vector<RejectedSample> &samples)
{
    std::vector<Row> rows;
    for (const auto &sample : samples) {
        auto &row = rows.emplace_back(Topic::RejectedSamples);
        row.set(RejectedSampleColumn::Number, whole(sample.number))
            .set(RejectedSampleColumn::At, qint64{sample.unixMilliseconds})
            .set(RejectedSampleColumn::Reason, text(name(sample.reason)))
            .set(RejectedSampleColumn::Format, text(sample.format))
            .set(RejectedSampleColumn::Line, text(sample.line))
            .set(RejectedSampleColumn::IsCut, sample.isCut)
            .set(RejectedSampleColumn::Source, text(sample.source))
            .set(RejectedSampleColumn::Endpoint, text(sample.endpoint));
    }
    return {Topic::RejectedSamples, std::move(rows)};
}

} // namespace tg::app
