// Answers as a node gives them, odd ones, and damaged in every way.
#include <functional>

#include <QtTest>

#include "cluster/steward/node_questions.h"
#include "golden_hex.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

const QByteArray kLengths =
    "6c00000003680277116d6573736167655f71756575655f6c656e6100680277116d6573736167655f7175657565"
    "5f6c656e620000c351680277116d6573736167655f71756575655f6c656e61036a";
const QByteArray kFacts =
    "6c00000003680277026f6b77036e696c680277026f6b7400000003770b6465736372697074696f6e6d00000004"
    "74657874770474797065770567617567657704756e697477036e696c680277026f6b7400000003770b64657363"
    "72697074696f6e77036e696c770474797065770567617567657704756e697477036e696c6a";
const QByteArray kOnePid = "6c0000000158770d6e6f6e6f6465406e6f686f73740000000900000000000000006a";
const QByteArray kBadRpc = "6802770662616472706377086e6f6465646f776e"; // {badrpc,nodedown}

struct Reader {
    const char *name;
    QByteArray whole;
    std::function<QByteArray(term::BytesView)> read; // empty: accepted, else the error's text
};

template <typename R> QByteArray errorOf(const R &result)
{
    return result ? QByteArray() : QByteArray::fromStdString(result.error().text);
}

const std::vector<Reader> kReaders{
    {"count", "6e050000f2052a01", [](auto reply) { return errorOf(readCount(reply)); }},
    {"pids", kOnePid, [](auto reply) { return errorOf(readPids(reply, 1)); }},
    {"mailboxes", kLengths, [](auto reply) { return errorOf(readMailboxes(reply, 3)); }},
    {"facts", kFacts, [](auto reply) { return errorOf(readFacts(reply, 3)); }},
    {"stored", "680277026f6b6a", [](auto reply) { return errorOf(readStored(reply)); }},
};

} // namespace

class TestNodeAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCounts_data();
    void readsCounts();
    void readsMailboxes();
    void readsFacts_data();
    void readsFacts();
    void refusesAnswersThatAreCut();
    void saysWhatTheNodeAnsweredInstead_data();
    void saysWhatTheNodeAnsweredInstead();
};

void TestNodeAnswers::readsCounts_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<quint64>("count");
    QTest::newRow("0") << QByteArray("6100") << true << quint64(0);
    QTest::newRow("4") << QByteArray("6104") << true << quint64(4);
    QTest::newRow("large") << QByteArray("6e050000f2052a01") << true << quint64(5'000'000'000);
    QTest::newRow("negative") << QByteArray("62ffffffff") << false << quint64(0);
    QTest::newRow("a float") << QByteArray("463ff0000000000000") << false << quint64(0);
    QTest::newRow("an atom") << QByteArray("7709756e646566696e6564") << false << quint64(0);
}

void TestNodeAnswers::readsCounts()
{
    QFETCH(QByteArray, reply);
    const auto term = bytes(reply);
    const auto count = readCount(term);
    QTEST(static_cast<bool>(count), "isGood");
    if (count)
        QTEST(quint64(*count), "count");
}

void TestNodeAnswers::readsMailboxes()
{
    const auto lengths = readMailboxes(bytes(kLengths), 3);
    QVERIFY2(lengths, errorOf(lengths).constData());
    QVERIFY(*lengths == (std::vector<std::uint64_t>{0, 50'001, 3}));
    QVERIFY(!readMailboxes(bytes(kLengths), 2));
    QVERIFY(!readMailboxes(bytes(kLengths), 4));
    const auto pids = readPids(bytes(kOnePid), 1);
    QVERIFY(pids);
    QCOMPARE(hex(*pids), kOnePid);
    QVERIFY(!readPids(bytes(kOnePid), 2));
}

void TestNodeAnswers::readsFacts_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QStringList>("texts"); // "-": none
    const auto none = QStringLiteral("-");
    QTest::newRow("there, not there, no description")
        << kFacts << QStringList{none, QStringLiteral("text"), none};
    QTest::newRow("a map without") << QByteArray("6c00000001680277026f6b740000000177047479706577"
                                                 "0567617567656a")
                                   << QStringList{none};
    QTest::newRow("an empty map") << QByteArray("6c00000001680277026f6b74000000006a")
                                  << QStringList{none};
    QTest::newRow("a number as key")
        << QByteArray("6c00000002680277026f6b74000000026101770b6465736372697074696f6e770b64657363"
                      "72697074696f6e6d0000000178680277026f6b77036e696c6a")
        << QStringList{QStringLiteral("x"), none};
    QTest::newRow("a text as key") << QByteArray("6c00000002680277026f6b74000000016d0000000b646573"
                                                 "6372697074696f6e6d0000000179680277026f6b77036e69"
                                                 "6c6a")
                                   << QStringList{none, none};
    QTest::newRow("a list of characters") << QByteArray("6c00000001680277026f6b7400000001770b64657"
                                                        "36372697074696f6e6b000563686172736a")
                                          << QStringList{none};
}

void TestNodeAnswers::readsFacts()
{
    QFETCH(QByteArray, reply);
    QFETCH(QStringList, texts);
    const auto facts = readFacts(bytes(reply), std::size_t(texts.size()));
    QVERIFY2(facts, errorOf(facts).constData());
    QStringList found;
    for (const auto &text : *facts)
        found << QString::fromStdString(text.value_or("-"));
    QCOMPARE(found, texts);
}

void TestNodeAnswers::refusesAnswersThatAreCut()
{
    for (const auto &reader : kReaders) {
        const auto whole = bytes(reader.whole);
        QCOMPARE(reader.read(whole), QByteArray());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!reader.read(term::BytesView(whole).first(size)).isEmpty(),
                     qPrintable(
                         QStringLiteral("%1 cut to %2").arg(QLatin1String(reader.name)).arg(size)));
    }
}

void TestNodeAnswers::saysWhatTheNodeAnsweredInstead_data()
{
    QTest::addColumn<int>("reader");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("shown");
    for (int i = 0; i < int(kReaders.size()); ++i)
        QTest::newRow(kReaders[std::size_t(i)].name) << i << kBadRpc << QByteArray("nodedown");
    QTest::newRow("no process") << 1 << QByteArray("6c000000017709756e646566696e65646a")
                                << QByteArray("undefined");
    QTest::newRow("a process gone")
        << 2
        << QByteArray("6c00000003680277116d6573736167655f71756575655f6c656e61007709756e646566696e65"
                      "64680277116d6573736167655f71756575655f6c656e61036a")
        << QByteArray("a process is gone");
    QTest::newRow("other facts") << 3 << QByteArray("6b0003010203") << QByteArray("fact");
    QTest::newRow("an error") << 4 << QByteArray("680277056572726f72770466756c6c")
                              << QByteArray("full");
    QTest::newRow("ok alone") << 4 << QByteArray("77026f6b") << QByteArray("ok");
    QTest::newRow("a larger tuple")
        << 4 << QByteArray("680377026f6b61016102") << QByteArray("{ok,1,2}");
}

void TestNodeAnswers::saysWhatTheNodeAnsweredInstead()
{
    QFETCH(int, reader);
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, shown);
    const auto text = kReaders[std::size_t(reader)].read(bytes(reply));
    QVERIFY2(text.contains(shown), text.constData());
}

QTEST_APPLESS_MAIN(TestNodeAnswers)
#include "tst_node_answers.moc"
