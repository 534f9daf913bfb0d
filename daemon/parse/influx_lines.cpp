#include "parse/influx_lines.h"

#include "parse/byte_scan.h"
#include "parse/feed_lines.h"
#include "parse/influx_value.h"
#include "parse/number_text.h"
#include "parse/time_text.h"

namespace tg::parse {

namespace {

// A lone number under this name is the measurement itself, as nodes name it.
constexpr std::string_view kValueField = "value";

std::string_view textBetween(const char *begin, const char *end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

// What stands behind measurement and tags. The line ends at `end`, with a line feed, or blanks and
// one, behind it.
template <class Scan> class FieldsReader
{
public:
    FieldsReader(const char *p, const char *end, const char *readable, BlockBuilder &block)
        : m_p(p)
        , m_end(end)
        , m_readable(readable)
        , m_block(block)
    {
    }

    // False: refused for `reason`.
    bool read(InfluxPrecision precision, TimeMs now, RejectReason &reason)
    {
        const std::size_t first = m_block.samples().size();
        do {
            if (!readField(reason)) [[unlikely]]
                return false;
        } while (takeComma());
        if (m_p < m_end && *m_p != ' ') [[unlikely]] {
            reason = RejectReason::Syntax; // behind a string
            return false;
        }
        m_p = skipBlanks(m_p, m_end);
        TimeMs time = now;
        if (m_p < m_end && !readTime(precision, time, reason)) [[unlikely]]
            return false;
        auto &samples = m_block.samples();
        for (std::size_t i = first; i < samples.size(); ++i)
            samples[i].time = time;
        nameLoneValue(first);
        return true;
    }

    std::uint32_t strings() const { return m_strings; }
    bool losesFinerTime() const { return m_losesFinerTime; }

private:
    bool takeComma()
    {
        if (m_p >= m_end || *m_p != ',')
            return false;
        ++m_p;
        return true;
    }
    bool isValueEnd(const char *p) const { return p >= m_end || *p == ',' || *p == ' '; }

    bool readField(RejectReason &reason)
    {
        const char *const nameEnd = findFieldNameEnd<Scan>(m_p, m_end, m_readable);
        if (nameEnd == m_end || *nameEnd != '=' || nameEnd == m_p) [[unlikely]] {
            reason = RejectReason::Syntax;
            return false;
        }
        const std::string_view name = textBetween(m_p, nameEnd);
        m_p = nameEnd + 1;
        double value = 0;
        InfluxKind kind = InfluxKind::Number;
        if (!readValue(value, kind, reason)) [[unlikely]]
            return false;
        if (kind == InfluxKind::String) {
            ++m_strings;
            return true;
        }
        m_numbers += kind == InfluxKind::Number;
        if (name == kValueField && !m_isValueNumber) [[unlikely]] {
            m_valueAt = m_block.samples().size();
            m_isValueNumber = kind == InfluxKind::Number;
        }
        m_block.samples().push_back({value, 0});
        m_block.fields().push_back(name);
        return true;
    }

    bool readValue(double &value, InfluxKind &kind, RejectReason &reason)
    {
        const PlainNumber number = readPlainNumber<Scan>(m_p, m_readable);
        if (number.end != nullptr && isValueEnd(number.end) && !number.isTooLarge) [[likely]] {
            value = number.value;
            m_p = number.end;
            return true;
        }
        if (number.end != nullptr && *number.end == 'i' && isValueEnd(number.end + 1)) {
            std::int64_t integer = 0;
            if (readPlainInteger<Scan>(m_p, m_readable, integer) == number.end) [[likely]] {
                value = static_cast<double>(integer);
                m_p = number.end + 1;
                return true;
            }
        }
        return readOtherValue(value, kind, reason);
    }

    [[gnu::noinline]] bool readOtherValue(double &value, InfluxKind &kind, RejectReason &reason)
    {
        if (m_p < m_end && *m_p == '"') {
            kind = InfluxKind::String;
            reason = RejectReason::Syntax;
            const char *const stringEnd = skipInfluxString(m_p, m_end);
            m_p = stringEnd;
            return stringEnd != nullptr;
        }
        const char *const begin = m_p;
        while (!isValueEnd(m_p))
            ++m_p;
        const auto refused = readInfluxValue(textBetween(begin, m_p), value, kind);
        reason = refused.value_or(reason);
        return !refused;
    }

    bool readTime(InfluxPrecision precision, TimeMs &time, RejectReason &reason)
    {
        const char *const begin = m_p;
        std::int64_t written = 0;
        const char *timeEnd = readPlainInteger<Scan>(begin, m_readable, written);
        if (timeEnd == nullptr || (timeEnd != m_end && !isBlank(*timeEnd))) [[unlikely]] {
            timeEnd = findBlank(begin, m_end);
            const auto read = readWholeNumber(textBetween(begin, timeEnd));
            reason = RejectReason::BadTimestamp;
            if (!read)
                return false;
            written = *read;
        }
        if (timeEnd != m_end) [[unlikely]] {
            reason = RejectReason::Syntax;
            return false;
        }
        reason = RejectReason::BadTimestamp;
        if (!toMilliseconds(written, precision, time))
            return false;
        m_losesFinerTime = parse::losesFinerTime(written, precision, time);
        return true;
    }

    // Booleans count only where no number is: a node stores none of them and names as if they were
    // not there.
    void nameLoneValue(std::size_t first)
    {
        if (m_valueAt == kNone) [[likely]]
            return;
        const std::size_t samples = m_block.samples().size() - first;
        const bool isAlone = m_isValueNumber ? m_numbers == 1 : samples == 1;
        if (isAlone)
            m_block.fields()[m_valueAt] = {};
    }

    static constexpr std::size_t kNone = SIZE_MAX;

    const char *m_p;
    const char *m_end;
    const char *m_readable;
    BlockBuilder &m_block;
    std::uint32_t m_strings = 0;
    std::uint32_t m_numbers = 0;
    std::size_t m_valueAt = kNone; // the sample of a field called so, a number if there is one
    bool m_isValueNumber = false;
    bool m_losesFinerTime = false;
};

} // namespace

InfluxLinesParser::InfluxLinesParser(const Limits &limits)
    : m_lines(limits.lineBytes)
    , m_block(SeriesSyntax::InfluxLine)
{
}

void InfluxLinesParser::reset(TimeMs now)
{
    m_now = now;
    m_lines.reset();
    m_block.clear();
}

void InfluxLinesParser::feed(std::string_view chunk, BlockSink &sink)
{
    feedLines(m_lines, chunk, *this, sink);
}

void InfluxLinesParser::finish(bool complete, BlockSink &sink)
{
    finishLines(m_lines, complete, saysAnything, *this, sink);
}

template <class Scan>
void InfluxLinesParser::readLine(std::string_view line, const char *readable, BlockSink &sink)
{
    const char *const begin = skipBlanks(line.data(), line.data() + line.size());
    const char *const end = trimEnd(begin, line.data() + line.size());
    if (begin == end || *begin == '#')
        return;
    if (line.ends_with('\r')) [[unlikely]]
        line.remove_suffix(1);
    const char *const tagSetEnd = findTagSetEnd<Scan>(begin, end, readable);
    const std::size_t first = m_block.samples().size();
    FieldsReader<Scan> reader(skipBlanks(tagSetEnd, end), end, readable, m_block);
    RejectReason reason = RejectReason::Syntax;
    if (!reader.read(m_precision, m_now, reason)) [[unlikely]] {
        m_block.dropSamplesFrom(first);
        sink.reject(reason, line, 1);
        return;
    }
    if (m_block.samples().size() > first)
        m_block.addRun(textBetween(begin, tagSetEnd), first, line);
    if (reader.losesFinerTime()) [[unlikely]]
        m_block.addFinerTimes(m_block.samples().size() - first);
    if (reader.strings() > 0) [[unlikely]]
        m_block.addStringFields(reader.strings(), line);
    if (m_block.isFull())
        m_block.flush(sink);
}

} // namespace tg::parse
