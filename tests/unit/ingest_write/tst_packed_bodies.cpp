// A packed body is stored as the same body unpacked, is paused and goes on as one, and a bad one is
// answered for good with nothing stored that might be wrong.
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/support/snappy_frames.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/ingest_write/write_house.h"

using namespace tg;
using namespace tg::inflate;
using namespace tg::test;
using batch::SliceFate;

Q_DECLARE_METATYPE(tg::inflate::Encoding)

namespace {

constexpr int kSeries = 5;

QString typeOf(const Client &client)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body))
        .object()
        .value(QLatin1String("type"))
        .toString()
        .section(QLatin1Char(':'), -1);
}

Client &post(WriteHouse &house, Encoding encoding, std::string_view bytes,
             std::size_t chunkBytes = 64 * kKiB)
{
    auto &client = house.post({}, name(encoding));
    client.chunkBytes = chunkBytes;
    client.send(bytes);
    client.end();
    house.spin();
    return client;
}

} // namespace

class TestPackedBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void storesWhatWasPacked_data() { encodings(); }
    void storesWhatWasPacked();
    void pausesWhileANodeIsFull_data() { encodings(); }
    void pausesWhileANodeIsFull();
    void othersHaveTheirTurnDuringABomb_data() { encodings(); }
    void othersHaveTheirTurnDuringABomb();
    void aBombEndsAtTheBound_data() { encodings(); }
    void aBombEndsAtTheBound();
    void aDamagedBodyStoresNothing_data() { encodings(); }
    void aDamagedBodyStoresNothing();
    void aBodyCutOffKeepsItsCompleteLines_data() { streams(); }
    void aBodyCutOffKeepsItsCompleteLines();
    void framesCutOffKeepTheLinesOfWholeChunks();
    void takesSnappyInEitherForm_data();
    void takesSnappyInEitherForm();
    void saysWhichBoundASnappyBodyIsBeyond();
    void saysWhatIsStoredOfALargeBody();
    void aLeavingClientLosesItsUnfinishedLine_data() { streams(); }
    void aLeavingClientLosesItsUnfinishedLine();
    void waitsForMemoryAsForPoints_data() { encodings(); }
    void waitsForMemoryAsForPoints();
    void refusesWhatItCannotUnpack_data();
    void refusesWhatItCannotUnpack();
    void stopsInTheMiddle_data() { encodings(); }
    void stopsInTheMiddle();

private:
    static void encodings();
    static void streams(); // whose text comes out before their checksum
};

void TestPackedBodies::encodings()
{
    streams();
    QTest::newRow("snappy frames") << Encoding::SnappyFramed;
}

void TestPackedBodies::streams()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("gzip") << Encoding::Gzip;
    QTest::newRow("deflate") << Encoding::Deflate;
    QTest::newRow("zstd") << Encoding::Zstd;
}

