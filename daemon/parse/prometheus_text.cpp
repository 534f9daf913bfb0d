#include "parse/prometheus_text.h"

#include "parse/byte_scan.h"
#include "parse/feed_lines.h"
#include "parse/number_text.h"

namespace tg::parse {

namespace {

std::string_view textBetween(const char *begin, const char *end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

// What stands behind the series: a value, then perhaps a time, then perhaps an exemplar. The line
// ends at `end`, with a line feed, or blanks and one, behind it.
template <class Scan> class SampleReader
{
public:
    SampleReader(const char *p, const char *end, const char *readable, TimeUnit unit)
        : m_p(p)
        , m_end(end)
        , m_readable(readable)
        , m_unit(unit)
    {
    }

    // False: refused for `reason`.
    bool read(Sample &sample, RejectReason &reason)
    {
        if (m_p >= m_end) [[unlikely]]
            return false; // no value, or a brace or quote left open
        if (!readValue(sample.value, reason)) [[unlikely]]
            return false;
        if (m_p >= m_end)
            return true;
        if (*m_p != '#' && !readTime(sample.time)) [[unlikely]] {
            reason = RejectReason::BadTimestamp;
            return false;
        }
        return m_p >= m_end || isExemplar();
    }

    bool losesFinerTime() const { return m_losesFinerTime; }

private:
    static bool isTokenEnd(char c) { return isBlank(c) || c == '\n' || c == '\r'; }

    void skipTo(const char *p)
    {
        while (isBlank(*p))
            ++p;
        m_p = p;
    }
    std::string_view takeToken()
    {
        const char *const begin = m_p;
        const char *const tokenEnd = findBlank(begin, m_end);
        skipTo(tokenEnd);
        return textBetween(begin, tokenEnd);
    }

    bool readValue(double &value, RejectReason &reason)
    {
        const PlainNumber number = readPlainNumber<Scan>(m_p, m_readable);
        if (number.end != nullptr && isTokenEnd(*number.end) && !number.isTooLarge) [[likely]] {
            value = number.value;
            skipTo(number.end);
            return true;
        }
        double written = 0; // so that `value` can stay in a register
        const auto refused = readNumber(takeToken(), written);
        value = written;
        reason = refused.value_or(reason);
        return !refused;
    }

    // A time of 0 is 1970, as the format says. (A node takes it, and what it cannot read, as the
    // current time.)
    bool readTime(TimeMs &time)
    {
        const bool isSeconds = m_unit == TimeUnit::Seconds;
        const char *const plainEnd =
            isSeconds ? nullptr : readPlainInteger<Scan>(m_p, m_readable, time);
        if (plainEnd != nullptr && isTokenEnd(*plainEnd)) [[likely]] {
            skipTo(plainEnd);
            return true;
        }
        const std::string_view token = takeToken();
        const auto read = isSeconds ? readDecimalSeconds(token) : readWholeNumber(token);
        time = read.value_or(0);
        m_losesFinerTime = isSeconds && parse::losesFinerTime(token, time);
        return read.has_value();
    }

    // "# {labels} value [time]", as OpenMetrics has it behind a sample. Read only to know that it
    // is one.
    [[gnu::noinline]] bool isExemplar()
    {
        const char *const brace = skipBlanks(m_p + 1, m_end);
        if (*m_p != '#' || brace == m_end || *brace != '{')
            return false;
        const char *const close = findClosingBrace<BaselineScan>(brace + 1, m_end, m_readable);
        if (close == nullptr)
            return false;
        skipTo(close + 1);
        double value = 0;
        if (m_p >= m_end || readNumber(takeToken(), value) == RejectReason::BadNumber)
            return false;
        return m_p >= m_end || (readDecimalSeconds(takeToken()) && m_p >= m_end);
    }

    const char *m_p;
    const char *m_end;
    const char *m_readable;
    TimeUnit m_unit;
    bool m_losesFinerTime = false;
};

} // namespace

PrometheusTextParser::PrometheusTextParser(const Limits &limits, TimeUnit unit)
    : m_unit(unit)
    , m_lines(limits.lineBytes)
    , m_block(SeriesSyntax::PrometheusText)
{
}

void PrometheusTextParser::reset(TimeMs now)
{
    m_now = now;
    m_lines.reset();
    m_block.clear();
}

void PrometheusTextParser::feed(std::string_view chunk, BlockSink &sink)
{
    feedLines(m_lines, chunk, *this, sink);
}

void PrometheusTextParser::finish(bool complete, BlockSink &sink)
{
    finishLines(m_lines, complete, saysAnything, *this, sink);
}

template <class Scan>
void PrometheusTextParser::readLine(std::string_view line, const char *readable, BlockSink &sink)
{
    const char *const begin = skipBlanks(line.data(), line.data() + line.size());
    const char *const end = trimEnd(begin, line.data() + line.size());
    if (begin == end || *begin == '#')
        return; // comments, HELP, TYPE, UNIT and EOF

    const char *seriesEnd = findNameEnd<Scan>(begin, end, readable);
    const char *p = skipBlanks(seriesEnd, end);
    if (p < end && *p == '{') {
        const char *const brace = findClosingBrace<Scan>(p + 1, end, readable);
        seriesEnd = brace != nullptr ? brace + 1 : end;
        p = skipBlanks(seriesEnd, end);
    }
    if (line.ends_with('\r')) [[unlikely]]
        line.remove_suffix(1);
    Sample sample{0, m_now};
    RejectReason reason = RejectReason::Syntax;
    SampleReader<Scan> reader(p, end, readable, m_unit);
    if (!reader.read(sample, reason)) [[unlikely]] {
        sink.reject(reason, line, 1);
        return;
    }
    m_block.addSample(textBetween(begin, seriesEnd), sample, line);
    if (reader.losesFinerTime()) [[unlikely]]
        m_block.addFinerTimes(1);
    if (m_block.isFull())
        m_block.flush(sink);
}

} // namespace tg::parse
