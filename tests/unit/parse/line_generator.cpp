#include "line_generator.h"

#include <algorithm>
#include <vector>

#include "line_mutation.h"

namespace tg::parse::test {

std::string LineGenerator::textLine()
{
    std::string line = oneOf({"m", "node_cpu_seconds_total", "a.b-c", "m\xc3\xa9", "", " m"});
    if (line.empty() || below(4) > 0) {
        line += oneOf({"", "", " "}) + "{" +
                (line.empty() ? oneOf({"\"q.n\"", "__name__=\"x\"", "a=\"1\""}) + "," : "");
        for (auto labels = below(6); labels > 0; --labels)
            line += oneOf({"a", "b", "instance", "\"quoted l\"", "job "}) +
                    std::to_string(labels % 5).substr(0, below(2)) + oneOf({"=", "=", " = "}) +
                    "\"" + labelValue("\\n") + "\"" + oneOf({",", ",", " , "});
        line += "}";
    }
    line += oneOf({" ", " ", "  ", "\t"}) + number();
    if (below(4) > 0)
        line += " " + oneOf({"1700000000123", "0", "-5", "1700000000.5", "1.25e3",
                             "12345678901234567890", "1", "+7"});
    if (below(8) == 0)
        line += oneOf({" # {t=\"x\"} 1", " # {t=\"}\"} 0.5 17.5", " # junk", " 7"});
    return line + oneOf({"", "", " ", "\r"});
}

std::string LineGenerator::jsonLine()
{
    std::string metric =
        "{\"__name__\":\"" + oneOf({"m", "node_cpu_seconds_total", "\\u00e9", ""}) + "\"";
    for (auto labels = below(6); labels > 0; --labels)
        metric +=
            oneOf({",", ",", " , "}) + "\"" + oneOf({"a", "instance", "k\\n"}) +
            std::to_string(labels) + "\"" + oneOf({":", " : "}) +
            (below(30) == 0
                 ? "5"
                 : "\"" + labelValue(oneOf({"\\u0041", "\\/", "\\ud83d\\ude00", "\\t"})) + "\"");
    metric += "}";
    std::string values;
    std::string times;
    for (auto count = below(4) + (below(20) > 0); count > 0; --count) {
        values += (values.empty() ? "" : oneOf({",", ",", ", "})) +
                  (below(30) == 0 ? oneOf({"null", "\"NaN\"", "true", "[1]"}) : number());
        times += (times.empty() ? "" : oneOf({",", ",", ", "})) +
                 oneOf({"1700000000123", "1700000000", "0", "-5", "9223372036854775807",
                        below(9) == 0 ? "1.0" : "2"});
    }
    std::vector<std::string> members{"\"metric\":" + metric, "\"values\":[" + values + "]",
                                     "\"timestamps\":[" + times + "]"};
    if (below(5) == 0)
        members.push_back(
            oneOf({"\"x\":{\"y\":[1,null]}", "\"values\":[1]", "\"metric\":{}", "\"t\":1.5e3"}));
    if (below(3) == 0)
        std::shuffle(members.begin(), members.end(), m_random);
    std::string line;
    for (const std::string &member : members)
        line += (line.empty() ? oneOf({"{", "{", " { "}) : oneOf({",", ",", " , "})) + member;
    return line + oneOf({"}", "}", " } ", "}\r"});
}

std::string LineGenerator::mutated(std::string line)
{
    static const std::string kBytes = "{}\"\\,=:#[] \t\rAa10.eE+-xX_n\xc3\xa9\xff\x01";
    line = mutatedLine(std::move(line), kBytes, [this](std::uint64_t n) { return below(n); });
    std::erase(line, '\n');
    return line;
}

std::string LineGenerator::number()
{
    switch (below(8)) {
    case 0:
        return oneOf({"0", "-0.0", "1e5", "1E-5", "1.7976931348623157e308", "5e-324",
                      "123456789012345678", "1e400"});
    case 1:
        return oneOf({"NaN", "+Inf", "0x1A", ".5", "5.", "+5", "007", "-1e+3"});
    case 2:
        return std::to_string(below(1'000'000'000'000'000'000)) +
               std::to_string(below(1'000'000'000)) + ".5";
    case 3:
        return "0." + std::to_string(m_random());
    case 4:
        return "-" + std::to_string(below(1000)) + "e-" + std::to_string(below(30));
    default:
        return std::to_string(below(10'000'000)) + oneOf({"", ".5", ".25", ".123456", ".0"});
    }
}

std::string LineGenerator::labelValue(std::string_view escape)
{
    std::string value;
    for (auto pieces = below(5); pieces > 0; --pieces)
        value += oneOf({"host-0042.dc1.example.com:9100", "idle", "}", "{", ",", "=", "\\\\",
                        "\\\"", escape, "\xc3\xa9", "#", " ", "eu-west-1"});
    return value;
}

} // namespace tg::parse::test
