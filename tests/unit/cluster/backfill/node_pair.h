// Two development nodes, a port to each over a control link of its own, and series that both know
// under different ids. One thread; the links have theirs.
#pragma once

#include <memory>

#include <QCoreApplication>
#include <QTest>

#include "cluster/backfill/gap_filler.h"
#include "cluster/backfill/node_port.h"
#include "erl/control_link.h"
#include "erl_node.h"
#include "fill_end.h"
#include "series/series_key.h"

namespace tg::test {

using namespace std::chrono_literals;

// A node with its link and port.
struct PortedNode {
    bool start()
    {
        if (!node.start())
            return false;
        connect();
        return true;
    }
    void connect()
    {
        static int counter = 0;
        const auto name = "tg-" + std::to_string(QCoreApplication::applicationPid()) + "-fill" +
                          std::to_string(++counter) + "@127.0.0.1";
        port.reset();
        const erl::LinkTimings quick{
            .connectTimeout = 2000ms, .firstBackOff = 20ms, .longestBackOff = 100ms};
        host = std::make_unique<erl::ControlHost>(QStringLiteral("control"), node.address(), name,
                                                  counters, clock, 1, erl::ControlLimits(), quick);
        host->start();
        port = std::make_unique<cluster::NodePort>(
            host->object(), node.name().section(QLatin1Char('@'), 0, 0).toStdString(),
            "timeless_metrics", LabelForm::Escaped, timeouts);
    }

    SystemClock clock;
    erl::LinkCounters counters;
    cluster::PortTimeouts timeouts;
    ErlNode node;
    std::unique_ptr<erl::ControlHost> host;
    std::unique_ptr<cluster::NodePort> port;
};

struct NodePair {
    static constexpr std::int64_t kHour = 472'000;
    static constexpr std::int64_t kStart = kHour * 3600;

    // Series m{i="1"} ... : ids 1.. on the source, 1001.. on the target.
    bool start(int series)
    {
        if (!source.start() || !target.start())
            return false;
        const QByteArray store = "timeless_metrics";
        const auto known = [&](const QByteArray &metric, int count) -> QByteArray {
            return "devnode:register(" + store + ",[{<<\"" + metric +
                   "\">>,#{<<\"i\">>=>integer_to_binary(I)}}||I<-lists:seq(1," +
                   QByteArray::number(count) + ")])";
        };
        target.node.eval(known("other", 1000));
        source.node.eval(known("m", series));
        target.node.eval(known("m", series));
        for (int i = 1; i <= series; ++i)
            list.push_back({key(i), std::uint64_t(1000 + i), 1, 0});
        const auto last = target.node.eval(
            "'Elixir.TimelessMetrics':resolve_series(timeless_metrics,<<\"m\">>,#{<<\"i\">>=><<\"" +
            QByteArray::number(series) + "\">>})");
        return last.toInt() == 1000 + series;
    }

    static std::string key(int number)
    {
        const auto text = std::to_string(number);
        std::vector<series::LabelView> labels{{"i", text}};
        std::string out;
        series::writeKey("m", labels, out);
        return out;
    }

    // Points I = 1..count of every series, in batches of some series each, to one node.
    static QByteArray write(ErlNode &node, std::uint64_t firstId, int series, int count,
                            const QByteArray &value = "I*0.5+Id")
    {
        return node.eval("lists:foreach(fun(Id)->ok='Elixir.TimelessMetrics':write_batch_resolved("
                         "timeless_metrics,[{Id+" +
                         QByteArray::number(qulonglong(firstId) - 1) + "," + value + "," +
                         QByteArray::number(qlonglong(kStart)) + "+I}||I<-lists:seq(1," +
                         QByteArray::number(count) + ")])end,lists:seq(1," +
                         QByteArray::number(series) + "))");
    }

    // What a node holds of the series, for comparing: a hash of all its points, and how many.
    static QByteArray held(ErlNode &node)
    {
        return node.eval("L=lists:sort([{Labels,T,float(V)}||{<<\"m\">>,Labels,T,V}<-"
                         "devnode:dump(timeless_metrics)]),{length(L),erlang:phash2(L,1 bsl 32)}");
    }

    cluster::FillJob job()
    {
        cluster::FillJob job;
        job.ports = {target.port.get(), source.port.get()};
        job.target = 0;
        job.firstHour = job.lastHour = kHour;
        job.seriesTotal = list.size();
        job.pager = [this](std::uint64_t first, std::size_t most) {
            const auto from = std::min<std::size_t>(first, list.size());
            const auto to = std::min(from + most, list.size());
            return std::vector<cluster::SeriesCopies>(list.begin() + std::ptrdiff_t(from),
                                                      list.begin() + std::ptrdiff_t(to));
        };
        return job;
    }

    PortedNode source, target;
    std::vector<cluster::SeriesCopies> list;
};

struct Fill {
    Fill(const cluster::FillJob &job, const cluster::FillOptions &options)
        : filler(job, options, clock)
    {
        QObject::connect(&filler, &cluster::GapFiller::finished, &filler,
                         [this](const cluster::FillReport &found) { report = found; });
        filler.start();
    }
    bool end()
    {
        return endOf(filler, [this] { return report.has_value(); });
    }

    SystemClock clock;
    std::optional<cluster::FillReport> report;
    cluster::GapFiller filler;
};

} // namespace tg::test
