// A 0.7 node that replaces, after a restart, what it had stored of its current four hours: once its
// gaps are filled, both copies are equal again.
#include <QDateTime>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

class TestRestartOverwrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ErlNode::Options overwriting;
        overwriting.faults = QStringList{QStringLiteral("restart_overwrite")};
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct, overwriting);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
    }
    void cleanup() { m_scene.reset(); }

    void andAreMendedWhileTheLoadGoesOn()
    {
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
        QCOMPARE(m_scene->wrongOnceWhole(load), QByteArray());
    }

private:
    std::unique_ptr<FaultScene> m_scene;
};

QTEST_GUILESS_MAIN(TestRestartOverwrites)
#include "tst_restart_overwrites.moc"
