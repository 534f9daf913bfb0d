// The probe against real nodes: figures, faults, restarts, silence.
#include "asked_node.h"
#include "cluster/steward/node_probe.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 20'000;

} // namespace

class TestNodeProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning( // links may say that a node is gone
            QRegularExpression(QStringLiteral("^(?!control link)")));
        m_asked = std::make_unique<AskedNode>();
        QVERIFY2(m_asked->start(), m_asked->node.error().constData());
        m_probe = std::make_unique<NodeProbe>(m_asked->link(), kStore, m_asked->clock);
    }
    void cleanup()
    {
        m_asked->node.resume();
        m_probe.reset();
        m_asked.reset();
    }

    void knowsNothingBeforeItHasAsked()
    {
        const auto reading = m_probe->reading();
        QVERIFY(!reading.builderMailbox && !reading.dbMailbox && !reading.memoryBytes);
        QVERIFY(!reading.runQueue && !reading.roundTrip && !reading.openFor);
        QVERIFY(reading.answeredAt == Clock::Steady{} && reading.problem.empty());
    }

    void tellsEveryFigureOfANode()
    {
        QVERIFY(ask());
        const auto reading = m_probe->reading();
        QVERIFY2(reading.problem.empty(), reading.problem.c_str());
        QVERIFY(*reading.builderMailbox < 70 && *reading.dbMailbox < 70);
        QVERIFY(*reading.memoryBytes > 1'000'000 && reading.runQueue);
        QVERIFY(reading.roundTrip->count() > 0);
        QVERIFY(!reading.openFor && !reading.hasTimedOut);
        const auto first = reading.answeredAt;
        QVERIFY(ask());
        QVERIFY(m_probe->reading().answeredAt > first);
    }

    void seesTheLongestMailboxOfTheBuilders()
    {
        node().setFault("{builder_queue,12345}");
        QVERIFY(ask());
        QVERIFY(*m_probe->reading().builderMailbox >= 12'345U);
        QVERIFY(*m_probe->reading().dbMailbox < 70U);
        node().clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(ask() && m_probe->reading().builderMailbox < 70U, kPatience);
    }

    void asksForTheProcessesAnewAfterARestart_data()
    {
        QTest::addColumn<bool>("isTold");
        QTest::newRow("told of it") << true;
        QTest::newRow("found out by itself") << false;
    }
    void asksForTheProcessesAnewAfterARestart()
    {
        QFETCH(bool, isTold);
        QVERIFY(ask());
        QVERIFY(node().restart());
        if (isTold)
            m_probe->forgetProcesses();
        QTRY_VERIFY_WITH_TIMEOUT(ask() && m_probe->reading().problem.empty(), kPatience);
        QVERIFY(m_probe->reading().builderMailbox);
    }

    void findsANewBuilderInPlaceOfACrashedOne()
    {
        QVERIFY(ask());
        node().eval("exit(whereis(timeless_metrics_builder_1), kill)");
        QTRY_VERIFY_WITH_TIMEOUT(ask() && m_probe->reading().problem.empty(), kPatience);
        QVERIFY(m_probe->reading().builderMailbox);
    }

    void countsHowLongAFrozenNodeOwesAnAnswer()
    {
        QVERIFY(ask());
        node().suspend();
        m_probe->ask();
        QTRY_VERIFY_WITH_TIMEOUT(m_probe->reading().openFor > 300ms, kPatience);
        const auto reading = m_probe->reading();
        QVERIFY(reading.problem.empty() && reading.builderMailbox);
        const auto before = m_asked->counters.bytesOut.value();
        m_probe->ask(); // the round is still out
        QVERIFY(m_probe->reading().openFor >= reading.openFor);
        QCOMPARE(m_asked->counters.bytesOut.value(), before);
        node().resume();
        QTRY_VERIFY_WITH_TIMEOUT(!m_probe->reading().openFor, kPatience);
        QVERIFY(m_probe->reading().answeredAt > reading.answeredAt);
    }

    void forgetsItsFiguresWhenARoundFails()
    {
        node().setFault("{builder_queue,45000}");
        QVERIFY(ask());
        const auto answeredAt = m_probe->reading().answeredAt;
        QVERIFY(*m_probe->reading().builderMailbox >= 45'000U);
        node().kill();
        QTRY_VERIFY_WITH_TIMEOUT(ask() && !m_probe->reading().problem.empty(), kPatience);
        const auto reading = m_probe->reading();
        QVERIFY(!reading.builderMailbox && !reading.memoryBytes && !reading.openFor);
        QVERIFY(!reading.hasTimedOut);
        QVERIFY(reading.answeredAt == answeredAt);
    }

    void saysThatARoundHasTimedOut()
    {
        QVERIFY(ask());
        node().suspend();
        m_probe->ask();
        QTRY_VERIFY_WITH_TIMEOUT(m_probe->reading().hasTimedOut, kPatience + 10'000);
        QVERIFY(!m_probe->reading().openFor && !m_probe->reading().builderMailbox);
        node().resume();
        QTRY_VERIFY_WITH_TIMEOUT(ask() && !m_probe->reading().hasTimedOut, kPatience);
        QVERIFY(m_probe->reading().problem.empty());
    }

    void tellsOfAStoreThatIsNotThere()
    {
        NodeProbe probe(m_asked->link(), "no_such_store", m_asked->clock);
        probe.ask();
        QTRY_VERIFY_WITH_TIMEOUT(!probe.reading().problem.empty(), kPatience);
        QVERIFY2(probe.reading().problem.find("undefined") != std::string::npos,
                 probe.reading().problem.c_str());
    }

    void mayEndWhileARoundIsOut()
    {
        node().suspend();
        m_probe->ask();
        m_probe.reset();
        node().resume();
        m_asked->host.reset(); // answers what is out
    }

private:
    ErlNode &node() { return m_asked->node; }
    // A whole round; false: it never ended.
    bool ask()
    {
        m_probe->ask();
        return QTest::qWaitFor([this] { return !m_probe->reading().openFor; }, kPatience);
    }

    std::unique_ptr<AskedNode> m_asked;
    std::unique_ptr<NodeProbe> m_probe;
};

QTEST_GUILESS_MAIN(TestNodeProbe)
#include "tst_node_probe.moc"