void TestPackedBodies::storesWhatWasPacked()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(2);
    house.know(kSeries);
    const std::string body = house.lines(2'000, kSeries);
    for (const std::size_t chunk : {1U, 7U, 100'000U}) {
        auto &client = post(house, encoding, packed(encoding, body), chunk);
        house.comeHome();
        QVERIFY2(client.response.status == 204, client.response.body.c_str());
    }
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{6'000});
    for (int i = 0; i < 2; ++i) {
        for (int value = 1; value <= 2'000; ++value)
            QCOMPARE(house.cluster.link(i).values.count(value), std::size_t{3});
    }
    QCOMPARE(house.unbalanced(), QString());
}

// Segments of 20 kB out of one chunk of packed bytes: each waits for room of its own.
void TestPackedBodies::pausesWhileANodeIsFull()
{
    QFETCH(Encoding, encoding);
    Limits limits;
    limits.segmentBytes = 20'000;
    WriteHouse house(2, limits);
    house.know(kSeries);
    const std::string body = house.lines(20'000, kSeries); // 600 kB
    QVERIFY(house.cluster.queue(0).tryReserve(limits.nodeBytes));
    auto &client = post(house, encoding, packed(encoding, body), 1'000'000);
    house.ticks(3);
    QVERIFY(client.isPaused);
    QCOMPARE(client.answers, 0);
    QVERIFY(house.ledger.received.value() < 20'000);
    QCOMPARE(house.ledger.inFlight.value(), std::uint64_t{0});
    house.cluster.queue(0).unreserve(limits.nodeBytes);
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{20'000});
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::othersHaveTheirTurnDuringABomb()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(1);
    house.know(1);
    // Comments: unpacked and read, nothing comes of them.
    const std::string bytes = packed(encoding, '#' + std::string(40 * kMiB, '\n'));
    auto &bomb = house.post({}, name(encoding));
    bomb.chunkBytes = bytes.size();
    bomb.send(bytes);
    bomb.end();
    QVERIFY(bomb.isPaused); // a turn is over, the packed bytes are not
    auto &other = house.post();
    other.send(house.line(0));
    other.end();
    QVERIFY(house.reached([&] {
        house.settleAll();
        return other.answers == 1;
    }));
    QCOMPARE(bomb.answers, 0);
    QVERIFY(house.reached([&] { return bomb.answers == 1; }));
    QCOMPARE(bomb.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::aBombEndsAtTheBound()
{
    QFETCH(Encoding, encoding);
    Limits limits;
    limits.inflatedBytes = 3 * kMiB;
    WriteHouse house(1, limits);
    house.know(1);
    const std::string first = house.line(0);
    const std::string bytes = packed(encoding, first + std::string(64 * kMiB, '\n'));
    auto &client = post(house, encoding, bytes, bytes.size());
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 413);
    QCOMPARE(typeOf(client), QStringLiteral("inflated-too-large"));
    QVERIFY(client.response.body.find("limits.inflated_bytes") != std::string::npos);
    QVERIFY(client.field("Retry-After").empty());
    QCOMPARE(house.dropped(DropReason::NotAdmitted), std::uint64_t{1});
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::aDamagedBodyStoresNothing()
{
    QFETCH(Encoding, encoding);
    const auto checked = [&](std::string bytes) {
        WriteHouse house(1);
        house.know(kSeries);
        auto &client = post(house, encoding, bytes);
        house.comeHome();
        QCOMPARE(client.response.status, 400);
        QCOMPARE(typeOf(client), QStringLiteral("corrupt-body"));
        QVERIFY(client.response.body.find(name(encoding)) != std::string::npos);
        QVERIFY(client.field("Retry-After").empty());
        QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{0});
        QCOMPARE(house.ledger.received.value(), house.dropped(DropReason::NotAdmitted));
        QCOMPARE(house.unbalanced(), QString());
    };
    WriteHouse maker(1);
    const std::string bytes = packed(encoding, maker.lines(500, kSeries));
    std::string wrongSum = bytes; // the checksum: of zstd the last bytes, of gzip before the length
    const std::size_t at = encoding == Encoding::Gzip ? 8 : 1;
    wrongSum[bytes.size() - at] = static_cast<char>(wrongSum[bytes.size() - at] ^ 1);
    checked(wrongSum);
    checked(bytes + "and more");
    checked("plain text, not packed at all\n");
}

void TestPackedBodies::aBodyCutOffKeepsItsCompleteLines()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(1);
    house.know(kSeries);
    std::string bytes = packed(encoding, house.lines(500, kSeries) + "m{i=\"0\"} 12345");
    bytes.resize(bytes.size() - 3); // of the checksum: all text comes out
    auto &client = post(house, encoding, bytes);
    house.comeHome();
    QCOMPARE(client.response.status, 400);
    QCOMPARE(typeOf(client), QStringLiteral("truncated-body"));
    QVERIFY(client.response.body.find("first 500 samples") != std::string::npos);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{500});
    QCOMPARE(house.ledger.rejected[static_cast<std::size_t>(RejectReason::CutLine)].value(),
             std::uint64_t{1});
    QCOMPARE(house.unbalanced(), QString());
}

// Of the cut chunk nothing: its checksum cannot be looked at.
void TestPackedBodies::framesCutOffKeepTheLinesOfWholeChunks()
{
    WriteHouse house(1);
    house.know(kSeries);
    const std::string text = house.lines(500, kSeries);
    constexpr std::size_t kChunk = 4'000;
    const std::string whole = text.substr(0, text.size() / kChunk * kChunk);
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(whole, '\n'));
    std::string bytes = framedSnappy(text, kChunk);
    bytes.pop_back();
    auto &client = post(house, Encoding::SnappyFramed, bytes);
    house.comeHome();
    QCOMPARE(client.response.status, 400);
    QCOMPARE(typeOf(client), QStringLiteral("truncated-body"));
    QVERIFY(lines > 400 && lines < 500);
    QCOMPARE(house.ledger.confirmed.value(), lines);
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::takesSnappyInEitherForm_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isFramed");
    for (const char *path : {"/api/v1/import/prometheus", "/api/v1/import", "/write"}) {
        QTest::addRow("%s, a block", path) << QByteArray(path) << false;
        QTest::addRow("%s, frames", path) << QByteArray(path) << true;
    }
}

void TestPackedBodies::takesSnappyInEitherForm()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isFramed);
    WriteHouse house(1);
    std::string body;
    for (int i = 0; i < 3'000; ++i) {
        const auto number = std::to_string(i);
        if (path == "/write")
            body += "m,a=b v=" + number + " 17\n";
        else if (path == "/api/v1/import")
            body += R"({"metric":{"__name__":"m"},"values":[)" + number +
                    R"(],"timestamps":[17]})"
                    "\n";
        else
            body += "m " + number + " 17000\n";
    }
    ingest::RequestHead head;
    head.method = "POST";
    head.path = path.toStdString();
    head.fields.emplace_back("content-encoding", "Snappy");
    auto &client = house.request(std::move(head));
    client.chunkBytes = 9;
    client.send(isFramed ? framedSnappy(body, 10'000) : snappyBlock(body));
    client.end();
    house.spin();
    house.comeHome();
    QVERIFY2(client.response.status == 204, client.response.body.c_str());
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{3'000});
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::saysWhichBoundASnappyBodyIsBeyond()
{
    Limits limits;
    limits.remoteWriteBytes = 100'000;
    limits.inflatedBytes = 1 * kMiB;
    WriteHouse house(1, limits);
    const auto refused = [&](const std::string &bytes) -> QString {
        auto &client = post(house, Encoding::Snappy, bytes, bytes.size());
        house.reached([&] { return client.answers == 1; });
        return typeOf(client) + QString::fromStdString(client.response.body);
    };
    const std::string comments(2 * kMiB, '\n');
    const QString framed = refused(framedSnappy(comments));
    QVERIFY2(framed.startsWith(QLatin1String("inflated-too-large")), qPrintable(framed));
    QVERIFY2(framed.contains(QLatin1String("limits.inflated_bytes")), qPrintable(framed));
    const QString block = refused(snappyBlock(comments));
    QVERIFY2(block.startsWith(QLatin1String("inflated-too-large")), qPrintable(block));
    QVERIFY2(block.contains(QLatin1String("limits.remote_write_bytes")), qPrintable(block));
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::saysWhatIsStoredOfALargeBody()
{
    Limits limits;
    limits.segmentBytes = kPieceBytes + 1; // two pieces
    WriteHouse house(1, limits);
    house.know(kSeries);
    const std::string bytes = packedGzip(house.lines(10'000, kSeries)) + "garbage";
    auto &client = post(house, Encoding::Gzip, bytes);
    house.comeHome();
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 400);
    const auto stored = house.ledger.confirmed.value();
    QVERIFY(stored > 5'000 && stored < 10'000);
    QVERIFY(client.response.body.find("first " + std::to_string(stored) + " samples") !=
            std::string::npos);
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::aLeavingClientLosesItsUnfinishedLine()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(1);
    house.know(kSeries);
    std::string bytes = packed(encoding, house.lines(500, kSeries) + "m{i=\"0\"} 12345");
    bytes.resize(bytes.size() - 3);
    auto &client = house.post({}, name(encoding));
    client.send(bytes);
    house.spin();
    client.leave();
    house.comeHome();
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{500});
    QCOMPARE(house.cluster.link(0).values.count(12345.0), std::size_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

// What a decoder holds counts against limits.in_flight_bytes.
void TestPackedBodies::waitsForMemoryAsForPoints()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(1);
    house.know(kSeries);
    const std::string bytes = packed(encoding, house.lines(500, kSeries));
    QVERIFY(house.budget.tryReserve(house.limits.inFlightBytes));
    auto &waiting = post(house, encoding, bytes, 100);
    house.ticks(2);
    QVERIFY(waiting.isPaused);
    QCOMPARE(house.ledger.received.value(), std::uint64_t{0});
    house.budget.release(house.limits.inFlightBytes);
    QVERIFY(house.reached([&] {
        house.comeHome();
        return waiting.answers == 1;
    }));
    QCOMPARE(waiting.response.status, 204);

    QVERIFY(house.budget.tryReserve(house.limits.inFlightBytes));
    auto &refused = post(house, encoding, bytes, 100);
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return refused.answers == 1; }));
    QCOMPARE(refused.response.status, 503);
    QCOMPARE(typeOf(refused), QStringLiteral("gateway-full"));
    house.budget.release(house.limits.inFlightBytes);
    QCOMPARE(house.unbalanced(), QString());
}

void TestPackedBodies::refusesWhatItCannotUnpack_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("unknown") << QStringList{QStringLiteral("br")};
    QTest::newRow("one over the other") << QStringList{QStringLiteral("gzip, zstd")};
    QTest::newRow("two fields") << QStringList{QStringLiteral("gzip"), QStringLiteral("gzip")};
    QTest::newRow("long") << QStringList{QString(5'000, QLatin1Char('x'))};
}

void TestPackedBodies::refusesWhatItCannotUnpack()
{
    QFETCH(QStringList, fields);
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = "POST";
    head.path = "/api/v1/import";
    for (const auto &field : fields)
        head.fields.emplace_back("content-encoding", field.toStdString());
    auto &client = house.request(head);
    client.end();
    QCOMPARE(client.response.status, 415);
    QCOMPARE(client.field("Accept-Encoding"),
             std::string_view("gzip, deflate, zstd, snappy, x-snappy-framed, identity"));
    QVERIFY(client.response.body.size() < 1'000);
    QCOMPARE(house.desk.openJobs(), std::size_t{0});
}

void TestPackedBodies::stopsInTheMiddle()
{
    QFETCH(Encoding, encoding);
    WriteHouse house(1);
    house.know(1);
    const std::string bytes = packed(encoding, house.line(0) + std::string(40 * kMiB, '\n'));
    auto &client = house.post({}, name(encoding));
    client.chunkBytes = bytes.size();
    client.send(bytes);
    QVERIFY(client.isPaused);
    house.desk.abandonAll();
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("stopping"));
    house.spin();
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestPackedBodies)
#include "tst_packed_bodies.moc"
