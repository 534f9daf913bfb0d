// What becomes of the demo cluster's points: ledgers, refused lines, gaps, metrics.
#include <array>

#include "tests/demo/demo_cluster.h"

namespace tg::demo {

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

Row term(const QString &ledger, const QString &name, const QString &reason, Value count,
         Value perSecond)
{
    const QString key = ledger + u'.' + name;
    Row row(Topic::Ledger);
    row.set(LedgerColumn::Key, reason.isEmpty() ? key : QString(key + u'.' + reason));
    row.set(LedgerColumn::Ledger, ledger).set(LedgerColumn::Term, name);
    if (!reason.isEmpty())
        row.set(LedgerColumn::Reason, reason);
    return row.set(LedgerColumn::Count, std::move(count)).set(LedgerColumn::PerSecond, perSecond);
}

} // namespace

Table DemoCluster::ledger() const
{
    const double in = nodes.empty() ? 0 : pointsPerSecond;
    const auto seconds = nowMs / 1'000 % 100'000 + 100'000;
    const qint64 received = static_cast<qint64>(in) * seconds;
    const qint64 inFlight = static_cast<qint64>(in / 200);
    const auto rejected = static_cast<qint64>(rejectedPerSecond) * seconds;
    const qint64 syntax = rejected * 3 / 4;
    const qint64 dropped = nodes.empty() ? 0 : 2'400;
    const qint64 confirmed = received - inFlight - rejected - dropped - lacking;
    const auto p = u"points"_s;
    const auto c = u"copies"_s;
    const qint64 gap = gaps.empty() ? 0 : 142'400;
    return Table(
        Topic::Ledger,
        {term(p, u"received"_s, {}, received, in),
         term(p, u"confirmed"_s, {}, confirmed, in * 0.999),
         term(p, u"queued"_s, {}, qint64{0}, {}), term(p, u"in_flight"_s, {}, inFlight, {}),
         term(p, u"rejected"_s, {}, rejected, rejectedPerSecond),
         term(p, u"rejected"_s, u"syntax"_s, syntax, rejectedPerSecond * 0.75),
         term(p, u"rejected"_s, u"nan"_s, rejected - syntax, rejectedPerSecond * 0.25),
         term(p, u"dropped"_s, {}, dropped, 0.0),
         term(p, u"dropped"_s, u"not_admitted"_s, dropped, 0.0),
         term(p, u"difference"_s, {}, lacking, {}), term(c, u"due"_s, {}, 2 * confirmed, in * 2),
         term(c, u"confirmed"_s, {}, 2 * confirmed - inFlight - gap, in * 1.99),
         term(c, u"open"_s, {}, inFlight, {}), term(c, u"gap"_s, {}, gap, 0.0),
         term(c, u"dropped"_s, {}, qint64{0}, 0.0), term(c, u"late"_s, {}, qint64{88}, 0.0),
         term(c, u"resent"_s, {}, qint64{1'840}, 0.0),
         term(c, u"difference"_s, {}, qint64{0}, {})});
}

Table DemoCluster::rejected() const
{
    const auto row = [this](const QString &reason, qint64 count, double perSecond) {
        return Row(Topic::Rejected)
            .set(RejectedColumn::Reason, reason)
            .set(RejectedColumn::Count, count)
            .set(RejectedColumn::PerSecond, perSecond)
            .set(RejectedColumn::LastAt, perSecond > 0 ? Value(nowMs - 800) : Value());
    };
    if (rejectedPerSecond <= 0)
        return Table(Topic::Rejected);
    const auto seconds = nowMs / 1'000 % 100'000 + 100'000;
    return Table(Topic::Rejected,
                 {row(u"syntax"_s, static_cast<qint64>(rejectedPerSecond * 0.75) * seconds,
                      rejectedPerSecond * 0.75),
                  row(u"nan"_s, static_cast<qint64>(rejectedPerSecond * 0.25) * seconds,
                      rejectedPerSecond * 0.25),
                  row(u"length_mismatch"_s, 0, 0)});
}

Table DemoCluster::rejectedSamples() const
{
    std::vector<Row> rows;
    if (rejectedPerSecond <= 0)
        return Table(Topic::RejectedSamples);
    const std::array lines{
        u"node_cpu_seconds_total{instance=\"host-0042\",cpu=\"7\" 123456.78 1764000000000"_s,
        u"up{job=\"node\"} NaN"_s, u"http_requests_total{path=\"/a\\x0ab\"} 12"_s};
    for (int i = 0; i < 60; ++i) {
        const auto which = static_cast<std::size_t>(i) % lines.size();
        rows.push_back(Row(Topic::RejectedSamples)
                           .set(RejectedSampleColumn::Number, qint64{i + 1})
                           .set(RejectedSampleColumn::At, nowMs - (60 - i) * 700)
                           .set(RejectedSampleColumn::Reason, which == 1 ? u"nan"_s : u"syntax"_s)
                           .set(RejectedSampleColumn::Format, u"prometheus"_s)
                           .set(RejectedSampleColumn::Line, lines[which])
                           .set(RejectedSampleColumn::IsCut, which == 0)
                           .set(RejectedSampleColumn::Source,
                                which == 1 ? u"10.0.4.17:51880"_s : u"[2001:db8::42]:40112"_s)
                           .set(RejectedSampleColumn::Endpoint, u"/api/v1/import/prometheus"_s));
    }
    return Table(Topic::RejectedSamples, std::move(rows));
}

Table DemoCluster::hotMetrics() const
{
    const std::array names{u"node_cpu_seconds_total"_s,
                           u"node_network_receive_bytes_total"_s,
                           u"http_request_duration_seconds_bucket"_s,
                           u"container_memory_working_set_bytes"_s,
                           u"kube_pod_status_phase"_s,
                           u"up"_s};
    std::vector<Row> rows;
    double share = 0.41;
    for (const auto &name : names) {
        rows.push_back(Row(Topic::HotMetrics)
                           .set(HotMetricColumn::Metric, name)
                           .set(HotMetricColumn::PointsPerSecond, pointsPerSecond * share)
                           .set(HotMetricColumn::Share, share)
                           .set(HotMetricColumn::Series, static_cast<qint64>(400'000 * share))
                           .set(HotMetricColumn::NewSeriesPerMinute, share > 0.1 ? 0.0 : 12.5));
        share *= 0.55;
    }
    return nodes.empty() ? Table(Topic::HotMetrics) : Table(Topic::HotMetrics, std::move(rows));
}

Row gapRow(const QString &node, const QString &id, const QString &state, qint64 from, qint64 copies,
           const QString &cause)
{
    constexpr qint64 kHourMs = 3'600'000;
    using enum GapColumn;
    Row row(Topic::Gaps);
    row.set(Key, QString(node + u'/' + id)).set(Node, node).set(Id, id).set(State, state);
    row.set(From, from / kHourMs * kHourMs).set(To, (from / kHourMs + 1) * kHourMs);
    row.set(Shards, qint64{copies > 1'000'000 ? 0 : 455});
    row.set(ShardRanges, copies > 1'000'000 ? QString() : u"0-17,40,96-531"_s);
    row.set(Points, copies).set(Residues, qint64{state == "residue"_L1 ? 12 : 0});
    if (state == "waiting"_L1)
        row.set(DueAt, from + 4 * kHourMs);
    if (state == "residue"_L1)
        row.set(ResidueText, u"cpu_usage{host=\"a\"}: 2 points differ"_s);
    row.set(Cause, cause).set(OpenedBy, u"gw-1"_s).set(OpenedAt, from).set(ChangedAt, from);
    return row;
}

} // namespace tg::demo
