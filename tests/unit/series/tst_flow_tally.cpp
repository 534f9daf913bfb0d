// Points are counted by shard exactly and sampled by series so that each counts as often as it
// comes, whatever their order.
#include <thread>

#include <QtTest>

#include "series/flow_tally.h"

using namespace tg;
using namespace tg::series;

class TestFlowTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPointsByShard()
    {
        auto tally = std::make_unique<FlowTally>();
        tally->note(entry(3), 2, 1);
        tally->note(entry(3), 5, 1);
        tally->note(entry(4), 1, 3);
        QCOMPARE(tally->points(ShardId{3}), 7u);
        QCOMPARE(tally->points(ShardId{4}), 3u); // it stands for three
        QCOMPARE(tally->points(ShardId{5}), 0u);
    }

    void keepsAllWhenLittleComes()
    {
        auto tally = std::make_unique<FlowTally>();
        std::vector<SampledRun> samples;
        for (int second = 0; second < 3; ++second) {
            for (std::uint16_t i = 0; i < 100; ++i)
                tally->note(entry(i), 3, 1);
            samples.clear();
            tally->takeSamples(samples);
            QCOMPARE(samples.size(), std::size_t{100});
            QVERIFY(samples[7].entry == &entry(7));
            QCOMPARE(samples[7].points, std::uint64_t{3});
        }
    }

    void keepsEnoughWhenMuchComes()
    {
        auto tally = std::make_unique<FlowTally>();
        std::vector<SampledRun> samples;
        second(*tally, samples); // the first one is cut off at the end of the room
        QCOMPARE(samples.size(), std::size_t{FlowTally::kSamples});
        std::uint64_t even = 0;
        std::uint64_t all = 0;
        for (int i = 0; i < 20; ++i) {
            samples.clear();
            second(*tally, samples);
            QVERIFY(samples.size() > FlowTally::kSamples / 4);
            QVERIFY(samples.size() < FlowTally::kSamples);
            for (const auto &run : samples) {
                all += run.points;
                even += run.entry->shard.value % 2 == 0 ? run.points : 0;
            }
        }
        // Every other run is of an even shard and has three points, the others have one: a pattern
        // that a sample of each n-th would see one half of.
        const double share = double(even) / double(all);
        QVERIFY2(share > 0.72 && share < 0.78, qPrintable(QString::number(share)));
        const double guess = double(all) / (20 * 2.0 * kRuns);
        QVERIFY2(guess > 0.9 && guess < 1.1, qPrintable(QString::number(guess)));
    }

    void countsEveryBlockWhileLittleComes()
    {
        auto tally = std::make_unique<FlowTally>();
        std::vector<SampledRun> samples;
        for (int second = 0; second < 5; ++second) {
            for (std::uint32_t i = 0; i < FlowTally::kCountedRuns / 512; ++i)
                QCOMPARE(tally->beginBlock(512), 1u);
            tally->takeSamples(samples);
        }
    }

    void countsSomeBlocksForAllWhenMuchComes()
    {
        auto tally = std::make_unique<FlowTally>();
        std::vector<SampledRun> samples;
        constexpr int kBlocks = 2'000; // a second, of 512 runs each
        constexpr int kSeconds = 50;
        std::uint64_t counted = 0;
        std::uint64_t stoodFor = 0;
        for (int second = 0; second <= kSeconds; ++second) {
            for (int i = 0; i < kBlocks; ++i) {
                const auto weight = tally->beginBlock(512);
                counted += second > 0 && weight > 0 ? 1 : 0;
                stoodFor += second > 0 ? weight : 0;
            }
            tally->takeSamples(samples);
        }
        const double share = double(counted) / (kSeconds * kBlocks);
        QVERIFY2(share > 0.05 && share < 0.08, qPrintable(QString::number(share))); // one in 15
        const double guess = double(stoodFor) / (kSeconds * kBlocks);
        QVERIFY2(guess > 0.95 && guess < 1.05, qPrintable(QString::number(guess)));
    }

    void isReadWhileItIsWritten()
    {
        auto tally = std::make_unique<FlowTally>();
        std::vector<SampledRun> samples;
        {
            const std::jthread worker([&] {
                for (int i = 0; i < 200; ++i)
                    write(*tally, 1'000);
            });
            for (int i = 0; i < 100; ++i)
                tally->takeSamples(samples);
        }
        tally->takeSamples(samples);
        QVERIFY(!samples.empty());
        for (const auto &run : samples)
            QVERIFY(run.entry && run.points > 0);
        std::uint64_t counted = 0;
        for (std::uint16_t i = 0; i < 100; ++i)
            counted += tally->points(ShardId{i});
        QCOMPARE(counted, std::uint64_t{2 * 200 * 1'000});
    }

private:
    static constexpr int kRuns = 100'000;

    SeriesEntry &entry(std::uint16_t shard)
    {
        auto &made = m_entries[shard];
        made.shard = ShardId{shard};
        return made;
    }
    void write(FlowTally &tally, int runs)
    {
        for (int i = 0; i < runs; ++i)
            tally.note(m_entries[std::size_t(i) % 100], i % 2 == 0 ? 3 : 1, 1);
    }
    void second(FlowTally &tally, std::vector<SampledRun> &samples)
    {
        write(tally, kRuns);
        tally.takeSamples(samples);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (std::uint16_t i = 0; i < 100; ++i)
            entry(i);
    }

private:
    std::array<SeriesEntry, 100> m_entries;
};

QTEST_APPLESS_MAIN(TestFlowTally)
#include "tst_flow_tally.moc"
