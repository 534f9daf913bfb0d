#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QtTest>

#include "route/shard_key.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::route;

namespace {

std::string keyOf(std::string_view metric, std::vector<series::LabelView> labels)
{
    std::string key;
    series::writeKey(metric, labels, key);
    return key;
}

ShardId shardOf(const char *shardKey, const std::string &key)
{
    const auto parsed = ShardKey::parse(shardKey);
    return parsed ? (*parsed).shardOf(key) : ShardId{0xFFFF};
}

} // namespace

class TestShardKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesAndSaysWhatToWrite_data();
    void refusesAndSaysWhatToWrite();
    void seriesKindUsesTheWholeKey();
    void metricKindUsesTheMetricOnly();
    void labelsKindUsesTheseLabelsOnly();
    void aMissingLabelCountsAsEmpty();
    void metricCanBeOneOfTheLabels();
    void shardsNeverChange();
    void seriesSpreadEvenly();
};

void TestShardKey::readsWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    for (const char *text :
         {"series", "metric", "labels:host", "labels:host,job", "labels:__name__,a.b"})
        QTest::newRow(text) << QByteArray(text) << QByteArray(text);
    QTest::newRow("sorted") << QByteArray("labels:job,host") << QByteArray("labels:host,job");
}

void TestShardKey::readsWhatItWrites()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto key = ShardKey::parse(text.toStdString());
    QVERIFY(key);
    QCOMPARE(QByteArray::fromStdString((*key).text()), canonical);
}

void TestShardKey::refusesAndSaysWhatToWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("empty") << QByteArray() << QByteArray("no such kind");
    QTest::newRow("unknown") << QByteArray("hosts") << QByteArray("no such kind");
    QTest::newRow("capital") << QByteArray("Series") << QByteArray("no such kind");
    QTest::newRow("trailing space") << QByteArray("metric ") << QByteArray("no such kind");
    QTest::newRow("no colon") << QByteArray("labels") << QByteArray("no such kind");
    QTest::newRow("no labels") << QByteArray("labels:") << QByteArray("an empty label name");
    QTest::newRow("comma at the end")
        << QByteArray("labels:a,") << QByteArray("an empty label name");
    QTest::newRow("two commas") << QByteArray("labels:a,,b") << QByteArray("an empty label name");
    QTest::newRow("blank") << QByteArray("labels:a, b")
                           << QByteArray("a blank in the label name \" b\"");
    QTest::newRow("twice") << QByteArray("labels:a,b,a")
                           << QByteArray("the label \"a\" stands there twice");
}

void TestShardKey::refusesAndSaysWhatToWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, why);
    const auto key = ShardKey::parse(text.toStdString());
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::BadSyntax);
    const auto message = QByteArray::fromStdString(key.error().text);
    const QByteArray begin = "shard key \"" + text + "\": " + why;
    QVERIFY2(message.startsWith(begin), message);
    QVERIFY2(message.contains("write \"series\", \"metric\" or \"labels:\""), message);
}

void TestShardKey::seriesKindUsesTheWholeKey()
{
    const auto one = keyOf("m", {{"a", "1"}, {"b", "2"}});
    QCOMPARE(shardOf("series", one), shardOf("series", keyOf("m", {{"b", "2"}, {"a", "1"}})));
    QVERIFY(shardOf("series", one) != shardOf("series", keyOf("m", {{"a", "1"}, {"b", "3"}})));
    QVERIFY(shardOf("series", one) != shardOf("series", keyOf("n", {{"a", "1"}, {"b", "2"}})));
}

void TestShardKey::metricKindUsesTheMetricOnly()
{
    const auto shard = shardOf("metric", keyOf("m", {}));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(shardOf("metric", keyOf("m", {{"a", std::to_string(i)}})), shard);
    QVERIFY(shardOf("metric", keyOf("n", {})) != shard);
}

void TestShardKey::labelsKindUsesTheseLabelsOnly()
{
    const auto shard = shardOf("labels:host,job", keyOf("m", {{"host", "h"}, {"job", "j"}}));
    QCOMPARE(shardOf("labels:host,job",
                     keyOf("n", {{"a", "1"}, {"host", "h"}, {"job", "j"}, {"z", "1"}})),
             shard);
    QCOMPARE(shardOf("labels:job,host", keyOf("m", {{"host", "h"}, {"job", "j"}})), shard);
    QVERIFY(shardOf("labels:host,job", keyOf("m", {{"host", "j"}, {"job", "h"}})) != shard);
    QVERIFY(shardOf("labels:host,job", keyOf("m", {{"host", "hj"}})) != shard);
}

void TestShardKey::aMissingLabelCountsAsEmpty()
{
    QCOMPARE(shardOf("labels:host", keyOf("m", {{"job", "j"}})),
             shardOf("labels:host", keyOf("n", {})));
    QCOMPARE(shardOf("labels:host", keyOf("m", {{"host", ""}})),
             shardOf("labels:host", keyOf("n", {})));
    QCOMPARE(shardOf("labels:host,job", keyOf("m", {{"host", "h"}})),
             shardOf("labels:host,job", keyOf("m", {{"host", "h"}, {"job", ""}})));
}

void TestShardKey::metricCanBeOneOfTheLabels()
{
    const auto one = shardOf("labels:__name__,host", keyOf("m", {{"host", "h"}, {"job", "j"}}));
    QCOMPARE(shardOf("labels:__name__,host", keyOf("m", {{"host", "h"}})), one);
    QVERIFY(shardOf("labels:__name__,host", keyOf("n", {{"host", "h"}})) != one);
}

void TestShardKey::shardsNeverChange()
{
    // Worked out once: another value here would send new series of known labels to other nodes.
    const auto key = keyOf("node_load1", {{"instance", "host-1:9100"}, {"job", "node"}});
    QCOMPARE(shardOf("series", key).value, std::uint16_t{525});
    QCOMPARE(shardOf("metric", key).value, std::uint16_t{3051});
    QCOMPARE(shardOf("labels:instance", key).value, std::uint16_t{2242});
}

void TestShardKey::seriesSpreadEvenly()
{
    std::map<std::uint16_t, int> perShard;
    constexpr int kSeries = 200'000;
    for (int i = 0; i < kSeries; ++i)
        ++perShard[shardOf("series", keyOf("m", {{"instance", "host-" + std::to_string(i)}}))
                       .value];
    QCOMPARE(perShard.size(), std::size_t{kShardCount});
    double chiSquare = 0;
    constexpr double kExpected = static_cast<double>(kSeries) / kShardCount;
    for (const auto &[shard, count] : perShard)
        chiSquare += (count - kExpected) * (count - kExpected) / kExpected;
    QVERIFY2(chiSquare < 4096 + 5 * 91,
             qPrintable(QString::number(chiSquare))); // mean 4095, deviation 90.5
}

QTEST_APPLESS_MAIN(TestShardKey)
#include "tst_shard_key.moc"
