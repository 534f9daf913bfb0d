// Remote-write at the data door: what is taken, what is stored, what the sender is told and whether
// it would try again.
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/unit/inflate/packed.h"
#include "tests/unit/ingest_write/write_house.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::test;

namespace {

std::string snappyOf(std::string_view plain)
{
    return packed(inflate::Encoding::Snappy, plain);
}

// Series 0 to count - 1 of WriteHouse::know(), each with one sample of its own value.
std::string request(WriteHouse &house, int count, int series)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        const auto value = house.nextValue++;
        out += seriesField({{"__name__", "m"}, {"i", std::to_string(i % series)}},
                           {{static_cast<double>(value), 1'700'000'000'000 + value * 1000}});
    }
    return out;
}

using Fields = std::vector<std::pair<std::string, std::string>>;
const Fields kAsPrometheusSends{{"content-encoding", "snappy"},
                                {"content-type", "application/x-protobuf"},
                                {"x-prometheus-remote-write-version", "0.1.0"}};

Client &write(WriteHouse &house, std::string_view packed, const Fields &fields = kAsPrometheusSends)
{
    ingest::RequestHead head;
    head.method = "POST";
    head.path = "/api/v1/write";
    head.fields = fields;
    auto &client = house.request(std::move(head));
    client.chunkBytes = 1'000;
    client.send(packed);
    client.end();
    house.spin();
    return client;
}

QString typeOf(const Client &client)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body))
        .object()
        .value(QLatin1String("type"))
        .toString()
        .section(QLatin1Char(':'), -1);
}

} // namespace

class TestRemoteWriteRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void storesWhatPrometheusSends();
    void takesOtherEncodingsToo_data();
    void takesOtherEncodingsToo();
    void refusesOtherMessages_data();
    void refusesOtherMessages();
    void poisonIsRefusedForGood_data();
    void poisonIsRefusedForGood();
    void holdsTheLengthAgainstTheBoundFirst();
    void staleMarkersAreNoError();
    void tellsWhatIsNotStored();
    void asksToTryAgainWhenANodeIsFull();
    void asksToTryAgainWhenSeriesComeTooFast();
    void metadataAloneIsTaken();
    void aLargeRequestGoesInSegments();
};

