// The quick reader of what Prometheus writes says what libprotobuf's reader says, or nothing.
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <limits>
#include <memory>
#include <random>

#include <QRegularExpression>
#include <QTest>

#include "parse/usual_series.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::test;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

namespace {

CodedInputStream streamOf(std::string_view bytes)
{
    return CodedInputStream(
        static_cast<const std::uint8_t *>(static_cast<const void *>(bytes.data())),
        static_cast<int>(bytes.size()));
}

struct Told {
    bool isValid = false;
    std::string labels; // the Label fields, one behind the other
    std::vector<std::pair<std::uint64_t, std::int64_t>> samples;
    bool hasMore = false; // other fields
};

bool readSample(const std::string &bytes, Told &told)
{
    CodedInputStream in = streamOf(bytes);
    std::uint64_t value = 0;
    std::uint64_t time = 0;
    while (const auto tag = in.ReadTag()) {
        const bool isRead = tag == 9    ? in.ReadLittleEndian64(&value)
                            : tag == 16 ? in.ReadVarint64(&time)
                                        : WireFormatLite::SkipField(&in, tag);
        if (!isRead)
            return false;
    }
    told.samples.emplace_back(value, static_cast<std::int64_t>(time));
    return in.ConsumedEntireMessage();
}

// By libprotobuf, field after field, every one copied.
Told reference(std::string_view series)
{
    Told told;
    CodedInputStream in = streamOf(series);
    for (;;) {
        const auto begin = static_cast<std::size_t>(in.CurrentPosition());
        const auto tag = in.ReadTag();
        if (tag == 0) {
            told.isValid = in.ConsumedEntireMessage();
            return told;
        }
        if (tag == 10 || tag == 18) {
            int size = 0;
            std::string body;
            if (!in.ReadVarintSizeAsInt(&size) || !in.ReadString(&body, size) ||
                (tag == 18 && !readSample(body, told)))
                return told;
            if (tag == 10)
                told.labels +=
                    series.substr(begin, static_cast<std::size_t>(in.CurrentPosition()) - begin);
        } else if (!WireFormatLite::SkipField(&in, tag)) {
            return told;
        } else {
            told.hasMore = true;
        }
    }
}

// Of a copy that ends where its memory ends, so that a byte too far is seen by AddressSanitizer.
// Empty, or what is wrong. accepted: it was usual.
QString wrongWith(std::string_view bytes, bool &accepted)
{
    const auto copy = std::make_unique<char[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.get());
    const std::string_view series(copy.get(), bytes.size());
    std::vector<Sample> samples{{7, 7}};
    const auto usual = usualSeries(series, samples);
    accepted = usual.has_value();
    if (!usual)
        return samples.size() == 1 ? QString() : QStringLiteral("left samples behind");
    const Told told = reference(series);
    if (!told.isValid)
        return QStringLiteral("took what is not valid");
    if (told.hasMore || series.substr(0, usual->labelBytes) != told.labels)
        return QStringLiteral("other labels");
    UsualSeries counted;
    std::size_t at = 1;
    for (const auto &[bits, time] : told.samples) {
        const auto value = std::bit_cast<double>(bits);
        if (bits == kStaleMarker)
            ++counted.stale;
        else if (!std::isfinite(value))
            ++(std::isnan(value) ? counted.nan : counted.infinite);
        else if (at == samples.size() || samples[at].value != value || samples[at++].time != time)
            return QStringLiteral("another sample");
    }
    if (at != samples.size())
        return QStringLiteral("more samples");
    if (counted.stale != usual->stale || counted.nan != usual->nan ||
        counted.infinite != usual->infinite)
        return QStringLiteral("other counts");
    return {};
}

std::string bodyOf(const std::string &seriesField)
{
    const UsualHead head = usualHead(seriesField);
    return seriesField.substr(head.headBytes);
}

const Labels kLabels{{"__name__", "node_cpu_seconds_total"}, {"cpu", "7"}, {"empty", ""}};

} // namespace

class TestUsualSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void takesOrLeaves_data();
    void takesOrLeaves();
    void agreesOnWhateverIsDoneToTheBytes();
    void readsHeadsOfAnyLength();
};

