// Attaches consoles to a gateway's control socket: timeless-console-load --socket PATH
// [--consoles N] [--seconds S] [--token-file F]. Says "live" on stderr once all have every topic,
// and one line of JSON at the end, or when it is told to end (SIGTERM). Exit codes: 0 fine, 1 a
// console was refused, lost or misled, 2 usage.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <vector>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include "load_console.h"

using namespace Qt::StringLiterals;
using tg::bench::LoadConsole;
using tg::bench::LoadCounts;

namespace {

constexpr int kMostConsoles = 1'000;
std::atomic<bool> isToldToEnd{false};

struct Wanted {
    QString socket;
    int consoles = 20;
    int seconds = 10;
    QString token;
};

Wanted read(const QCoreApplication &application)
{
    QCommandLineParser parser;
    const QCommandLineOption socket(u"socket"_s, u"The gateway's control socket."_s, u"path"_s);
    const QCommandLineOption consoles(u"consoles"_s, u"How many (20)."_s, u"n"_s, u"20"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"How long (10)."_s, u"s"_s, u"10"_s);
    const QCommandLineOption tokenFile(u"token-file"_s, u"File with a token."_s, u"file"_s);
    parser.addOptions({socket, consoles, seconds, tokenFile});
    parser.addHelpOption();
    parser.process(application);
    Wanted wanted{
        parser.value(socket), parser.value(consoles).toInt(), parser.value(seconds).toInt(), {}};
    if (parser.isSet(tokenFile)) {
        QFile file(parser.value(tokenFile));
        if (file.open(QIODevice::ReadOnly))
            wanted.token = QString::fromUtf8(file.readLine(4'096)).trimmed();
    }
    const bool isGood = !wanted.socket.isEmpty() && wanted.consoles > 0 &&
                        wanted.consoles <= kMostConsoles && wanted.seconds > 0 &&
                        parser.isSet(tokenFile) == !wanted.token.isEmpty();
    if (!isGood) {
        fprintf(stderr, "%s", qPrintable(parser.helpText()));
        std::exit(2);
    }
    return wanted;
}

void report(const std::vector<std::unique_ptr<LoadConsole>> &consoles, int failures)
{
    LoadCounts sum;
    int live = 0;
    for (const auto &one : consoles) {
        live += one->isLive() ? 1 : 0;
        sum.bytes += one->counts().bytes;
        sum.snapshots += one->counts().snapshots;
        sum.deltas += one->counts().deltas;
        sum.resyncs += one->counts().resyncs;
        sum.worstLagMs = std::max(sum.worstLagMs, one->counts().worstLagMs);
    }
    printf("{\"consoles\":%zu,\"live\":%d,\"failures\":%d,\"bytes\":%llu,\"snapshots\":%llu,"
           "\"deltas\":%llu,\"resyncs\":%llu,\"worst_lag_ms\":%lld}\n",
           consoles.size(), live, failures, sum.bytes, sum.snapshots, sum.deltas, sum.resyncs,
           sum.worstLagMs);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Wanted wanted = read(application);
    std::vector<std::unique_ptr<LoadConsole>> consoles;
    int failures = 0;
    for (int i = 0; i < wanted.consoles; ++i) {
        consoles.push_back(std::make_unique<LoadConsole>(wanted.token));
        QObject::connect(consoles.back().get(), &LoadConsole::failed, &application,
                         [&failures](const QString &why) {
                             ++failures;
                             fprintf(stderr, "a console failed: %s\n", qPrintable(why));
                         });
        consoles.back()->connectTo(wanted.socket);
    }
    QTimer liveTimer;
    QObject::connect(&liveTimer, &QTimer::timeout, &application, [&] {
        for (const auto &one : consoles) {
            if (!one->isLive())
                return;
        }
        fprintf(stderr, "live\n");
        liveTimer.stop();
    });
    liveTimer.start(50);
    std::signal(SIGTERM, [](int) { isToldToEnd = true; });
    QTimer endTimer;
    QObject::connect(&endTimer, &QTimer::timeout, &application, [] {
        if (isToldToEnd)
            QCoreApplication::quit();
    });
    endTimer.start(50);
    QTimer::singleShot(wanted.seconds * 1000, &application, &QCoreApplication::quit);
    QCoreApplication::exec();
    report(consoles, failures);
    const bool areAllLive = std::all_of(consoles.begin(), consoles.end(),
                                        [](const auto &one) { return one->isLive(); });
    return failures == 0 && areAllLive ? 0 : 1;
}
