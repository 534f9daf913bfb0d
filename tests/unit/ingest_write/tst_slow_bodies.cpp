// A client that sends little and takes its time holds much of limits.in_flight_bytes only while
// nobody misses it: what each kind of body can hold is measured, and where memory is short such a
// body is refused after limits.slow_body_ms, without harm to others.
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/support/snappy_frames.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/ingest_write/write_house.h"

Q_DECLARE_METATYPE(tg::inflate::Encoding)

using namespace tg;
using namespace tg::test;
using namespace std::chrono_literals;
using inflate::Encoding;

namespace {

constexpr std::size_t kSmall = 64 * kKiB; // what nobody is refused for

QString typeOf(const Client &client)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body))
        .object()
        .value(QLatin1String("type"))
        .toString()
        .section(QLatin1Char(':'), -1);
}

// 3 MiB of a known series in lines of eleven bytes, which become more in slices.
std::string shortLines()
{
    std::string lines;
    while (lines.size() < 3 * kMiB)
        lines += "m{i=\"0\"} 1\n";
    return lines;
}

Client &begin(WriteHouse &house, std::string_view path, Encoding encoding, std::string_view bytes)
{
    ingest::RequestHead head;
    head.method = "POST";
    head.path = path;
    head.fields.emplace_back("content-encoding", std::string(inflate::name(encoding)));
    auto &client = house.request(std::move(head));
    client.chunkBytes = 256 * kKiB;
    client.send(bytes);
    house.reached([&] { return !client.isPaused && client.unread() == 0; });
    return client;
}

} // namespace

class TestSlowBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void holdsByWhatItSent_data();
    void holdsByWhatItSent();
    void isRefusedOnceMemoryIsShort_data() { holdsByWhatItSent_data(); }
    void isRefusedOnceMemoryIsShort();
    void isLeftAloneWhileThereIsRoom();
    void isLeftAloneIfItHoldsLittle();
    void isNotBlamedForWhatTheGatewayHasNotRead();
    void isNotBlamedForWaitingForTheGateway();
    void eachSegmentHasItsOwnTime();
};

