// Random segments, fates, orders, outages and times: when everything has come home, every point and
// every copy is accounted for, every request was answered once, and no answer promised what did not
// happen.
#include <random>
#include <set>

#include <QtTest>

#include "tests/unit/batch/book_desk.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::batch;
using test::BookDesk;
using test::node;

namespace {

struct Point {
    double value = 0;
    std::int64_t second = 0;
    ShardId shard;
    int primary = -1;
    int replica = -1;
    bool isReplicaAway = false;
};

// One run: what the test did, on its own books.
class Storm
{
public:
    explicit Storm(unsigned seed)
        : m_random(seed)
        , m_desk(kNodes, tight())
    {
    }

    void run(int steps)
    {
        for (int step = 0; step < steps && m_fault.isEmpty(); ++step)
            act();
    }
    // Everything comes home: by confirmations, or by giving up.
    void finish(bool isAbandoned)
    {
        if (isAbandoned)
            m_desk.book.abandonAll();
        for (int i = 0; i < kNodes; ++i)
            m_desk.cluster.up(i);
        for (int round = 0; round < 200 && m_desk.book.openReceipts() > 0; ++round) {
            for (auto &link : m_desk.cluster.links)
                link.settleAll(m_random() % 4 == 0 ? SliceFate::Lost : SliceFate::Confirmed);
            m_desk.pass(300ms);
        }
        if (m_fault.isEmpty())
            m_fault = m_desk.unbalanced();
        for (std::size_t slot = 0; slot < m_segments.size() && m_fault.isEmpty(); ++slot)
            checkEnd(slot);
    }
    QString fault() const { return m_fault; }
    std::uint64_t dropped() const { return m_desk.ledger.droppedTotal(); }
    std::uint64_t confirmed() const { return m_desk.ledger.confirmed.value(); }
    std::uint64_t gaps() const { return m_desk.ledger.copiesGap.value(); }
    std::uint64_t late() const { return m_desk.ledger.copiesLate.value(); }

private:
    static constexpr int kNodes = 5;

    static Limits tight()
    {
        Limits limits;
        limits.nodeBytes = 600'000;
        limits.inFlightBytes = 1'500'000;
        return limits;
    }

