// The hot path of JSON lines: the members "metric", "values" and "timestamps", once each, in any
// order, spelled plainly. What it takes is strict JSON provided readSeries() takes the metric
// object; what it does not take is for JsonDomLine to judge. Plain functions, one worker thread.
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

#include "parse/byte_scan.h"
#include "parse/number_text.h"
#include "parse/time_text.h"

namespace tg::parse {

inline bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Reads arrays of one line into the tail of `samples`. Whichever array comes first makes the
// samples, the other one completes them.
template <class Scan> class FastLineReader
{
public:
    FastLineReader(std::string_view line, const char *readable, TimeUnit unit,
                   std::vector<Sample> &samples)
        : m_p(line.data())
        , m_end(line.data() + line.size())
        , m_readable(readable)
        , m_unit(unit)
        , m_samples(samples)
        , m_first(samples.size())
    {
    }

    // The raw metric object, or nothing (and no samples) if the line is not for this reader.
    std::string_view read()
    {
        if (readMembers() && m_hasValues && m_hasTimes)
            return m_series;
        m_samples.resize(m_first);
        return {};
    }

private:
    // The next byte that is no blank; the line feed at the end.
    char peek()
    {
        if (static_cast<unsigned char>(*m_p) <= ' ') [[unlikely]] {
            while (*m_p == ' ' || *m_p == '\t' || *m_p == '\r')
                ++m_p;
        }
        return *m_p;
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_p;
        return true;
    }
    bool takeWord(std::string_view word)
    {
        if (m_end - m_p < static_cast<std::ptrdiff_t>(word.size()) ||
            std::memcmp(m_p, word.data(), word.size()) != 0)
            return false;
        m_p += word.size();
        return true;
    }

    bool readMembers()
    {
        if (!take('{'))
            return false;
        do {
            peek();
            if (!readMember())
                return false;
        } while (take(','));
        return take('}') && peek() == '\n';
    }

    bool readMember()
    {
        using namespace std::string_view_literals;
        if (takeWord(R"("metric")"sv))
            return m_series.empty() && take(':') && readMetric();
        if (takeWord(R"("values")"sv))
            return !m_hasValues && take(':') && readValues();
        if (takeWord(R"("timestamps")"sv))
            return !m_hasTimes && take(':') && readTimes();
        return false;
    }

    bool readMetric()
    {
        if (peek() != '{')
            return false;
        const char *const brace = findClosingBrace<Scan>(m_p + 1, m_end, m_readable);
        if (brace == nullptr)
            return false;
        m_series = {m_p, static_cast<std::size_t>(brace + 1 - m_p)};
        m_p = brace + 1;
        return true;
    }

    bool readValues()
    {
        m_hasValues = true;
        return readArray(m_hasTimes, [this](Sample &sample) {
            const PlainNumber number = readPlainNumber<Scan>(m_p, m_readable);
            if (number.end == nullptr || number.isTooLarge)
                return false;
            // The integer -0 has no sign, the fraction -0.0 has.
            sample.value = number.value == 0 && number.end - m_p == 2 ? 0.0 : number.value;
            m_p = number.end;
            return true;
        });
    }

    bool readTimes()
    {
        m_hasTimes = true;
        return readArray(m_hasValues, [this](Sample &sample) {
            std::int64_t time = 0;
            const char *const numberEnd = readPlainInteger<Scan>(m_p, m_readable, time);
            if (numberEnd == nullptr || !toMilliseconds(time, m_unit, sample.time))
                return false;
            m_p = numberEnd;
            return true;
        });
    }

    // At least one element; with isSecond, exactly as many as the first array had.
    template <class ReadElement> bool readArray(bool isSecond, ReadElement readElement)
    {
        if (!take('['))
            return false;
        std::size_t next = m_first;
        do {
            peek();
            if (!isSecond)
                m_samples.emplace_back();
            else if (next == m_samples.size())
                return false;
            if (!readElement(m_samples[next]))
                return false;
            ++next;
        } while (take(','));
        return next == m_samples.size() && take(']');
    }

    const char *m_p;
    const char *m_end;
    const char *m_readable;
    TimeUnit m_unit;
    std::vector<Sample> &m_samples;
    std::size_t m_first;
    std::string_view m_series;
    bool m_hasValues = false;
    bool m_hasTimes = false;
};

// Appends the line's samples and returns its raw metric object; nothing of both if the line is not
// plain.
template <class Scan>
std::string_view readFastLine(std::string_view line, const char *readable, TimeUnit unit,
                              std::vector<Sample> &samples)
{
    return FastLineReader<Scan>(line, readable, unit, samples).read();
}

} // namespace tg::parse
