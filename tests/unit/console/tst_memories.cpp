#include <cmath>

#include <QJsonArray>
#include <QtTest>

#include "console/models/chart_line.h"
#include "console/models/event_memory.h"
#include "console/models/history_memory.h"
#include "console/models/ledger_light.h"
#include "console/models/node_traces.h"
#include "console/models/state_news.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestMemories : public QObject
{
    Q_OBJECT

    static Row second(qint64 at, double in)
    {
        return Row(Topic::History)
            .set(HistoryColumn::At, at)
            .set(HistoryColumn::PointsInPerSecond, in);
    }
    static Table history(qint64 from, int seconds, double in)
    {
        std::vector<Row> rows;
        for (int i = 0; i < seconds; ++i)
            rows.push_back(second(from + i * 1'000, in));
        return Table(Topic::History, std::move(rows));
    }
    static Row event(qint64 number, const QString &text)
    {
        return Row(Topic::Events).set(EventColumn::Number, number).set(EventColumn::Text, text);
    }

private Q_SLOTS:
    void anHourIsRememberedBeyondWhatTheGatewayKeeps()
    {
        HistoryMemory memory;
        memory.replace(history(0, 900, 1));
        for (int i = 1; i <= 4'000; ++i)
            memory.append(history((890 + i) * 1'000, 10, 1));
        const auto &points = memory.points();
        QCOMPARE(points.size(), kRememberedSeconds);
        QCOMPARE(points.back().atMs, (890 + 4'000 + 9) * 1'000);
        for (std::size_t i = 1; i < points.size(); ++i)
            QCOMPARE(points[i].atMs - points[i - 1].atMs, 1'000);
    }

    void aSnapshotFillsTheHoleOfALossFromTheGatewaysRing()
    {
        HistoryMemory memory;
        memory.replace(history(0, 100, 1));
        // 50 s were not heard; the new snapshot has them, and begins in the middle of what is
        // known.
        memory.replace(history(50'000, 100, 2));
        QCOMPARE(memory.points().size(), 150U);
        QCOMPARE(memory.points()[49][HistoryColumn::PointsInPerSecond], 1.0);
        QCOMPARE(memory.points()[50][HistoryColumn::PointsInPerSecond], 2.0);
    }

    void figuresThatAreNotKnownAreNotZero()
    {
        HistoryMemory memory;
        memory.replace(history(0, 1, 1));
        QVERIFY(std::isnan(memory.points()[0][HistoryColumn::OldestMs]));
    }

    void aClockThatWasSetBackBeginsAnew()
    {
        HistoryMemory memory;
        memory.replace(history(1'000'000, 10, 1));
        memory.append(history(500'000, 5, 2));
        QCOMPARE(memory.points().size(), 5U);
    }

    void eventsOfTwoRunsStandInOneList()
    {
        EventMemory memory;
        const auto first =
            memory.take(Table(Topic::Events, {event(1, u"a"_s), event(2, u"b"_s)}), u"boot-1"_s);
        QCOMPARE(first.changed.size(), 2U);
        // The same table again brings nothing new.
        QVERIFY(memory.take(Table(Topic::Events, {event(2, u"b"_s)}), u"boot-1"_s).isEmpty());
        const auto noted = memory.note(5, u"reconnected after 41 s"_s);
        const auto second = memory.take(Table(Topic::Events, {event(1, u"c"_s)}), u"boot-2"_s);
        QCOMPARE(noted.changed.front().key(), Value(qint64{3}));
        QCOMPARE(second.changed.front().key(), Value(qint64{4}));
    }

    void theOldestEventsGo()
    {
        EventMemory memory;
        Table kept(Topic::Events);
        for (qint64 part = 0; part < 12; ++part) {
            std::vector<Row> rows;
            for (qint64 i = 1; i <= 1'000; ++i)
                rows.push_back(event(part * 1'000 + i, u"x"_s));
            kept.apply(memory.take(Table(Topic::Events, std::move(rows)), u"boot-1"_s));
            QVERIFY(static_cast<qint64>(kept.size()) <= kMostEvents);
        }
        QCOMPARE(static_cast<qint64>(kept.size()), kMostEvents);
        QCOMPARE(kept.rows().front().key(), Value(qint64{2'001}));
    }

    void tracesBreakWhereNothingWasHeard()
    {
        NodeTraces traces;
        const Table nodes(
            Topic::Nodes,
            {Row(Topic::Nodes).set(NodeColumn::Id, u"a"_s).set(NodeColumn::PointsPerSecond, 7.0)});
        for (const qint64 at : {1'000, 2'000, 9'000})
            traces.add(at, nodes);
        const auto &trace = *traces.trace(u"a"_s);
        QCOMPARE(trace.size(), 4U);
        QVERIFY(std::isnan(trace[2].pointsPerSecond));
        QCOMPARE(firstSince(trace, 2'000), 1U);
        QCOMPARE(firstSince(trace, 99'000), 4U);
    }

    void theGatewaysMemoryOfANodeFillsWhatWasNotSeen()
    {
        NodeTraces traces;
        const Table nodes(
            Topic::Nodes,
            {Row(Topic::Nodes).set(NodeColumn::Id, u"a"_s).set(NodeColumn::PointsPerSecond, 7.0)});
        for (const qint64 at : {10'300, 11'300, 19'300}) // a hole of 8 s
            traces.add(at, nodes);
        QJsonArray points;
        QJsonArray queued;
        QJsonArray roundTrips;
        QJsonArray errors;
        for (int second = 5; second <= 19; ++second) {
            points.append(second == 7 ? QJsonValue() : QJsonValue(3));
            queued.append(second == 7 ? QJsonValue() : QJsonValue(1));
            roundTrips.append(250);
            errors.append(2);
        }
        traces.fill(u"a"_s,
                    tracePointsOf({{u"start"_s, 5'000},
                                   {u"step_ms"_s, 1'000},
                                   {u"columns"_s, QJsonObject{{u"points_per_second"_s, points},
                                                              {u"queued_points"_s, queued},
                                                              {u"round_trip"_s, roundTrips},
                                                              {u"errors_per_minute"_s, errors}}}}));
        const auto &trace = *traces.trace(u"a"_s);
        int seen = 0;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            QVERIFY(!std::isnan(trace[i].pointsPerSecond)); // a second is no hole
            QVERIFY(i == 0 || trace[i].atMs > trace[i - 1].atMs);
            seen += trace[i].pointsPerSecond == 7.F ? 1 : 0;
        }
        QCOMPARE(seen, 3); // what this console saw itself stays
        QCOMPARE(trace.front().atMs, 5'000);
        QCOMPARE(trace.back().atMs, 19'300);
        QCOMPARE(traces.lastMinute(u"a"_s).front(), 3.0);
        QCOMPARE(trace.front().roundTripUs, 250.F);
        QCOMPARE(trace.front().errorsPerMinute, 2.F);
        QVERIFY(std::isnan(trace.back().roundTripUs)); // the node's row did not tell it
        // A whole outage stays a break.
        traces.fill(u"b"_s,
                    tracePointsOf(
                        {{u"start"_s, 0},
                         {u"step_ms"_s, 10'000},
                         {u"columns"_s, QJsonObject{{u"points_per_second"_s, QJsonArray{1, 2}}}}}));
        QCOMPARE(traces.trace(u"b"_s)->size(), 3U);
        QVERIFY(std::isnan((*traces.trace(u"b"_s))[1].pointsPerSecond));
        // An answer that is none changes nothing.
        QVERIFY(tracePointsOf({}).empty());
    }

    void onlyChangesOfStateAreNews()
    {
        StateNews news;
        const auto node = [](const QString &id, const QString &state, const QString &reason = {}) {
            return Row(Topic::Nodes)
                .set(NodeColumn::Id, id)
                .set(NodeColumn::State, state)
                .set(NodeColumn::Reason, reason);
        };
        QCOMPARE(news.take({node(u"a"_s, u"up"_s), node(u"b"_s, u"up"_s)}), QString());
        QCOMPARE(news.take({node(u"a"_s, u"up"_s, u"other words"_s), node(u"b"_s, u"up"_s)}),
                 QString());
        QCOMPARE(news.take({node(u"a"_s, u"down"_s, u"link closed"_s), node(u"b"_s, u"up"_s)}),
                 u"a is now: Down (link closed)"_s);
        QCOMPARE(news.take({node(u"a"_s, u"up"_s), node(u"b"_s, u"draining"_s)}),
                 u"a is now: Up; b is now: Draining"_s);
        std::vector<Row> many;
        for (const auto &id : {u"c"_s, u"d"_s, u"e"_s, u"f"_s})
            many.push_back(node(id, u"up"_s));
        QVERIFY(news.take(many).startsWith(u"4 "_s));
        QCOMPARE(news.take({}), QString()); // another gateway: nothing of it is known yet
        QCOMPARE(news.take(many), QString());
    }

    void aLightIsRedAtRestOrWhenPointsLackForLong()
    {
        using State = LedgerLight::State;
        LedgerLight light;
        QCOMPARE(light.update(std::nullopt, true, 0), State::Unknown);
        QCOMPARE(light.update(0, true, 0), State::Closed);
        QCOMPARE(light.update(3, true, 0), State::Lacking);
        QCOMPARE(light.update(0, false, 1'000), State::Closed);
        // In motion: not at once, but when it lasts.
        QCOMPARE(light.update(3, false, 2'000), State::Moving);
        QCOMPARE(light.update(3, false, 6'900), State::Moving);
        QCOMPARE(light.update(3, false, 7'100), State::Lacking);
        // Seen twice on the way is no loss, however long points flow; at rest it is a mistake too.
        QCOMPARE(light.update(0, false, 8'000), State::Closed);
        QCOMPARE(light.update(-3, false, 9'000), State::Moving);
        QCOMPARE(light.update(-3, false, 99'000), State::Moving);
        QCOMPARE(light.update(-3, true, 99'000), State::Lacking);
    }

    void aThinnedLineKeepsPeaksAndBreaks()
    {
        QList<QPointF> points;
        for (int i = 0; i < 3'600; ++i)
            points.append({i * 1'000.0, i == 1'801 ? 99.0 : (i == 77 ? -5.0 : 1.0)});
        points[900].setY(std::nan(""));
        const auto thin = thinned(points, 0, 3'600'000, 400);
        QVERIFY(thin.size() <= 2 * 400 + 2);
        double highest = 0;
        double lowest = 0;
        int breaks = 0;
        double last = -1;
        for (const auto &point : thin) {
            QVERIFY(point.x() >= last);
            last = point.x();
            if (std::isnan(point.y()))
                ++breaks;
            highest = std::max(highest, point.y());
            lowest = std::min(lowest, point.y());
        }
        QCOMPARE(highest, 99.0);
        QCOMPARE(lowest, -5.0);
        QCOMPARE(breaks, 1);
        // Only what lies between both ends.
        QCOMPARE(thinned(points, 100'000, 109'000, 400).size(), 10);
    }
};

QTEST_MAIN(TestMemories)
#include "tst_memories.moc"
