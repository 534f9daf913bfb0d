#include "metrics/exposition.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tg::metrics {
namespace {

std::string numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

// Help texts escape \ and line breaks, label values also the quote.
void appendEscaped(std::string &out, std::string_view text, bool isLabel)
{
    for (char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || (isLabel && c == '"'))
            (out += '\\') += c;
        else
            out += c;
    }
}

} // namespace

void Exposition::counter(std::string_view name, std::string_view help)
{
    constexpr std::string_view kSuffix = "_total";
    std::string full(name);
    if (!name.ends_with(kSuffix))
        full += kSuffix;
    open(full, "counter", help);
}

void Exposition::gauge(std::string_view name, std::string_view help)
{
    open(name, "gauge", help);
}

void Exposition::histogram(std::string_view name, std::string_view help)
{
    open(name, "histogram", help);
}

void Exposition::open(std::string_view name, std::string_view type, std::string_view help)
{
    m_family = name;
    if (std::ranges::find(m_opened, name) != m_opened.end())
        return;
    m_opened.emplace_back(name);
    ((m_out += "# HELP ") += name) += ' ';
    appendEscaped(m_out, help, false);
    ((((m_out += "\n# TYPE ") += name) += ' ') += type) += '\n';
}

void Exposition::add(double value, std::initializer_list<Label> labels)
{
    addText(numberText(value), labels);
}

void Exposition::addText(std::string_view value, std::initializer_list<Label> labels)
{
    line({}, labels, {}, value);
}

void Exposition::addHistogram(std::span<const double> upperBounds,
                              std::span<const std::uint64_t> perBucket, double sum,
                              std::initializer_list<Label> labels)
{
    std::uint64_t cumulated = 0;
    for (std::size_t i = 0; i < perBucket.size(); ++i) {
        cumulated += perBucket[i];
        const std::string bound = i < upperBounds.size() ? numberText(upperBounds[i]) : "+Inf";
        line("_bucket", labels, bound, std::to_string(cumulated));
    }
    line("_sum", labels, {}, numberText(sum));
    line("_count", labels, {}, std::to_string(cumulated));
}

void Exposition::line(std::string_view suffix, std::initializer_list<Label> labels,
                      std::string_view le, std::string_view value)
{
    (m_out += m_family) += suffix;
    char separator = '{';
    const auto append = [&](const Label &label) {
        ((m_out += separator) += label.name) += "=\"";
        appendEscaped(m_out, label.value, true);
        m_out += '"';
        separator = ',';
    };
    for (const Label &label : labels)
        append(label);
    if (!le.empty())
        append({"le", le});
    if (separator == ',')
        m_out += '}';
    ((m_out += ' ') += value) += '\n';
}

} // namespace tg::metrics