void TestSlowBodies::holdsByWhatItSent_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::size_t>("least"); // that it holds then; 0: no more than kSmall
    QTest::addColumn<std::size_t>("most");
    const QByteArray text("/api/v1/import/prometheus");
    const std::string lines = shortLines();
    const auto allOf = [](const std::string &packedBytes, std::size_t missing) {
        return packedBytes.substr(0, packedBytes.size() - missing);
    };
    QTest::newRow("a head of a snappy block of 31 MiB")
        << QByteArray("/api/v1/write") << Encoding::Snappy << std::string("\x80\x80\x80\x0f")
        << std::size_t{0} << kSmall;
    QTest::newRow("a head of snappy frames")
        << text << Encoding::Snappy << std::string(kSnappyIdentifier) << std::size_t{100'000}
        << 160 * kKiB;
    QTest::newRow("four bytes of a zstd frame")
        << text << Encoding::Zstd << std::string("\x28\xb5\x2f\xfd") << 8 * kMiB << 9 * kMiB;
    QTest::newRow("a head of a gzip stream")
        << text << Encoding::Gzip << packedGzip(lines).substr(0, 30) << std::size_t{80'000}
        << 100 * kKiB;
    QTest::newRow("short lines, packed")
        << text << Encoding::Gzip << allOf(packedGzip(lines), 8) << 5 * kMiB << 12 * kMiB;
    QTest::newRow("short lines") << text << Encoding::Identity << lines << 5 * kMiB << 12 * kMiB;
    QTest::newRow("an unfinished line") << text << Encoding::Identity << std::string(500'000, 'x')
                                        << std::size_t{500'000} << 2 * kMiB;
}

void TestSlowBodies::holdsByWhatItSent()
{
    QFETCH(QByteArray, path);
    QFETCH(Encoding, encoding);
    QFETCH(std::string, bytes);
    QFETCH(std::size_t, least);
    QFETCH(std::size_t, most);
    WriteHouse house(1);
    house.know(1);
    auto &client = begin(house, path.toStdString(), encoding, bytes);
    const auto held = house.budget.used();
    qInfo("%zu bytes sent hold %zu", bytes.size(), held);
    QVERIFY2(held >= least && held <= most, std::to_string(held).c_str());
    QCOMPARE(client.answers, 0);
    client.leave();
    house.comeHome();
    QCOMPARE(house.unbalanced(), QString());
}

// Others use more than half.
void TestSlowBodies::isRefusedOnceMemoryIsShort()
{
    QFETCH(QByteArray, path);
    QFETCH(Encoding, encoding);
    QFETCH(std::string, bytes);
    QFETCH(std::size_t, least);
    WriteHouse house(1);
    house.know(1);
    auto &client = begin(house, path.toStdString(), encoding, bytes);
    const std::size_t others = house.limits.inFlightBytes / 2 + 1;
    QVERIFY(house.budget.tryReserve(others));
    house.clock.advance(house.limits.slowBody - 1ms);
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    house.clock.advance(2ms);
    house.ticks(2);
    if (least == 0) {
        QCOMPARE(client.answers, 0);
        client.leave();
    } else {
        QCOMPARE(client.response.status, 503);
        QCOMPARE(typeOf(client), QStringLiteral("gateway-full"));
        QVERIFY2(client.response.body.find("limits.slow_body_ms") != std::string::npos,
                 client.response.body.c_str());
        QVERIFY(!client.field("Retry-After").empty());
        QCOMPARE(house.budget.used(), others);
    }
    house.comeHome();
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{0}); // as a whole or not at all
    house.budget.release(others);
    QCOMPARE(house.unbalanced(), QString());
}

void TestSlowBodies::isLeftAloneWhileThereIsRoom()
{
    WriteHouse house(1);
    house.know(1);
    const std::string lines = shortLines();
    auto &client = begin(house, "/api/v1/import/prometheus", Encoding::Identity, lines);
    house.clock.advance(20 * house.limits.slowBody);
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    client.end();
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestSlowBodies::isLeftAloneIfItHoldsLittle()
{
    WriteHouse house(1);
    house.know(1);
    auto &client =
        begin(house, "/api/v1/import/prometheus", Encoding::Identity, house.lines(1'000, 1));
    QVERIFY(house.budget.used() > 0 && house.budget.used() <= kSmall);
    const std::size_t others = house.limits.inFlightBytes - kSmall;
    QVERIFY(house.budget.tryReserve(others));
    house.clock.advance(20 * house.limits.slowBody);
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    house.budget.release(others);
    client.end();
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

// A worker with too much to do lets bytes lie.
void TestSlowBodies::isNotBlamedForWhatTheGatewayHasNotRead()
{
    WriteHouse house(1);
    house.know(1);
    auto &client = begin(house, "/api/v1/import/prometheus", Encoding::Identity, shortLines());
    const std::size_t others = house.limits.inFlightBytes / 2 + 1;
    QVERIFY(house.budget.tryReserve(others));
    client.hasMore = true;
    house.clock.advance(20 * house.limits.slowBody);
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    client.hasMore = false;
    house.ticks(2);
    QCOMPARE(client.response.status, 503);
    house.budget.release(others);
    house.comeHome();
    QCOMPARE(house.unbalanced(), QString());
}

// Whose series are asked for at a node that takes its time.
void TestSlowBodies::isNotBlamedForWaitingForTheGateway()
{
    Limits limits;
    limits.newSeriesWait = 60s;
    WriteHouse house(1, limits);
    house.know(1);
    std::string body = shortLines().substr(0, 110'000);
    for (int i = 1; i <= 3'000; ++i) // more than one question's
        body += house.line(i);
    auto &client = house.post();
    client.send(body);
    house.spin();
    QVERIFY(client.isPaused);
    QVERIFY(house.budget.used() > kSmall);
    const std::size_t others = limits.inFlightBytes / 2 + 1;
    QVERIFY(house.budget.tryReserve(others));
    house.clock.advance(limits.slowBody - 1ms);
    house.ticks(2);
    QVERIFY(house.reached([&] {
        house.answerRpcs();
        return !client.isPaused && client.unread() == 0;
    }));
    house.clock.advance(limits.slowBody - 100ms); // all of it is the client's
    house.ticks(2);
    QCOMPARE(client.answers, 0);
    house.budget.release(others);
    client.end();
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestSlowBodies::eachSegmentHasItsOwnTime()
{
    Limits limits;
    limits.segmentBytes = 200'000;
    WriteHouse house(1, limits);
    house.know(1);
    auto &client = house.post();
    const std::size_t others = limits.inFlightBytes / 2 + 1;
    QVERIFY(house.budget.tryReserve(others));
    for (int segment = 0; segment < 4; ++segment) {
        client.send(shortLines().substr(0, 198'000)); // whole lines of eleven bytes
        house.spin();
        QVERIFY(house.budget.used() > others + kSmall);
        house.clock.advance(limits.slowBody - 1ms);
        house.ticks(2);
        QCOMPARE(client.answers, 0);
        client.send(shortLines().substr(0, 11'000)); // it is full
        QVERIFY(house.reached([&] {
            house.settleAll();
            return house.budget.used() == others;
        }));
    }
    client.end();
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{4 * 19'000});
    house.budget.release(others);
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestSlowBodies)
#include "tst_slow_bodies.moc"
