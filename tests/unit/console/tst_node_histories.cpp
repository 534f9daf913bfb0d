#include <QJsonArray>
#include <QtTest>

#include "console/pages/nodes_page.h"
#include "console/pages/throughput_page.h"
#include "console/widgets/line_chart.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/pages_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

namespace {

QStringList askedNodes(const demo::TableFeed &feed)
{
    QStringList nodes;
    for (const auto &call : feed.calls)
        nodes << (call.method == kHistoryGet ? call.params.value(member::kNode).toString()
                                             : call.method);
    return nodes;
}

QJsonObject historyAnswer(qint64 start, int seconds)
{
    QJsonArray points;
    for (int second = 0; second < seconds; ++second)
        points.append(5);
    return {{u"start"_s, start},
            {u"step_ms"_s, 1'000},
            {u"columns"_s, QJsonObject{{u"points_per_second"_s, points}}}};
}

} // namespace

// What a gateway remembers of its nodes stands in charts that this console has just opened.
class TestNodeHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHistoryOfEachNodeIsAskedForOnce()
    {
        Scene scene;
        NodesPage page(scene.view);
        page.show();
        page.showNode(u"node-b"_s);
        auto asked = askedNodes(scene.feed);
        const auto ofB = asked.indexOf(u"node-b"_s);
        QVERIFY(ofB >= 0);
        asked.sort();
        QCOMPARE(asked, (QStringList{u"node-a"_s, u"node-b"_s, u"node-c"_s}));
        const auto start = scene.view.nowMs() - 300'000;
        scene.feed.calls[static_cast<std::size_t>(ofB)].handler(historyAnswer(start, 300));
        QCOMPARE(scene.view.traces().trace(u"node-b"_s)->front().atMs, start);
        const auto *chart = page.charts().front(); // the one that is seen
        QTRY_VERIFY(chart->lines().front().points.size() >= 299);
        page.showNode(u"node-a"_s);
        page.showNode(u"node-b"_s);
        scene.view.tick();
        QCOMPARE(scene.feed.calls.size(), 3U);
    }

    void aThroughputPageJustOpenedShowsTheMinutesBefore()
    {
        Scene scene;
        ThroughputPage page(scene.view);
        page.show();
        page.refresh();
        QCOMPARE(scene.feed.calls.size(), 3U);
        const auto start = scene.view.nowMs() - 300'000;
        for (const auto &call : scene.feed.calls)
            call.handler(historyAnswer(start, 300));
        const auto lines = [&] { return page.charts().at(1)->lines(); };
        QTRY_COMPARE(lines().size(), 3U);
        for (const auto &line : lines())
            QTRY_VERIFY(line.points.size() >= 299);
    }

    void historiesOfManyNodesAreAskedForASecondAtATime()
    {
        Scene scene;
        scene.cluster.nodes.clear();
        for (int i = 0; i < 20; ++i) {
            auto &node = scene.cluster.nodes.emplace_back();
            node.id = u"node-%1"_s.arg(i, 2, 10, QLatin1Char('0'));
            node.share = 1 + i; // the last is the busiest
        }
        scene.tellAll();
        scene.view.wantNodeHistories();
        auto asked = askedNodes(scene.feed);
        QCOMPARE(asked.size(), kHistoriesATick);
        QCOMPARE(asked.front(), u"node-19"_s);
        QCOMPARE(asked.back(), u"node-12"_s);
        for (const auto &call : scene.feed.calls) // a node that is gone is not asked about again
            call.handler(CommandError{u"not-found"_s, u"no such node"_s});
        for (int tick = 0; tick < 5; ++tick)
            scene.view.wantNodeHistories();
        asked = askedNodes(scene.feed);
        QCOMPARE(asked.size(), 20);
        QCOMPARE(asked.removeDuplicates(), 0);
    }

    void whatWasOneCommandTooManyIsAskedAgainLater_data()
    {
        QTest::addColumn<QString>("refusal");
        QTest::addRow("too many") << u"limit-exceeded"_s;
        QTest::addRow("lost") << QString(kNoAnswer);
    }
    void whatWasOneCommandTooManyIsAskedAgainLater()
    {
        QFETCH(QString, refusal);
        Scene scene;
        scene.view.wantNodeHistories();
        QCOMPARE(scene.feed.calls.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            scene.feed.calls[i].handler(CommandError{refusal, u"not now"_s});
        scene.pass(std::chrono::milliseconds(399));
        scene.view.wantNodeHistories();
        scene.view.wantNodeHistory(u"node-a"_s);
        QCOMPARE(scene.feed.calls.size(), 3U); // half a second, a fifth more or less
        scene.pass(std::chrono::milliseconds(202));
        scene.view.wantNodeHistories();
        QCOMPARE(scene.feed.calls.size(), 6U);
        // Two are answered, one is refused again: only that one is asked about.
        const auto refused = scene.feed.calls[5].params.value(member::kNode).toString();
        scene.feed.calls[3].handler(historyAnswer(scene.view.nowMs() - 60'000, 60));
        scene.feed.calls[4].handler(historyAnswer(scene.view.nowMs() - 60'000, 60));
        scene.feed.calls[5].handler(CommandError{refusal, u"not now"_s});
        scene.pass(std::chrono::milliseconds(601)); // answers began the pauses anew
        scene.view.wantNodeHistories();
        QCOMPARE(scene.feed.calls.size(), 7U);
        QCOMPARE(scene.feed.calls[6].params.value(member::kNode).toString(), refused);
    }

    void refusalsMakeThePausesLonger()
    {
        HistoryQuestions questions(1);
        Clock::Steady now = Clock::Steady() + std::chrono::hours(1);
        for (const int least : {400, 800, 1'600, 4'000, 8'000, 8'000}) {
            QVERIFY(questions.mayAsk(now));
            questions.ask(u"a"_s);
            questions.ask(u"b"_s);
            questions.refused(u"a"_s, now); // of one second: one refusal
            questions.refused(u"b"_s, now);
            QVERIFY(!questions.isAsked(u"a"_s));
            QVERIFY(!questions.mayAsk(now + std::chrono::milliseconds(least - 1)));
            now += std::chrono::milliseconds(least * 3 / 2 + 1);
        }
        questions.refused(u"a"_s, now);
        questions.forget();
        QVERIFY(questions.mayAsk(now));
    }
};

QTEST_MAIN(TestNodeHistories)
#include "tst_node_histories.moc"
