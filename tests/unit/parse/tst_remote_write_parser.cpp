// What a remote-write request says, however it is cut; what is set aside, refused, or makes the
// whole of it unreadable.
#include <cmath>
#include <limits>
#include <random>

#include <QtTest>

#include "parse/remote_write.h"
#include "tests/unit/parse/parse_events.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;
using tg::test::kStale;
using tg::test::labelField;
using tg::test::message;
using tg::test::metadataField;
using tg::test::sampleField;
using tg::test::seriesField;

namespace {

class AsideSink final : public BlockSink
{
public:
    void take(const Block &block) override { points += block.samples.size(); }
    void reject(RejectReason, std::string_view, std::uint32_t count) override { refused += count; }
    void setAside(Aside kind, std::uint32_t count) override
    {
        asides[static_cast<std::size_t>(kind)] += count;
    }
    void describe(const FamilyMetadata &metadata) override
    {
        static constexpr const char *kTypes[] = {"gauge", "counter", "histogram"};
        described.append(QStringList{QLatin1String(kTypes[static_cast<int>(metadata.type)]),
                                     text(metadata.family), text(metadata.help),
                                     text(metadata.unit)}
                             .join(QLatin1Char('|')));
    }
    static QString text(std::string_view view)
    {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    }
    std::size_t points = 0;
    std::uint32_t refused = 0;
    std::array<std::uint32_t, kAsides> asides{};
    QStringList described;
};

// Fed in chunks of that size.
void feedAll(RemoteWriteParser &parser, std::string_view body, std::size_t chunk, BlockSink &sink)
{
    parser.reset(kNow);
    for (std::size_t at = 0; at < body.size(); at += chunk) {
        std::string copy(body.substr(at, chunk));
        parser.feed(copy, sink);
        std::fill(copy.begin(), copy.end(), '?');
    }
    parser.finish(true, sink);
}

QStringList listed(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const auto &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

} // namespace

class TestRemoteWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsRequests_data();
    void readsRequests();
    void refusesSeriesByTheirLabels_data();
    void refusesSeriesByTheirLabels();
    void anyRequestComesBackHoweverCut();
    void setsAsideWhatNodesCannotKeep();
    void handsOnMetadata();
    void refusesMetadataOnlyAndNoPoints_data();
    void refusesMetadataOnlyAndNoPoints();
    void aDamagedRequestIsRefusedAsAWhole_data();
    void aDamagedRequestIsRefusedAsAWhole();
    void aCutRequestKeepsItsCompleteSeries();
    void aSeriesThatIsTooLongIsPassedOver();
};

void TestRemoteWrite::readsRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("accepted");
    QTest::addColumn<QStringList>("rejected");
    const auto row = [](const char *name, const std::string &body, const QStringList &accepted,
                        const QStringList &rejected = {}) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << accepted << rejected;
    };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("nothing", {}, {});
    row("one sample", seriesField({{"__name__", "m"}, {"a", "1"}}, {{1.5, 1'700'000'000'123}}),
        {s("m{a=\"1\"} 1.5@1700000000123")});
    row("labels not sorted, name last",
        seriesField({{"b", "2"}, {"a", "1"}, {"__name__", "m"}}, {{2, 5}}),
        {s("m{a=\"1\",b=\"2\"} 2@5")});
    row("several samples", seriesField({{"__name__", "m"}}, {{1, 1}, {2, 2}, {-3, -3}}),
        {s("m{} 1@1 2@2 -3@-3")});
    row("an empty label is none", seriesField({{"__name__", "m"}, {"a", ""}}, {{1, 1}}),
        {s("m{} 1@1")});
    row("zeros left out", message(1, labelField("__name__", "m") + message(2, {})), {s("m{} 0@0")});
    row("samples before labels",
        message(1, sampleField(1, 1) + labelField("__name__", "m") + sampleField(2, 2)),
        {s("m{} 1@1 2@2")});
    row("labels apart",
        message(1, labelField("__name__", "m") + sampleField(1, 1) + labelField("a", "1")),
        {s("m{a=\"1\"} 1@1")});
    row("unknown fields", message(9, "what") + std::string("\x50\x05\x59\0\0\0\0\0\0\0\0", 11), {});
    row("NaN and infinity",
        seriesField({{"__name__", "m"}},
                    {{std::nan(""), 1}, {std::numeric_limits<double>::infinity(), 2}, {3, 3}}),
        {s("m{} 3@3")}, {s("nan 1 m{}"), s("infinite 1 m{}")});
    row("stale marker", seriesField({{"__name__", "m"}}, {{kStale, 1}}), {});
    row("series without labels", seriesField({}, {{1, 1}, {2, 2}}), {}, {s("bad_name 2 {}")});
    row("series without samples", seriesField({{"__name__", "m"}}, {}), {});
}

