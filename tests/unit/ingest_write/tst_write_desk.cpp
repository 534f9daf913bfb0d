// What clients are answered: when everything is stored, when something is refused, when a node is
// slow, full or away.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/unit/ingest_write/write_house.h"

using namespace std::chrono_literals;
using namespace tg;
using batch::SliceFate;
using test::node;
using test::WriteHouse;

namespace {

QJsonObject bodyOf(const test::Client &client)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body)).object();
}

QString typeOf(const test::Client &client)
{
    return bodyOf(client).value(QLatin1String("type")).toString().section(QLatin1Char(':'), -1);
}

} // namespace

class TestWriteDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void answersOnceBothCopiesAreConfirmed();
    void answersAnEmptyBody();
    void resolvesNewSeriesFirst();
    void holdsUpNobodyElseWhileResolving();
    void storesGoodLinesAndListsBadOnes();
    void refusesABodyWithNothingUsable();
    void rejectsSeriesBeyondTheTable();
    void forwardsNothingWhenAnOwnerIsMissing();
    void forwardsNothingWhenANewSeriesCannotBePlaced();
    void asksForPatienceWhenNewSeriesComeTooFast();
    void waitsForRoomAndThenRefuses();
    void goesOnWhenRoomComesInTime();
    void recordsAGapForAFullNodeWhereThatIsWanted();
    void waitsForBudgetAndThenRefuses();
    void goesOnWhenBudgetComesInTime();
    void countsWaitingSamplesAgainstTheBudget();
    void storesNoUnfinishedLineOfACutBody();
    void namesTheNodeThatDidNotConfirm();
    void takesABodyOfJustOneSegmentAsAWhole();
    void sendsLargeBodiesInSegments();
    void saysHowMuchOfALargeBodyIsStored();
    void neverSaysThatNothingWasForwardedWhenSomethingWas();
    void givesEverySegmentItsFullWait();
    void usesParsersAndSlicersAgain();
};

