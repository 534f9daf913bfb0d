// timeless-loadgen: options, signals and exit codes only (0 all answered 204, 1 not all or no
// server, 2 usage).
#include <csignal>
#include <fstream>
#include <iostream>

#include <QCoreApplication>

#include "tests/loadgen/expand.h"
#include "tests/loadgen/load_run.h"

namespace {

using namespace tg::loadgen;

std::atomic<bool> stopRequested{false};

int fail(const std::string &why, int code = 1)
{
    std::cerr << "timeless-loadgen: " << why << '\n';
    return code;
}

int expand(const Options &options)
{
    std::ifstream record(options.expandPath);
    if (!record)
        return fail("cannot read the record " + options.expandPath);
    std::ios::sync_with_stdio(false);
    const auto points = expandRecord(record, std::cout, options.expandStatus);
    return points ? 0 : fail(points.error().text);
}

int load(const Options &options)
{
    const auto endpoint = endpointOf(options.url);
    if (!endpoint)
        return fail(endpoint.error().text, 2);
    std::optional<RecordWriter> record;
    if (!options.recordPath.empty()) {
        auto created =
            RecordWriter::create(options.recordPath, {options.plan.set, options.plan.style});
        if (!created)
            return fail(created.error().text);
        record = std::move(*created);
    }
    LoadRun run(options, *endpoint, record ? &*record : nullptr, stopRequested);
    const auto tally = run.run();
    if (record && !record->finish())
        return fail("the record " + options.recordPath + " could not be written");
    if (!tally)
        return fail(tally.error().text);
    const std::string format(formatName(options.plan.set.format));
    std::cout << (options.json ? tally->toJson(format, options.perSecond) : tally->toText())
              << std::endl;
    return tally->isClean() || options.allowErrors ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("timeless-loadgen"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TG_VERSION));
    const auto options = optionsOf(QCoreApplication::arguments());
    if (!options)
        return fail(options.error().text, 2);
    std::signal(SIGINT, [](int) { stopRequested = true; });
    std::signal(SIGTERM, [](int) { stopRequested = true; });
    return options->expandPath.empty() ? load(*options) : expand(*options);
}