void TestRemoteWriteRoute::storesWhatPrometheusSends()
{
    WriteHouse house(2);
    house.know(5);
    auto &client = write(house, snappyOf(request(house, 1'000, 5)));
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(client.field("X-Prometheus-Remote-Write-Samples-Written"), std::string_view("1000"));
    QCOMPARE(client.field("X-Prometheus-Remote-Write-Histograms-Written"), std::string_view("0"));
    QCOMPARE(client.field("X-Prometheus-Remote-Write-Exemplars-Written"), std::string_view("0"));
    for (int i = 0; i < 2; ++i) {
        for (int value = 1; value <= 1'000; ++value)
            QCOMPARE(house.cluster.link(i).values.count(value), std::size_t{1});
    }
    // New series, and one spelling more of a known one.
    const std::string fresh = seriesField({{"__name__", "new"}, {"b", "2"}, {"a", "1"}}, {{7, 0}}) +
                              seriesField({{"i", "0"}, {"__name__", "m"}}, {{8, 0}});
    auto &next = write(house, snappyOf(fresh));
    house.comeHome();
    QCOMPARE(next.response.status, 204);
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::takesOtherEncodingsToo_data()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *encoding :
         {"", "snappy", "x-snappy-framed", "zstd", "gzip", "deflate", "identity"})
        QTest::newRow(*encoding ? encoding : "not said: snappy") << QByteArray(encoding);
}

void TestRemoteWriteRoute::takesOtherEncodingsToo()
{
    QFETCH(QByteArray, encoding);
    WriteHouse house(1);
    house.know(5);
    const std::string plain = request(house, 500, 5);
    Fields fields;
    if (!encoding.isEmpty())
        fields.emplace_back("content-encoding", encoding.toStdString());
    const auto known = inflate::encodingFrom(encoding.toStdString());
    auto &client =
        write(house, encoding.isEmpty() ? snappyOf(plain) : packed(*known, plain), fields);
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{500});
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::refusesOtherMessages_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *type, const char *encoding, bool isTaken) {
        QTest::addRow("%s, %s", type, encoding)
            << QByteArray(type) << QByteArray(encoding) << isTaken;
    };
    row("application/x-protobuf", "snappy", true);
    row("Application/X-Protobuf ; proto=prometheus.WriteRequest", "snappy", true);
    row("application/x-protobuf;proto=io.prometheus.write.v2.Request", "snappy", false);
    row("application/json", "snappy", false);
    row("application/x-protobuf", "br", false);
    row("application/x-protobuf", "snappy, gzip", false);
}

void TestRemoteWriteRoute::refusesOtherMessages()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, encoding);
    QFETCH(bool, isTaken);
    WriteHouse house(1);
    auto &client =
        write(house, snappyOf({}),
              {{"content-type", type.toStdString()}, {"content-encoding", encoding.toStdString()}});
    house.comeHome();
    QCOMPARE(client.response.status, isTaken ? 204 : 415);
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::poisonIsRefusedForGood_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *name, const std::string &body, const char *type) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray(type);
    };
    WriteHouse house(1);
    const std::string good = request(house, 100, 5);
    const std::string block = snappyOf(good);
    row("nothing", {}, "truncated-body");
    row("no snappy", "m{i=\"0\"} 1 1700000000000\n", "corrupt-body");
    row("cut off", block.substr(0, block.size() - 1), "corrupt-body");
    row("more behind it", block + "more", "corrupt-body");
    row("a length and nothing else", std::string("\x80\x80\x01", 3), "corrupt-body");
    row("no protobuf", snappyOf("m{i=\"0\"} 1 1700000000000\n"), "malformed-body");
    row("ends inside a series", snappyOf(good.substr(0, good.size() - 1)), "malformed-body");
    row("good, then not", snappyOf(good + "\x0a\x02\x0a\x7f"), "malformed-body");
}

