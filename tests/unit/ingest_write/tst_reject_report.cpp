// The first bad lines of a body, cut at a character's edge, and how many there were for each
// reason.
#include <QtTest>

#include "ingest/write/reject_report.h"

using tg::RejectReason;
using tg::ingest::RejectReport;

class TestRejectReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cutsAtTheEdgeOfACharacter_data();
    void cutsAtTheEdgeOfACharacter();
    void keepsTheFirstLinesAndCountsAll();
};

void TestRejectReport::cutsAtTheEdgeOfACharacter_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kept");
    const QByteArray two("\xC3\xA9");
    const QByteArray three("\xE2\x82\xAC");
    const QByteArray four("\xF0\x9F\x98\x80");
    QTest::newRow("short") << QByteArray("bad") << 3;
    QTest::newRow("just as long as allowed") << QByteArray(200, 'x') << 200;
    QTest::newRow("plain") << QByteArray(201, 'x') << 200;
    for (int before = 196; before <= 200; ++before) {
        const auto head = QByteArray(before, 'x');
        QTest::addRow("two bytes after %d", before)
            << head + two + "yyyyy" << (before + 2 <= 200 ? 200 : before);
        QTest::addRow("three bytes after %d", before)
            << head + three + "yyyyy" << (before + 3 <= 200 ? 200 : before);
        QTest::addRow("four bytes after %d", before)
            << head + four + "yyyyy" << (before + 4 <= 200 ? 200 : before);
    }
    QTest::newRow("no UTF-8 at all") << QByteArray(300, '\x80') << 197;
    QTest::newRow("ends in the middle of a character") << QByteArray(199, 'x') + "\xC3" << 200;
}

void TestRejectReport::cutsAtTheEdgeOfACharacter()
{
    QFETCH(QByteArray, line);
    QFETCH(int, kept);
    RejectReport report;
    report.add(RejectReason::Syntax, line.toStdString());
    QCOMPARE(report.firstLines().front(), line.left(kept).toStdString());
}

void TestRejectReport::keepsTheFirstLinesAndCountsAll()
{
    RejectReport report;
    QCOMPARE(report.lines(), std::uint64_t{0});
    for (int i = 0; i < 10; ++i)
        report.add(i % 2 == 0 ? RejectReason::Syntax : RejectReason::CutLine,
                   "line " + std::to_string(i));
    QCOMPARE(report.lines(), std::uint64_t{10});
    QCOMPARE(report.lines(RejectReason::Syntax), std::uint64_t{5});
    QCOMPARE(report.lines(RejectReason::BadName), std::uint64_t{0});
    QCOMPARE(report.firstLines(), (std::vector<std::string>{"line 0", "line 1", "line 2"}));
}

QTEST_GUILESS_MAIN(TestRejectReport)
#include "tst_reject_report.moc"
