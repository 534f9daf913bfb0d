// Prints how fast a fill between two development nodes is. Arguments: series, points a series.
#include <cstdio>
#include <cstdlib>

#include <QElapsedTimer>

#include "node_pair.h"

using namespace tg;
using namespace tg::test;

namespace {

void run(NodePair &pair, const char *what, std::size_t inFlight)
{
    cluster::FillOptions options;
    options.pointsPerSecond = 100'000'000;
    options.walk.queriesInFlight = inFlight;
    QElapsedTimer time;
    time.start();
    Fill fill(pair.job(), options);
    double filled = 0;
    QObject::connect(&fill.filler, &cluster::GapFiller::progressed, &fill.filler,
                     [&](const cluster::FillProgress &progress) {
                         if (progress.phase == cluster::FillPhase::Fill)
                             filled = double(time.nsecsElapsed()) * 1e-9;
                     });
    if (!fill.end())
        std::puts("never ended");
    const double seconds = double(time.nsecsElapsed()) * 1e-9;
    const auto &report = *fill.report;
    std::printf("%s, %zu in flight: %.2f s (fill about %.2f s), %llu series, %llu points written,"
                " %llu residues; %.0f series/s, %.0f points/s%s%s\n",
                what, inFlight, seconds, filled, qulonglong(report.seriesCompared),
                qulonglong(report.pointsWritten), qulonglong(report.residueCount),
                double(report.seriesCompared) / seconds, double(report.pointsWritten) / seconds,
                report.isDone() ? "" : " ERROR ", report.error.text.c_str());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int series = argc > 1 ? std::atoi(argv[1]) : 2000;
    const int points = argc > 2 ? std::atoi(argv[2]) : 240;
    NodePair pair;
    if (!pair.start(series)) {
        std::puts("cannot start the nodes");
        return 1;
    }
    NodePair::write(pair.source.node, 1, series, points);
    run(pair, "target empty", 8);
    run(pair, "copies equal", 8);
    run(pair, "copies equal", 2);
    return 0;
}
