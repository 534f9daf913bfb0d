#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <QtTest>

#include "series/series_key.h"
#include "tests/unit/series/series_samples.h"

using namespace tg::series;

namespace {

std::string keyOf(std::string_view metric, std::vector<LabelView> labels)
{
    std::string key;
    writeKey(metric, labels, key);
    return key;
}

std::string randomText(std::mt19937_64 &random, std::size_t atLeast)
{
    std::string text(atLeast + random() % 12, ' ');
    for (auto &c : text)
        c = static_cast<char>(random() %
                              256); // keys are bytes: NUL, quotes and high bytes included
    return text;
}

} // namespace

class TestSeriesKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderOfLabelsNeverMatters();
    void labelsAreSortedBytewise();
    void anEmptyLabelIsNoLabel();
    void keyReplacesWhatTheBufferHeld();
    void keysOfDifferentSeriesDiffer();
    void keyReadsBackAsWritten();
    void textIsWhatPeopleWrite_data();
    void textIsWhatPeopleWrite();
    void hashIsTheSameEverywhere();
};

void TestSeriesKey::orderOfLabelsNeverMatters()
{
    std::vector<LabelView> labels{
        {"instance", "a"}, {"job", "b"}, {"cpu", "7"}, {"mode", "idle"}, {"env", ""}};
    std::sort(labels.begin(), labels.end());
    const auto expected = keyOf("m", labels);
    while (std::next_permutation(labels.begin(), labels.end()))
        QCOMPARE(keyOf("m", labels), expected);
}

void TestSeriesKey::labelsAreSortedBytewise()
{
    std::vector<LabelView> labels{{"\xC3\xA9", "3"}, {"b", "2"}, {"B", "1"}};
    std::string key;
    writeKey("m", labels, key);
    const auto parts = readKey(key);
    QCOMPARE(parts.labels, (std::vector<LabelView>{{"B", "1"}, {"b", "2"}, {"\xC3\xA9", "3"}}));
    QCOMPARE(labels, parts.labels); // sorted in place
}

void TestSeriesKey::anEmptyLabelIsNoLabel()
{
    QCOMPARE(keyOf("m", {{"a", "1"}, {"b", ""}}), keyOf("m", {{"a", "1"}}));
    QCOMPARE(keyOf("m", {{"b", ""}}), keyOf("m", {}));
}

void TestSeriesKey::keyReplacesWhatTheBufferHeld()
{
    std::string key = "what another series left here";
    std::vector<LabelView> labels{{"a", "1"}};
    writeKey("m", labels, key);
    QCOMPARE(key, keyOf("m", {{"a", "1"}}));
}

void TestSeriesKey::keysOfDifferentSeriesDiffer()
{
    QVERIFY(keyOf("m", {{"a", "bc"}}) != keyOf("m", {{"ab", "c"}}));
    QVERIFY(keyOf("m", {{"a", "1"}, {"b", "2"}}) != keyOf("m", {{"a", "2"}, {"b", "1"}}));
    QVERIFY(keyOf("ma", {{"b", "1"}}) != keyOf("m", {{"ab", "1"}}));
    QVERIFY(keyOf("", {{"a", "1"}}) != keyOf("a", {{"a", "1"}}));
}

void TestSeriesKey::keyReadsBackAsWritten()
{
    std::mt19937_64 random(20240607);
    for (int round = 0; round < 2000; ++round) {
        const auto metric = randomText(random, 0);
        std::map<std::string, std::string> written;
        for (auto labels = random() % 20; labels > 0; --labels)
            written[randomText(random, 1)] = randomText(random, 0);

        std::vector<LabelView> labels(written.begin(), written.end());
        std::shuffle(labels.begin(), labels.end(), random);

        const auto key = keyOf(metric, labels);
        const auto parts = readKey(key);
        QCOMPARE(parts.metric, std::string_view(metric));
        std::erase_if(written, [](const auto &label) { return label.second.empty(); });
        QCOMPARE(parts.labels, std::vector<LabelView>(written.begin(), written.end()));
        auto again = parts.labels;
        QCOMPARE(keyOf(parts.metric, again), key);
    }
}

void TestSeriesKey::textIsWhatPeopleWrite_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no labels") << keyOf("up", {}) << QByteArray("up");
    QTest::newRow("labels") << keyOf("up", {{"b", "2"}, {"a", "1"}})
                            << QByteArray("up{a=\"1\",b=\"2\"}");
    QTest::newRow("colon in the metric") << keyOf("job:up:sum", {}) << QByteArray("job:up:sum");
    QTest::newRow("escapes") << keyOf("up", {{"a", "x\"y\\z\nw"}})
                             << QByteArray("up{a=\"x\\\"y\\\\z\\nw\"}");
    QTest::newRow("dots in names") << keyOf("my.metric", {{"my.label", "1"}})
                                   << QByteArray("{\"my.metric\",\"my.label\"=\"1\"}");
    QTest::newRow("digit first") << keyOf("1st", {}) << QByteArray("{\"1st\"}");
    QTest::newRow("no metric") << keyOf("", {{"a", "1"}}) << QByteArray("{\"\",a=\"1\"}");
}

void TestSeriesKey::textIsWhatPeopleWrite()
{
    QFETCH(std::string, key);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(keyText(key)), text);
}

void TestSeriesKey::hashIsTheSameEverywhere()
{
    // The value of XXH3-64 itself (xxhsum -H3 of these bytes): gateways of any build must agree on
    // it.
    QCOMPARE(keyHash(""), 0x2D06800538D394C2u);
    const auto key = tg::test::CpuSeries(0).key();
    QCOMPARE(keyHash(key), keyHash(std::string(key)));
}

QTEST_APPLESS_MAIN(TestSeriesKey)
#include "tst_series_key.moc"
