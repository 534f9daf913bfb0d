// Where the control door's socket is.
#include <QtTest>

#include "app/control/control_room.h"

using namespace tg::app;

class TestControlRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThePlaceOfTheSocket_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("runtimeDir");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("a user's run") << QByteArray("auto") << QByteArray("/run/user/7")
                                      << QByteArray("/run/user/7/timeless-gateway/control.sock");
        QTest::newRow("a service") << QByteArray("auto") << QByteArray()
                                   << QByteArray("/run/timeless-gateway/control.sock");
        QTest::newRow("a path") << QByteArray("/srv/c.sock") << QByteArray("/run/user/7")
                                << QByteArray("/srv/c.sock");
        QTest::newRow("none") << QByteArray("none") << QByteArray("/run/user/7") << QByteArray();
    }
    void findsThePlaceOfTheSocket()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, runtimeDir);
        QFETCH(QByteArray, path);
        ControlConfig config;
        config.socket = written.toStdString();
        QCOMPARE(QByteArray::fromStdString(controlSocketOf(config, runtimeDir.toStdString())),
                 path);
    }
};

QTEST_APPLESS_MAIN(TestControlRoom)
#include "tst_control_room.moc"
