// What happens, as rows: alarms, events, operations, plans, gaps, ledgers, refused lines, the
// busiest metrics. What is not known is null.
#include <QtTest>

#include "app/control/desk_tables.h"
#include "desk_scene.h"

using namespace tg;
using namespace tg::app;
using namespace tg::app::test;
using protocol::AlarmColumn;
using protocol::EventColumn;
using protocol::GapColumn;
using protocol::HotMetricColumn;
using protocol::LedgerColumn;
using protocol::OperationColumn;
using protocol::PlanColumn;
using protocol::RejectedColumn;
using protocol::RejectedSampleColumn;

class TestCourseRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfAlarms()
    {
        cluster::ClusterSnapshot cluster;
        cluster.alarms = {{"node-down", "b", "gone", kAt},
                          {"panic", {}, "2 of 3", kAt},
                          {"fact-damaged", "b", "odd", kAt, "gap:b"}};
        AlarmAcks acks;
        QVERIFY(acks.acknowledge(cluster.alarms, "node-down/b", {"ana", kAt + 5, "on it"}));
        const auto table = alarmTable(cluster, acks);
        const auto &down = *table.find(value("node-down/b"));
        TG_CELL(down, AlarmColumn::Id, "node-down");
        TG_CELL(down, AlarmColumn::Severity, "critical");
        TG_CELL(down, AlarmColumn::Since, qint64{kAt});
        TG_CELL(down, AlarmColumn::Node, "b");
        TG_CELL(down, AlarmColumn::Title, "A node is down");
        TG_CELL(down, AlarmColumn::What, "gone");
        QVERIFY(!protocol::isNull(down[AlarmColumn::WhatToDo]));
        TG_CELL(down, AlarmColumn::AckedBy, "ana");
        TG_CELL(down, AlarmColumn::AckedAt, qint64{kAt + 5});
        TG_CELL(down, AlarmColumn::AckNote, "on it");
        const auto &panic = *table.find(value("panic"));
        TG_NULL(panic, AlarmColumn::Node);
        TG_NULL(panic, AlarmColumn::AckedBy);
        QVERIFY(table.find(value("fact-damaged/b/gap:b")));
    }

    void tellsOfEvents()
    {
        cluster::ClusterSnapshot cluster;
        cluster.events = {{7, kAt, "b", "order", "order maintenance for b: disk",
                           cluster::EventSeverity::Notice, "ana", 3},
                          {8, kAt, {}, "map", "version 4"}};
        const auto table = eventTable(cluster);
        const auto &order = *table.find(value(7));
        TG_CELL(order, EventColumn::At, qint64{kAt});
        TG_CELL(order, EventColumn::Severity, "notice");
        TG_CELL(order, EventColumn::Actor, "ana");
        TG_CELL(order, EventColumn::Node, "b");
        TG_CELL(order, EventColumn::What, "order");
        TG_CELL(order, EventColumn::Text, "order maintenance for b: disk");
        TG_CELL(order, EventColumn::MapVersion, 3);
        const auto &map = *table.find(value(8));
        for (const auto column : {EventColumn::Actor, EventColumn::Node, EventColumn::MapVersion})
            TG_NULL(map, column);
    }

    void tellsOfOperations()
    {
        cluster::ClusterSnapshot cluster;
        cluster::Operation running;
        running.id = "o-2";
        running.plan.action = cluster::Action::Backfill;
        running.plan.node = "b";
        running.plan.by = "ana";
        running.plan.id = "p-1";
        running.plan.mapVersion = 4;
        running.startedAt = kAt;
        running.done = 25;
        running.total = 100;
        running.pointsWritten = 9;
        cluster::Operation over;
        over.id = "o-1";
        over.plan.action = cluster::Action::Maintenance;
        over.plan.undoes = "o-0";
        over.state = cluster::OperationState::Done;
        over.startedAt = kAt;
        over.endedAt = kAt + 50;
        over.result = "done";
        over.details = {"one", "two"};
        cluster.operations = {running, over};
        const auto table = operationTable(cluster, kAt + 1'000);
        const auto &first = *table.find(value("o-2"));
        TG_CELL(first, OperationColumn::Action, "backfill");
        TG_CELL(first, OperationColumn::Node, "b");
        TG_CELL(first, OperationColumn::State, "running");
        TG_CELL(first, OperationColumn::By, "ana");
        TG_CELL(first, OperationColumn::PlanId, "p-1");
        TG_CELL(first, OperationColumn::CanUndo, false);
        TG_NULL(first, OperationColumn::EndedAt);
        TG_NULL(first, OperationColumn::Undoes);
        TG_CELL(first, OperationColumn::SeriesDone, 25);
        TG_CELL(first, OperationColumn::SeriesTotal, 100);
        TG_CELL(first, OperationColumn::PointsWritten, 9);
        TG_CELL(first, OperationColumn::LeftMs, 3'000);
        TG_CELL(first, OperationColumn::MapVersion, 4);
        const auto &second = *table.find(value("o-1"));
        TG_CELL(second, OperationColumn::State, "done");
        TG_CELL(second, OperationColumn::CanUndo, true);
        TG_CELL(second, OperationColumn::Undoes, "o-0");
        TG_CELL(second, OperationColumn::EndedAt, qint64{kAt + 50});
        TG_NULL(second, OperationColumn::LeftMs);
        TG_NULL(second, OperationColumn::SeriesTotal);
        TG_CELL(second, OperationColumn::Details, "one\ntwo");
    }

    void tellsOfPlansUntilTheyExpire()
    {
        cluster::ClusterSnapshot cluster;
        cluster::Plan plan;
        plan.id = "p-3";
        plan.node = "b";
        plan.by = "ana";
        plan.madeAt = kAt;
        plan.mapVersion = 4;
        plan.series = 42;
        plan.pointsPerSecond = 5.5;
        plan.pointsAtRisk = 6;
        plan.takeOver = {"a", "c"};
        plan.checks = {{cluster::Verdict::Pass, "good"}, {cluster::Verdict::Warn, "hm"}};
        cluster.plans = {plan};
        const auto row = *planTable(cluster, kAt).find(value("p-3"));
        TG_CELL(row, PlanColumn::Action, "failover");
        TG_CELL(row, PlanColumn::MadeAt, qint64{kAt});
        TG_CELL(row, PlanColumn::ExpiresAt, qint64{kAt + cluster::Plan::kLifeMs});
        TG_CELL(row, PlanColumn::Series, 42);
        TG_CELL(row, PlanColumn::PointsPerSecond, 5.5);
        TG_CELL(row, PlanColumn::PointsAtRisk, 6);
        TG_CELL(row, PlanColumn::TakeOver, "a\nc");
        TG_CELL(row, PlanColumn::Checks, "PASS\tgood\nWARN\thm");
        TG_CELL(row, PlanColumn::IsBlocked, false);
        TG_CELL(row, PlanColumn::Confirm, "b");
        QVERIFY(planTable(cluster, plan.expiresAt()).rows().empty());
    }

    void tellsOfGaps()
    {
        auto cluster = cluster::test::threeNodes();
        cluster.at = 10'000'000;
        auto gap = cluster::test::gap(5);
        gap.firstHour = 2;
        gap.lastHour = 3;
        gap.shards.set(0).set(1).set(17);
        gap.cause = "node lost";
        gap.openedBy = "gw";
        gap.openedAt = 9;
        gap.dueAt = 10'001;
        auto all = gap;
        all.id = "all";
        all.shards.set();
        all.dueAt = 0;
        cluster.nodes[1].gaps.records = {{gap.id, gap}, {all.id, all}};
        const auto table = gapTable(cluster);
        const auto &waits = *table.find(protocol::text("b/" + gap.id));
        TG_CELL(waits, GapColumn::Node, "b");
        TG_CELL(waits, GapColumn::State, "waiting");
        TG_CELL(waits, GapColumn::From, 2 * 3'600'000);
        TG_CELL(waits, GapColumn::To, 4 * 3'600'000);
        TG_CELL(waits, GapColumn::Shards, 3);
        TG_CELL(waits, GapColumn::ShardRanges, "0-1,17");
        TG_CELL(waits, GapColumn::Points, 5);
        TG_CELL(waits, GapColumn::DueAt, 10'001'000);
        TG_CELL(waits, GapColumn::OpenedAt, 9'000);
        const auto &open = *table.find(value("b/all"));
        TG_CELL(open, GapColumn::State, "open");
        TG_CELL(open, GapColumn::Shards, 0);
        TG_CELL(open, GapColumn::ShardRanges, "");
        TG_NULL(open, GapColumn::DueAt);
    }

    void tellsEveryTermOfTheLedgers()
    {
        DeskScene scene;
        const auto before = scene.take();
        scene.passes(1s);
        auto &ledger = scene.figures.ledger;
        ledger.received = 100;
        ledger.confirmed = 90;
        ledger.rejected[1] = 4;
        ledger.queued = 5; // one is missing
        const auto now = scene.take();
        const auto table = ledgerTable(now, ratesBetween(&before, now));
        QCOMPARE(table.size(), std::size_t{7 + 8} + kRejectReasons + kDropReasons);
        TG_CELL(*table.find(value("points.received")), LedgerColumn::Count, 100);
        TG_CELL(*table.find(value("points.received")), LedgerColumn::PerSecond, 100.0);
        TG_CELL(*table.find(value("points.rejected")), LedgerColumn::Count, 4);
        const auto &reason = *table.find(value("points.rejected.bad_name"));
        TG_CELL(reason, LedgerColumn::Count, 4);
        TG_CELL(reason, LedgerColumn::Reason, "bad_name");
        TG_CELL(reason, LedgerColumn::Term, "rejected");
        const auto &difference = *table.find(value("points.difference"));
        TG_CELL(difference, LedgerColumn::Count, 1);
        TG_NULL(difference, LedgerColumn::PerSecond);
        TG_NULL(*table.find(value("points.queued")), LedgerColumn::PerSecond);
        TG_CELL(*table.find(value("copies.due")), LedgerColumn::Ledger, "copies");
        TG_NULL(*ledgerTable(now, noRates(now)).find(value("points.received")),
                LedgerColumn::PerSecond);
    }

    void tellsOfRefusedLines()
    {
        DeskScene scene;
        scene.figures.ledger.rejected[0] = 3;
        const std::vector<RejectedSample> samples{
            {RejectReason::Syntax, kAt, "prometheus", "/api/v1/import/prometheus",
             "10.0.4.17:51880", "a b c", true, 1},
            {RejectReason::Syntax, kAt + 10, "json", "/api/v1/import", "[::1]:9", "{", false, 2}};
        const auto now = scene.take();
        const auto counts = rejectedTable(now, noRates(now), samples);
        QCOMPARE(counts.size(), kRejectReasons);
        const auto &syntax = *counts.find(value("syntax"));
        TG_CELL(syntax, RejectedColumn::Count, 3);
        TG_NULL(syntax, RejectedColumn::PerSecond);
        TG_CELL(syntax, RejectedColumn::LastAt, qint64{kAt + 10});
        TG_NULL(*counts.find(value("bad_name")), RejectedColumn::LastAt);
        const auto kept = rejectedSampleTable(samples);
        const auto &first = *kept.find(value(1));
        TG_CELL(first, RejectedSampleColumn::At, qint64{kAt});
        TG_CELL(first, RejectedSampleColumn::Reason, "syntax");
        TG_CELL(first, RejectedSampleColumn::Format, "prometheus");
        TG_CELL(first, RejectedSampleColumn::Line, "a b c");
        TG_CELL(first, RejectedSampleColumn::IsCut, true);
        TG_CELL(first, RejectedSampleColumn::Source, "10.0.4.17:51880");
        TG_CELL(first, RejectedSampleColumn::Endpoint, "/api/v1/import/prometheus");
        TG_CELL(*kept.find(value(2)), RejectedSampleColumn::IsCut, false);
    }

    void tellsOfBusyMetrics()
    {
        const auto table =
            hotMetricTable({{"cpu", 1'234.5, 0.66666, 8, {}}, {"mem", 1, 0.1, 1, 2}});
        const auto &cpu = *table.find(value("cpu"));
        TG_CELL(cpu, HotMetricColumn::PointsPerSecond, 1'230.0);
        TG_CELL(cpu, HotMetricColumn::Share, 0.667);
        TG_CELL(cpu, HotMetricColumn::Series, 8);
        TG_NULL(cpu, HotMetricColumn::NewSeriesPerMinute);
        TG_CELL(*table.find(value("mem")), HotMetricColumn::NewSeriesPerMinute, 2.0);
    }
};

QTEST_APPLESS_MAIN(TestCourseRows)
#include "tst_course_rows.moc"
