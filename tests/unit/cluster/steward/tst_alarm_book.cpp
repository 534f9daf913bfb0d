// A condition becomes an alarm when it lasts, and the alarm goes when it stays away.
#include <QtTest>

#include "cluster/steward/alarm_book.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::cluster;

class TestAlarmBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_book = {};
        m_now = {};
        m_standing.clear();
    }

    void raisesAfterThreeSeconds()
    {
        look(2s, {down("b")});
        QVERIFY(m_standing.empty());
        look(1'250ms, {down("b")});
        QCOMPARE(m_standing.size(), std::size_t{1});
        QCOMPARE(m_standing[0].key(), std::string("node-down/b"));
        QCOMPARE(m_standing[0].since, std::int64_t{3'250}); // when it was raised
    }

    void leavesOutWhatPasses()
    {
        for (int i = 0; i < 20; ++i) {
            look(2s, {down("b")});
            look(500ms, {});
        }
        QVERIFY(m_standing.empty());
    }

    void clearsAfterTenSeconds()
    {
        look(4s, {down("b")});
        look(9s, {});
        QCOMPARE(m_standing.size(), std::size_t{1});
        QCOMPARE(m_standing[0].text, std::string("gone"));
        look(1s, {down("b")}); // it is the same alarm still
        QCOMPARE(m_standing[0].since, std::int64_t{3'250});
        look(10'500ms, {});
        QVERIFY(m_standing.empty());
        look(4s, {down("b")});
        QVERIFY(m_standing[0].since > 20'000); // another one
    }

    void tellsTheNewestText()
    {
        look(4s, {down("b")});
        auto longer = down("b");
        longer.alarm.text = "gone for long";
        look(250ms, {longer});
        QCOMPARE(m_standing[0].text, std::string("gone for long"));
    }

    void tellsConditionsApart()
    {
        auto first = down("b");
        first.alarm.subject = "one";
        auto second = down("b");
        second.alarm.subject = "two";
        look(4s, {first, second, down("b"), down({})});
        QCOMPARE(m_standing.size(), std::size_t{4});
        QCOMPARE(m_standing[0].key(), std::string("node-down"));
        QCOMPARE(m_standing[3].key(), std::string("node-down/b/two"));
        look(11s, {first});
        QCOMPARE(m_standing.size(), std::size_t{1});
    }

    void takesItsTimesFromTheCondition()
    {
        auto judged = down("b"); // by somebody else: at once
        judged.raiseAfter = judged.clearAfter = 0ms;
        look(250ms, {judged});
        QCOMPARE(m_standing.size(), std::size_t{1});
        look(250ms, {});
        QVERIFY(m_standing.empty());
        auto slow = down("b");
        slow.raiseAfter = 15min;
        look(899s, {slow});
        QVERIFY(m_standing.empty());
        look(2s, {slow});
        QCOMPARE(m_standing.size(), std::size_t{1});
    }

private:
    static AlarmCondition down(const std::string &node)
    {
        return {ClusterAlarm{"node-down", node, "gone"}};
    }
    // Four times a second.
    void look(std::chrono::milliseconds time, const std::vector<AlarmCondition> &conditions)
    {
        for (auto passed = 0ms; passed < time; passed += 250ms) {
            m_now += 250ms;
            m_standing = m_book.judge(m_now, m_now.time_since_epoch() / 1ms, conditions);
        }
    }

    AlarmBook m_book;
    Clock::Steady m_now{};
    std::vector<ClusterAlarm> m_standing;
};

QTEST_APPLESS_MAIN(TestAlarmBook)
#include "tst_alarm_book.moc"
