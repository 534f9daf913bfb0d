// An acknowledgement holds for as long as the alarm stays what it was.
#include <QtTest>

#include "app/control/alarm_acks.h"

using namespace tg;
using namespace tg::app;
using cluster::ClusterAlarm;

class TestAlarmAcks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("note");
        QTest::addColumn<int>("code");
        QTest::newRow("an alarm that does not stand")
            << QByteArray("node-down/z") << QByteArray("on it") << int(ErrorCode::NotFound);
        QTest::newRow("no note") << QByteArray("node-down/b") << QByteArray()
                                 << int(ErrorCode::BadValue);
        QTest::newRow("blanks") << QByteArray("node-down/b") << QByteArray(" \n")
                                << int(ErrorCode::BadValue);
        QTest::newRow("a novel") << QByteArray("node-down/b") << QByteArray(1'001, 'x')
                                 << int(ErrorCode::BadValue);
    }
    void refuses()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, note);
        QFETCH(int, code);
        AlarmAcks acks;
        const auto done =
            acks.acknowledge({down(5)}, key.toStdString(), {"ana", 9, note.toStdString()});
        QVERIFY(!done);
        QCOMPARE(int(done.error().code), code);
        QVERIFY(!acks.of(down(5)));
    }

    void holdsUntilTheAlarmIsAnother()
    {
        AlarmAcks acks;
        QVERIFY(acks.acknowledge({down(5)}, "node-down/b", {"ana", 9, "on it"}));
        QVERIFY(acks.of(down(5)));
        QCOMPARE(acks.of(down(5))->by, std::string("ana"));
        auto words = down(5);
        words.text = "gone for longer";
        QVERIFY(acks.of(words));
        QVERIFY(!acks.of(down(6))); // raised anew
        auto graver = down(5);
        graver.isUrgent = true;
        QVERIFY(!acks.of(graver));
        acks.prune({down(5)});
        QVERIFY(acks.of(down(5)));
        acks.prune({graver});
        QVERIFY(!acks.of(down(5)));
    }

    void forgetsWhatNoLongerStands()
    {
        AlarmAcks acks;
        QVERIFY(acks.acknowledge({down(5)}, "node-down/b", {"ana", 9, "on it"}));
        acks.prune({});
        QVERIFY(!acks.of(down(5)));
    }

private:
    static ClusterAlarm down(std::int64_t since) { return {"node-down", "b", "gone", since}; }
};

QTEST_APPLESS_MAIN(TestAlarmAcks)
#include "tst_alarm_acks.moc"
