// Lines of Influx line protocol for tests: points with a known meaning, and lines that have seen
// everything, broken ones too. The same for the same seed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace tg::parse::test {

struct InfluxPoint {
    std::string measurement;
    std::vector<std::pair<std::string, std::string>> tags;
    std::vector<std::pair<std::string, double>> numbers;
    std::vector<std::pair<std::string, bool>> booleans;
    std::vector<std::pair<std::string, std::string>> strings;
    TimeMs time = 0;
};

// With every escape that is needed.
std::string printed(const InfluxPoint &point);
// What must be read from it, as Events::accepted has it.
std::vector<std::string> samplesOf(const InfluxPoint &point);

class InfluxGenerator
{
public:
    explicit InfluxGenerator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    InfluxPoint point();
    std::string line(); // mostly right
    std::string lineEnd();
    // A few bytes put in, taken out or replaced, preferring those that mean something.
    std::string mutated(std::string line);

private:
    std::string oneOf(std::initializer_list<std::string_view> choices)
    {
        return std::string(choices.begin()[below(choices.size())]);
    }
    std::string name(bool mayHoldCommas);
    std::string text();
    std::string tagValue();
    std::string rawName();
    std::string rawValue();

    std::mt19937_64 m_random;
};

} // namespace tg::parse::test
