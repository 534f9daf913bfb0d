// Packed bodies carry what their plans say, and a ring of them repeats nothing before its end.
#include <fstream>
#include <sstream>

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "inflate/body_inflater.h"
#include "scripted_server.h"
#include "sent_body.h"
#include "tests/loadgen/expand.h"
#include "tests/loadgen/load_run.h"

using namespace tg::loadgen;
using namespace Qt::StringLiterals;

namespace {

// By what the gateway unpacks with, which is other code than what packs here.
std::string unpacked(Encoding encoding, std::string_view packed)
{
    if (encoding == Encoding::Identity)
        return std::string(packed);
    const auto known = tg::inflate::encodingFrom(encodingName(encoding));
    tg::inflate::BodyInflater inflater(*known, tg::inflate::makeDecoder(*known), 1 << 30);
    std::vector<char> room(tg::inflate::kPieceBytes);
    std::string plain;
    const auto drain = [&] {
        while (!inflater.isDry()) {
            const auto piece = inflater.next(room);
            if (piece.fault != tg::inflate::Fault::None) {
                plain = "fault";
                return;
            }
            plain += piece.bytes;
        }
    };
    for (; !packed.empty(); packed.remove_prefix(std::min<std::size_t>(packed.size(), 100'000))) {
        inflater.give(packed.substr(0, 100'000)); // as much as one read of a socket brings
        drain();
    }
    inflater.giveEnd();
    drain();
    return plain;
}

QByteArrayList pointsIn(Format format, const std::string &body)
{
    return pointsOfBody(format, QByteArray::fromStdString(body));
}

QByteArrayList sorted(QByteArrayList lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

Options optionsFrom(const std::string &url, const QStringList &arguments)
{
    const auto parsed = optionsOf(
        QStringList{u"timeless-loadgen"_s, u"--url"_s, QString::fromStdString(url)} + arguments);
    return parsed ? *parsed : Options{};
}

} // namespace

class TestLoadgenPacking final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void packsWhatCanBeUnpacked_data();
    void packsWhatCanBeUnpacked();
    void aRingRepeatsNothingBeforeItsEnd();
    void aRingHasABound();
    void sendsWhatItRecords_data();
    void sendsWhatItRecords();
};

void TestLoadgenPacking::packsWhatCanBeUnpacked_data()
{
    QTest::addColumn<int>("encoding");
    for (int i = 0; i < 6; ++i)
        QTest::newRow(encodingName(static_cast<Encoding>(i)).data()) << i;
}

void TestLoadgenPacking::packsWhatCanBeUnpacked()
{
    QFETCH(int, encoding);
    const auto asked = static_cast<Encoding>(encoding);
    std::string plain;
    for (int i = 0; i < 30'000; ++i)
        plain +=
            "up{instance=\"host-" + std::to_string(i % 331) + "\"} " + std::to_string(i) + '\n';
    const std::string bytes = packed(asked, plain);
    QCOMPARE(bytes.size() < plain.size() / 2, asked != Encoding::Identity);
    QVERIFY(unpacked(asked, bytes) == plain);
    QCOMPARE(encodingNamed(encodingName(asked)), std::optional(asked));
}

void TestLoadgenPacking::aRingRepeatsNothingBeforeItsEnd()
{
    const PlanSettings settings{{Format::Text, Shape::Fixed, 700, 1}, 300, ValueStyle::Decimal, 0};
    BodyTemplate body(settings.set, settings.style, false);
    PackedRing ring;
    QVERIFY(ring.fill(body, settings, Encoding::Zstd, 4, 1'700'000'000'000));
    QCOMPARE(ring.size(), 12U); // three bodies a round
    QSet<QByteArray> seen;      // series and second; and every point with its value
    for (std::uint64_t number = 0; number < 12; ++number) {
        const auto sent = ring.next(number);
        QCOMPARE(sent.plan.number, number);
        QCOMPARE(qint64(sent.plan.firstTimeMs / 1000), qint64(1'699'999'997 + number / 3));
        for (const auto &point : pointsIn(Format::Text, unpacked(Encoding::Zstd, *sent.bytes))) {
            const QByteArray place = point.left(point.lastIndexOf(' '));
            QVERIFY(!seen.contains(place));
            seen.insert(place);
        }
    }
    QCOMPARE(seen.size(), 4 * 700);
    const auto again = ring.next(12);
    QCOMPARE(again.plan.number, 12U);
    QCOMPARE(again.plan.firstLine, 0U);
}

void TestLoadgenPacking::aRingHasABound()
{
    QCOMPARE(PackedRing::usualRounds(1), 8U);
    QCOMPARE(PackedRing::usualRounds(20), 5U);
    QCOMPARE(PackedRing::usualRounds(50'000), 2U);
    const PlanSettings settings{{Format::Text, Shape::Fixed, 700, 1}, 300, ValueStyle::Decimal, 0};
    BodyTemplate body(settings.set, settings.style, false);
    PackedRing ring;
    const auto filled = ring.fill(body, settings, Encoding::Gzip, 100, 1'700'000'000'000, 20'000);
    QVERIFY(!filled);
    QCOMPARE(filled.error().code, tg::ErrorCode::LimitExceeded);
    QVERIFY(filled.error().text.find("--packed-rounds") != std::string::npos);
}

void TestLoadgenPacking::sendsWhatItRecords_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("a ring of gzip") << u"text"_s << u"gzip"_s << QStringList{};
    QTest::newRow("packed as it is sent")
        << u"json10"_s << u"deflate"_s << QStringList{u"--unique"_s};
    QTest::newRow("frames") << u"text"_s << u"x-snappy-framed"_s << QStringList{};
    QTest::newRow("new series") << u"influx"_s << u"zstd"_s
                                << QStringList{u"--new-series-per-second"_s, u"1000000"_s};
    QTest::newRow("remote_write") << u"remote_write"_s << u"snappy"_s << QStringList{};
    QTest::newRow("remote_write, plain")
        << u"remote_write"_s << u"identity"_s << QStringList{u"--unique"_s};
}

void TestLoadgenPacking::sendsWhatItRecords()
{
    QFETCH(QString, format);
    QFETCH(QString, encoding);
    QFETCH(QStringList, more);
    ScriptedServer server({});
    QTemporaryDir folder;
    const std::string path = folder.filePath(u"record"_s).toStdString();
    const Options asked = optionsFrom(
        server.url(), QStringList{u"--format"_s, format, u"--encoding"_s, encoding, u"--series"_s,
                                  u"4000"_s, u"--lines-per-body"_s, u"1500"_s, u"--requests"_s,
                                  u"12"_s, u"--connections"_s, u"1"_s} +
                          more);
    const auto endpoint = endpointOf(asked.url);
    QVERIFY(endpoint);
    auto record = RecordWriter::create(path, {asked.plan.set, asked.plan.style});
    QVERIFY(record);
    const std::atomic<bool> stop{false};
    LoadRun run(asked, *endpoint, &*record, stop);
    const auto tally = run.run();
    QVERIFY(tally);
    QVERIFY(tally->isClean());
    QVERIFY(record->finish());
    server.stop();
    QByteArrayList sent;
    for (const std::string &body : server.bodies())
        sent << pointsIn(asked.plan.set.format, unpacked(asked.encoding, body));
    std::ifstream recorded(path);
    std::ostringstream expanded;
    const auto points = expandRecord(recorded, expanded, 204);
    QVERIFY(points);
    QCOMPARE(qsizetype(*points), sent.size());
    QCOMPARE(*points, tally->samples);
    QByteArrayList lines = QByteArray::fromStdString(expanded.str()).split('\n');
    lines.removeLast();
    QCOMPARE(sorted(lines), sorted(sent));
}

QTEST_GUILESS_MAIN(TestLoadgenPacking)
#include "tst_loadgen_packing.moc"
