#include "tests/loadgen/expand.h"

#include <istream>
#include <ostream>
#include <unordered_map>

#include "tests/loadgen/record_file.h"

namespace tg::loadgen {

namespace {

class Expander
{
public:
    Expander(const RecordHead &head, std::ostream &out)
        : m_head(head)
        , m_layout(layoutOf(head.set.format, head.style))
        , m_lines(lineCount(head.set))
        , m_out(out)
    {
    }

    std::uint64_t write(const RequestPlan &plan)
    {
        for (std::uint64_t line = 0; line < plan.lines; ++line) {
            for (std::uint64_t i = 0; i < m_layout.values; ++i) {
                const std::uint64_t step = m_layout.times == 1 ? 0 : i;
                m_out << nameOf(plan.firstLine + line, i, plan.churn) << ' '
                      << (plan.firstTimeMs + step * kSampleStepMs) / 1000 << ' '
                      << valueText(m_head.set.format, m_head.style,
                                   plan.values.at(line * m_layout.values + i))
                      << '\n';
            }
        }
        return plan.lines * m_layout.values;
    }

private:
    struct Known {
        std::uint64_t churn = 0;
        std::string text;
    };

    const std::string &nameOf(std::uint64_t line, std::uint64_t value, std::uint64_t churnSoFar)
    {
        const bool isField = m_head.set.format == Format::Influx8;
        const std::uint64_t churn = churnOfLine(line, m_lines, churnSoFar);
        Known &known = m_known[isField ? line * kModes + value : line];
        if (known.text.empty() || known.churn != churn) {
            const std::string host =
                churn == 0 ? hostOfLine(m_head.set, line) : hostOfChurn(m_head.set, churn);
            SeriesName name = nameOfLine(m_head.set, line, host);
            if (isField)
                name.metric += '_' + fieldName(value);
            known = {churn, canonicalName(name)};
        }
        return known.text;
    }

    RecordHead m_head;
    BodyLayout m_layout;
    std::uint64_t m_lines;
    std::ostream &m_out;
    std::unordered_map<std::uint64_t, Known> m_known;
};

} // namespace

Result<std::uint64_t> expandRecord(std::istream &record, std::ostream &out, int status)
{
    std::string text;
    std::getline(record, text);
    const auto head = recordHeadOf(text);
    if (!head)
        return head.error();
    Expander expander(*head, out);
    std::uint64_t points = 0;
    while (std::getline(record, text)) {
        const auto line = recordLineOf(text, head->style);
        if (!line)
            return line.error();
        const std::uint64_t lines = lineCount(head->set);
        if (line->plan.lines > lines || line->plan.firstLine > lines - line->plan.lines)
            return Error{ErrorCode::BadValue, "no such lines in the series set: " + text};
        if (line->status == status)
            points += expander.write(line->plan);
    }
    out.flush();
    if (!out)
        return Error{ErrorCode::System, "cannot write the points"};
    return points;
}

} // namespace tg::loadgen
