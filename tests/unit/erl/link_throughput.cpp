// Prints points per second and the link thread's CPU per point into one sink node, with slices of
// several sizes.
#include <cstdio>
#include <dirent.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include <QCoreApplication>

#include "erl_node.h"
#include "link_fixture.h"

using namespace tg;
using namespace tg::test;

namespace {

struct Cpu {
    double user = 0; // nanoseconds, to the tick of the system
    double system = 0;
};

// Of the thread of that name in this process.
Cpu cpuOf(const std::string &threadName)
{
    auto *tasks = ::opendir("/proc/self/task");
    Cpu total;
    while (const auto *entry = ::readdir(tasks)) {
        std::ifstream file(std::string("/proc/self/task/") + entry->d_name + "/stat");
        std::string stat;
        std::getline(file, stat);
        const auto open = stat.find('(');
        const auto close = stat.rfind(')');
        if (close == stat.npos || stat.substr(open + 1, close - open - 1) != threadName)
            continue;
        std::istringstream fields(stat.substr(close + 2));
        std::string skipped;
        for (int i = 0; i < 11; ++i)
            fields >> skipped;
        double user = 0;
        double system = 0;
        fields >> user >> system;
        const auto tick = 1e9 / static_cast<double>(::sysconf(_SC_CLK_TCK));
        total.user += user * tick;
        total.system += system * tick;
    }
    ::closedir(tasks);
    return total;
}

void run(ErlNode &node, std::uint32_t pointsPerSlice, std::uint64_t total)
{
    LinkOptions options;
    options.limits.nodeBytes = 8 * kMiB;
    LinkFixture link(node.address(), options);
    if (!link.waitUp())
        return void(std::fprintf(stderr, "no link: %s\n", link.counters.lastReason().c_str()));
    std::vector<batch::SlicePtr> spare;
    for (std::size_t i = 0; i < 300'000 / pointsPerSlice; ++i)
        spare.push_back(link.slice(pointsPerSlice));
    const auto cpuBefore = cpuOf("link");
    const auto begin = link.clock.now();
    std::uint64_t sent = 0;
    while (sent < total) {
        for (auto &one : link.settled)
            spare.push_back(std::move(one.slice));
        link.settled.clear();
        if (spare.empty()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            continue;
        }
        for (auto &slice : spare)
            sent += slice->points;
        link.push(std::exchange(spare, {}));
    }
    if (!QTest::qWaitFor([&] { return link.queue.openPoints() == 0; }, 60'000))
        std::fprintf(stderr, "not all points came back\n");
    const auto seconds = std::chrono::duration<double>(link.clock.now() - begin).count();
    const auto cpuAfter = cpuOf("link");
    const auto user = cpuAfter.user - cpuBefore.user;
    const auto system = cpuAfter.system - cpuBefore.system;
    const auto points = static_cast<double>(link.counters.confirmedPoints.value());
    const auto counts = link.counters.confirmLatency.counts();
    std::printf("%6u points a slice: %6.2f M points/s, CPU of the link a point %.2f ns user + %.2f "
                "ns system, %llu points a call, confirmed in p50 %lld us, p99 %lld us\n",
                pointsPerSlice, points / seconds / 1e6, user / points, system / points,
                static_cast<unsigned long long>(link.counters.confirmedPoints.value() /
                                                link.counters.calls.value()),
                static_cast<long long>(erl::LatencyHistogram::quantile(counts, 0.5).count()),
                static_cast<long long>(erl::LatencyHistogram::quantile(counts, 0.99).count()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    ErlNode::Options options;
    options.isSink = true;
    ErlNode node(options);
    if (!node.start()) {
        std::fprintf(stderr, "%s\n", node.error().constData());
        return 1;
    }
    for (const auto points : {10'000U, 1'000U, 100U})
        run(node, points, 60'000'000);
    return 0;
}
