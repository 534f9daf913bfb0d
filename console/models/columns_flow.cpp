// Columns of what becomes of points: ledgers, refused lines, gaps, metrics.
#include "console/models/columns.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace protocol;

std::vector<ColumnSpec> gapColumns()
{
    using enum GapColumn;
    return sparing(
        {
            columnSpec(Node, QT_TRANSLATE_NOOP("Columns", "Node"), Style::Plain, u"timeless-nod"_s),
            columnSpec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::GapState),
            columnSpec(From, QT_TRANSLATE_NOOP("Columns", "Hours"), Style::Hours,
                       u"11-25 14:00 - 11-25 15:00"_s),
            columnSpec(ShardRanges, QT_TRANSLATE_NOOP("Columns", "Shards"), Style::ShardRanges,
                       u"0-17,40,99-120"_s),
            columnSpec(Points, QT_TRANSLATE_NOOP("Columns", "Copies"), Style::Plain, u"18.4 k"_s),
            columnSpec(Residues, QT_TRANSLATE_NOOP("Columns", "Differ"), Style::Plain, u"18.4 k"_s),
            columnSpec(DueAt, QT_TRANSLATE_NOOP("Columns", "Not before"), Style::Plain,
                       u"14:00:00"_s),
            columnSpec(OpenedAt, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age),
            columnSpec(Cause, QT_TRANSLATE_NOOP("Columns", "Cause"), Style::Plain,
                       u"link closed by peer, calls lost"_s, true),
            columnSpec(OpenedBy, QT_TRANSLATE_NOOP("Columns", "Opened by"), Style::Plain,
                       u"gateway-1"_s),
        },
        {OpenedBy, DueAt});
}

std::vector<ColumnSpec> ledgerColumns()
{
    using enum LedgerColumn;
    return {
        columnSpec(Ledger, QT_TRANSLATE_NOOP("Columns", "Ledger"), Style::Plain, u"copies"_s),
        columnSpec(Term, QT_TRANSLATE_NOOP("Columns", "Term"), Style::LedgerTerm),
        columnSpec(Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), Style::RejectReason, {}, true),
        columnSpec(Count, QT_TRANSLATE_NOOP("Columns", "Count"), Style::Exact, u"88,888,888,888"_s),
        columnSpec(PerSecond, QT_TRANSLATE_NOOP("Columns", "Per second"), Style::Plain,
                   u"13.8 k/s"_s),
    };
}

std::vector<ColumnSpec> rejectedColumns()
{
    using enum RejectedColumn;
    return {
        columnSpec(Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), Style::RejectReason, {}, true),
        columnSpec(Count, QT_TRANSLATE_NOOP("Columns", "Points"), Style::Exact, u"88,888,888"_s),
        columnSpec(PerSecond, QT_TRANSLATE_NOOP("Columns", "Now"), Style::Plain, u"13.8 k/s"_s),
        columnSpec(LastAt, QT_TRANSLATE_NOOP("Columns", "Last line"), Style::Age),
    };
}

std::vector<ColumnSpec> rejectedSampleColumns()
{
    using enum RejectedSampleColumn;
    return sparing(
        {
            columnSpec(At, QT_TRANSLATE_NOOP("Columns", "Time"), Style::Plain,
                       u"2026-11-25 14:02:31"_s),
            columnSpec(Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), Style::RejectReason),
            columnSpec(Source, QT_TRANSLATE_NOOP("Columns", "Source"), Style::Plain,
                       u"192.168.100.100:54321"_s),
            columnSpec(Endpoint, QT_TRANSLATE_NOOP("Columns", "Sent to"), Style::Plain,
                       u"/api/v1/import/prometheus"_s),
            columnSpec(Format, QT_TRANSLATE_NOOP("Columns", "Read as"), Style::Plain,
                       u"prometheus"_s),
            columnSpec(Line, QT_TRANSLATE_NOOP("Columns", "Line"), Style::CutText,
                       u"node_cpu_seconds_total{instance="_s, true),
        },
        {Format, Endpoint});
}

std::vector<ColumnSpec> hotMetricColumns()
{
    using enum HotMetricColumn;
    return {
        columnSpec(Metric, QT_TRANSLATE_NOOP("Columns", "Metric"), Style::Plain,
                   u"node_network_receive_bytes_total"_s, true),
        columnSpec(PointsPerSecond, QT_TRANSLATE_NOOP("Columns", "Points/s"), Style::Plain,
                   u"13.8 k/s"_s),
        columnSpec(Share, QT_TRANSLATE_NOOP("Columns", "Share"), Style::Plain, u"88.8 %"_s),
        columnSpec(Series, QT_TRANSLATE_NOOP("Columns", "Series"), Style::Plain, u"18.4 k"_s),
        columnSpec(NewSeriesPerMinute, QT_TRANSLATE_NOOP("Columns", "New series"), Style::Plain,
                   u"88.8 k/min"_s),
    };
}

} // namespace tg::console
