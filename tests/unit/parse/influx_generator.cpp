#include "influx_generator.h"

#include <bit>
#include <charconv>
#include <cmath>

#include "line_mutation.h"
#include "parse_events.h"

namespace tg::parse::test {

namespace {

std::string escaped(const std::string &text, const std::string &specials)
{
    std::string out;
    for (const char c : text)
        out += (specials.find(c) == std::string::npos ? "" : "\\") + std::string(1, c);
    return out;
}

std::string numberText(double value)
{
    char text[64];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

bool isBareValue(const InfluxPoint &point, const std::string &name)
{
    return name == "value" &&
           (point.numbers.empty() ? point.booleans.size() == 1 : point.numbers.size() == 1);
}

} // namespace

std::string printed(const InfluxPoint &point)
{
    const std::string kSpecials = ",= ";
    std::string line = escaped(point.measurement, ", ");
    for (const auto &[key, value] : point.tags)
        line += ',' + escaped(key, kSpecials) + '=' + escaped(value, kSpecials);
    char separator = ' ';
    const auto add = [&](const std::string &name, const std::string &value) {
        line += separator + escaped(name, kSpecials) + '=' + value;
        separator = ',';
    };
    for (const auto &[name, text] : point.strings)
        add(name, '"' + escaped(text, "\"\\") + '"');
    for (const auto &[name, value] : point.numbers)
        add(name, numberText(value));
    for (const auto &[name, value] : point.booleans)
        add(name, value ? "true" : "F");
    return line + ' ' + std::to_string(point.time);
}

std::vector<std::string> samplesOf(const InfluxPoint &point)
{
    std::vector<std::string> samples;
    const auto add = [&](const std::string &field, double value, bool isBare) {
        SeriesName name;
        name.metric = point.measurement + (isBare ? "" : '_' + field);
        for (const auto &[key, text] : point.tags) {
            if (!text.empty())
                name.labels.push_back({key, text});
        }
        samples.push_back(seriesText(name) + ' ' + sampleText({value, point.time}));
    };
    for (const auto &[field, value] : point.numbers)
        add(field, value, isBareValue(point, field));
    for (const auto &[field, value] : point.booleans)
        add(field, value ? 1 : 0, point.numbers.empty() && isBareValue(point, field));
    return samples;
}

std::string InfluxGenerator::text()
{
    std::string text;
    for (auto pieces = below(4); pieces > 0; --pieces)
        text += oneOf({"a", "host-0042.dc1", ",", "=", " ", "\\", "\\\\", "\"", "#", "\xc3\xa9",
                       "eu-west-1", "\t", "value", "{}"});
    return text;
}

// A value cannot end with a backslash, nor can a name.
std::string InfluxGenerator::tagValue()
{
    std::string value = text();
    return value.ends_with('\\') ? value + "." : value;
}

std::string InfluxGenerator::name(bool mayHoldCommas)
{
    std::string name = oneOf({"cpu", "n", "usage", "disk.io", "m\xc3\xa9"}) + text();
    if (!mayHoldCommas)
        std::erase_if(name, [](char c) { return c == ',' || c == '='; });
    return name + "x"; // blanks at the end of a line are no part of a name
}

InfluxPoint InfluxGenerator::point()
{
    InfluxPoint point;
    point.measurement = name(true);
    for (auto count = below(5); count > 0; --count)
        point.tags.emplace_back(name(false) + std::to_string(count), tagValue());
    for (auto count = below(4); count > 0; --count)
        point.strings.emplace_back(name(true), text() + oneOf({"", "\n", "\r\n", "\nm v=1 17\n"}));
    if (below(4) == 0)
        point.numbers.emplace_back("value", 1.5);
    for (auto count = below(5); count > 0; --count) {
        double value = std::bit_cast<double>(m_random());
        if (!std::isfinite(value))
            value = 0.1;
        point.numbers.emplace_back(name(true), value);
    }
    for (auto count = below(3) + (point.numbers.empty() && point.strings.empty() ? 1 : 0);
         count > 0; --count)
        point.booleans.emplace_back(below(3) == 0 ? "value" : name(true), below(2) == 0);
    point.time = static_cast<TimeMs>(m_random());
    return point;
}

std::string InfluxGenerator::rawName()
{
    std::string name = oneOf({"cpu", "usage_idle", "value", "value", "a\\ b", "c\\,d", "e\\=f",
                              "g\\\\", "h\\i", "\"q\"", "m\xc3\xa9", "#", "x"});
    if (below(3) == 0)
        name += oneOf({"1", "_total", "\\\\", "\\ ", ".z"});
    return name;
}

std::string InfluxGenerator::rawValue()
{
    switch (below(8)) {
    case 0:
        return oneOf({"t", "F", "true", "False", "TRUE", "f"});
    case 1:
        return std::to_string(static_cast<std::int64_t>(m_random()) >> below(64)) + "i";
    case 2:
        return std::to_string(m_random() >> below(64)) + "u";
    case 3:
        return '"' +
               oneOf({"", "a b", "a,b=c", "\\\"", "\\\\", "x\ny", "\nm v=1 17\n", "\\n", "#"}) +
               oneOf({"", "tail"}) + '"';
    case 4:
        return oneOf({"0", "-0.0", "1e5", "1E-5", "1.7976931348623157e308", "5e-324", ".5", "5.",
                      "+5", "007", "-1e+3", "123456789012345678", "1e400", "NaN", "0x1A", "1_0"});
    case 5:
        return "-" + std::to_string(below(1000)) + "." + std::to_string(m_random());
    default:
        return std::to_string(below(10'000'000)) + oneOf({"", ".5", ".25", ".123456", ".0"});
    }
}

std::string InfluxGenerator::line()
{
    std::string line = oneOf({"", "", "", "", " ", "\t"}) + rawName();
    for (auto count = below(4); count > 0; --count)
        line += "," + rawName() + std::to_string(count) + "=" +
                oneOf({"a", "host-0042.dc1.example.com", "b\\ c", "d\\,e", "k=v", "\"", "\\\\"});
    line += oneOf({" ", " ", " ", "  "});
    for (auto count = below(5); count > 0; --count)
        line += rawName() + "=" + rawValue() + ",";
    line += rawName() + "=" + rawValue();
    if (below(5) > 0)
        line += oneOf({" ", " ", " ", "  "}) +
                oneOf({"1700000000000000000", "1700000000123", "1700000000", "0", "-5", "17",
                       "9223372036854775807", std::to_string(m_random() >> 1), "1.5"});
    if (below(40) == 0)
        line = oneOf({"# comment \"", "", "  ", "bad", "m,t= x=1 17", ",x=1 y=2"});
    return line;
}

std::string InfluxGenerator::lineEnd()
{
    return oneOf({"\n", "\n", "\n", "\r\n", " \n", "\n\n", "\n# \"comment\n"});
}

std::string InfluxGenerator::mutated(std::string line)
{
    static const std::string kBytes = "\"\"\"\\\\,=# \t\r\nAa10.eE+-tuix\xc3\xa9\xff\x01";
    line = mutatedLine(std::move(line), kBytes, [this](std::uint64_t n) { return below(n); });
    return line;
}

} // namespace tg::parse::test
