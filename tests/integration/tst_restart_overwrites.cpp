// A 0.7 node that replaces, after a restart, what it had stored of its current segment: once its
// gaps are filled, both copies are equal again, whenever a series' first write comes.
#include <QDateTime>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

// Over a minute, and just begun: nodes count segments from 1970.
int segmentThatHasJustBegun()
{
    const auto now = QDateTime::currentSecsSinceEpoch();
    int best = 60;
    for (int seconds = 60; seconds < 90; ++seconds)
        best = now % seconds < now % best ? seconds : best;
    return best;
}

} // namespace

class TestRestartOverwrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_scene.reset(); }

    void andAreMendedWhileTheLoadGoesOn()
    {
        QVERIFY2(start(0), m_scene->error().constData());
        LoadgenProcess load;
        load.start(m_scene->gateway().port(),
                   {QStringLiteral("--series"), QStringLiteral("600"),
                    QStringLiteral("--lines-per-body"), QStringLiteral("200"),
                    QStringLiteral("--connections"), QStringLiteral("8"), QStringLiteral("--rate"),
                    QStringLiteral("10000"), QStringLiteral("--duration"), QStringLiteral("300")});
        QVERIFY(m_scene->badConfirmsFurther(20'000));
        m_scene->bad().stop(); // in order: nothing unflushed is lost
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QTRY_VERIFY_WITH_TIMEOUT(overwritten() >= 10'000, kPatienceMs);
        QCOMPARE(m_scene->wrongOnceWhole(load), QByteArray());
    }

    // The series are not written to until the node's gap has been closed. Each step has a gateway
    // of its own, so that the nodes alone carry over what is still to be compared.
    void andAreMendedWhenTheFirstWriteComesAfterTheGapWasClosed()
    {
        const int segment = segmentThatHasJustBegun();
        QVERIFY2(start(segment), m_scene->error().constData());
        for (int round = 0; round < kRounds; ++round)
            QCOMPARE(write(round), 204);
        m_scene->bad().stop();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_scene->gateway().value("timeless_gateway_node_accepting", FaultScene::kOfBad), 0.0,
            kPatienceMs);
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QTRY_COMPARE_WITH_TIMEOUT(gaps("waiting"), 1.0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(gaps("open"), 0.0, kPatienceMs);
        QCOMPARE(overwritten(), 0);

        QVERIFY2(startGateway(segment) && m_scene->awaitBadUp(), m_scene->error().constData());
        QCOMPARE(write(kRounds), 204);
        const auto lost = overwritten();
        QVERIFY2(lost >= kRounds * kSeries / 3, "few were overwritten: did the segment end?");
        QCOMPARE(m_scene->cluster().copies().missing(m_points, 2).size(), std::size_t(lost));

        QVERIFY2(startGateway(segment) && m_scene->awaitBadUp(), m_scene->error().constData());
        QTRY_COMPARE_WITH_TIMEOUT(gaps("waiting"), 1.0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(gaps("waiting") + gaps("open"), 0.0, 3 * kPatienceMs);
        QCOMPARE(gaps("residue"), 0.0);
        const auto stored = m_scene->cluster().copies();
        QCOMPARE(shown(stored.missing(m_points, 2)), shown({}));
        QCOMPARE(stored.extras(), std::size_t{0});
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

private:
    static constexpr int kRounds = 20;
    static constexpr int kSeries = 300;

    bool start(int segment)
    {
        ErlNode::Options overwriting;
        overwriting.faults = QStringList{QStringLiteral("restart_overwrite")};
        overwriting.segmentSeconds = segment;
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct, overwriting);
        return m_scene->startCluster() && startGateway(segment);
    }
    bool startGateway(int segment)
    {
        const auto line =
            segment > 0 ? "segment_seconds = " + QByteArray::number(segment) : QByteArray();
        return m_scene->startGateway(2, {}, line);
    }
    int overwritten() { return m_scene->bad().eval("devnode_faults:overwritten()").toInt(); }
    double gaps(const QByteArray &state)
    {
        return m_scene->gateway().value("timeless_gateway_gaps_" + state, FaultScene::kOfBad);
    }
    int write(int round)
    {
        const auto now = QByteArray::number(QDateTime::currentSecsSinceEpoch());
        QByteArray body;
        for (int i = 0; i < kSeries; ++i) {
            const QByteArray series = "quiet{i=\"" + QByteArray::number(i) + "\"} ";
            const QByteArray value = QByteArray::number(round);
            body += series + value + ' ' + now + "000\n";
            const QByteArray point = series + now + ' ' + value;
            m_points.push_back(normalPoint(point.toStdString()));
        }
        return m_scene->gateway().http().post("/api/v1/import/prometheus", body).status;
    }

    std::unique_ptr<FaultScene> m_scene;
    PointList m_points; // answered
};

QTEST_GUILESS_MAIN(TestRestartOverwrites)
#include "tst_restart_overwrites.moc"