void TestWriteDesk::answersOnceBothCopiesAreConfirmed()
{
    WriteHouse house(2);
    house.know(3);
    auto &client = house.write(house.lines(30, 3));
    QCOMPARE(client.answers, 0);
    house.cluster.link(0).settleAll(SliceFate::Confirmed);
    house.spin();
    QCOMPARE(client.answers, 0);
    house.cluster.link(1).settleAll(SliceFate::Confirmed);
    house.spin();
    QCOMPARE(client.answers, 1);
    QCOMPARE(client.response.status, 204);
    QCOMPARE(client.field("X-Timeless-Ack"), std::string_view("all"));
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{30});
    QCOMPARE(house.cluster.link(0).values.size(), std::size_t{30});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::answersAnEmptyBody()
{
    WriteHouse house(2);
    auto &empty = house.write("");
    QCOMPARE(empty.response.status, 204);
    auto &comments = house.write("# HELP m nothing\n\n");
    QCOMPARE(comments.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::resolvesNewSeriesFirst()
{
    WriteHouse house(2);
    house.know(1);
    auto &client = house.write(house.lines(40, 4));
    QCOMPARE(house.waitingSlices(), std::size_t{0}); // nothing before all of it can go
    QCOMPARE(house.rpc.waiting(), std::size_t{2});
    house.answerRpcs();
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{40});
    auto &again = house.write(house.lines(40, 4));
    QCOMPARE(house.rpc.waiting(), std::size_t{0});
    house.comeHome();
    QCOMPARE(again.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::holdsUpNobodyElseWhileResolving()
{
    WriteHouse house(2);
    house.know(1);
    auto &waiting = house.write(house.lines(4, 2));
    auto &known = house.write(house.lines(4, 1));
    house.settleAll();
    QCOMPARE(known.response.status, 204);
    QCOMPARE(known.answers, 1);
    QCOMPARE(waiting.answers, 0);
    house.comeHome();
    QCOMPARE(waiting.answers, 1);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::storesGoodLinesAndListsBadOnes()
{
    WriteHouse house(2);
    house.know(1);
    auto &client = house.write(house.line(0) + "nonsense{\n" + house.line(0) +
                               "m{i=\"0\"} NaN\nm{x=\"1\",x=\"2\"} 1\n");
    house.comeHome();
    QCOMPARE(client.response.status, 200);
    const auto body = bodyOf(client);
    QCOMPARE(body.value(QLatin1String("samples")).toInteger(), qint64{2});
    QCOMPARE(body.value(QLatin1String("errors")).toInteger(), qint64{3});
    QCOMPARE(body.value(QLatin1String("failed_lines")).toArray().size(), qsizetype{3});
    const auto reasons = body.value(QLatin1String("reasons")).toObject();
    QCOMPARE(reasons.value(QLatin1String("nan")).toInteger(), qint64{1});
    QCOMPARE(reasons.value(QLatin1String("duplicate_label")).toInteger(), qint64{1});
    QCOMPARE(house.ledger.received.value(), std::uint64_t{5});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::refusesABodyWithNothingUsable()
{
    WriteHouse house(2);
    auto &client = house.write("nonsense{\nmore nonsense\n");
    QCOMPARE(client.response.status, 400);
    QCOMPARE(bodyOf(client).value(QLatin1String("samples")).toInteger(), qint64{0});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::rejectsSeriesBeyondTheTable()
{
    Limits limits;
    limits.series = 2;
    WriteHouse house(2, limits);
    auto &client = house.write(house.lines(9, 3));
    house.comeHome();
    QCOMPARE(client.response.status, 200);
    const auto body = bodyOf(client);
    QCOMPARE(body.value(QLatin1String("samples")).toInteger(), qint64{6});
    QCOMPARE(body.value(QLatin1String("reasons"))
                 .toObject()
                 .value(QLatin1String("series_limit"))
                 .toInteger(),
             qint64{1});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::forwardsNothingWhenAnOwnerIsMissing()
{
    WriteHouse house(4);
    house.know(40); // on all pairs of nodes
    house.cluster.down(0);
    house.cluster.down(1);
    auto &client = house.write(house.lines(80, 40));
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("owner-unavailable"));
    QVERIFY(!client.field("Retry-After").empty());
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    QCOMPARE(house.dropped(DropReason::NotAdmitted), std::uint64_t{80});
    QCOMPARE(house.ledger.copiesDue.value(), std::uint64_t{0});
    QVERIFY(house.cluster.gaps.gaps.empty());
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::forwardsNothingWhenANewSeriesCannotBePlaced()
{
    WriteHouse house(2);
    house.know(1);
    auto &client = house.write(house.lines(10, 2));
    house.rpc.take().done(Error{ErrorCode::Unavailable, "down"});
    house.rpc.take().done(Error{ErrorCode::Unavailable, "down"});
    house.spin();
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("owner-unavailable"));
    QVERIFY(client.response.body.find("node-") != std::string::npos);
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    QCOMPARE(house.dropped(DropReason::NotAdmitted), std::uint64_t{10});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::asksForPatienceWhenNewSeriesComeTooFast()
{
    Limits limits;
    limits.newSeriesPerSecond = 2;
    WriteHouse house(1, limits);
    auto &client = house.write(house.lines(6, 6));
    house.answerRpcs();
    QCOMPARE(client.answers, 0);
    house.clock.advance(limits.newSeriesWait + 1ms);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 429);
    QVERIFY(!client.field("Retry-After").empty());
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::waitsForRoomAndThenRefuses()
{
    WriteHouse house(3);
    house.know(30);
    QVERIFY(house.cluster.queue(1).tryReserve(house.limits.nodeBytes));
    auto &client = house.write(house.lines(30, 30));
    QCOMPARE(client.answers, 0);
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    house.clock.advance(house.limits.admissionWait - 1ms);
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    house.clock.advance(1ms);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("node-queue-full"));
    QVERIFY(client.response.body.find("node-1") != std::string::npos);
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    house.cluster.queue(1).unreserve(house.limits.nodeBytes);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::goesOnWhenRoomComesInTime()
{
    WriteHouse house(2);
    house.know(3);
    QVERIFY(house.cluster.queue(1).tryReserve(house.limits.nodeBytes));
    auto &client = house.write(house.lines(30, 3));
    house.clock.advance(1s);
    house.cluster.queue(1).unreserve(house.limits.nodeBytes);
    QVERIFY(house.reached([&] { return house.waitingSlices() == 2; }));
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(client.field("X-Timeless-Ack"), std::string_view("all"));
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::recordsAGapForAFullNodeWhereThatIsWanted()
{
    WriteHouse house(2, {}, OnFull::Gap);
    house.know(3);
    QVERIFY(house.cluster.queue(1).tryReserve(house.limits.nodeBytes));
    auto &client = house.write(house.lines(30, 3));
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return house.waitingSlices() == 1; }));
    house.settleAll();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(client.field("X-Timeless-Ack"), std::string_view("one; gaps=30"));
    QCOMPARE(house.cluster.gaps.points(node(1), false), std::uint64_t{30});
    house.cluster.queue(1).unreserve(house.limits.nodeBytes);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::waitsForBudgetAndThenRefuses()
{
    WriteHouse house(2);
    house.know(3);
    QVERIFY(house.budget.tryReserve(house.limits.inFlightBytes));
    auto &client = house.post();
    client.send(house.lines(30, 3));
    QVERIFY(client.isPaused);
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("gateway-full"));
    QCOMPARE(house.waitingSlices(), std::size_t{0});
    QCOMPARE(house.dropped(DropReason::NotAdmitted), std::uint64_t{30});
    house.budget.release(house.limits.inFlightBytes);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::goesOnWhenBudgetComesInTime()
{
    WriteHouse house(2);
    house.know(3);
    QVERIFY(house.budget.tryReserve(house.limits.inFlightBytes));
    auto &client = house.write(house.lines(30, 3));
    QVERIFY(client.isPaused);
    house.budget.release(house.limits.inFlightBytes);
    QVERIFY(house.reached([&] { return house.waitingSlices() == 2; }));
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::countsWaitingSamplesAgainstTheBudget()
{
    WriteHouse house(2);
    auto &client = house.write(house.lines(1'000, 3));
    QVERIFY(house.budget.used() >= 1'000 * sizeof(Sample));
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::storesNoUnfinishedLineOfACutBody()
{
    WriteHouse house(2);
    house.know(1);
    auto &client = house.post();
    client.send("m{i=\"0\"} 12345 1700000000000\nm{i=\"0\"} 678");
    client.cut();
    house.comeHome();
    QCOMPARE(client.response.status, 400);
    QCOMPARE(house.ledger.rejected[static_cast<std::size_t>(RejectReason::CutLine)].value(),
             std::uint64_t{1});
    QCOMPARE(house.cluster.link(0).values.size(), std::size_t{1});
    QVERIFY(house.cluster.link(0).values.count(12345) == 1);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::namesTheNodeThatDidNotConfirm()
{
    WriteHouse house(2);
    house.know(1);
    house.cluster.down(0);
    auto &client = house.write(house.line(0));
    house.clock.advance(house.limits.confirmTimeout);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("unconfirmed"));
    QVERIFY(client.response.body.find("node-1") != std::string::npos);
    house.cluster.down(1);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::takesABodyOfJustOneSegmentAsAWhole()
{
    Limits limits;
    limits.segmentBytes = 2'000;
    WriteHouse house(3, limits);
    house.know(9);
    std::string body = house.lines(40, 9);
    body.resize(body.rfind('\n', 1'900) + 1);
    const auto last = house.line(0);
    body += '#' + std::string(limits.segmentBytes - body.size() - last.size() - 1, 'x') + '\n';
    body += last.substr(0, last.size() - 1); // the last line ends with the body
    QCOMPARE(body.size(), limits.segmentBytes);
    auto &client = house.post();
    client.chunkBytes = 1;
    client.send(body);
    house.spin();
    QCOMPARE(house.waitingSlices(),
             std::size_t{0}); // all or nothing: not before the body has ended
    client.end();
    house.spin();
    QVERIFY(house.waitingSlices() > 0);
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::sendsLargeBodiesInSegments()
{
    Limits limits;
    limits.segmentBytes = 4'000;
    limits.connectionBytes = 10'000;
    WriteHouse house(2, limits);
    house.know(5);
    auto &client = house.post();
    client.chunkBytes = 700;
    client.send(house.lines(3'000, 7)); // two series are new
    client.end();
    QVERIFY(client.isPaused);
    house.answerRpcs();
    QVERIFY(client.isPaused); // as much as one client may have under way
    QVERIFY(client.unread() > 0);
    QVERIFY(house.budget.used() < 25'000);
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QVERIFY(client.pauses > 5);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{3'000});
    QCOMPARE(house.cluster.link(0).values.size(), std::size_t{3'000});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::saysHowMuchOfALargeBodyIsStored()
{
    Limits limits;
    limits.segmentBytes = 4'000;
    limits.connectionBytes = 1;
    WriteHouse house(2, limits);
    house.know(5);
    auto &client = house.post();
    client.chunkBytes = 500;
    client.send(house.lines(1'000, 5));
    house.settleAll();
    QVERIFY(house.waitingSlices() == 2); // the second segment is under way
    house.cluster.board.at(node(0)).accepting = false;
    house.cluster.board.at(node(1)).accepting = false;
    house.settleAll();
    QCOMPARE(client.answers, 1);
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("owner-unavailable"));
    const auto stored = house.ledger.confirmed.value();
    QVERIFY(stored > 100 && stored < 500);
    QVERIFY(client.response.body.find("the first " + std::to_string(stored) + " samples") !=
            std::string::npos);
    QVERIFY(!client.isPaused); // the rest is read and forgotten
    QCOMPARE(house.unbalanced(), QString());
}

// The first segment is under way when the second is refused; then the first turns out to be
// unconfirmed.
void TestWriteDesk::neverSaysThatNothingWasForwardedWhenSomethingWas()
{
    Limits limits;
    limits.segmentBytes = 4'000;
    WriteHouse house(2, limits);
    house.know(5);
    auto &client = house.post();
    client.send(house.lines(200, 5)); // one chunk, one segment
    QCOMPARE(house.waitingSlices(), std::size_t{2});
    house.cluster.board.at(node(0)).accepting = false;
    house.cluster.board.at(node(1)).accepting = false;
    client.send(house.lines(10, 5));
    client.end();
    house.spin();
    QCOMPARE(client.answers, 0); // not before the fate of the first is known
    house.clock.advance(limits.confirmTimeout);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(typeOf(client), QStringLiteral("unconfirmed"));
    QVERIFY(client.response.body.find("Nothing of this request") == std::string::npos);
    house.settleAll(SliceFate::Lost);
    QCOMPARE(house.unbalanced(), QString());
}

// The last line waits behind a segment that gets its room at the last moment.
void TestWriteDesk::givesEverySegmentItsFullWait()
{
    Limits limits;
    limits.segmentBytes = 4'000;
    limits.nodeBytes = 4'210; // the first segment and not one point more
    WriteHouse house(2, limits);
    house.know(5);
    QVERIFY(house.cluster.queue(0).tryReserve(limits.nodeBytes));
    auto &client = house.post();
    client.send(house.lines(200, 5));
    QVERIFY(client.isPaused);
    client.handler->onBody(house.line(0)); // what the connection had read already
    client.handler->onEnd();
    house.clock.advance(
        limits.admissionWait); // the wait is over, and room comes before the desk looks
    house.cluster.queue(0).unreserve(limits.nodeBytes);
    QVERIFY(house.reached([&] { return house.waitingSlices() == 2; }));
    house.ticks(3); // time stands still
    QCOMPARE(client.answers, 0);
    house.comeHome();
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{201});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteDesk::usesParsersAndSlicersAgain()
{
    WriteHouse house(2);
    house.know(2);
    for (int round = 0; round < 60; ++round) {
        auto &client = house.post();
        client.send(house.line(0) + "m{i=\"1\"} 5"); // leaves something in the carry
        if (round % 3 == 0) {
            client.leave();
        } else {
            client.end();
        }
        house.comeHome();
    }
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{20 + 80});
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestWriteDesk)
#include "tst_write_desk.moc"
