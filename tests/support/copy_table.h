// What the nodes of a test hold, as a table: point -> nodes that have it. Points are texts, "series
// second value", as the development node dumps them; values are brought to one spelling.
// Plain value, one thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <QByteArray>
#include <QStringBuilder>

namespace tg::test {

using PointList = std::vector<std::string>;

// "m{a=\"b\"} 1700000000 1e3" -> "m{a=\"b\"} 1700000000 1000"
std::string normalPoint(const std::string &line);
std::string seriesOf(const std::string &point);

class CopyTable
{
public:
    static constexpr std::size_t kMostNodes = 8;

    void add(std::size_t node, const std::string &line);

    std::size_t distinct() const { return m_points.size(); }
    std::size_t distinctOn(std::size_t node) const { return m_distinct[node]; }
    // Points a node has more than once, each repetition counted.
    std::size_t extrasOn(std::size_t node) const { return m_extras[node]; }
    std::size_t extras() const;
    unsigned copiesOf(const std::string &point) const;
    bool isOn(std::size_t node, const std::string &point) const;

    // Of these points the ones with fewer copies than `atLeast`.
    PointList missing(const PointList &expected, unsigned atLeast) const;
    PointList points() const; // all, each once, sorted
    // What is stored although it is none of these.
    PointList strangers(const PointList &sent) const;
    // Every series with a bit for each node that has a point of it.
    std::map<std::string, std::uint8_t> holders() const;

private:
    std::unordered_map<std::string, std::uint8_t> m_points; // a bit for each node
    std::array<std::size_t, kMostNodes> m_distinct{};
    std::array<std::size_t, kMostNodes> m_extras{};
};

// For messages: how many, and the first few.
QByteArray shown(const PointList &points);

} // namespace tg::test
