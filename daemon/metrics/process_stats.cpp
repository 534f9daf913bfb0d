#include "metrics/process_stats.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace tg::metrics {
namespace {

std::string readAll(const std::string &path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::optional<std::uint64_t> toNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

// Field of /proc/<pid>/stat as proc(5) counts them. The name of the program (2) may hold blanks and
// brackets: counting starts behind its last bracket.
std::optional<std::uint64_t> statField(std::string_view stat, int number)
{
    constexpr int kFirstBehindName = 3;
    const auto bracket = stat.rfind(") ");
    if (bracket == std::string_view::npos)
        return std::nullopt;
    stat.remove_prefix(bracket + 2);
    for (int field = kFirstBehindName; field < number; ++field) {
        const auto blank = stat.find(' ');
        if (blank == std::string_view::npos)
            return std::nullopt;
        stat.remove_prefix(blank + 1);
    }
    return toNumber(stat);
}

std::optional<std::uint64_t> bootTimeSeconds(const std::string &procRoot)
{
    constexpr std::string_view kLine = "\nbtime ";
    const std::string stat = readAll(procRoot + "/stat");
    const auto at = stat.find(kLine);
    return at == std::string::npos ? std::nullopt
                                   : toNumber(std::string_view(stat).substr(at + kLine.size()));
}

std::uint64_t countFds(const std::string &procRoot)
{
    std::error_code error;
    std::uint64_t entries = 0;
    for (std::filesystem::directory_iterator it(procRoot + "/self/fd", error), end;
         !error && it != end; it.increment(error)) {
        ++entries;
    }
    return entries == 0 ? 0 : entries - 1; // the one that lists them
}

std::uint64_t fdLimit()
{
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 0;
}

} // namespace

Result<ProcessStats> readProcessStats(const std::string &procRoot)
{
    constexpr int kUserTicks = 14, kSystemTicks = 15, kThreads = 20, kStartTicks = 22,
                  kVirtual = 23, kResident = 24;
    const std::string stat = readAll(procRoot + "/self/stat");
    const auto user = statField(stat, kUserTicks);
    const auto system = statField(stat, kSystemTicks);
    const auto threads = statField(stat, kThreads);
    const auto start = statField(stat, kStartTicks);
    const auto virtualBytes = statField(stat, kVirtual);
    const auto residentPages = statField(stat, kResident);
    const auto boot = bootTimeSeconds(procRoot);
    if (!user || !system || !threads || !start || !virtualBytes || !residentPages || !boot)
        return Error{ErrorCode::Unavailable,
                     procRoot + "/self/stat or " + procRoot + "/stat cannot be read"};

    const auto ticksPerSecond = static_cast<double>(::sysconf(_SC_CLK_TCK));
    ProcessStats stats;
    stats.cpuSeconds = static_cast<double>(*user + *system) / ticksPerSecond;
    stats.residentBytes = *residentPages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    stats.virtualBytes = *virtualBytes;
    stats.openFds = countFds(procRoot);
    stats.maxFds = fdLimit();
    stats.startTimeSeconds =
        static_cast<double>(*boot) + static_cast<double>(*start) / ticksPerSecond;
    stats.threads = *threads;
    return stats;
}

void writeProcessStats(const ProcessStats &stats, Exposition &out)
{
    out.counter("process_cpu_seconds_total", "User and system CPU time spent, all threads.");
    out.add(stats.cpuSeconds);
    out.gauge("process_resident_memory_bytes", "Resident memory.");
    out.add(stats.residentBytes);
    out.gauge("process_virtual_memory_bytes", "Virtual memory.");
    out.add(stats.virtualBytes);
    out.gauge("process_open_fds", "Open file descriptors.");
    out.add(stats.openFds);
    out.gauge("process_max_fds", "Limit of open file descriptors.");
    out.add(stats.maxFds);
    out.gauge("process_start_time_seconds", "Start of the process, seconds since 1970.");
    out.add(stats.startTimeSeconds);
    out.gauge("process_threads", "Threads of the process.");
    out.add(stats.threads);
}

} // namespace tg::metrics