void TestUsualSeries::takesOrLeaves_data()
{
    QTest::addColumn<QByteArray>("series");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *name, const std::string &series, bool isTaken) {
        QTest::newRow(name) << QByteArray::fromStdString(series) << isTaken;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const auto made = [](const Labels &labels, const Points &points) {
        return bodyOf(seriesField(labels, points));
    };
    const std::int64_t now = 1'700'000'000'123;
    row("one sample", made(kLabels, {{1.5, now}}), true);
    row("several", made(kLabels, {{1.5, now}, {-2, now + 1}, {0, 1}}), true);
    row("no labels", made({}, {{1, now}}), true);
    row("no samples", made(kLabels, {}), true);
    row("nothing", {}, true);
    row("not finite", made(kLabels, {{nan, 1}, {infinity, 2}, {-infinity, 3}, {kStale, 4}}), true);
    row("a long label", made({{"a", std::string(300, 'x')}}, {{1, now}}), true);
    row("the longest", made({{"a", std::string(16'377, 'x')}}, {{1, now}}), true);
    row("longer", made({{"a", std::string(16'378, 'x')}}, {{1, now}}), false);
    row("before 1970", made(kLabels, {{1, -1}}), false);
    row("the largest time", made(kLabels, {{1, std::numeric_limits<std::int64_t>::max()}}), true);
    const std::string value = varint(9) + std::string(8, 'v');
    const std::string time = varint(16) + varint(77);
    row("without a time", message(2, value), true);
    row("without a value", message(2, time), false);
    row("time first", message(2, time + value), false);
    row("a time of no bytes", message(2, value + varint(16)), false);
    row("two values", message(2, value + time + value), false);
    row("an empty sample", message(2, ""), false);
    row("samples before labels", message(2, value + time) + labelField("a", "b"), false);
    row("an exemplar", made(kLabels, {{1, now}}) + message(3, "x"), false);
    row("an unknown field", made(kLabels, {{1, now}}) + varint(9 << 3) + varint(1), false);
    row("a label too long for it", varint(10) + varint(5) + "abc", false);
}

void TestUsualSeries::takesOrLeaves()
{
    QFETCH(QByteArray, series);
    QFETCH(bool, isTaken);
    bool accepted = false;
    QCOMPARE(wrongWith(series.toStdString(), accepted), QString());
    QCOMPARE(accepted, isTaken);
}

void TestUsualSeries::agreesOnWhateverIsDoneToTheBytes()
{
    std::mt19937 random(20231114);
    const auto below = [&](std::size_t bound) { return random() % bound; };
    int taken = 0;
    int left = 0;
    for (int i = 0; i < 100'000; ++i) {
        Labels labels;
        for (std::size_t n = below(4); n > 0; --n)
            labels.emplace_back(std::string(below(3), 'n'), std::string(below(140), 'v'));
        Points points;
        for (std::size_t n = below(4); n > 0; --n)
            points.emplace_back(double(random()), std::int64_t(random()) << below(32));
        std::string bytes = bodyOf(seriesField(labels, points));
        for (std::size_t n = below(3); n > 0 && !bytes.empty(); --n) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes.resize(at);
                break;
            case 2:
                bytes.erase(at, 1 + below(4));
                break;
            default:
                bytes.insert(at, 1, static_cast<char>(random()));
            }
        }
        bool accepted = false;
        const QString wrong = wrongWith(bytes, accepted);
        if (!wrong.isEmpty())
            QFAIL(qPrintable(wrong + QStringLiteral(": ") +
                             QString::fromLatin1(QByteArray::fromStdString(bytes).toHex())));
        ++(accepted ? taken : left);
    }
    QVERIFY2(taken > 30'000 && left > 20'000, QByteArray::number(taken).constData());
}

void TestUsualSeries::readsHeadsOfAnyLength()
{
    for (const std::size_t size : {0U, 1U, 127U, 128U, 16'383U, 16'384U, 2'097'151U}) {
        const std::string field = message(1, std::string(size, 'x')) + "  ";
        const UsualHead head = usualHead(field);
        QCOMPARE(head.bodyBytes, size);
        QCOMPARE(head.headBytes, field.size() - 2 - size);
    }
    QCOMPARE(usualHead(message(1, std::string(2'097'152, 'x'))).headBytes, 0U);
    QCOMPARE(usualHead(message(3, "metadata")).headBytes, 0U);
    QCOMPARE(usualHead("\x0a\x01").headBytes, 0U); // too near the end to look at
}

QTEST_GUILESS_MAIN(TestUsualSeries)
#include "tst_usual_series.moc"
