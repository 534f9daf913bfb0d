#include "tests/loadgen/series_name.h"

#include <algorithm>
#include <array>

namespace tg::loadgen {

namespace {

constexpr std::array<std::string_view, kModes> kModeNames{"idle", "user", "system",  "iowait",
                                                          "nice", "irq",  "softirq", "steal"};

constexpr std::array<std::string_view, 8> kVariedMetrics{
    "up",
    "go_goroutines",
    "node_cpu_seconds_total",
    "http_requests_total",
    "process_resident_memory_bytes",
    "container_network_receive_bytes_total",
    "kube_pod_container_status_last_terminated_reason",
    "apiserver_request_duration_seconds_bucket_by_verb_and_resource"};

constexpr std::array<std::string_view, 10> kVariedLabels{
    "job",  "region",           "env", "le",
    "path", "namespace",        "pod", "container_image_with_registry",
    "verb", "availability_zone"};

// SplitMix64: cheap to start anew for every line.
class LineRandom
{
public:
    explicit LineRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t below(std::uint64_t bound)
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31)) % bound;
    }

private:
    std::uint64_t m_state;
};

std::uint64_t linesPerHost(Format format)
{
    return format == Format::Influx8 ? kCpus : kCpus * kModes;
}

std::string padded(std::uint64_t number, std::size_t width)
{
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::size_t hostDigits(const SeriesSet &set)
{
    return std::max<std::size_t>(4,
                                 std::to_string(lineCount(set) / linesPerHost(set.format)).size());
}

SeriesName fixedName(const SeriesSet &set, std::uint64_t line, std::string_view host)
{
    const std::string domain = std::string(host) + ".dc1.example.com";
    const std::string cpu =
        std::to_string((set.format == Format::Influx8 ? line : line / kModes) % kCpus);
    if (set.format == Format::Influx8)
        return {"cpu",
                {{"host", domain}, {"cpu", "cpu" + cpu}, {"region", "eu-west-1"}, {"env", "prod"}}};
    return {"node_cpu_seconds_total",
            {{"instance", domain + ":9100"},
             {"job", "node_exporter"},
             {"cpu", cpu},
             {"mode", std::string(modeName(line % kModes))},
             {"region", "eu-west-1"},
             {"env", "prod"}}};
}

SeriesName variedName(const SeriesSet &set, std::uint64_t line, std::string_view host)
{
    LineRandom random(set.seed * 1'000'003 + line);
    SeriesName name;
    name.metric = kVariedMetrics[random.below(kVariedMetrics.size())];
    name.labels = {{"instance", std::string(host)}, {"line", std::to_string(line)}};
    const std::uint64_t more = random.below(kVariedLabels.size() + 1);
    const std::uint64_t start = random.below(kVariedLabels.size());
    for (std::uint64_t i = 0; i < more; ++i) {
        std::string value(1 + random.below(i == 0 ? 100 : 24), 'a');
        for (char &letter : value)
            letter = "abcdefghijklmnopqrstuvwxyz012345"[random.below(32)];
        name.labels.push_back(
            {std::string(kVariedLabels[(start + i) % kVariedLabels.size()]), std::move(value)});
    }
    for (std::size_t i = name.labels.size() - 1; i > 0; --i)
        std::swap(name.labels[i], name.labels[random.below(i + 1)]);
    return name;
}

} // namespace

std::string_view modeName(std::uint64_t mode)
{
    return kModeNames[mode];
}

std::uint64_t seriesPerLine(Format format)
{
    return format == Format::Influx8 ? kModes : 1;
}

std::uint64_t lineCount(const SeriesSet &set)
{
    return std::max<std::uint64_t>(1, set.series / seriesPerLine(set.format));
}

std::size_t hostWidth(const SeriesSet &set)
{
    return 5 + hostDigits(set);
}

std::string hostOfLine(const SeriesSet &set, std::uint64_t line)
{
    return "host-" + padded(line / linesPerHost(set.format), hostDigits(set));
}

std::string hostOfChurn(const SeriesSet &set, std::uint64_t churn)
{
    std::string host = padded(churn, hostWidth(set));
    host.front() = 'c';
    return host;
}

SeriesName nameOfLine(const SeriesSet &set, std::uint64_t line, std::string_view host)
{
    return set.shape == Shape::Fixed ? fixedName(set, line, host) : variedName(set, line, host);
}

} // namespace tg::loadgen
