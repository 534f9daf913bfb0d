// Twenty consoles of another process, as measurements attach them: timeless-console-load.
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace Qt::StringLiterals;

class TestControlLoad : public QObject
{
    Q_OBJECT

    static const QString &program()
    {
        static const QString path =
            qEnvironmentVariable("TG_BINARY_DIR") + QLatin1String("/bin/timeless-console-load");
        return path;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void twentyConsolesFollow();
    void aRefusedOneIsAFailure();
};

void TestControlLoad::twentyConsolesFollow()
{
    TestDoor door;
    door.config.bounds.tick = 100ms;
    door.services.put(nodes(u"0"_s, 200));
    QVERIFY2(door.start(), door.error.text.c_str());
    QProcess load;
    load.start(program(), {u"--socket"_s, door.config.socketPath, u"--seconds"_s, u"6"_s});
    QByteArray told;
    QTRY_VERIFY((told += load.readAllStandardError()).contains("live"));
    QCOMPARE(door.server->counters().consoles.value(), 20U);
    for (int i = 1; i <= 5; ++i) { // each seen by all
        door.services.put(nodes(QString::number(i), 200));
        QTRY_COMPARE(door.server->counters().deltas.value(), std::uint64_t(i) * 20);
    }
    QTRY_COMPARE_WITH_TIMEOUT(load.state(), QProcess::NotRunning, 20'000);
    const QByteArray said = load.readAllStandardOutput();
    const QJsonObject counts = QJsonDocument::fromJson(said).object();
    QVERIFY2(load.exitCode() == 0, said.constData());
    QCOMPARE(counts[u"live"_s].toInt(), 20);
    QCOMPARE(counts[u"deltas"_s].toInt(), 100);
    QCOMPARE(counts[u"resyncs"_s].toInt(), 0);
    QCOMPARE(counts[u"snapshots"_s].toInt(), 20 * 14); // an operator has all topics
    QTRY_COMPARE(door.server->counters().consoles.value(), 0U);
    QCOMPARE(door.server->counters().slowEpisodes.value(), 0U);
}

void TestControlLoad::aRefusedOneIsAFailure()
{
    TestDoor door;
    door.config.bounds.consoles = 2;
    QVERIFY2(door.start(), door.error.text.c_str());
    QProcess load;
    load.start(program(), {u"--socket"_s, door.config.socketPath, u"--seconds"_s, u"1"_s,
                           u"--consoles"_s, u"3"_s});
    QTRY_COMPARE_WITH_TIMEOUT(load.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(load.exitCode(), 1);
    QVERIFY(load.readAllStandardError().contains("too-many-consoles"));
}

QTEST_GUILESS_MAIN(TestControlLoad)
#include "tst_control_load.moc"
