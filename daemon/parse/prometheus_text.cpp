#include "parse/prometheus_text.h"

#include "parse/byte_scan.h"
#include "parse/number_text.h"

namespace tg::parse {

namespace {

std::string_view textBetween(const char *begin, const char *end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

const char *trimEnd(const char *begin, const char *end)
{
    while (end > begin && (isBlank(end[-1]) || end[-1] == '\r'))
        --end;
    return end;
}

// What stands behind the series: a value, then perhaps a time, then perhaps an exemplar.
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

    std::optional<RejectReason> read(Sample &sample)
    {
        if (m_p == m_end)
            return RejectReason::Syntax; // no value, or a brace or quote left open
        if (const auto refused = readValue(sample.value)) [[unlikely]]
            return refused;
        if (m_p == m_end)
            return std::nullopt;
        if (*m_p != '#' && !readTime(sample.time)) [[unlikely]]
            return RejectReason::BadTimestamp;
        if (m_p == m_end || isExemplar()) [[likely]]
            return std::nullopt;
        return RejectReason::Syntax;
    }

private:
    bool isTokenEnd(const char *p) const { return p != nullptr && (p == m_end || isBlank(*p)); }

    std::string_view takeToken()
    {
        const char *const begin = m_p;
        const char *const tokenEnd = findBlank(begin, m_end);
        m_p = skipBlanks(tokenEnd, m_end);
        return textBetween(begin, tokenEnd);
    }

    std::optional<RejectReason> readValue(double &value)
    {
        const PlainNumber number = readPlainNumber<Scan>(m_p, m_readable);
        if (!isTokenEnd(number.end) || number.isTooLarge) [[unlikely]]
            return readNumber(takeToken(), value);
        value = number.value;
        m_p = skipBlanks(number.end, m_end);
        return std::nullopt;
    }

    // A time of 0 is 1970, as the format says. (A node takes it, and what it cannot read, as the current time.)
    bool readTime(TimeMs &time)
    {
        const bool isSeconds = m_unit == TimeUnit::Seconds;
        const char *const plainEnd = isSeconds ? nullptr : readPlainInteger<Scan>(m_p, m_readable, time);
        if (isTokenEnd(plainEnd)) [[likely]] {
            m_p = skipBlanks(plainEnd, m_end);
            return true;
        }
        const std::string_view token = takeToken();
        const auto read = isSeconds ? readDecimalSeconds(token) : readWholeNumber(token);
        time = read.value_or(0);
        return read.has_value();
    }

    // "# {labels} value [time]", as OpenMetrics has it behind a sample. Read only to know that it is one.
    [[gnu::noinline]] bool isExemplar()
    {
        const char *const brace = skipBlanks(m_p + 1, m_end);
        if (*m_p != '#' || brace == m_end || *brace != '{')
            return false;
        const char *const close = findClosingBrace<BaselineScan>(brace + 1, m_end, m_readable);
        if (close == nullptr)
            return false;
        m_p = skipBlanks(close + 1, m_end);
        double value = 0;
        if (readNumber(takeToken(), value) == RejectReason::BadNumber)
            return false;
        return m_p == m_end || (readDecimalSeconds(takeToken()) && m_p == m_end);
    }

    const char *m_p;
    const char *m_end;
    const char *m_readable;
    TimeUnit m_unit;
};

} // namespace

template <class Scan> struct PrometheusTextParser::Handler {
    PrometheusTextParser &parser;
    BlockSink &sink;

    void line(std::string_view text, const char *readable) { parser.readLine<Scan>(text, readable, sink); }
    void tooLong(std::string_view prefix) { sink.reject(RejectReason::LineTooLong, prefix, 1); }
    void flush() { parser.m_block.flush(sink); }
};

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
#ifdef TG_SCAN_AVX2
    if (Avx2Scan::isSupported()) {
        feedWithAvx2(chunk, sink);
        return;
    }
#endif
    feedWith<BaselineScan>(chunk, sink);
}

template <class Scan> void PrometheusTextParser::feedWith(std::string_view chunk, BlockSink &sink)
{
    m_lines.feed(chunk, Handler<Scan>{*this, sink});
}

#ifdef TG_SCAN_AVX2
// Flattened, so that everything a line needs is compiled for this CPU.
TG_TARGET_AVX2 [[gnu::flatten]] void PrometheusTextParser::feedWithAvx2(std::string_view chunk, BlockSink &sink)
{
    feedWith<Avx2Scan>(chunk, sink);
}
#endif

void PrometheusTextParser::finish(bool complete, BlockSink &sink)
{
    const std::string_view rest = m_lines.rest();
    const char *const end = rest.data() + rest.size();
    if (complete) {
        readLine<BaselineScan>(rest, end, sink);
        m_block.flush(sink);
    } else {
        // Half a comment or a few blanks are nothing that could be missed.
        const char *const begin = skipBlanks(rest.data(), end);
        const char *const trimmed = trimEnd(begin, end);
        if (begin != trimmed && *begin != '#')
            sink.reject(RejectReason::CutLine, rest, 1);
    }
    m_lines.reset();
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
    if (const auto refused = SampleReader<Scan>(p, end, readable, m_unit).read(sample)) [[unlikely]] {
        sink.reject(*refused, line, 1);
        return;
    }
    const std::size_t first = m_block.samples().size();
    m_block.samples().push_back(sample);
    m_block.addRun(textBetween(begin, seriesEnd), first, line);
    if (m_block.isFull())
        m_block.flush(sink);
}

} // namespace tg::parse
