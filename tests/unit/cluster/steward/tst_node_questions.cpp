// Questions against what a node's own encoder writes, and asked of a real node.
#include "asked_node.h"
#include "cluster/steward/node_questions.h"
#include "golden_hex.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

using Facts = std::vector<std::optional<std::string>>;

const QByteArray kOnePid = "6c0000000158770d6e6f6e6f6465406e6f686f73740000000900000000000000006a";

template <typename R> QByteArray errorOf(const R &result)
{
    return result ? QByteArray() : QByteArray::fromStdString(result.error().text);
}

} // namespace

class TestNodeQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void writesWhatTheNodeWouldWrite_data();
    void writesWhatTheNodeWouldWrite();
    void storesAndReadsFactsOnANode();
    void findsAndMeasuresTheProcessesOfANode();
};

void TestNodeQuestions::writesWhatTheNodeWouldWrite_data()
{
    const QByteArray head = "71770665726c616e6777077768657265697361016c0000000";
    const QByteArray length = "77116d6573736167655f71756575655f6c656e";
    const QByteArray get = "6c00000003717716456c697869722e54696d656c6573734d657472696373770c676574"
                           "5f6d657461646174616102";
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("golden");
    QTest::newRow("shard count") << hex(shardCountArguments("tm"))
                                 << QByteArray("6c0000000268037716456c697869722e54696d656c6573734d"
                                               "6574726963737702746d770b73686172645f636f756e746100"
                                               "6a");
    QTest::newRow("no shard") << hex(whereisArguments("tm", 0))
                              << QByteArray("6c00000002" + head + "17705746d5f64626a6a");
    QTest::newRow("two shards") << hex(whereisArguments("tm", 2))
                                << QByteArray("6c00000002" + head +
                                              "3770c746d5f6275696c6465725f30770c746d5f6275696c6465"
                                              "725f317705746d5f64626a6a");
    QTest::newRow("mailboxes") << hex(mailboxArguments(bytes(kOnePid), 1))
                               << QByteArray("6c0000000371770665726c616e67770c70726f636573735f696e6"
                                             "66f6102" +
                                             kOnePid + "6c00000001" + length + "6a6a");
    const std::vector<std::string> names{"tg:a", "tg:bc"};
    QTest::newRow("facts") << hex(factsArguments("tm", names))
                           << QByteArray(get + "6c000000027702746d7702746d6a6c000000026d00000004746"
                                               "73a616d0000000574673a62636a6a");
    QTest::newRow("one fact") << hex(factsArguments("tm", std::span(names).first(1)))
                              << QByteArray(get +
                                            "6c000000017702746d6a6c000000016d0000000474673a616a6a");
    QTest::newRow("a fact to store")
        << hex(storeFactArguments("tm", "tg:a", "{}"))
        << QByteArray("6c000000047702746d6d0000000474673a61770567617567656c000000016802770b6465736"
                      "372697074696f6e6d000000027b7d6a6a");
    const QByteArray ofMetric = "6c000000047702746d6d0000000166";
    QTest::newRow("a metric, all told")
        << hex(registerMetricArguments("tm", {MetricType::Counter, "f", "h", "s"}))
        << QByteArray(ofMetric + "7707636f756e7465726c000000026802770b6465736372697074696f6e6d0000"
                                 "000168680277"
                                 "04756e69746d00000001736a6a");
    QTest::newRow("a metric, its unit")
        << hex(registerMetricArguments("tm", {MetricType::Histogram, "f", {}, "s"}))
        << QByteArray(ofMetric +
                      "7709686973746f6772616d6c0000000168027704756e69746d00000001736a6a");
    QTest::newRow("a metric, its type")
        << hex(registerMetricArguments("tm", {MetricType::Gauge, "f", {}, {}}))
        << QByteArray(ofMetric + "770567617567656a6a");
    QTest::newRow("an atom") << hex(atomArgument("total"))
                             << QByteArray("6c000000017705746f74616c6a");
}

void TestNodeQuestions::writesWhatTheNodeWouldWrite()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, golden);
    QCOMPARE(written, golden);
}

void TestNodeQuestions::storesAndReadsFactsOnANode()
{
    AskedNode asked;
    QVERIFY2(asked.start(), asked.node.error().constData());
    const std::vector<std::string> names{"timeless_gateway:lease:a", "timeless_gateway:gaps:a"};
    const std::string text = "{\"text\":\"\xc3\xa4 \\\"quoted\\\"\"}";
    const auto stored = asked.call(std::string(kNodeModule), "register_metric",
                                   storeFactArguments(kStore, names[1], text));
    QVERIFY2(stored && readStored(*stored), errorOf(stored).constData());
    const auto reply = asked.call("lists", "zipwith", factsArguments(kStore, names));
    QVERIFY2(reply, errorOf(reply).constData());
    const auto facts = readFacts(*reply, names.size());
    QVERIFY2(facts, errorOf(facts).constData());
    QVERIFY(*facts == (Facts{std::nullopt, text}));
    const auto none = asked.call("lists", "zipwith", factsArguments("no_such_store", names));
    QVERIFY(none && !readFacts(*none, names.size()));
}

void TestNodeQuestions::findsAndMeasuresTheProcessesOfANode()
{
    AskedNode asked;
    QVERIFY2(asked.start(), asked.node.error().constData());
    const auto counted = asked.call("persistent_term", "get", shardCountArguments(kStore));
    QVERIFY2(counted, errorOf(counted).constData());
    const auto shards = readCount(*counted);
    QVERIFY(shards && *shards == 2);
    const auto found = asked.call("lists", "map", whereisArguments(kStore, *shards));
    QVERIFY2(found, errorOf(found).constData());
    const auto pids = readPids(*found, 3);
    QVERIFY2(pids, errorOf(pids).constData());
    asked.node.setFault("{builder_queue,70}");
    const auto measured = asked.call("lists", "zipwith", mailboxArguments(*pids, 3));
    QVERIFY2(measured, errorOf(measured).constData());
    const auto lengths = readMailboxes(*measured, 3);
    QVERIFY2(lengths, errorOf(lengths).constData());
    QVERIFY((*lengths)[0] >= 70 && (*lengths)[1] >= 70 && (*lengths)[2] < 70);
    const auto memory = asked.call("erlang", "memory", atomArgument("total"));
    QVERIFY(memory && readCount(*memory) && *readCount(*memory) > 1'000'000);
}

QTEST_GUILESS_MAIN(TestNodeQuestions)
#include "tst_node_questions.moc"
