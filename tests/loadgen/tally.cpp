#include "tests/loadgen/tally.h"

#include <iomanip>
#include <sstream>

namespace tg::loadgen {

namespace {

void writeStatuses(std::ostream &out, const std::map<int, std::uint64_t> &byStatus)
{
    out << '{';
    const char *comma = "";
    for (const auto &[status, count] : byStatus) {
        out << comma << '"' << status << "\":" << count;
        comma = ",";
    }
    out << '}';
}

void writeList(std::ostream &out, const std::vector<std::uint64_t> &numbers)
{
    out << '[';
    const char *comma = "";
    for (const std::uint64_t number : numbers) {
        out << comma << number;
        comma = ",";
    }
    out << ']';
}

} // namespace

bool Tally::isClean() const
{
    const auto stored = byStatus.find(204);
    return unanswered == 0 && (stored == byStatus.end() ? 0 : stored->second) == requests;
}

std::string Tally::toJson(std::string_view format, bool withPerSecond) const
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(3);
    out << R"({"format":")" << format << R"(","samples":)" << samples << R"(,"requests":)"
        << requests << R"(,"status":)";
    writeStatuses(out, byStatus);
    out << R"(,"errors":)" << errors << R"(,"partial_samples":)" << partialSamples
        << R"(,"unanswered":)" << unanswered << R"(,"reconnects":)" << reconnects << R"(,"late":)"
        << late << R"(,"not_sent":)" << notSent << R"(,"gaps":)" << gaps << R"(,"seconds":)"
        << seconds << R"(,"samples_per_second":)" << static_cast<std::uint64_t>(samplesPerSecond())
        << R"(,"p50_ms":)" << latency.milliseconds(0.50) << R"(,"p90_ms":)"
        << latency.milliseconds(0.90) << R"(,"p99_ms":)" << latency.milliseconds(0.99)
        << R"(,"max_ms":)" << latency.maxMilliseconds() << R"(,"bytes":)" << bytes
        << R"(,"generator_cpu_seconds":)" << cpuSeconds;
    if (withPerSecond) {
        out << R"(,"per_second":)";
        writeList(out, perSecond);
    }
    out << '}';
    return out.str();
}

std::string Tally::toText() const
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(2) << samples << " samples in " << requests
        << " requests, " << seconds << " s: " << static_cast<std::uint64_t>(samplesPerSecond())
        << " samples/s\nanswers ";
    writeStatuses(out, byStatus);
    out << ", unanswered " << unanswered << ", reconnects " << reconnects << ", refused lines "
        << errors << ", gaps " << gaps << ", late " << late << ", not sent " << notSent
        << "\nlatency ms: p50 " << latency.milliseconds(0.50) << ", p90 "
        << latency.milliseconds(0.90) << ", p99 " << latency.milliseconds(0.99) << ", max "
        << latency.maxMilliseconds();
    return out.str();
}

} // namespace tg::loadgen
