// The series a load is made of: series number -> metric and labels, a pure function of shape and
// seed, so that a recorded run can be written out again later. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tg::loadgen {

enum class Format { Text, Json1, Json10, Influx8, RemoteWrite };

enum class Shape {
    Fixed, // node_exporter-like: hosts x 25 cpus x 8 modes, always the same labels in the same
           // order
    Vary   // 2 to 12 labels of differing lengths, in an order of their own
};

struct Label {
    std::string name;
    std::string value;
    friend auto operator<=>(const Label &, const Label &) = default;
};

struct SeriesName {
    std::string metric;
    std::vector<Label> labels; // in the order in which the client writes them
};

struct SeriesSet {
    Format format = Format::Text;
    Shape shape = Shape::Fixed;
    std::uint64_t series = 20'000;
    std::uint64_t seed = 1;
};

inline constexpr std::uint64_t kCpus = 25;
inline constexpr std::uint64_t kModes = 8;

std::string_view modeName(std::uint64_t mode);

// An Influx line carries eight series, any other line one.
std::uint64_t seriesPerLine(Format format);
std::uint64_t lineCount(const SeriesSet &set);

// The host part of a line, always hostWidth() bytes: the original one, or the one that the churn-th
// replacement brings.
std::size_t hostWidth(const SeriesSet &set);
std::string hostOfLine(const SeriesSet &set, std::uint64_t line);
std::string hostOfChurn(const SeriesSet &set, std::uint64_t churn);

// What line `line` of the set names; for Influx the measurement and its tags, without the field.
SeriesName nameOfLine(const SeriesSet &set, std::uint64_t line, std::string_view host);

} // namespace tg::loadgen
