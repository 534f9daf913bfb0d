// The series that tests and benches of the table use: node_exporter's CPU seconds, 25 cpus and 8
// modes a host, as text lines write them and as canonical keys. Header only; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "series/series_key.h"

namespace tg::test {

struct CpuSeries {
    std::string instance;
    std::string cpu;
    std::string_view mode;

    explicit CpuSeries(std::size_t number)
    {
        static constexpr std::array<std::string_view, 8> kModes{
            "idle", "iowait", "irq", "nice", "softirq", "steal", "system", "user"};
        std::array<char, 64> host{};
        const int size = std::snprintf(host.data(), host.size(), "host-%04zu.dc1.example.com:9100",
                                       number / 200);
        instance.assign(host.data(), static_cast<std::size_t>(size));
        cpu = std::to_string(number / 8 % 25);
        mode = kModes[number % 8];
    }

    std::string text() const
    {
        std::string out = "node_cpu_seconds_total{instance=\"";
        out.append(instance)
            .append("\",job=\"node_exporter\",cpu=\"")
            .append(cpu)
            .append("\",mode=\"");
        out.append(mode).append("\",region=\"eu-west-1\",env=\"prod\"}");
        return out;
    }

    std::string key() const
    {
        std::vector<series::LabelView> labels{
            {"instance", instance}, {"job", "node_exporter"}, {"cpu", cpu},
            {"mode", mode},         {"region", "eu-west-1"},  {"env", "prod"}};
        std::string out;
        series::writeKey("node_cpu_seconds_total", labels, out);
        return out;
    }
};

// A shard that a test can check against the series' number.
inline ShardId shardOfNumber(std::size_t number)
{
    return ShardId{static_cast<std::uint16_t>(number * 2654435761u % kShardCount)};
}

} // namespace tg::test
