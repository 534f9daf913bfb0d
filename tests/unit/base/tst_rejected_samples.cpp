// The last rejected lines of all workers: printable, bounded, and the last ones also of a flood.
#include <set>
#include <thread>

#include <QTest>

#include "base/rejected_samples.h"

using namespace tg;

class TestRejectedSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatATerminalCan_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<bool>("isCut");
        QTest::newRow("empty") << QByteArray() << QByteArray() << false;
        QTest::newRow("plain") << QByteArray("m{a=\"1\"} x") << QByteArray("m{a=\"1\"} x") << false;
        QTest::newRow("control") << QByteArray("a\x1b[1m\n") << QByteArray("a\\x1b[1m\\x0a")
                                 << false;
        QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\xc2\\x9b") << false;
        QTest::newRow("backslash") << QByteArray("\\x41") << QByteArray("\\x5cx41") << false;
        QTest::newRow("UTF-8") << QByteArray("\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80")
                               << QByteArray("\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80") << false;
        QTest::newRow("no UTF-8") << QByteArray("\xff\xc3") << QByteArray("\\xff\\xc3") << false;
        QTest::newRow("surrogate")
            << QByteArray("\xed\xa0\x80") << QByteArray("\\xed\\xa0\\x80") << false;
        QTest::newRow("cut") << QByteArray(40, 'x') << QByteArray(16, 'x') << true;
        QTest::newRow("cut at a character")
            << QByteArray(15, 'x') + "\xc3\xa9" << QByteArray(15, 'x') << true;
    }
    void showsWhatATerminalCan()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, shown);
        QFETCH(bool, isCut);
        bool wasCut = false;
        QCOMPARE(QByteArray::fromStdString(printableLine(line.toStdString(), 16, wasCut)), shown);
        QCOMPARE(wasCut, isCut);
    }

    // However fast they come: the last ones are there, and no more than the bound.
    void keepsTheLastOfAFlood()
    {
        auto &samples = worker(0);
        for (int i = 0; i < 5'000; ++i)
            samples.offer(RejectReason::Syntax, std::to_string(i), m_origin);
        samples.offer(RejectReason::NotANumber, "m NaN", m_origin);
        samples.handOver();
        const auto all = newestRejected(m_workers, m_limits);
        QCOMPARE(all.size(), m_limits.rejectedSamples + 1);
        QCOMPARE(all.front().reason, RejectReason::NotANumber);
        for (std::size_t i = 0; i < m_limits.rejectedSamples; ++i)
            QCOMPARE(all[i + 1].line, std::to_string(4'999 - i));
        std::vector<RejectedSample> held;
        samples.copyTo(held);
        QCOMPARE(held.size(), m_limits.rejectedSamples + 1);
    }

    void aFewAreSeenOnceHandedOver()
    {
        auto &samples = worker(0);
        samples.offer(RejectReason::BadLabel, "one", m_origin);
        QVERIFY(newestRejected(m_workers, m_limits).empty());
        samples.handOver();
        samples.handOver();
        const auto all = newestRejected(m_workers, m_limits);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].unixMilliseconds, m_clock.unixMilliseconds());
        QCOMPARE(all[0].format, std::string_view("json"));
        QCOMPARE(all[0].endpoint, std::string_view("/api/v1/import"));
        QCOMPARE(all[0].source, std::string("[::1]:40112"));
    }

    // The last of a reason over all workers, in the order of time.
    void mergesWorkersByTime()
    {
        m_limits.rejectedSamples = 4;
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(std::chrono::milliseconds(1));
            auto &samples = worker(static_cast<std::size_t>(i) % 2);
            samples.offer(RejectReason::BadName, "n" + std::to_string(i), m_origin);
            if (i < 2)
                samples.offer(RejectReason::CutLine, "c" + std::to_string(i), m_origin);
        }
        worker(1).handOver(); // first, but not of the first line
        worker(0).handOver();
        std::string lines;
        for (const auto &sample : newestRejected(m_workers, m_limits))
            lines += sample.line + ' ';
        QCOMPARE(lines, std::string("n9 n8 n7 n6 c1 c0 "));
    }

    void numbersAreGivenOnce()
    {
        for (std::size_t i = 0; i < 40; ++i)
            worker(i % 2).offer(RejectReason::Syntax, "bad", m_origin);
        worker(0).handOver();
        worker(1).handOver();
        std::set<std::uint64_t> numbers;
        for (const auto &sample : newestRejected(m_workers, m_limits))
            numbers.insert(sample.number);
        QCOMPARE(numbers.size(), std::size_t{40});
        QCOMPARE(*numbers.rbegin(), std::uint64_t{40});
    }

    void cutsALongLine()
    {
        m_limits.rejectedSampleBytes = 16;
        auto &samples = worker(0);
        samples.offer(RejectReason::Syntax, std::string(1'000'000, 'x'), m_origin);
        samples.offer(RejectReason::Syntax, std::string(15, 'x') + "\xc3\xa9", m_origin);
        samples.offer(RejectReason::Syntax, std::string(16, 'y'), m_origin);
        samples.handOver();
        std::vector<RejectedSample> held;
        samples.copyTo(held);
        QVERIFY(held[0].line.capacity() < 64);
        const auto all = newestRejected(m_workers, m_limits);
        QCOMPARE(all[2].line, std::string(16, 'x'));
        QVERIFY(all[2].isCut);
        QCOMPARE(all[1].line, std::string(15, 'x'));
        QVERIFY(all[1].isCut);
        QCOMPARE(all[0].line, std::string(16, 'y'));
        QVERIFY(!all[0].isCut);
    }

    void keepsNoneIfAskedTo()
    {
        m_limits.rejectedSamples = 0;
        worker(0).offer(RejectReason::Syntax, "bad", m_origin);
        worker(0).handOver();
        QVERIFY(newestRejected(m_workers, m_limits).empty());
    }

    // A reader looks on while a worker takes lines: whole samples, and never fewer numbers.
    void isReadWhileItIsWritten()
    {
        auto &samples = worker(0);
        std::atomic<bool> isOver{false};
        std::jthread writer([&] {
            for (int i = 0; i < 200'000; ++i)
                samples.offer(RejectReason::Syntax, "line of that length, always", m_origin);
            samples.handOver();
            isOver = true;
        });
        std::uint64_t last = 0;
        while (!isOver) {
            const auto all = newestRejected(m_workers, m_limits);
            for (const auto &sample : all)
                QCOMPARE(sample.line, std::string("line of that length, always"));
            if (!all.empty()) {
                QVERIFY(all.front().number >= last);
                last = all.front().number;
            }
        }
        QCOMPARE(newestRejected(m_workers, m_limits).front().number, std::uint64_t{200'000});
    }

    void init()
    {
        m_limits = {};
        m_count = 0;
        m_workers.clear();
        for (int i = 0; i < 2; ++i)
            m_workers.push_back(std::make_unique<RejectedSamples>(m_limits, m_clock, &m_count));
    }

private:
    RejectedSamples &worker(std::size_t index) { return *m_workers[index]; }

    const RejectedOrigin m_origin{"json", "/api/v1/import", "[::1]:40112"};
    Limits m_limits;
    ManualClock m_clock;
    std::atomic<std::uint64_t> m_count{0};
    std::vector<std::unique_ptr<RejectedSamples>> m_workers;
};

QTEST_APPLESS_MAIN(TestRejectedSamples)
#include "tst_rejected_samples.moc"