    struct Segment {
        AckLevel wanted = AckLevel::All;
        std::vector<Point> points;
        bool isAdmitted = false;
    };

    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void act()
    {
        auto &cluster = m_desk.cluster;
        const int at = pick(kNodes);
        auto &link = cluster.link(at);
        switch (pick(16)) {
        case 0:
        case 1:
        case 2:
        case 3:
            admit();
            break;
        case 4:
        case 5:
        case 6:
        case 7:
        case 8:
            if (link.take() > 0)
                link.settle(static_cast<std::size_t>(pick(static_cast<int>(link.taken.size()))),
                            fate());
            break;
        case 9:
            link.settleAll(SliceFate::Confirmed);
            break;
        case 10:
            if (pick(4) == 0)
                cluster.down(at);
            else if (pick(4) == 0)
                cluster.links[static_cast<std::size_t>(at)]
                    .goDown(); // the board learns of it later
            break;
        case 11:
        case 12:
            cluster.up(at);
            cluster.board.at(node(at)).keepsUp = pick(3) != 0;
            break;
        case 13:
            if (pick(5) == 0)
                ++cluster.board.at(node(at)).epoch;
            break;
        case 14:
            m_desk.clock.advance(pick(40) == 0 ? 31'000ms : std::chrono::milliseconds(pick(700)));
            m_desk.book.tick();
            break;
        default:
            m_desk.settle();
            break;
        }
        checkAnswers();
    }

    SliceFate fate()
    {
        const int dice = pick(10);
        return dice < 6 ? SliceFate::Confirmed : dice < 9 ? SliceFate::Lost : SliceFate::Stale;
    }

    void admit()
    {
        Segment segment;
        for (int series = 0; series <= pick(6); ++series) {
            Point point;
            point.primary = pick(kNodes);
            if (pick(6) != 0)
                point.replica = (point.primary + 1 + pick(kNodes - 1)) % kNodes;
            point.isReplicaAway = point.replica >= 0 && pick(10) == 0;
            point.shard = ShardId{static_cast<std::uint16_t>(pick(kShardCount))};
            const auto count = static_cast<std::size_t>(pick(150) == 0 ? 11'000 : 1 + pick(40));
            const auto firstValue = m_desk.nextValue;
            const auto firstTime = m_desk.nextTime;
            m_desk.add(point.primary, point.replica, count, point.shard.value,
                       point.isReplicaAway ? 0 : 1);
            for (std::size_t i = 0; i < count; ++i) {
                point.value = firstValue + static_cast<double>(i);
                point.second = firstTime / 1000 + static_cast<std::int64_t>(i) + 1;
                segment.points.push_back(point);
            }
        }
        segment.wanted = static_cast<AckLevel>(pick(3));
        const auto before = m_desk.cluster.reservedBytes();
        const auto slot = m_desk.answers.size();
        m_segments.push_back(std::move(segment));
        m_desk.admit(m_segments[slot].wanted, pick(2) == 0);
        m_segments[slot].isAdmitted = m_desk.verdict.kind == AdmissionVerdict::Kind::Admitted;
        if (!m_segments[slot].isAdmitted && m_desk.cluster.reservedBytes() != before)
            m_fault = QStringLiteral("a refusal left bytes reserved");
    }

    bool has(int at, double value) const
    {
        return at >= 0 &&
               m_desk.cluster.links[static_cast<std::size_t>(at)].values.count(value) > 0;
    }
    bool isCovered(int at, const Point &point) const
    {
        return at < 0 || has(at, point.value) ||
               m_desk.cluster.gaps.covers(node(at), point.shard, point.second);
    }

    // The moment an answer has been given, it must be true.
    void checkAnswers()
    {
        for (; m_checked < m_desk.answers.size() && !m_desk.answers[m_checked].empty(); ++m_checked)
            checkAnswer(m_checked);
        for (auto slot = m_checked; slot < m_desk.answers.size(); ++slot) {
            if (!m_desk.answers[slot].empty() && m_early.insert(slot).second)
                checkAnswer(slot);
            else if (slot == m_checked && !m_segments[slot].isAdmitted)
                ++m_checked;
        }
    }
    void checkAnswer(std::size_t slot)
    {
        const auto &segment = m_segments[slot];
        const auto &outcome = m_desk.answer(slot);
        std::uint64_t stored = 0;
        for (const auto &point : segment.points) {
            const bool isStored =
                has(point.primary, point.value) || has(point.replica, point.value);
            stored += isStored;
            if (!outcome.isStored || segment.wanted == AckLevel::Queued)
                continue;
            if (!isStored)
                m_fault = QStringLiteral("answered as stored, but no node has the point");
            else if (segment.wanted == AckLevel::All &&
                     (!isCovered(point.primary, point) || !isCovered(point.replica, point)))
                m_fault =
                    QStringLiteral("answered at level all, but a copy is neither there nor a gap");
        }
        if (segment.wanted != AckLevel::Queued && outcome.storedPoints > stored)
            m_fault = QStringLiteral("more points called stored than nodes have");
        if (outcome.points != segment.points.size())
            m_fault = QStringLiteral("the answer is about another number of points");
    }

    // At the end: one answer each; a point that one node has is there or a gap on the other.
    void checkEnd(std::size_t slot)
    {
        const auto answers = m_desk.answers[slot].size();
        if (answers != (m_segments[slot].isAdmitted ? 1u : 0u))
            m_fault = QStringLiteral("%1 answers").arg(answers);
        for (const auto &point : m_segments[slot].points) {
            const bool isStored =
                has(point.primary, point.value) || has(point.replica, point.value);
            if (isStored && (!isCovered(point.primary, point) || !isCovered(point.replica, point)))
                m_fault = QStringLiteral("a copy is neither there nor a gap");
        }
    }

    std::mt19937 m_random;
    BookDesk m_desk;
    std::vector<Segment> m_segments; // by slot of the answer
    std::size_t m_checked = 0;
    std::set<std::size_t> m_early;
    QString m_fault;
};

} // namespace

class TestReceiptLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void closesWhateverHappens_data();
    void closesWhateverHappens();
};

void TestReceiptLedger::closesWhateverHappens_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("isAbandoned");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("storm %u%s", seed, seed % 3 == 0 ? ", abandoned" : "")
            << seed << (seed % 3 == 0);
}

void TestReceiptLedger::closesWhateverHappens()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, isAbandoned);
    Storm storm(seed);
    storm.run(1'200);
    storm.finish(isAbandoned);
    QCOMPARE(storm.fault(), QString());
    QVERIFY(storm.confirmed() > 0 && storm.dropped() > 0 && storm.gaps() > 0 && storm.late() > 0);
}

QTEST_GUILESS_MAIN(TestReceiptLedger)
#include "tst_receipt_ledger.moc"
