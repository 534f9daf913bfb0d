// bench_tick: what a second costs the console with many shards, from the delta to the painted
// window, and what a step of scrolling costs, in CPU time of this process: what others do meanwhile
// counts little. Budget: 40 ms a tick, 8 ms a step; --factor allows so many times that, for a
// slower machine. The last line is the result as JSON. Exit codes: 0 within the budget, 1 not, 2
// usage.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <random>

#include <QApplication>
#include <QCommandLineParser>
#include <QScrollBar>
#include <QTableView>

#include "console/app/main_window.h"
#include "console/pages/shards_page.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"
#include "tests/demo/demo_cluster.h"
#include "tests/demo/table_feed.h"

namespace {

using namespace tg;
using namespace tg::protocol;
using namespace std::chrono_literals;

constexpr int kTicks = 31;
constexpr double kTickBudgetMs = 40;
constexpr double kScrollBudgetMs = 8;
constexpr int kManyRows = 10'000;

double cpuMilliseconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values,
                             values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

class Bench
{
public:
    explicit Bench(int shards)
        : m_feed(m_clock)
        , m_window(m_clock)
    {
        for (int i = 0; i < 40; ++i)
            m_cluster.nodes.emplace_back().id =
                QStringLiteral("node-%1").arg(i, 2, 10, QChar(u'0'));
        m_cluster.shards = shards;
        m_cluster.nowMs = m_clock.unixMilliseconds();
        m_window.resize(1920, 1080);
        m_window.view().setFeed(&m_feed);
        m_feed.start();
        m_feed.tell(m_cluster.gateway());
        m_feed.tell(m_cluster.nodeTable());
        m_feed.tell(m_cluster.shardTable());
        m_feed.tell(m_cluster.history(899));
        m_window.showPage(console::ShardsNumber);
        m_window.show();
        m_window.view().tick();
        QApplication::processEvents();
    }
    ~Bench() { m_window.view().setFeed(nullptr); }

    console::MainWindow &window() { return m_window; }

    // Every shard's load changes, as it does in a busy cluster.
    double tick()
    {
        std::vector<double> costs;
        for (int i = 0; i < kTicks; ++i) {
            m_clock.advance(1s);
            m_cluster.nowMs = m_clock.unixMilliseconds();
            std::vector<Delta> deltas;
            for (const auto &table :
                 {m_cluster.gateway(), m_cluster.nodeTable(), m_cluster.links(), changedShards()}) {
                if (m_feed.table(table.topic()).size() > 0)
                    deltas.push_back(m_feed.deltaTo(table));
            }
            const double before = cpuMilliseconds();
            for (const auto &delta : deltas)
                m_feed.deliver(delta);
            m_window.view().tick();
            QApplication::processEvents();
            costs.push_back(cpuMilliseconds() - before);
        }
        return median(std::move(costs));
    }

private:
    Table changedShards()
    {
        auto table = m_cluster.shardTable();
        std::vector<Row> rows = table.rows();
        for (auto &row : rows)
            row.set(ShardColumn::PointsPerSecond, m_load(m_random));
        return Table(Topic::Shards, std::move(rows));
    }

    ManualClock m_clock{1'764'000'000'000};
    demo::TableFeed m_feed;
    demo::DemoCluster m_cluster;
    console::MainWindow m_window;
    std::mt19937 m_random{7};
    std::uniform_real_distribution<double> m_load{10, 5'000};
};

console::TablePane &paneOf(console::MainWindow &window)
{
    return *window.page(console::ShardsNumber).findChild<console::TablePane *>();
}

double scrollStep(console::TablePane &pane)
{
    std::vector<double> costs;
    auto *bar = pane.table().verticalScrollBar();
    for (int i = 0; i < kTicks; ++i) {
        const double before = cpuMilliseconds();
        bar->setValue(bar->value() + bar->pageStep() / 2);
        QApplication::processEvents();
        costs.push_back(cpuMilliseconds() - before);
    }
    return median(std::move(costs));
}

// How often the budget may be taken; none: the options make no sense.
std::optional<double> factorOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("factor"),
                      QStringLiteral("Allow NUMBER times the budget, for a slower machine."),
                      QStringLiteral("NUMBER"), QStringLiteral("1")});
    bool isNumber = false;
    const bool isRead = parser.parse(arguments) && parser.positionalArguments().isEmpty();
    const double factor = parser.value(QStringLiteral("factor")).toDouble(&isNumber);
    if (isRead && isNumber && factor >= 1 && factor <= 1'000)
        return factor;
    std::fprintf(stderr, "bench_tick: %s\n%s",
                 qPrintable(isRead ? QStringLiteral("--factor wants a number from 1 to 1000")
                                   : parser.errorText()),
                 qPrintable(parser.helpText()));
    return std::nullopt;
}

bool isWithin(const char *what, double cost, double budget)
{
    if (cost <= budget)
        return true;
    std::fprintf(stderr, "over budget: %s took %.1f ms, %.1f ms are allowed\n", what, cost, budget);
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const auto factor = factorOf(QApplication::arguments());
    if (!factor)
        return 2;
    console::applyPalette(console::PaletteChoice::Light);
    double map = 0;
    {
        Bench bench(4'096);
        map = bench.tick();
        std::printf("4,096 shards, map: %.1f ms a tick\n", map);
    }
    Bench bench(kManyRows);
    const double largeMap = bench.tick();
    std::printf("10,000 shards, map: %.1f ms a tick\n", largeMap);
    auto &page = dynamic_cast<console::ShardsPage &>(bench.window().page(console::ShardsNumber));
    page.showTable(true);
    auto &pane = paneOf(bench.window());
    for (int column = 0; column < pane.table().model()->columnCount(); ++column) {
        if (pane.table().model()->headerData(column, Qt::Horizontal).toString() ==
            QLatin1String("Points/s"))
            pane.table().sortByColumn(column, Qt::DescendingOrder);
    }
    const double table = bench.tick();
    std::printf("10,000 rows, table sorted by load: %.1f ms a tick\n", table);
    const double scroll = scrollStep(pane);
    std::printf("10,000 rows: %.1f ms a step of scrolling\n", scroll);
    std::printf("{\"tick_ms_4096_shards\":%.2f,\"tick_ms_10000_shards_map\":%.2f,"
                "\"tick_ms_10000_rows\":%.2f,\"scroll_ms\":%.2f}\n",
                map, largeMap, table, scroll);
    bool isAllWithin =
        isWithin("a tick with the map of 4,096 shards", map, kTickBudgetMs * *factor);
    isAllWithin &=
        isWithin("a tick with the map of 10,000 shards", largeMap, kTickBudgetMs * *factor);
    isAllWithin &= isWithin("a tick with 10,000 sorted rows", table, kTickBudgetMs * *factor);
    isAllWithin &= isWithin("a step of scrolling", scroll, kScrollBudgetMs * *factor);
    return isAllWithin ? 0 : 1;
}
