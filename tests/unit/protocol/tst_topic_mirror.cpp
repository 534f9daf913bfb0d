// What a console holds follows what the daemon publishes, and whatever is missed is noticed.
#include <QTest>

#include "golden_messages.h"
#include "shared/protocol/topic_mirror.h"
#include "shared/protocol/topic_source.h"

using namespace tg;
using namespace tg::protocol;
using Outcome = TopicMirror::Outcome;

namespace {

Table shards(int count, const QString &owner, const QString &ofSeven = {})
{
    Table table(Topic::Shards);
    for (int i = 0; i < count; ++i) {
        Row row(Topic::Shards);
        row.set(ShardColumn::Shard, whole(i))
            .set(ShardColumn::Owner, i == 7 && !ofSeven.isNull() ? ofSeven : owner)
            .set(ShardColumn::State, QStringLiteral("owned"));
        table.put(std::move(row));
    }
    return table;
}

Outcome feed(TopicMirror &mirror, const QByteArray &frame)
{
    const auto message = decode(frameOf(frame));
    if (!message)
        qFatal("%s", message.error().text.c_str());
    const auto *snapshot = std::get_if<Snapshot>(&*message);
    const auto taken = snapshot ? mirror.take(*snapshot) : mirror.take(std::get<Delta>(*message));
    if (!taken)
        qFatal("%s", taken.error().text.c_str());
    return *taken;
}

Outcome feedAll(TopicMirror &mirror, const std::vector<QByteArray> &frames)
{
    Outcome last = Outcome::Lost;
    for (const auto &frame : frames)
        last = feed(mirror, frame);
    return last;
}

Snapshot part(qint64 seq, int number, bool isLast, std::vector<Row> rows = {})
{
    return {Topic::Shards, seq, number, isLast, std::move(rows)};
}

const QString kA = QStringLiteral("node-a");
const QString kB = QStringLiteral("node-b");

} // namespace

class TestTopicMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsWhatIsPublished();
    void publishesNothingWhenNothingChanged();
    void sendsALargeTableInParts();
    void asksForASnapshotOnceAfterAGap();
    void aDeltaTwiceIsOutOfSequence();
    void waitsForTheSnapshotThatIsDue();
    void aSnapshotInPiecesThatDoNotFitIsLost();
    void aNewSnapshotReplacesOneThatDidNotEnd();
    void showsWhatItHadUntilTheNextSnapshotIsWhole();
    void refusesATableBeyondTheBound();
    void tooManyChangesForAFrameMakeASnapshot();
    void publishesNoMoreRowsThanTheOtherEndTakes();
};

void TestTopicMirror::followsWhatIsPublished()
{
    TopicSource source(Topic::Shards);
    TopicMirror mirror(Topic::Shards);
    QVERIFY(!mirror.isLive());
    QCOMPARE(feedAll(mirror, source.snapshotFrames()), Outcome::Replaced); // empty, seq 0
    QVERIFY(mirror.isLive());
    QCOMPARE(mirror.table().size(), std::size_t{0});

    for (const auto &table :
         {shards(100, kA), shards(100, kA, kB), shards(50, kB), shards(0, kA)}) {
        const auto news = source.publish(table);
        QVERIFY(news);
        QCOMPARE(feed(mirror, news->deltaFrame), Outcome::Changed);
        QCOMPARE(mirror.seq(), news->seq);
        QVERIFY(mirror.table() == table);
    }
    QCOMPARE(source.seq(), 4);

    TopicMirror late(Topic::Shards);
    QCOMPARE(feedAll(late, source.snapshotFrames()), Outcome::Replaced);
    QVERIFY(late.table() == mirror.table() && late.seq() == 4);
}

void TestTopicMirror::publishesNothingWhenNothingChanged()
{
    TopicSource source(Topic::Shards);
    QVERIFY(!source.publish(Table(Topic::Shards)));
    QVERIFY(source.publish(shards(4096, kA)));
    QVERIFY(!source.publish(shards(4096, kA)));
    const auto one = source.publish(shards(4096, kA, kB));
    QVERIFY(one);
    QVERIFY2(one->deltaFrame.size() < 64, "one shard changed, one row is sent");
}

