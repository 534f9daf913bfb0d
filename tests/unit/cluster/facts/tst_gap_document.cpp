// The gaps of a node as stored: golden text both ways, damage refused, versions merged, closed gaps
// forgotten.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kGolden =
    R"({"kind":"gaps","node":"a","records":[)"
    R"({"cause":"node \"a\" down","changed":1700000100,"first":-1,"id":"tg-1-18f-2","last":472222,)"
    R"("opened":1700000000,"opened_by":"tg-1","points":12,"residue_text":"cpu{x=\"1\"} 5 of 7",)"
    R"("residues":1,"shards":"0-99,101","state":"residue"},)"
    R"({"cause":"","changed":1700000200,"first":5,"id":"tg-2-0-1","last":5,"opened":1,)"
    R"("opened_by":"tg-2","points":0,"residue_text":"","residues":0,"shards":"all",)"
    R"("state":"open"}],"v":1})";

GapDocument goldenDocument()
{
    GapRecord first;
    first.id = "tg-1-18f-2";
    first.firstHour = -1;
    first.lastHour = 472222;
    for (std::size_t shard = 0; shard < 100; ++shard)
        first.shards.set(shard);
    first.shards.set(101);
    first.points = 12;
    first.state = GapState::Residue;
    first.residues = 1;
    first.residueText = "cpu{x=\"1\"} 5 of 7";
    first.changedAt = 1700000100;
    first.cause = "node \"a\" down";
    first.openedAt = 1700000000;
    first.openedBy = "tg-1";
    GapRecord second;
    second.id = "tg-2-0-1";
    second.firstHour = second.lastHour = 5;
    second.shards.set();
    second.changedAt = 1700000200;
    second.openedAt = 1;
    second.openedBy = "tg-2";
    return {"a", {{first.id, first}, {second.id, second}}};
}

} // namespace

class TestGapDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReadsTheGoldenText();
    void readsAnyOrderAndSpacingButWritesOne();
    void refusesDamage_data();
    void refusesDamage();
    void refusesEveryCutText();
    void obeysTheLaws();
    void forgetsWhatWasClosedLongAgo();
};

void TestGapDocument::writesAndReadsTheGoldenText()
{
    QCOMPARE(goldenDocument().text(), kGolden);
    const auto read = GapDocument::read(kGolden, "a");
    QVERIFY(read && read->records == goldenDocument().records);
    const auto empty = GapDocument::read(R"({"kind":"gaps","node":"a","records":[],"v":1})", "a");
    QVERIFY(empty && !empty->hasContent());
}

void TestGapDocument::readsAnyOrderAndSpacingButWritesOne()
{
    auto text = replaced(kGolden, R"("kind":"gaps",)", R"( "new" : [1, {"z": null}] , "v" : 1 , )");
    text = replaced(text, R"("v":1})", R"("kind":"gaps"})");
    text = replaced(text, R"("points":12,)", R"("points":12,"later":{"a":1},)");
    const auto read = GapDocument::read(text, "a");
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(read->text(), kGolden);
}

void TestGapDocument::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to);
    };
    row(R"("records":[)", R"("records":[1,)");
    row(R"("records":[)", R"("records":[[],)");
    row(R"("records":[)", R"("records":[],"records":[)");
    row(R"("records":[)", R"("gaps":[)");
    row(R"("node":"a")", R"("node":"b")");
    row(R"("node":"a")", R"("node":1)");
    row(R"("kind":"gaps")", R"("kind":"order")");
    row(R"("v":1})", R"("v":2})");
    row(R"("tg-2-0-1")", R"("tg-1-18f-2")");
    row(R"("tg-1-18f-2")", R"("tg-1-18g-2")");
    row(R"("tg-1-18f-2")", R"("")");
    row(R"("tg-1-18f-2")", R"(7)");
    row(R"("first":-1)", R"("first":472223)");
    row(R"("first":-1)", R"("first":-2562047788015217)");
    row(R"("first":-1)", R"("first":-99999999999999999999999999)");
    row(R"("first":-1)", R"("first":1.5)");
    row(R"("last":472222)", R"("last":9223372036854775807)");
    row(R"("last":472222)", R"("last":18446744073709551615)");
    row(R"("shards":"all")", R"("shards":"")");
    row(R"("shards":"all")", R"("shards":"5-4")");
    row(R"("shards":"all")", R"("shards":"0-4096")");
    row(R"("shards":"all")", R"("shards":"xyz")");
    row(R"("shards":"all")", R"("shards":[0,99])");
    row(R"("state":"open")", R"("state":"OPEN")");
    row(R"("state":"open")", R"("state":2)");
    row(R"("points":12)", R"("points":-1)");
    row(R"("points":12)", R"("points":9007199254740992)");
    row(R"("points":12,)", R"()");
    row(R"("points":12)", R"("points":12,"points":12)");
    row(R"("changed":1700000100)", R"("changed":253402300800)");
    row(R"("changed":1700000100)", R"("changed":-1)");
    row(R"("opened_by":"tg-2")", R"("opened_by":"")");
    row(R"("opened_by":"tg-2")", R"("opened_by":"a b")");
    row(R"("cause":"")", R"("cause":null)");
    QTest::newRow("long cause") << QByteArray(R"("cause":"")")
                                << R"("cause":")" + QByteArray(201, 'c') + "\"";
    QTest::newRow("long residue") << QByteArray(R"("residue_text":"")")
                                  << R"("residue_text":")" + QByteArray(1001, 'c') + "\"";
}

void TestGapDocument::refusesDamage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kGolden.find(from.toStdString()) != std::string::npos);
    const auto read =
        GapDocument::read(replaced(kGolden, from.toStdString(), to.toStdString()), "a");
    QVERIFY(!read);
    QVERIFY(read.error().text.starts_with("the gaps fact of node 'a'"));
}

void TestGapDocument::refusesEveryCutText()
{
    const auto read = [](const std::string &text) { return bool(GapDocument::read(text, "a")); };
    QCOMPARE(readAlthoughCut(kGolden, read), std::string());
}

void TestGapDocument::obeysTheLaws()
{
    QCOMPARE(brokenLaw(2, 3000, randomGaps), std::string());
}

void TestGapDocument::forgetsWhatWasClosedLongAgo()
{
    const std::int64_t now = 1'700'000'000;
    for (const auto state : {GapState::Open, GapState::Residue, GapState::Closed}) {
        for (const std::int64_t age :
             {kKeepClosed - 1, kKeepClosed, -kMaxClockLead, -kMaxClockLead - 1}) {
            auto document = goldenDocument();
            auto &record = document.records.begin()->second;
            record.state = state;
            record.changedAt = now - age;
            document.prune(now);
            const bool isKept =
                state != GapState::Closed || (age < kKeepClosed && age >= -kMaxClockLead);
            QCOMPARE(document.records.size(), std::size_t{isKept ? 2u : 1u});
        }
    }
}

QTEST_APPLESS_MAIN(TestGapDocument)
#include "tst_gap_document.moc"
