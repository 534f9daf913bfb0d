// A gateway raises what is wrong with itself: points that are nowhere, bounds nearly used up, new
// series sent away.
#include <functional>

#include <QtTest>

#include "app/own_alarms.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::app;

namespace {

// Closed, and at rest.
OwnFigures closed()
{
    OwnFigures figures;
    figures.ledger.received = figures.receivedBefore = 100;
    figures.ledger.confirmed = 90;
    figures.ledger.rejected[0] = 10;
    figures.ledger.copiesDue = figures.copiesDueBefore = 180;
    figures.ledger.copiesConfirmed = 180;
    return figures;
}

OwnFigures bound(std::uint64_t used, const std::string &key = "limits.in_flight_bytes",
                 const std::string &node = {})
{
    auto figures = closed();
    figures.bounds = {{key, node, used, 1000}};
    return figures;
}

} // namespace

class TestOwnAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesTheLedgers_data()
    {
        QTest::addColumn<int>("lost"); // points of those received before
        QTest::addColumn<int>("lostCopies");
        QTest::addColumn<int>("since"); // received after the other terms were read
        QTest::addColumn<int>("inFlight");
        QTest::addColumn<int>("seenTwice");
        QTest::addColumn<int>("raisedAfter"); // seconds; 0: never
        QTest::newRow("closed, at rest") << 0 << 0 << 0 << 0 << 0 << 0;
        QTest::newRow("closed, in motion") << 0 << 0 << 5'000 << 20 << 0 << 0;
        QTest::newRow("points on their way are seen twice") << 0 << 0 << 10 << 20 << 30 << 0;
        QTest::newRow("a point is nowhere, at rest") << 1 << 0 << 0 << 0 << 0 << 2;
        QTest::newRow("a point too many, at rest") << 0 << 0 << 0 << 0 << 1 << 2;
        QTest::newRow("a copy is nowhere, at rest") << 0 << 1 << 0 << 0 << 0 << 2;
        QTest::newRow("points are nowhere, in motion") << 7 << 0 << 5'000 << 20 << 0 << 5;
        QTest::newRow("copies are nowhere, in motion") << 0 << 7 << 0 << 20 << 0 << 5;
    }
    void judgesTheLedgers()
    {
        QFETCH(int, lost);
        QFETCH(int, lostCopies);
        QFETCH(int, since);
        QFETCH(int, inFlight);
        QFETCH(int, seenTwice);
        QFETCH(int, raisedAfter);
        auto figures = closed();
        figures.receivedBefore += unsigned(lost + inFlight);
        figures.ledger.received = figures.receivedBefore + unsigned(since);
        figures.ledger.inFlight = unsigned(inFlight);
        figures.ledger.confirmed += unsigned(seenTwice);
        figures.copiesDueBefore += unsigned(lostCopies);
        figures.ledger.copiesDue = figures.copiesDueBefore;
        QCOMPARE(secondsUntilRaised(figures, "ledger-difference"), raisedAfter);
    }

    void saysWhatIsMissingAndClearsIt()
    {
        OwnAlarms alarms(m_limits);
        auto figures = closed();
        figures.receivedBefore = figures.ledger.received = 103;
        const auto raised = run(alarms, figures, 3s);
        QCOMPARE(raised.size(), std::size_t{1});
        QCOMPARE(
            raised[0].text,
            std::string(
                "points: 3 of 103 received, copies: 0 of 180 due are not accounted for, at rest"));
        QCOMPARE(run(alarms, closed(), 5s).size(), std::size_t{1});
        QCOMPARE(run(alarms, closed(), 6s).size(), std::size_t{0});
    }

    void raisesBoundsAt85AndClearsThemAt70Percent_data()
    {
        QTest::addColumn<int>("used");
        QTest::addColumn<bool>("isRaised");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("full") << 1000 << true << true;
        QTest::newRow("86") << 860 << true << true;
        QTest::newRow("85") << 850 << false << true;
        QTest::newRow("70") << 700 << false << true;
        QTest::newRow("69") << 699 << false << false;
        QTest::newRow("empty") << 0 << false << false;
    }
    void raisesBoundsAt85AndClearsThemAt70Percent()
    {
        QFETCH(int, used);
        OwnAlarms fresh(m_limits);
        QTEST(!run(fresh, bound(unsigned(used)), 20s).empty(), "isRaised");
        OwnAlarms raised(m_limits);
        QVERIFY(!run(raised, bound(1000), 4s).empty());
        QTEST(!run(raised, bound(unsigned(used)), 20s).empty(), "isKept");
    }

    void namesTheBoundItsKeyAndTheFigures()
    {
        OwnAlarms alarms(m_limits);
        auto figures = bound(900, "limits.node_bytes", "b");
        figures.bounds.push_back({"limits.series", {}, 950, 1000});
        figures.bounds.push_back({"limits.connections", {}, 990, 1000});
        figures.bounds.push_back({"limits.node_bytes", "c", 10, 1000});
        const auto raised = run(alarms, figures, 4s);
        QCOMPARE(raised.size(), std::size_t{2});
        QCOMPARE(raised[0].node, std::string());
        QCOMPARE(raised[0].text,
                 std::string(
                     "limits.series: 950 of 1000 (95 %); limits.connections: 990 of 1000 (99 %)"));
        QCOMPARE(raised[1].node, std::string("b"));
        QCOMPARE(raised[1].text, std::string("limits.node_bytes: 900 of 1000 (90 %)"));
    }

    void raisesSeriesThatAreSentAwayForLong()
    {
        OwnAlarms alarms(m_limits);
        auto figures = closed();
        QVERIFY(run(alarms, figures, 3s).empty());
        figures.throttled = 50; // one burst
        QVERIFY(run(alarms, figures, 30s).empty());
        for (int i = 0; i < 4; ++i) { // every other second
            figures.throttled += 10;
            run(alarms, figures, 2s);
        }
        const auto raised = run(alarms, figures, 1s);
        QCOMPARE(raised.size(), std::size_t{1});
        QCOMPARE(raised[0].id, std::string("new-series-throttled"));
        QVERIFY2(raised[0].text.starts_with("40 times a new series was sent away with 429: "
                                            "limits.new_series_per_second = 5000"),
                 raised[0].text.c_str());
        QVERIFY(!run(alarms, figures, 20s).empty());
        QVERIFY(run(alarms, figures, 20s).empty());
    }

    void tellsWhenTheCertificateEnds_data()
    {
        QTest::addColumn<int>("hours");       // left
        QTest::addColumn<QByteArray>("text"); // empty: no alarm
        QTest::addColumn<bool>("isUrgent");
        QTest::newRow("31 days") << 31 * 24 << QByteArray() << false;
        QTest::newRow("30 days") << 30 * 24 << QByteArray("it ends in 30 days") << false;
        QTest::newRow("8 days") << 8 * 24 - 1 << QByteArray("it ends in 7 days") << false;
        QTest::newRow("a week") << 7 * 24 << QByteArray("it ends in 7 days") << true;
        QTest::newRow("an hour") << 1 << QByteArray("it ends in 0 days") << true;
        QTest::newRow("over") << -49
                              << QByteArray(
                                     "it has ended 2 days ago: consoles are refused over TLS")
                              << true;
    }
    void tellsWhenTheCertificateEnds()
    {
        QFETCH(int, hours);
        QFETCH(QByteArray, text);
        QFETCH(bool, isUrgent);
        OwnAlarms alarms(m_limits);
        auto figures = closed();
        QVERIFY(run(alarms, figures, 1s).empty()); // there is none
        figures.unixMs = 1'700'000'000'000;
        figures.certificateEndsAt = figures.unixMs + std::int64_t{hours} * 3'600'000;
        const auto raised = run(alarms, figures, 1s);
        QCOMPARE(raised.empty(), text.isEmpty());
        if (raised.empty())
            return;
        QCOMPARE(raised[0].id, std::string("certificate-expiry"));
        QCOMPARE(QByteArray::fromStdString(raised[0].text), text);
        QCOMPARE(raised[0].isUrgent, isUrgent);
    }

private:
    // Looks four times a second; what stands at the end.
    std::vector<cluster::ClusterAlarm> run(OwnAlarms &alarms, const OwnFigures &figures,
                                           std::chrono::milliseconds time)
    {
        std::vector<cluster::ClusterAlarm> raised;
        for (auto passed = 0ms; passed < time; passed += 250ms)
            raised = alarms.judge(m_now += 250ms, figures);
        return raised;
    }
    int secondsUntilRaised(const OwnFigures &figures, const std::string &id)
    {
        OwnAlarms alarms(m_limits);
        for (int i = 0; i < 4 * 60; ++i) {
            const auto raised = alarms.judge(m_now += 250ms, figures);
            if (!raised.empty())
                return raised[0].id == id && raised.size() == 1 ? i / 4 : -1;
        }
        return 0;
    }

    Limits m_limits;
    Clock::Steady m_now{};
};

QTEST_GUILESS_MAIN(TestOwnAlarms)
#include "tst_own_alarms.moc"