void TestTopicMirror::sendsALargeTableInParts()
{
    TopicSource source(Topic::Shards);
    const Table table = shards(30'000, kA);
    source.publish(table);
    const auto frames = source.snapshotFrames();
    QVERIFY(frames.size() > 3);
    for (const auto &frame : frames)
        QVERIFY(static_cast<std::size_t>(frame.size()) < kSnapshotPartBytes + 1024);
    TopicMirror mirror(Topic::Shards);
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        QCOMPARE(feed(mirror, frames[i]), Outcome::Waiting);
    QVERIFY(!mirror.isLive());
    QCOMPARE(feed(mirror, frames.back()), Outcome::Replaced);
    QVERIFY(mirror.table() == table);
}

void TestTopicMirror::asksForASnapshotOnceAfterAGap()
{
    TopicMirror mirror(Topic::Shards);
    QCOMPARE(*mirror.take(part(4, 0, true)), Outcome::Replaced);
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 6, {}}), Outcome::Lost);
    QVERIFY(!mirror.isLive());
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 7, {}}), Outcome::Waiting);
    QCOMPARE(*mirror.take(part(7, 0, true)), Outcome::Replaced);
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 8, {}}), Outcome::Changed);
}

void TestTopicMirror::aDeltaTwiceIsOutOfSequence()
{
    TopicMirror mirror(Topic::Shards);
    QVERIFY(mirror.take(part(4, 0, true)));
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 5, {}}), Outcome::Changed);
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 5, {}}), Outcome::Lost);
}

void TestTopicMirror::waitsForTheSnapshotThatIsDue()
{
    TopicMirror mirror(Topic::Shards);
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 1, {}}), Outcome::Waiting);
    QVERIFY(mirror.take(part(4, 0, true)));
    mirror.disconnected();
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 5, {}}), Outcome::Waiting);
}

void TestTopicMirror::aSnapshotInPiecesThatDoNotFitIsLost()
{
    TopicMirror mirror(Topic::Shards);
    QCOMPARE(*mirror.take(part(4, 1, true)), Outcome::Lost); // the beginning is missing
    QCOMPARE(*mirror.take(part(4, 0, false)), Outcome::Waiting);
    QCOMPARE(*mirror.take(part(4, 2, true)), Outcome::Lost); // one is missing
    QCOMPARE(*mirror.take(part(4, 0, false)), Outcome::Waiting);
    QCOMPARE(*mirror.take(part(5, 1, true)), Outcome::Lost); // of another moment
    QCOMPARE(*mirror.take(part(4, 0, false)), Outcome::Waiting);
    QCOMPARE(*mirror.take(Delta{Topic::Shards, 5, {}}), Outcome::Lost); // before it was whole
}

void TestTopicMirror::aNewSnapshotReplacesOneThatDidNotEnd()
{
    TopicMirror mirror(Topic::Shards);
    QVERIFY(mirror.take(part(4, 0, false, shards(5, kA).rows())));
    QCOMPARE(*mirror.take(part(9, 0, true, shards(3, kB).rows())), Outcome::Replaced);
    QVERIFY(mirror.table() == shards(3, kB));
    QCOMPARE(mirror.seq(), 9);
}

void TestTopicMirror::showsWhatItHadUntilTheNextSnapshotIsWhole()
{
    TopicMirror mirror(Topic::Shards);
    QVERIFY(mirror.take(part(4, 0, true, shards(5, kA).rows())));
    mirror.disconnected();
    QVERIFY(mirror.table() == shards(5, kA));
    QVERIFY(mirror.take(part(1, 0, false, shards(3, kB).rows())));
    QVERIFY(mirror.table() == shards(5, kA) && !mirror.isLive());
}

void TestTopicMirror::refusesATableBeyondTheBound()
{
    TopicMirror mirror(Topic::Shards);
    const auto rows = shards(8'192, kA).rows();
    int number = 0;
    Result<Outcome> taken = Outcome::Waiting;
    while (taken && number < 100)
        taken = mirror.take(part(4, number++, false, rows));
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(number, 9);
}

void TestTopicMirror::tooManyChangesForAFrameMakeASnapshot()
{
    TopicSource source(Topic::Shards);
    const auto news = source.publish(shards(9'000, kA));
    QVERIFY(news && news->deltaFrame.isEmpty());
    QCOMPARE(news->seq, 1);
    TopicMirror mirror(Topic::Shards);
    QCOMPARE(feedAll(mirror, source.snapshotFrames()), Outcome::Replaced);
    QCOMPARE(mirror.seq(), 1);
}

void TestTopicMirror::publishesNoMoreRowsThanTheOtherEndTakes()
{
    TopicSource source(Topic::Shards);
    QVERIFY(source.publish(shards(66'000, kA)));
    TopicMirror mirror(Topic::Shards);
    QCOMPARE(feedAll(mirror, source.snapshotFrames()), Outcome::Replaced);
    QCOMPARE(mirror.table().size(), kMaxTableRows);
}

QTEST_APPLESS_MAIN(TestTopicMirror)
#include "tst_topic_mirror.moc"
