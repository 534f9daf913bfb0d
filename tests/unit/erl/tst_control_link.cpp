// Questions to a node over its control link, and whole registries as they stream in.
#include <mutex>
#include <set>

#include <QTest>

#include "erl/control_link.h"
#include "erl_node.h"
#include "link_fixture.h"
#include "term/term_text.h"
#include "term/term_writer.h"

using namespace tg;
using namespace tg::erl;
using namespace tg::test;

namespace {

struct Collector final : term::RegistrySink {
    void onSeries(std::uint64_t id, const term::SeriesView &series) override
    {
        std::string text(series.metric);
        for (const auto &[name, value] : series.labels)
            text.append(";").append(name).append("=").append(value);
        found[id] = text;
    }
    std::map<std::uint64_t, std::string> found;
};

struct Control {
    explicit Control(const PeerAddress &peer, ControlLimits limits = {})
        : host(QStringLiteral("control"), peer, LinkFixture::uniqueName(), counters, clock, 1,
               limits,
               LinkTimings{.connectTimeout = 2000ms, .firstBackOff = 20ms, .longestBackOff = 100ms})
    {
        host.start();
    }

    Result<std::string> call(std::string module, std::string function, term::Bytes arguments,
                             std::chrono::milliseconds timeout = 10s)
    {
        std::mutex mutex;
        std::optional<Result<std::string>> answer;
        host.object().call({std::move(module), std::move(function), std::move(arguments), timeout,
                            [&](Result<term::Bytes> reply) {
                                const std::lock_guard lock(mutex);
                                if (reply)
                                    answer.emplace(term::termText(*reply));
                                else
                                    answer.emplace(reply.error());
                            }});
        const bool isDone = QTest::qWaitFor(
            [&] {
                const std::lock_guard lock(mutex);
                return answer.has_value();
            },
            30'000);
        return isDone ? *answer : Error{ErrorCode::System, "never answered"};
    }

    Result<RegistrySummary> read(Collector &sink, std::uint64_t afterId = 0)
    {
        std::mutex mutex;
        std::optional<Result<RegistrySummary>> answer;
        RegistryRead request;
        request.sink = &sink;
        request.afterId = afterId;
        request.done = [&](Result<RegistrySummary> summary) {
            const std::lock_guard lock(mutex);
            answer.emplace(std::move(summary));
        };
        host.object().streamRegistry(std::move(request));
        const bool isDone = QTest::qWaitFor(
            [&] {
                const std::lock_guard lock(mutex);
                return answer.has_value();
            },
            60'000);
        return isDone ? *answer : Error{ErrorCode::System, "never answered"};
    }

    SystemClock clock;
    LinkCounters counters;
    ControlHost host;
};

term::Bytes oneArgument(const std::function<void(term::TermWriter &)> &write)
{
    term::Bytes arguments;
    term::TermWriter writer(arguments);
    writer.list(1);
    write(writer);
    writer.nil();
    return arguments;
}

const term::Bytes kNone{106};
constexpr int kSeries = 50'000;

} // namespace

class TestControlLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_node.start(), m_node.error().constData());
        QCOMPARE(
            m_node.eval(
                "lists:foreach(fun(I) -> 'Elixir.TimelessMetrics':resolve_series(timeless_metrics,"
                "<<\"m\",(integer_to_binary(I rem 100))/binary>>,"
                "#{<<\"host\">> => integer_to_binary(I), <<\"job\">> => <<\"x\">>}) end,"
                "lists:seq(1,50000))"),
            QByteArray("ok"));
    }

    void givesTheReplyAsItIs()
    {
        Control control(m_node.address());
        const auto name = control.call("erlang", "node", kNone);
        QVERIFY2(name, name ? "" : name.error().text.c_str());
        QCOMPARE(*name, "'" + m_node.name().toStdString() + "'");
        const auto undefined = control.call("no_such_module", "f", kNone);
        QVERIFY(undefined);
        QVERIFY(undefined->starts_with("{badrpc,"));
        QVERIFY(control.counters.state == LinkState::Up);
    }

    void givesUpInTimeAndStaysConnected()
    {
        Control control(m_node.address());
        const auto slow =
            control.call("timer", "sleep", oneArgument([](auto &w) { w.integer(60'000); }), 200ms);
        QVERIFY(!slow);
        QCOMPARE(slow.error().code, ErrorCode::TimedOut);
        QVERIFY(control.call("erlang", "node", kNone));
        QCOMPARE(control.counters.reconnects.value(), 0U);
    }

    void refusesAReplyBeyondTheBound()
    {
        ControlLimits limits;
        limits.replyBytes = 10'000;
        Control control(m_node.address(), limits);
        term::Bytes range;
        term::TermWriter writer(range);
        writer.list(2);
        writer.integer(1);
        writer.integer(50'000);
        writer.nil();
        const auto tooLarge = control.call("lists", "seq", range);
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().code, ErrorCode::LimitExceeded);
        QVERIFY(control.call("erlang", "node", kNone));
    }

    void saysWhyTheNodeCannotBeAsked()
    {
        auto address = m_node.address();
        address.port = ErlNode::unusedPort();
        Control control(address);
        const auto reply = control.call("erlang", "node", kNone);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::Unavailable);
        QVERIFY2(reply.error().text.find("cannot be reached") != std::string::npos,
                 reply.error().text.c_str());
    }

    void connectsAgainAfterARestart()
    {
        ErlNode node;
        QVERIFY2(node.start(), node.error().constData());
        Control control(node.address());
        QVERIFY(control.call("erlang", "node", kNone));
        QVERIFY(node.restart());
        QVERIFY(
            QTest::qWaitFor([&] { return bool(control.call("erlang", "node", kNone)); }, 20'000));
        QCOMPARE(control.counters.reconnects.value(), 1U);
    }

    void streamsTheWholeRegistry()
    {
        Control control(m_node.address());
        Collector sink;
        const auto summary = control.read(sink);
        QVERIFY2(summary, summary ? "" : summary.error().text.c_str());
        checkAll(sink);
        QVERIFY(!summary->wasPaged);
        QVERIFY(summary->series >= kSeries);
        QCOMPARE(summary->lastId, sink.found.rbegin()->first);
    }

    void seesSeriesThatTheMapDoesNotHaveYet()
    {
        Control control(m_node.address());
        QCOMPARE(m_node.eval("'Elixir.TimelessMetrics':resolve_series(timeless_metrics,<<\"m0\">>,"
                             "#{<<\"host\">> => <<\"new\">>}) > 50000"),
                 QByteArray("true"));
        Collector sink;
        QVERIFY(control.read(sink));
        QCOMPARE(sink.found.size(), std::size_t(kSeries + 1));
        QCOMPARE(sink.found.rbegin()->second, std::string("m0;host=new"));
    }

    void readsLargeRegistriesPageByPage()
    {
        ControlLimits limits;
        limits.mapSeries = 1000;
        limits.pageSeries = 7000;
        Control control(m_node.address(), limits);
        Collector sink;
        const auto summary = control.read(sink);
        QVERIFY2(summary, summary ? "" : summary.error().text.c_str());
        QVERIFY(summary->wasPaged);
        checkAll(sink);
    }

    void readsOnlyWhatIsNewSinceAnId()
    {
        Control control(m_node.address());
        Collector sink;
        const auto summary = control.read(sink, 49'990);
        QVERIFY(summary);
        QVERIFY(summary->series >= 10 && summary->series <= 11);
        QVERIFY(sink.found.begin()->first > 49'990);
        Collector none;
        const auto nothing = control.read(none, summary->lastId);
        QVERIFY(nothing);
        QCOMPARE(nothing->series, 0U);
    }

    void failsAReadWhoseNodeDies()
    {
        ErlNode node;
        QVERIFY2(node.start(), node.error().constData());
        Control control(node.address());
        QVERIFY(control.call("erlang", "node", kNone));
        node.kill();
        Collector sink;
        const auto summary = control.read(sink);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, ErrorCode::Unavailable);
    }

    void answersEveryCallWhenItEnds()
    {
        std::mutex mutex;
        int answers = 0;
        {
            Control control(m_node.address());
            for (int i = 0; i < 50; ++i)
                control.host.object().call({"timer", "sleep",
                                            oneArgument([](auto &w) { w.integer(60'000); }), 60s,
                                            [&](Result<term::Bytes> reply) {
                                                const std::lock_guard lock(mutex);
                                                answers += !reply;
                                            }});
        }
        QCOMPARE(answers, 50);
    }

private:
    void checkAll(const Collector &sink)
    {
        QVERIFY(sink.found.size() >= std::size_t(kSeries));
        std::set<std::string> texts;
        for (const auto &[id, text] : sink.found)
            texts.insert(text);
        QCOMPARE(texts.size(), sink.found.size());
        for (int i = 1; i <= kSeries; ++i) {
            const auto number = std::to_string(i);
            QVERIFY2(texts.contains("m" + std::to_string(i % 100) + ";host=" + number + ";job=x"),
                     number.c_str());
        }
    }

    ErlNode m_node;
};

QTEST_GUILESS_MAIN(TestControlLink)
#include "tst_control_link.moc"
