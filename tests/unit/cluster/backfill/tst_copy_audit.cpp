#include "cluster/backfill/copy_audit.h"
#include "fill_scene.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

// In a scene's words: copy A is the source, copy B the target.
AuditReport audit(FillScene &scene, std::size_t maxListed = 100)
{
    CopyAudit audit({scene.job.ports, {kStart, kStart + 3599}, scene.job.pager}, scene.options.walk,
                    scene.clock, maxListed);
    std::optional<AuditReport> report;
    QObject::connect(&audit, &CopyAudit::finished, &audit,
                     [&](const AuditReport &found) { report = found; });
    audit.start();
    const bool isDone = QTest::qWaitFor([&] { return report.has_value(); }, 20'000);
    return isDone ? *report : AuditReport();
}

} // namespace

class TestCopyAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsBothWaysAndWritesNothing()
    {
        FillScene scene(5);
        scene.fillSource(3);
        scene.at(scene.target, 0) = scene.at(scene.source, 0);
        scene.at(scene.target, 1) = {{kStart, 99}};
        const auto report = audit(scene);
        QVERIFY2(report.isDone(), report.error.text.c_str());
        QCOMPARE(report.seriesCompared, 5U);
        QCOMPARE(report.seriesDiffering, 4U);
        QCOMPARE(report.missingOnA, 1U);
        QCOMPARE(report.missingOnB, 12U);
        QCOMPARE(report.differences.size(), 4U);
        QCOMPARE(scene.target.writes + scene.source.writes, 0);
    }

    void namesOnlyTheFirst()
    {
        FillScene scene(10);
        scene.fillSource(1);
        const auto report = audit(scene, 2);
        QCOMPARE(report.differences.size(), 2U);
        QCOMPARE(report.seriesDiffering, 10U);
    }

    void tellsWhatFailed()
    {
        FillScene scene(3);
        scene.target.queryFault = [](int) { return Error{ErrorCode::Refused, "no"}; };
        const auto report = audit(scene);
        QVERIFY(!report.isDone());
        QCOMPARE(report.error.text, std::string("no"));
    }

    void canBeAborted()
    {
        FillScene scene(3);
        scene.source.isSilent = true;
        CopyAudit audit({scene.job.ports, {kStart, kStart + 3599}, scene.job.pager},
                        scene.options.walk, scene.clock);
        int reports = 0;
        connect(&audit, &CopyAudit::finished, this, [&](const AuditReport &report) {
            ++reports;
            QVERIFY(report.wasAborted);
        });
        audit.start();
        QVERIFY(QTest::qWaitFor([&] { return scene.source.flushes > 0; })); // and never answered
        QCOMPARE(reports, 0);
        audit.abort();
        audit.abort();
        QCOMPARE(reports, 1);
    }
};

QTEST_GUILESS_MAIN(TestCopyAudit)
#include "tst_copy_audit.moc"