void TestRemoteWriteRoute::poisonIsRefusedForGood()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    WriteHouse house(1);
    house.know(5);
    auto &client = write(house, body.toStdString());
    house.comeHome();
    QCOMPARE(client.response.status, 400);
    QCOMPARE(typeOf(client), QString::fromLatin1(type));
    QVERIFY(client.field("Retry-After").empty());
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::holdsTheLengthAgainstTheBoundFirst()
{
    Limits limits;
    limits.remoteWriteBytes = 100'000;
    WriteHouse house(1, limits);
    house.know(5);
    const std::string plain = request(house, 10'000, 5);
    QVERIFY(plain.size() > limits.remoteWriteBytes);
    ingest::RequestHead head;
    head.method = "POST";
    head.path = "/api/v1/write";
    auto &client = house.request(std::move(head));
    client.send(snappyOf(plain).substr(0, 5)); // what says how long it is
    house.spin();
    QCOMPARE(client.response.status, 413);
    QVERIFY(client.response.body.find("limits.remote_write_bytes") != std::string::npos);
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::staleMarkersAreNoError()
{
    WriteHouse house(1);
    house.know(1);
    const Labels labels{{"__name__", "m"}, {"i", "0"}};
    auto &only = write(house, snappyOf(seriesField(labels, {{kStale, 1'000}, {kStale, 2'000}})));
    QCOMPARE(only.response.status, 204);
    auto &mixed = write(house, snappyOf(seriesField(labels, {{5, 1'000}, {kStale, 2'000}})));
    house.comeHome();
    QCOMPARE(mixed.response.status, 204);
    QCOMPARE(mixed.field("X-Prometheus-Remote-Write-Samples-Written"), std::string_view("1"));
    const auto reason = static_cast<std::size_t>(RejectReason::StaleMarker);
    QCOMPARE(house.ledger.rejected[reason].value(), std::uint64_t{3});
    QCOMPARE(house.ledger.received.value(), std::uint64_t{4});
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::tellsWhatIsNotStored()
{
    WriteHouse house(1);
    house.know(1);
    const std::string body =
        seriesField({{"__name__", "m"}, {"i", "0"}}, {{5, 1'000}, {std::nan(""), 2'000}}) +
        seriesField({{"__name__", "bad"}, {"a,b", "1"}}, {{6, 1'000}}) +
        message(1, labelField("__name__", "m") + labelField("i", "0") + message(4, "histogram")) +
        message(3, "metadata") + metadataField(1, "m", "help", "");
    auto &client = write(house, snappyOf(body));
    house.comeHome();
    QCOMPARE(client.response.status, 200);
    const auto answer =
        QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body)).object();
    QCOMPARE(answer.value(QLatin1String("samples")).toInt(), 1);
    QCOMPARE(answer.value(QLatin1String("errors")).toInt(), 2);
    const auto lines = answer.value(QLatin1String("failed_lines")).toArray();
    QCOMPARE(lines.at(0).toString(), QStringLiteral("m{i=\"0\"}"));
    QCOMPARE(lines.at(1).toString(), QStringLiteral("bad{a,b=\"1\"}"));
    QCOMPARE(house.ledger.histogramsNotStored.value(), std::uint64_t{1});
    QCOMPARE(house.ledger.metadataNotStored.value(), std::uint64_t{1});
    QCOMPARE(house.metadata.families, std::vector<std::string>{"m"});
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::asksToTryAgainWhenANodeIsFull()
{
    WriteHouse house(2);
    house.know(5);
    QVERIFY(house.cluster.queue(0).tryReserve(house.limits.nodeBytes));
    auto &client = write(house, snappyOf(request(house, 100, 5)));
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return client.answers == 1; }));
    QCOMPARE(client.response.status, 503);
    QVERIFY(!client.field("Retry-After").empty());
    QCOMPARE(client.field("X-Prometheus-Remote-Write-Samples-Written"), std::string_view("0"));
    house.cluster.queue(0).unreserve(house.limits.nodeBytes);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

// By itself Prometheus drops what is answered 429.
void TestRemoteWriteRoute::asksToTryAgainWhenSeriesComeTooFast()
{
    Limits limits;
    limits.newSeriesPerSecond = 1;
    limits.newSeriesWait = std::chrono::milliseconds(100);
    WriteHouse house(1, limits);
    std::string body;
    for (int i = 0; i < 10; ++i)
        body += seriesField({{"__name__", "new"}, {"i", std::to_string(i)}}, {{1, 1'000}});
    auto &client = write(house, snappyOf(body));
    QVERIFY(house.reached([&] {
        house.clock.advance(std::chrono::milliseconds(50));
        house.answerRpcs();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 503);
    QCOMPARE(typeOf(client), QStringLiteral("new-series-throttled"));
    QVERIFY(!client.field("Retry-After").empty());
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::metadataAloneIsTaken()
{
    WriteHouse house(1);
    std::string body;
    for (int i = 0; i < 500; ++i)
        body += metadataField(1, "f" + std::to_string(i), "help", "");
    auto &client = write(house, snappyOf(body));
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QCOMPARE(client.field("X-Prometheus-Remote-Write-Samples-Written"), std::string_view("0"));
    QCOMPARE(house.metadata.families.size(), std::size_t{500});
    QCOMPARE(house.unbalanced(), QString());
}

void TestRemoteWriteRoute::aLargeRequestGoesInSegments()
{
    Limits limits;
    limits.segmentBytes = 300 * kKiB;
    WriteHouse house(1, limits);
    house.know(5);
    auto &client = write(house, snappyOf(request(house, 60'000, 5)));
    QVERIFY(house.reached([&] {
        house.comeHome();
        return client.answers == 1;
    }));
    QCOMPARE(client.response.status, 204);
    QCOMPARE(house.ledger.confirmed.value(), std::uint64_t{60'000});
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestRemoteWriteRoute)
#include "tst_remote_write_route.moc"
