// A record gives back exactly the points that the bodies carried.
#include <sstream>

#include <QRegularExpression>
#include <QTest>

#include "sent_body.h"
#include "tests/loadgen/body_template.h"
#include "tests/loadgen/expand.h"
#include "tests/loadgen/record_file.h"

using namespace tg::loadgen;

class TestLoadgenRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void expandsToWhatWasSent_data();
    void expandsToWhatWasSent();
    void expandsOnlyTheAskedStatus();
    void refusesWhatIsNoRecord_data();
    void refusesWhatIsNoRecord();
};

void TestLoadgenRecord::expandsToWhatWasSent_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("unique");
    QTest::addColumn<bool>("vary");
    for (const Format format :
         {Format::Text, Format::Json1, Format::Json10, Format::Influx8, Format::RemoteWrite})
        for (const bool unique : {false, true})
            for (const bool vary : {false, true})
                QTest::addRow("%s unique=%d vary=%d", formatName(format).data(), unique, vary)
                    << static_cast<int>(format) << unique << vary;
}

void TestLoadgenRecord::expandsToWhatWasSent()
{
    QFETCH(int, format);
    QFETCH(bool, unique);
    QFETCH(bool, vary);
    RecordHead head;
    head.set = {static_cast<Format>(format), vary ? Shape::Vary : Shape::Fixed, 1'600, 5};
    head.style = unique ? ValueStyle::Unique : ValueStyle::Decimal;
    PlanMaker plans({head.set, 90, head.style, 1'700'000'000'000});
    BodyTemplate body(head.set, head.style, true);
    std::stringstream record;
    record << toText(head) << '\n';
    QByteArrayList sent;
    for (std::uint64_t request = 0; request < 60; ++request) {
        const RequestPlan plan = plans.next(1'700'000'000'999 + request * 300, request * 31);
        const std::string_view text =
            body.patched(plan, plan.firstLine, plan.firstLine + plan.lines);
        sent << pointsOfBody(head.set.format,
                             QByteArray(text.data(), static_cast<qsizetype>(text.size())));
        record << toText(RecordLine{204, plan}) << '\n';
    }
    std::ostringstream expanded;
    const auto points = expandRecord(record, expanded, 204);
    QVERIFY(points);
    QCOMPARE(qsizetype(*points), sent.size());
    QByteArrayList lines = QByteArray::fromStdString(expanded.str()).split('\n');
    lines.removeLast();
    QCOMPARE(lines, sent);
}

void TestLoadgenRecord::expandsOnlyTheAskedStatus()
{
    const RecordHead head{{Format::Text, Shape::Fixed, 200, 1}, ValueStyle::Unique};
    PlanMaker plans({head.set, 200, head.style, 1'700'000'000'000});
    std::stringstream record;
    record << toText(head) << '\n';
    for (const int status : {204, 0, 503, 204})
        record << toText(RecordLine{status, plans.next(0, 0)}) << '\n';
    const std::string text = record.str();
    for (const auto &[status, expected] : {std::pair{204, 400}, {0, 200}, {503, 200}, {429, 0}}) {
        std::istringstream in(text);
        std::ostringstream out;
        const auto points = expandRecord(in, out, status);
        QVERIFY(points);
        QCOMPARE(int(*points), expected);
    }
}

void TestLoadgenRecord::refusesWhatIsNoRecord_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head(
        "# timeless-loadgen record 1 format=text shape=fixed values=unique series=200 seed=1\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("other file") << QByteArray("hello\n");
    QTest::newRow("unknown format") << QByteArray(head).replace("text", "xml");
    QTest::newRow("broken line") << head + "204 1 two\n";
    QTest::newRow("cut line") << head + "204 1 100000000000 200\n";
    QTest::newRow("lines outside the set") << head + "204 1 100000000000 200 1 1700000000000 0\n";
    QTest::newRow("range that wraps")
        << head + "204 1 100000000000 2 18446744073709551615 1700000000000 0\n";
}

void TestLoadgenRecord::refusesWhatIsNoRecord()
{
    QFETCH(QByteArray, text);
    std::istringstream in(text.toStdString());
    std::ostringstream out;
    QVERIFY(!expandRecord(in, out, 204));
}

QTEST_GUILESS_MAIN(TestLoadgenRecord)
#include "tst_loadgen_record.moc"
