#include "parse/json_dom_line.h"

#include <algorithm>
#include <simdjson.h>

#include "parse/json_fast_line.h"

namespace tg::parse {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kKeptLineBytes = 16 * 1024; // the room for a longer line is freed after it

void append(std::vector<char> &out, std::string_view text)
{
    out.insert(out.end(), text.begin(), text.end());
}

bool needsEscape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void appendEscaped(std::vector<char> &out, char c)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr std::string_view kShort = "btn?fr"; // from 0x08 on; 0x0b has no short form
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('\\');
    if (byte >= 0x20) {
        out.push_back(c);
    } else if (byte >= 0x08 && byte <= 0x0d && byte != 0x0b) {
        out.push_back(kShort[byte - 0x08u]);
    } else {
        append(out, "u00");
        out.push_back(kHex[byte >> 4]);
        out.push_back(kHex[byte & 15]);
    }
}

// Never longer than any spelling of the same string that JSON allows.
void appendString(std::vector<char> &out, std::string_view text)
{
    out.push_back('"');
    auto plain = text.begin();
    for (auto c = text.begin(); c != text.end(); ++c) {
        if (needsEscape(*c)) [[unlikely]] {
            out.insert(out.end(), plain, c);
            appendEscaped(out, *c);
            plain = c + 1;
        }
    }
    out.insert(out.end(), plain, text.end());
    out.push_back('"');
}

std::optional<RejectReason> appendMetric(dom::object metric, std::vector<char> &out)
{
    out.push_back('{');
    bool isFirst = true;
    for (const auto member : metric) {
        std::string_view value;
        if (member.value.get(value) != simdjson::SUCCESS)
            return member.key == "__name__" ? RejectReason::BadName : RejectReason::BadLabel;
        if (!isFirst)
            out.push_back(',');
        isFirst = false;
        appendString(out, member.key);
        out.push_back(':');
        appendString(out, value);
    }
    out.push_back('}');
    return std::nullopt;
}

std::optional<RejectReason> appendValues(dom::array values, std::vector<Sample> &samples)
{
    for (const dom::element element : values) {
        std::string_view word;
        Sample sample;
        if (element.get(word) == simdjson::SUCCESS)
            return reasonOfWord(word);
        if (element.get(sample.value) != simdjson::SUCCESS)
            return RejectReason::BadNumber;
        samples.push_back(sample);
    }
    return std::nullopt;
}

std::optional<RejectReason> fillTimes(dom::array times, TimeUnit unit, std::span<Sample> samples)
{
    std::size_t next = 0;
    for (const dom::element element : times) {
        std::int64_t time = 0;
        if (next == samples.size())
            return RejectReason::LengthMismatch;
        if (element.type() != dom::element_type::INT64 || element.get(time) != simdjson::SUCCESS ||
            !toMilliseconds(time, unit, samples[next].time))
            return RejectReason::BadTimestamp;
        ++next;
    }
    return next == samples.size() ? std::nullopt : std::optional(RejectReason::LengthMismatch);
}

// Of several members with one name the first counts, as on a node.
struct Members {
    std::optional<dom::element> metric;
    std::optional<dom::element> values;
    std::optional<dom::element> times;

    explicit Members(dom::object line)
    {
        for (const auto member : line) {
            std::optional<dom::element> *slot = member.key == "metric"       ? &metric
                                                : member.key == "values"     ? &values
                                                : member.key == "timestamps" ? &times
                                                                             : nullptr;
            if (slot != nullptr && !slot->has_value())
                *slot = member.value;
        }
    }
};

std::uint32_t countOf(dom::array values)
{
    std::uint32_t count = 0;
    for ([[maybe_unused]] const dom::element element : values)
        ++count;
    return std::max(count, 1u);
}

// simdjson refuses numbers that it cannot hold, JSON does not: an integer beyond 64 bits becomes a
// fraction, a number beyond a double becomes null, and is then refused as an element like any
// other.
void rewriteNumbers(std::string_view line, std::vector<char> &out)
{
    out.clear();
    const char *const end = line.data() + line.size();
    bool isQuoted = false;
    for (const char *p = line.data(); p < end;) {
        const PlainNumber number = !isQuoted && (isDigit(*p) || *p == '-')
                                       ? readPlainNumber<BaselineScan>(p, end)
                                       : PlainNumber{};
        if (number.end == nullptr) {
            isQuoted ^= *p == '"';
            const std::size_t length = isQuoted && *p == '\\' && p + 1 < end ? 2 : 1;
            append(out, {p, length});
            p += length;
            continue;
        }
        const std::string_view token(p, static_cast<std::size_t>(number.end - p));
        append(out, number.isTooLarge ? std::string_view("null") : token);
        const bool isInteger = token.find_first_of(".eE") == std::string_view::npos;
        if (isInteger && !number.isTooLarge && !readWholeNumber(token))
            append(out, ".0");
        p = number.end;
    }
}

} // namespace

struct JsonDomLine::Impl {
    dom::parser parser;
    std::vector<char> padded;

    simdjson::error_code parse(dom::object &out)
    {
        const std::size_t size = padded.size();
        padded.resize(size + simdjson::SIMDJSON_PADDING);
        return parser.parse(padded.data(), size, false).get(out);
    }
};

JsonDomLine::JsonDomLine()
    : m_impl(std::make_unique<Impl>())
{
}
JsonDomLine::~JsonDomLine() = default;

JsonDomLine::Outcome JsonDomLine::read(std::string_view line, TimeUnit unit,
                                       std::vector<Sample> &samples, std::vector<char> &series)
{
    const Outcome outcome = judge(line, unit, samples, series);
    if (m_impl->padded.capacity() > kKeptLineBytes) // simdjson holds a dozen times as much
        m_impl = std::make_unique<Impl>();
    return outcome;
}

JsonDomLine::Outcome JsonDomLine::judge(std::string_view line, TimeUnit unit,
                                        std::vector<Sample> &samples, std::vector<char> &series)
{
    m_impl->padded.assign(line.begin(), line.end());
    dom::object object;
    simdjson::error_code error = m_impl->parse(object);
    if (error == simdjson::NUMBER_ERROR) {
        rewriteNumbers(line, m_impl->padded);
        error = m_impl->parse(object);
    }
    if (error != simdjson::SUCCESS)
        return {RejectReason::Syntax, 1};

    const Members members(object);
    dom::object metric;
    dom::array values;
    dom::array times;
    if (!members.values || members.values->get(values) != simdjson::SUCCESS)
        return {RejectReason::Syntax, 1};
    const std::uint32_t points = countOf(values);
    if (!members.metric || members.metric->get(metric) != simdjson::SUCCESS || !members.times ||
        members.times->get(times) != simdjson::SUCCESS)
        return {RejectReason::Syntax, points};

    const std::size_t firstSample = samples.size();
    const std::size_t firstByte = series.size();
    auto refused = appendMetric(metric, series);
    if (!refused)
        refused = appendValues(values, samples);
    if (!refused)
        refused = fillTimes(times, unit, std::span(samples).subspan(firstSample));
    if (refused)
        samples.resize(firstSample);
    if (samples.size() == firstSample)
        series.resize(firstByte); // refused, or a line without points, which is fine and nothing
    return {refused, refused ? points : static_cast<std::uint32_t>(samples.size() - firstSample)};
}

} // namespace tg::parse
