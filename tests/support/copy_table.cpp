#include "copy_table.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <numeric>
#include <unordered_set>

namespace tg::test {

namespace {

constexpr std::size_t kShown = 3;

} // namespace

std::string normalPoint(const std::string &line)
{
    const auto space = line.rfind(' ');
    if (space == line.npos)
        return line;
    double value = 0;
    const char *end = line.data() + line.size();
    if (std::from_chars(line.data() + space + 1, end, value).ptr != end)
        return line;
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    return line.substr(0, space + 1).append(text.data(), written.ptr);
}

std::string seriesOf(const std::string &point)
{
    const auto value = point.rfind(' ');
    return point.substr(0, point.rfind(' ', value - 1));
}

void CopyTable::add(std::size_t node, const std::string &line)
{
    auto &nodes = m_points[normalPoint(line)];
    const auto bit = static_cast<std::uint8_t>(1U << node);
    ++((nodes & bit) != 0 ? m_extras : m_distinct)[node];
    nodes |= bit;
}

std::size_t CopyTable::extras() const
{
    return std::accumulate(m_extras.begin(), m_extras.end(), std::size_t{0});
}

unsigned CopyTable::copiesOf(const std::string &point) const
{
    const auto found = m_points.find(point);
    return found == m_points.end() ? 0U : static_cast<unsigned>(std::popcount(found->second));
}

PointList CopyTable::points() const
{
    PointList all;
    for (const auto &[point, nodes] : m_points)
        all.push_back(point);
    std::sort(all.begin(), all.end());
    return all;
}

bool CopyTable::isOn(std::size_t node, const std::string &point) const
{
    const auto found = m_points.find(point);
    return found != m_points.end() && (found->second >> node & 1U) != 0;
}

PointList CopyTable::missing(const PointList &expected, unsigned atLeast) const
{
    PointList result;
    for (const auto &point : expected)
        if (copiesOf(point) < atLeast)
            result.push_back(point);
    return result;
}

PointList CopyTable::strangers(const PointList &sent) const
{
    const std::unordered_set<std::string> known(sent.begin(), sent.end());
    PointList result;
    for (const auto &[point, nodes] : m_points)
        if (!known.contains(point))
            result.push_back(point);
    return result;
}

std::map<std::string, std::uint8_t> CopyTable::holders() const
{
    std::map<std::string, std::uint8_t> result;
    for (const auto &[point, nodes] : m_points)
        result[seriesOf(point)] |= nodes;
    return result;
}

QByteArray shown(const PointList &points)
{
    QByteArray text = QByteArray::number(qulonglong(points.size())) + " points";
    for (std::size_t i = 0; i < std::min(points.size(), kShown); ++i)
        text += (i == 0 ? ": " : "; ") + QByteArray::fromStdString(points[i]);
    return text;
}

} // namespace tg::test
