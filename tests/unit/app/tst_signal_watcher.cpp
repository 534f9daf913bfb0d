// Signals sent to this very process arrive as Qt signals on the main thread.
#include <memory>
#include <sys/resource.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QtTest>

#include "app/runtime/file_limit.h"
#include "app/runtime/signal_watcher.h"

using tg::app::SignalWatcher;

class TestSignalWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(::sigaction(SIGHUP, nullptr, &m_before), 0); }
    void init();
    void cleanup() { m_watcher.reset(); }
    void asksToStop_data();
    void asksToStop();
    void asksToStopAtOnceTheSecondTime();
    void asksToReloadAsOftenAsTold();
    void ignoresBrokenPipes();
    void givesTheSignalsBack();
    void raisesTheFileLimitToTheHardLimit();

private:
    struct sigaction m_before {
    };
    std::unique_ptr<SignalWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_stops, m_hardStops, m_reloads;
};

void TestSignalWatcher::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_watcher = std::make_unique<SignalWatcher>();
    m_stops = std::make_unique<QSignalSpy>(m_watcher.get(), &SignalWatcher::stopRequested);
    m_hardStops = std::make_unique<QSignalSpy>(m_watcher.get(), &SignalWatcher::hardStopRequested);
    m_reloads = std::make_unique<QSignalSpy>(m_watcher.get(), &SignalWatcher::reloadRequested);
}

void TestSignalWatcher::asksToStop_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestSignalWatcher::asksToStop()
{
    QFETCH(int, signalNumber);
    QCOMPARE(::kill(::getpid(), signalNumber), 0);
    QTRY_COMPARE(m_stops->count(), 1);
    QCOMPARE(m_stops->at(0).at(0).toInt(), signalNumber);
    QCOMPARE(m_hardStops->count(), 0);
    QCOMPARE(m_reloads->count(), 0);
}

void TestSignalWatcher::asksToStopAtOnceTheSecondTime()
{
    QCOMPARE(::kill(::getpid(), SIGTERM), 0);
    QTRY_COMPARE(m_stops->count(), 1);
    QCOMPARE(::kill(::getpid(), SIGINT), 0);
    QTRY_COMPARE(m_hardStops->count(), 1);
    QCOMPARE(m_hardStops->at(0).at(0).toInt(), SIGINT);
    QCOMPARE(m_stops->count(), 1);
}

void TestSignalWatcher::asksToReloadAsOftenAsTold()
{
    QCOMPARE(::kill(::getpid(), SIGHUP), 0);
    QTRY_COMPARE(m_reloads->count(), 1);
    QCOMPARE(::kill(::getpid(), SIGHUP), 0);
    QTRY_COMPARE(m_reloads->count(), 2);
    QCOMPARE(m_stops->count(), 0);
}

void TestSignalWatcher::ignoresBrokenPipes()
{
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    ::close(pipe[0]);
    QCOMPARE(::write(pipe[1], "x", 1), ssize_t{-1});
    QCOMPARE(errno, EPIPE);
    ::close(pipe[1]);
}

void TestSignalWatcher::givesTheSignalsBack()
{
    m_stops.reset();
    m_hardStops.reset();
    m_reloads.reset();
    m_watcher.reset();
    struct sigaction now {
    };
    QCOMPARE(::sigaction(SIGHUP, nullptr, &now), 0);
    QVERIFY(now.sa_handler == m_before.sa_handler);
}

void TestSignalWatcher::raisesTheFileLimitToTheHardLimit()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit lowered = before;
    lowered.rlim_cur = std::min<rlim_t>(before.rlim_max, 128);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    const auto raised = tg::app::raiseFileLimit();
    QVERIFY(raised);
    QCOMPARE(*raised, static_cast<std::uint64_t>(before.rlim_max));
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

QTEST_GUILESS_MAIN(TestSignalWatcher)
#include "tst_signal_watcher.moc"
