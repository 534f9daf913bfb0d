// Names become ids over the data link: known and new series, errors, time-outs, and every call
// answered once.
#include <mutex>

#include <QTest>

#include "erl_node.h"
#include "link_fixture.h"
#include "term/resolve_terms.h"

using namespace tg;
using namespace tg::erl;
using namespace tg::test;

namespace {

using Ids = Result<std::vector<std::uint64_t>>;

// Collects answers from the link's thread.
class Answers
{
public:
    ResolveCall call(const std::vector<std::string> &metrics,
                     std::chrono::milliseconds timeout = 10s)
    {
        const std::vector<term::LabelView> labels{{"host", "a"}};
        std::vector<term::SeriesView> series;
        for (const auto &metric : metrics)
            series.push_back({metric, labels});
        ResolveCall call;
        term::writeResolveArguments("timeless_metrics", series, LabelForm::Escaped, call.arguments);
        call.series = metrics.size();
        call.timeout = timeout;
        call.done = [this](Ids ids) {
            const std::lock_guard lock(m_mutex);
            m_answers.push_back(std::move(ids));
        };
        return call;
    }
    [[nodiscard]] bool wait(std::size_t count)
    {
        return QTest::qWaitFor([&] { return all().size() >= count; }, 30'000);
    }
    std::vector<Ids> all()
    {
        const std::lock_guard lock(m_mutex);
        return m_answers;
    }

private:
    std::mutex m_mutex;
    std::vector<Ids> m_answers;
};

} // namespace

class TestResolveOverLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_node.start(), m_node.error().constData()); }
    void init() { m_node.clearFaults(); }

    void resolvesNewAndKnownSeries()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        Answers answers;
        link.host->object().resolve(answers.call({"cpu", "mem", "disk"}));
        QVERIFY(answers.wait(1));
        const auto first = answers.all()[0];
        QVERIFY2(first, first ? "" : first.error().text.c_str());
        QCOMPARE(first->size(), 3U);
        link.host->object().resolve(answers.call({"disk", "cpu", "net"}));
        QVERIFY(answers.wait(2));
        const auto second = answers.all()[1];
        QVERIFY(second);
        QCOMPARE((*second)[0], (*first)[2]);
        QCOMPARE((*second)[1], (*first)[0]);
        QCOMPARE(m_node.eval("'Elixir.TimelessMetrics':resolve_series(timeless_metrics,<<\"net\">>,"
                             "#{<<\"host\">> => <<\"a\">>})"),
                 QByteArray::number(qulonglong((*second)[2])));
        QCOMPARE(link.counters.resolveCalls.value(), 2U);
    }

    void resolvesAFullChunk()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        std::vector<std::string> metrics;
        for (std::size_t i = 0; i < kResolveChunk; ++i)
            metrics.push_back("chunk_" + std::to_string(i));
        Answers answers;
        link.host->object().resolve(answers.call(metrics));
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.all()[0]->size(), kResolveChunk);
    }

    void tellsTheNodesReason()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("{resolve_badrpc,full}");
        Answers answers;
        link.host->object().resolve(answers.call({"x"}));
        QVERIFY(answers.wait(1));
        QVERIFY(!answers.all()[0]);
        QCOMPARE(answers.all()[0].error().code, ErrorCode::Refused);
        QVERIFY(answers.all()[0].error().text.find("full") != std::string::npos);
        QCOMPARE(link.counters.resolveErrors.value(), 1U);
        QVERIFY(link.isUp());
    }

    void hasTwoOnTheWireAndTheOthersWait()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("resolve_hang");
        Answers answers;
        for (int i = 0; i < 5; ++i)
            link.host->object().resolve(answers.call({"w" + std::to_string(i)}));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.resolveCalls.value() == 2; }));
        QVERIFY(link.pushMany(1, 10)); // points pass by
        QVERIFY(link.waitSettled(1));
        QCOMPARE(link.counters.resolveCalls.value(), 2U);
        m_node.clearFaults();
        QVERIFY(answers.wait(5));
        for (const auto &ids : answers.all())
            QVERIFY(ids);
    }

    void givesUpInTimeOnTheWireAndInTheQueue()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("resolve_hang");
        Answers answers;
        for (int i = 0; i < 4; ++i)
            link.host->object().resolve(answers.call({"t" + std::to_string(i)}, 200ms));
        QVERIFY(answers.wait(4));
        for (const auto &ids : answers.all())
            QCOMPARE(ids.error().code, ErrorCode::TimedOut);
        m_node.clearFaults();
        link.host->object().resolve(answers.call({"after"}));
        QVERIFY(answers.wait(5));
        QVERIFY(answers.all()[4]);
        QVERIFY(link.reasons.isEmpty());
    }

    void isNotAskedBeforeTheLinkIsReleased()
    {
        LinkOptions options;
        options.isReleasedAtOnce = false;
        LinkFixture link(m_node.address(), options);
        QVERIFY(QTest::qWaitFor([&] { return !link.facts.empty(); }));
        Answers answers;
        link.host->object().resolve(answers.call({"early"}));
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.all()[0].error().code, ErrorCode::Unavailable);
    }

    void answersEveryCallWhenTheLinkEnds()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("resolve_hang");
        Answers answers;
        for (int i = 0; i < 10; ++i)
            link.host->object().resolve(answers.call({"e" + std::to_string(i)}));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.resolveCalls.value() == 2; }));
        link.stop();
        QCOMPARE(answers.all().size(), 10U);
        for (const auto &ids : answers.all())
            QVERIFY(!ids);
    }

    void failsWhatWasOnTheWireWhenTheNodeDies()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("resolve_hang");
        Answers answers;
        for (int i = 0; i < 3; ++i)
            link.host->object().resolve(answers.call({"d" + std::to_string(i)}));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.resolveCalls.value() == 2; }));
        m_node.kill();
        QVERIFY(answers.wait(3));
        QCOMPARE(answers.all()[0].error().code, ErrorCode::TimedOut);    // was sent: nobody knows
        QCOMPARE(answers.all()[2].error().code, ErrorCode::Unavailable); // was not
        QVERIFY2(m_node.start(), m_node.error().constData());
    }

private:
    ErlNode m_node;
};

QTEST_GUILESS_MAIN(TestResolveOverLink)
#include "tst_resolve_over_link.moc"
