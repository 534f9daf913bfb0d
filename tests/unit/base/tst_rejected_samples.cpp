// The newest rejected lines of a worker: few, printable and bounded.
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

    void takesAFewASecondOfEachReason()
    {
        for (int i = 0; i < 100; ++i)
            m_samples.offer(RejectReason::Syntax, "bad", "json");
        m_samples.offer(RejectReason::NotANumber, "m NaN", "prometheus");
        QCOMPARE(kept().size(), std::size_t{kRejectedSamplesPerSecond + 1});
        m_clock.advance(std::chrono::seconds(1));
        m_samples.offer(RejectReason::Syntax, "bad again", "json");
        QCOMPARE(kept().size(), std::size_t{kRejectedSamplesPerSecond + 2});
    }

    void keepsTheNewest()
    {
        for (int i = 0; i < 50; ++i) {
            m_clock.advance(std::chrono::seconds(1));
            m_samples.offer(RejectReason::BadLabel, std::to_string(i), "json");
        }
        auto all = kept();
        std::erase_if(all, [](const auto &one) { return one.reason != RejectReason::BadLabel; });
        QCOMPARE(all.size(), m_limits.rejectedSamples);
        QCOMPARE(all.back().line, std::string("49"));
        QCOMPARE(all.back().unixMilliseconds, m_clock.unixMilliseconds());
    }

    void keepsNoneIfAskedTo()
    {
        Limits none;
        none.rejectedSamples = 0;
        RejectedSamples samples(none, m_clock);
        samples.offer(RejectReason::Syntax, "bad", "json");
        std::vector<RejectedSample> all;
        samples.copyTo(all);
        QVERIFY(all.empty());
    }

private:
    std::vector<RejectedSample> kept() const
    {
        std::vector<RejectedSample> all;
        m_samples.copyTo(all);
        return all;
    }

    Limits m_limits;
    ManualClock m_clock;
    RejectedSamples m_samples{m_limits, m_clock};
};

QTEST_APPLESS_MAIN(TestRejectedSamples)
#include "tst_rejected_samples.moc"
