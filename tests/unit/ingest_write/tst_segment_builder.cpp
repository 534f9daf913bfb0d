// Known series go straight into slices, unknown ones wait with their samples, and the gauge never
// loses one.
#include <QtTest>

#include "ingest/write/segment_builder.h"

using namespace tg;
using namespace tg::ingest;
using series::CopyRef;

namespace {

struct Bench {
    Bench() { board.add("node-0"), board.add("node-1"); }

    parse::Block block(const std::vector<std::pair<std::string_view, std::size_t>> &runs)
    {
        parse::Block made;
        for (const auto &[text, count] : runs) {
            parse::SeriesRun run;
            run.series = text;
            run.line = text;
            run.first = static_cast<std::uint32_t>(made.samples.size());
            run.count = static_cast<std::uint32_t>(count);
            for (std::size_t i = 0; i < count; ++i)
                made.samples.push_back({1.5, 1'000});
            made.runs.push_back(run);
        }
        return made;
    }
    // A line of an Influx body: these fields under one tag set.
    static parse::Block line(std::string_view tagSet, const std::vector<std::string_view> &fields)
    {
        parse::Block made;
        made.syntax = SeriesSyntax::InfluxLine;
        made.fields = fields;
        made.samples.assign(fields.size(), {1.5, 1'000});
        made.runs.push_back({tagSet, 0, static_cast<std::uint32_t>(fields.size()), tagSet});
        return made;
    }
    // As the registrar would answer.
    void answer(route::ResolveBatch &batch,
                route::ResolveStatus status = route::ResolveStatus::Ready)
    {
        for (auto &item : batch.items) {
            item.status = status;
            if (status != route::ResolveStatus::Ready)
                continue;
            item.entry = table.insert(item.key, ShardId{1}).entry;
            item.entry->setCopy(0, CopyRef(NodeIndex{0}, 1));
            item.entry->setCopy(1, CopyRef(NodeIndex{1}, 2));
            item.entry->state = series::EntryState::Ready;
        }
    }
    std::uint64_t points(const std::vector<batch::Part> &parts)
    {
        std::uint64_t sum = 0;
        for (const auto &part : parts)
            sum += part.points;
        return sum;
    }
    bool isBalanced(std::uint64_t queued) const
    {
        return ledger.queued.value() == queued &&
               ledger.received.value() == queued + ledger.rejectedTotal() + gone;
    }

    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    SegmentBuilder builder{table, slicer, ledger, limits};
    std::uint64_t gone = 0; // discarded, or taken over by a receipt
};

} // namespace

class TestSegmentBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsSamplesOfUnknownSeriesUntilTheyAreAnswered();
    void asksOnceForTwoSpellingsOfOneSeries();
    void takesFurtherSamplesWhileTheRegistrarIsAsked();
    void rejectsBadSeriesWithAllTheirSamples();
    void rejectsWhatDoesNotFitTheTable();
    void countsWhosePointsTheyAre();
    void leavesTheSegmentWholeWhenSomeCannotBeSent_data();
    void leavesTheSegmentWholeWhenSomeCannotBeSent();
    void forgetsEverythingOnDiscard();
    void eachFieldOfALineIsASeries();
    void countsStringsApartFromMistakes();
    void countsMetadataThatNobodyWants();
};

void TestSegmentBuilder::countsMetadataThatNobodyWants()
{
    Bench bench; // metadata.forward = false
    bench.builder.describe({MetricType::Counter, "f", "help", "s"});
    QCOMPARE(bench.ledger.metadataNotStored.value(), std::uint64_t{1});
    QVERIFY(bench.isBalanced(0));
}

void TestSegmentBuilder::eachFieldOfALineIsASeries()
{
    Bench bench;
    bench.builder.take(Bench::line("cpu,h=a", {"idle", "user", "idle"}));
    bench.builder.take(Bench::line("cpu,h=a", {""}));
    QVERIFY(bench.isBalanced(4));
    auto batch = bench.builder.takeQuestions();
    QCOMPARE(batch->items.size(), std::size_t{3});
    QCOMPARE(series::keyText(batch->items[0].key), std::string("cpu_idle{h=\"a\"}"));
    QCOMPARE(series::keyText(batch->items[1].key), std::string("cpu_user{h=\"a\"}"));
    QCOMPARE(series::keyText(batch->items[2].key), std::string("cpu{h=\"a\"}"));
    bench.answer(*batch);
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    // Known now: some fields of the line, in another order, beside a new one.
    bench.builder.take(Bench::line("cpu,h=a", {"user", "nice", "idle"}));
    QVERIFY(bench.builder.hasUnknown());
    batch = bench.builder.takeQuestions();
    QCOMPARE(batch->items.size(), std::size_t{1});
    bench.answer(*batch);
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    // The same series in text: one entry, whatever the format.
    bench.builder.take(bench.block({{"cpu_nice{h=\"a\"}", 1}}));
    QVERIFY(!bench.builder.hasUnknown());
    QVERIFY(bench.isBalanced(8));
    QCOMPARE(bench.table.size(), std::size_t{4});
    QCOMPARE(bench.points(bench.builder.takeParts()), std::uint64_t{8});
}

void TestSegmentBuilder::countsStringsApartFromMistakes()
{
    Bench bench;
    parse::Block block = Bench::line("cpu,h", {"idle", "user"}); // the tag has no value
    block.stringFields = 3;
    block.stringFieldsLine = "a line";
    bench.builder.take(block);
    QVERIFY(bench.isBalanced(0));
    const auto counted = [&](RejectReason reason) {
        return bench.ledger.rejected[static_cast<std::size_t>(reason)].value();
    };
    QCOMPARE(counted(RejectReason::StringField), std::uint64_t{3});
    QCOMPARE(counted(RejectReason::BadLabel), std::uint64_t{2});
    QCOMPARE(bench.builder.rejects().lines(), std::uint64_t{2});
}

void TestSegmentBuilder::keepsSamplesOfUnknownSeriesUntilTheyAreAnswered()
{
    Bench bench;
    bench.builder.take(bench.block({{"a{x=\"1\"}", 3}, {"b", 2}, {"a{x=\"1\"}", 4}}));
    QVERIFY(bench.builder.hasUnknown());
    QCOMPARE(bench.builder.points(), std::uint64_t{9});
    QVERIFY(bench.builder.waitingBytes() >= 9 * sizeof(Sample));
    QVERIFY(bench.isBalanced(9));
    auto batch = bench.builder.takeQuestions();
    QCOMPARE(batch->items.size(), std::size_t{2});
    QVERIFY(!bench.builder.hasUnknown());
    QVERIFY(bench.builder.waitingBytes() >= 9 * sizeof(Sample));
    bench.answer(*batch);
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    QCOMPARE(bench.builder.waitingBytes(), std::size_t{0});
    QVERIFY(bench.isBalanced(9));
    bench.builder.take(bench.block({{"a{x=\"1\"}", 5}}));
    QVERIFY(!bench.builder.hasUnknown());
    QCOMPARE(bench.points(bench.builder.takeParts()), std::uint64_t{14});
    QCOMPARE(bench.builder.points(), std::uint64_t{0});
}

void TestSegmentBuilder::asksOnceForTwoSpellingsOfOneSeries()
{
    Bench bench;
    bench.builder.take(
        bench.block({{"a{x=\"1\",y=\"2\"}", 1}, {"a{y=\"2\", x=\"1\", z=\"\"}", 1}}));
    auto batch = bench.builder.takeQuestions();
    QCOMPARE(batch->items.size(), std::size_t{1});
    bench.answer(*batch);
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    const auto parts = bench.builder.takeParts();
    QCOMPARE(bench.points(parts), std::uint64_t{2});
    QCOMPARE(parts[0].pairs.size(), std::size_t{1});
}

void TestSegmentBuilder::takesFurtherSamplesWhileTheRegistrarIsAsked()
{
    Bench bench;
    bench.builder.take(bench.block({{"a", 1}}));
    auto first = bench.builder.takeQuestions();
    bench.builder.take(bench.block({{"a", 2}, {"c", 4}}));
    QVERIFY(bench.builder.hasUnknown());
    bench.answer(*first);
    QCOMPARE(bench.builder.join(*first).what, SegmentBuilder::Joined::Complete);
    auto second = bench.builder.takeQuestions();
    bench.answer(*second);
    QCOMPARE(bench.builder.join(*second).what, SegmentBuilder::Joined::Complete);
    QVERIFY(bench.isBalanced(7));
    QCOMPARE(bench.points(bench.builder.takeParts()), std::uint64_t{7});
}

void TestSegmentBuilder::rejectsBadSeriesWithAllTheirSamples()
{
    Bench bench;
    bench.builder.take(bench.block({{"a{x=1}", 3}, {"ok", 1}}));
    bench.builder.reject(RejectReason::Syntax, "nonsense", 1);
    QCOMPARE(bench.ledger.rejectedTotal(), std::uint64_t{4});
    QCOMPARE(bench.builder.rejects().lines(), std::uint64_t{2});
    QVERIFY(bench.isBalanced(1));
}

void TestSegmentBuilder::rejectsWhatDoesNotFitTheTable()
{
    Bench bench;
    bench.builder.take(bench.block({{"a", 3}, {"b", 2}}));
    auto batch = bench.builder.takeQuestions();
    bench.answer(*batch);
    batch->items[1].status = route::ResolveStatus::TableFull;
    batch->items[1].entry = nullptr;
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    QCOMPARE(bench.builder.points(), std::uint64_t{3});
    QCOMPARE(bench.builder.rejects().lines(RejectReason::SeriesLimit), std::uint64_t{1});
    QCOMPARE(bench.builder.rejects().firstLines().front(), std::string("b"));
    QVERIFY(bench.isBalanced(3));
}

void TestSegmentBuilder::leavesTheSegmentWholeWhenSomeCannotBeSent_data()
{
    QTest::addColumn<route::ResolveStatus>("status");
    QTest::addColumn<SegmentBuilder::Joined>("joined");
    QTest::newRow("unavailable") << route::ResolveStatus::Unavailable
                                 << SegmentBuilder::Joined::Unavailable;
    QTest::newRow("throttled") << route::ResolveStatus::Throttled
                               << SegmentBuilder::Joined::Throttled;
}

void TestSegmentBuilder::leavesTheSegmentWholeWhenSomeCannotBeSent()
{
    QFETCH(route::ResolveStatus, status);
    QFETCH(SegmentBuilder::Joined, joined);
    Bench bench;
    bench.builder.take(bench.block({{"a", 3}, {"b", 2}}));
    auto batch = bench.builder.takeQuestions();
    bench.answer(*batch);
    batch->items[1].status = status;
    QCOMPARE(bench.builder.join(*batch).what, joined);
    QCOMPARE(bench.slicer.points(), std::uint64_t{0});
    QVERIFY(bench.isBalanced(5));
    bench.gone = bench.builder.discard();
    QCOMPARE(bench.gone, std::uint64_t{5});
    QVERIFY(bench.isBalanced(0));
}

void TestSegmentBuilder::forgetsEverythingOnDiscard()
{
    Bench bench;
    bench.builder.take(bench.block({{"a", 3}}));
    auto batch = bench.builder.takeQuestions();
    bench.answer(*batch);
    QCOMPARE(bench.builder.join(*batch).what, SegmentBuilder::Joined::Complete);
    bench.builder.take(bench.block({{"b", 2}}));
    bench.gone = bench.builder.discard();
    QCOMPARE(bench.gone, std::uint64_t{5});
    QVERIFY(bench.isBalanced(0));
    QVERIFY(!bench.builder.hasUnknown());
    QCOMPARE(bench.builder.waitingBytes(), std::size_t{0});
    QVERIFY(bench.builder.takeParts().empty());
}

void TestSegmentBuilder::countsWhosePointsTheyAre()
{
    Bench bench;
    const auto flow = std::make_unique<series::FlowTally>();
    bench.builder.countFlow(*flow);
    bench.builder.take(bench.block({{"a{x=\"1\"}", 3}, {"b", 2}}));
    QCOMPARE(flow->points(ShardId{1}), 0u); // nobody knows them yet
    auto questions = bench.builder.takeQuestions();
    bench.answer(*questions);
    QCOMPARE(bench.builder.join(*questions).what, SegmentBuilder::Joined::Complete);
    QCOMPARE(flow->points(ShardId{1}), 5u);
    bench.builder.take(bench.block({{"b", 4}}));
    QCOMPARE(flow->points(ShardId{1}), 9u);
    std::vector<series::SampledRun> samples;
    flow->takeSamples(samples);
    QCOMPARE(samples.size(), std::size_t{3});
    QCOMPARE(samples.back().points, std::uint64_t{4});
}

QTEST_GUILESS_MAIN(TestSegmentBuilder)
#include "tst_segment_builder.moc"
