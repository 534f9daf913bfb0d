// Generated lines of Prometheus text and of JSON, right and nearly right, to compare parsers with.
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

namespace tg::parse::test {

class LineGenerator
{
public:
    explicit LineGenerator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    std::string textLine();
    std::string jsonLine();
    // A few bytes put in, taken out or replaced, preferring those that mean something.
    std::string mutated(std::string line);

private:
    std::string oneOf(std::initializer_list<std::string_view> choices)
    {
        return std::string(choices.begin()[below(choices.size())]);
    }
    std::string number();
    std::string labelValue(std::string_view escape);

    std::mt19937_64 m_random;
};

} // namespace tg::parse::test