void TestRemoteWrite::readsRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, accepted);
    QFETCH(QStringList, rejected);
    RemoteWriteParser parser{Limits{}};
    const auto events = parseWhole(parser, body.toStdString());
    QVERIFY2(parser.fault().empty(), std::string(parser.fault()).c_str());
    QCOMPARE(listed(events.accepted), accepted);
    QCOMPARE(listed(events.rejected), rejected);
}

void TestRemoteWrite::refusesSeriesByTheirLabels_data()
{
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const std::string &labels, const char *reason) {
        QTest::newRow(name) << QByteArray::fromStdString(labels) << QByteArray(reason);
    };
    const std::string m = labelField("__name__", "m");
    row("no name", labelField("a", "1"), "bad_name");
    row("empty name", labelField("__name__", ""), "bad_name");
    row("name that is no UTF-8", labelField("__name__", "\xff"), "bad_name");
    row("value that is no UTF-8", m + labelField("a", "\xff"), "bad_label");
    row("label without a name", m + labelField("", "1"), "bad_label");
    row("comma in a name", m + labelField("a,b", "1"), "bad_label");
    row("one twice", m + labelField("a", "1") + labelField("a", "2"), "duplicate_label");
    row("the name twice", m + m, "duplicate_label");
    row("long name", labelField("__name__", std::string(300, 'm')), "name_too_long");
    row("long value", m + labelField("a", std::string(5'000, 'v')), "value_too_long");
    std::string many = m;
    for (int i = 0; i < 65; ++i)
        many += labelField("l" + std::to_string(i), "v");
    row("too many", many, "too_many_labels");
    row("a label that is none", m + message(1, "\x0a\x7f"), "syntax");
}

void TestRemoteWrite::refusesSeriesByTheirLabels()
{
    QFETCH(QByteArray, labels);
    QFETCH(QByteArray, reason);
    SeriesName name;
    const auto refused =
        readSeries(SeriesSyntax::RemoteWrite, labels.toStdString(), Limits{}, name);
    QVERIFY(refused.has_value());
    QCOMPARE(tg::name(*refused), std::string_view(reason.toStdString()));
    QVERIFY(remoteWriteText(labels.toStdString()).size() < 10'000);
}

// Random requests against the encoder: whole, in random chunks, and each series judged alike.
void TestRemoteWrite::anyRequestComesBackHoweverCut()
{
    std::mt19937 random(7);
    const auto below = [&random](unsigned bound) {
        return std::uniform_int_distribution<unsigned>(0, bound - 1)(random);
    };
    for (int round = 0; round < 300; ++round) {
        std::string body;
        std::vector<std::string> wanted;
        for (unsigned i = below(20); i > 0; --i) {
            tg::test::Labels labels{{"__name__", "m" + std::to_string(below(9))}};
            for (unsigned l = below(6); l > 0; --l)
                labels.emplace_back("l" + std::to_string(l), std::string(below(40) + 1, 'v'));
            tg::test::Points points;
            for (unsigned p = below(5) + 1; p > 0; --p)
                points.emplace_back(below(1'000'000) / 8.0,
                                    static_cast<std::int64_t>(random()) - 2'000'000'000);
            SeriesName name;
            name.metric = labels[0].second;
            for (std::size_t l = 1; l < labels.size(); ++l)
                name.labels.push_back({labels[l].first, labels[l].second});
            std::string text = seriesText(name);
            for (const auto &[value, time] : points)
                text += ' ' + sampleText({value, time});
            wanted.push_back(text);
            std::shuffle(labels.begin(), labels.end(), random);
            body += seriesField(labels, points);
            if (below(4) == 0)
                body += message(3, std::string(below(300), 'd'));
        }
        RemoteWriteParser parser{Limits{}};
        const auto whole = parseWhole(parser, body);
        QCOMPARE(listed(whole.accepted), listed(wanted));
        std::vector<std::string_view> chunks;
        for (std::string_view rest = body; !rest.empty();) {
            const auto chunk = rest.substr(0, below(round % 3 == 0 ? 3 : 200) + 1);
            chunks.push_back(chunk);
            rest.remove_prefix(chunk.size());
        }
        const auto cut = parseChunks(parser, chunks, true);
        QVERIFY(parser.fault().empty());
        QCOMPARE(listed(cut.accepted), listed(wanted));
    }
}

void TestRemoteWrite::setsAsideWhatNodesCannotKeep()
{
    const std::string series =
        message(1, labelField("__name__", "m") + sampleField(kStale, 1) + sampleField(1, 2) +
                       message(3, "exemplar") + message(3, "exemplar") + message(4, "histogram"));
    const std::string body = series + message(3, "metadata") + series;
    for (const std::size_t chunk : {std::size_t{1}, body.size()}) {
        RemoteWriteParser parser{Limits{}};
        AsideSink sink;
        feedAll(parser, body, chunk, sink);
        QVERIFY(parser.fault().empty());
        QCOMPARE(sink.points, std::size_t{2});
        QCOMPARE(sink.refused, 0U);
        QCOMPARE(sink.asides, (std::array<std::uint32_t, kAsides>{2, 4, 2, 1}));
    }
}

void TestRemoteWrite::handsOnMetadata()
{
    const std::string good = seriesField({{"__name__", "m"}}, {{1, 1}});
    std::string body = good;
    for (unsigned type = 0; type < 10; ++type)
        body += metadataField(type, "f" + std::to_string(type), "help \xc3\xa4\n", "seconds");
    body += metadataField(1, "bare", "", "") + good +
            message(3, message(9, "unknown") + message(2, "first") + message(2, "last"));
    const auto wanted = QStringLiteral("gauge|f0|help ä\n|seconds;counter|f1|help ä\n|seconds;"
                                       "gauge|f2|help ä\n|seconds;histogram|f3|help ä\n|seconds;"
                                       "histogram|f4|help ä\n|seconds;gauge|f5|help ä\n|seconds;"
                                       "gauge|f6|help ä\n|seconds;gauge|f7|help ä\n|seconds;"
                                       "gauge|f8|help ä\n|seconds;gauge|f9|help ä\n|seconds;"
                                       "counter|bare||;gauge|last||")
                            .split(QLatin1Char(';'));
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, body.size()}) {
        RemoteWriteParser parser{Limits{}};
        AsideSink sink;
        feedAll(parser, body, chunk, sink);
        QVERIFY(parser.fault().empty());
        QCOMPARE(sink.described, wanted);
        QCOMPARE(sink.points, std::size_t{2});
        QCOMPARE(sink.asides, (std::array<std::uint32_t, kAsides>{}));
    }
}

void TestRemoteWrite::refusesMetadataOnlyAndNoPoints_data()
{
    QTest::addColumn<QByteArray>("metadata");
    const auto row = [](const char *name, const std::string &metadata) {
        QTest::newRow(name) << QByteArray::fromStdString(metadata);
    };
    row("no name", metadataField(1, "", "help", ""));
    row("long name", metadataField(1, std::string(257, 'm'), "help", ""));
    row("long help", metadataField(1, "m", std::string(4'097, 'h'), ""));
    row("long unit", metadataField(1, "m", "help", std::string(4'097, 'u')));
    row("longer than all of it may be", metadataField(1, "m", std::string(3'000'000, 'h'), ""));
    row("name that is no UTF-8", metadataField(1, "m\xff", "help", ""));
    row("help that is no UTF-8", metadataField(1, "m", "\xc3", ""));
    row("unit that is no UTF-8", metadataField(1, "m", "help", "\xff"));
    row("text beyond its message", message(3, "\x12\x7f"));
    row("a tag without a value", message(3, "\x08"));
    row("a group without an end", message(3, "\x0b"));
    row("a number", std::string("\x18\x01", 2));
    row("nothing", message(3, ""));
}

void TestRemoteWrite::refusesMetadataOnlyAndNoPoints()
{
    QFETCH(QByteArray, metadata);
    const std::string good = seriesField({{"__name__", "m"}}, {{1, 1}});
    const std::string body = good + metadata.toStdString() + good;
    for (const std::size_t chunk : {std::size_t{11}, body.size()}) {
        RemoteWriteParser parser{Limits{}};
        AsideSink sink;
        feedAll(parser, body, chunk, sink);
        QVERIFY(parser.fault().empty());
        QCOMPARE(sink.described, QStringList());
        QCOMPARE(sink.points, std::size_t{2});
        QCOMPARE(sink.asides, (std::array<std::uint32_t, kAsides>{0, 0, 0, 1}));
    }
}

void TestRemoteWrite::aDamagedRequestIsRefusedAsAWhole_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const std::string &body) {
        QTest::newRow(name) << QByteArray::fromStdString(body);
    };
    const std::string good = seriesField({{"__name__", "m"}}, {{1, 1}});
    row("text", "m{a=\"1\"} 5 1700000000000\n");
    row("ends inside a field", good + good.substr(0, good.size() - 1));
    row("ends inside a head", good + "\x0a");
    row("a length beyond all bounds", good + "\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f");
    row("group", good + "\x0b" + std::string(20, '\0'));
    row("series that is a number", good + std::string("\x08\x01", 2));
    row("sample beyond its series", good + message(1, labelField("__name__", "m") + "\x12\x7f"));
    row("label beyond its series", good + message(1, "\x0a\x7f"));
    row("remote-write 2.0", message(4, "") + message(4, "__name__"));
}

void TestRemoteWrite::aDamagedRequestIsRefusedAsAWhole()
{
    QFETCH(QByteArray, body);
    RemoteWriteParser parser{Limits{}};
    const std::string text = body.toStdString();
    parseWhole(parser, text);
    QVERIFY(!parser.fault().empty());
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes.push_back(std::string_view(text).substr(i, 1));
    parseChunks(parser, bytes, true);
    QVERIFY(!parser.fault().empty());
    parseWhole(parser, seriesField({{"__name__", "m"}}, {{1, 1}}));
    QVERIFY(parser.fault().empty()); // reset() forgets it
}

void TestRemoteWrite::aCutRequestKeepsItsCompleteSeries()
{
    const std::string one = seriesField({{"__name__", "m"}}, {{1, 1}});
    const std::string body = one + one;
    RemoteWriteParser parser{Limits{}};
    for (std::size_t at = 0; at < body.size(); ++at) {
        const auto events = parseChunks(parser, {std::string_view(body).substr(0, at)}, false);
        QVERIFY(parser.fault().empty());
        QCOMPARE(events.accepted.size(), at / one.size());
        QCOMPARE(events.rejected.size(), std::size_t{at % one.size() > 0});
    }
}

void TestRemoteWrite::aSeriesThatIsTooLongIsPassedOver()
{
    Limits limits;
    limits.lineBytes = 1'000;
    const std::string good = seriesField({{"__name__", "m"}}, {{1, 1}});
    const std::string body =
        good + seriesField({{"__name__", "long"}, {"a", std::string(2'000, 'v')}}, {{1, 1}}) + good;
    RemoteWriteParser parser{limits};
    const auto events = parseWhole(parser, body, limits);
    QCOMPARE(events.accepted.size(), std::size_t{2});
    QCOMPARE(events.rejected.size(), std::size_t{1});
    QVERIFY(events.rejected[0].starts_with("line_too_long 1 long{"));
    const auto cut =
        parseChunks(parser,
                    {std::string_view(body).substr(0, 60), std::string_view(body).substr(60, 1'000),
                     std::string_view(body).substr(1'060)},
                    true, limits);
    QCOMPARE(cut.accepted.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestRemoteWrite)
#include "tst_remote_write_parser.moc"
