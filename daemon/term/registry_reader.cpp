#include "term/registry_reader.h"

#include <algorithm>

#include "base/label_escape.h"
#include "term/term_reader.h"
#include "term/term_text.h"

namespace tg::term {

namespace {

constexpr std::size_t kRefusalBytes = 4096;

} // namespace

bool RegistryReader::feed(BytesView chunk)
{
    if (m_step == Step::Failed)
        return false;
    if (m_step == Step::Refusal) {
        const auto more = chunk.first(
            std::min(chunk.size(), kRefusalBytes - std::min(kRefusalBytes, m_carry.size())));
        m_carry.insert(m_carry.end(), more.begin(), more.end());
        return true;
    }
    if (m_carry.empty()) {
        const auto rest = chunk.subspan(consume(chunk));
        m_carry.assign(rest.begin(), rest.end());
    } else {
        m_carry.insert(m_carry.end(), chunk.begin(), chunk.end());
        if (m_carry.size() < m_retryAt)
            return true;
        const auto used = consume(m_carry);
        m_carry.erase(m_carry.begin(), m_carry.begin() + static_cast<std::ptrdiff_t>(used));
    }
    // A large entry in small chunks must not be read again from its start at each of them.
    m_retryAt = m_carry.size() + std::max<std::size_t>(1, m_carry.size() / 4);
    if (m_step != Step::Failed && m_carry.size() > kMaxSeriesBytes)
        fail(ErrorCode::LimitExceeded, "a series of the registry is larger than " +
                                           std::to_string(kMaxSeriesBytes) + " bytes");
    return m_step != Step::Failed;
}

Result<void> RegistryReader::finish()
{
    if (m_step == Step::Header || m_step == Step::Entries)
        consume(m_carry);
    if (m_step == Step::Refusal)
        return Error{ErrorCode::Refused, termText(m_carry)};
    if (m_step == Step::Failed)
        return m_error;
    if (m_step != Step::Done)
        return Error{ErrorCode::BadSyntax, "the registry reply ends in the middle of a term"};
    return {};
}

// Reads as far as whole entries go; returns the bytes used.
std::size_t RegistryReader::consume(BytesView bytes)
{
    std::size_t used = 0;
    while (m_step == Step::Header || m_step == Step::Entries) {
        TermReader reader(bytes.subspan(used));
        if (readStep(reader) != Outcome::Good)
            return used;
        used += reader.position();
    }
    if (m_step == Step::Done && used < bytes.size())
        fail(ErrorCode::BadSyntax, "bytes behind the registry reply");
    return used;
}

RegistryReader::Outcome RegistryReader::readStep(TermReader &reader)
{
    const auto outcome = m_step == Step::Header ? header(reader)
                         : m_left > 0           ? entry(reader)
                                                : end(reader);
    if (outcome == Outcome::Bad)
        return fail(ErrorCode::BadSyntax, "the registry reply is no registry, behind " +
                                              std::to_string(m_series) + " series");
    return outcome;
}

RegistryReader::Outcome RegistryReader::header(TermReader &reader)
{
    if (reader.peek() == Kind::Tuple) { // {ok, Rows}, {error, _} or {badrpc, _}
        reader.tuple();
        const auto verdict = reader.atom();
        if (!verdict && reader.failure() == Failure::Truncated)
            return Outcome::NeedsMore;
        if (m_shape != RegistryShape::SqlRows || verdict != "ok") {
            m_step = Step::Refusal;
            return Outcome::NeedsMore;
        }
    }
    const auto size = m_shape == RegistryShape::ForwardMap ? reader.map() : reader.list();
    if (!size)
        return outcomeOf(reader);
    if (reader.isInString()) // a list of small integers: no rows
        return Outcome::Bad;
    m_left = *size;
    m_step = Step::Entries;
    return Outcome::Good;
}

RegistryReader::Outcome RegistryReader::entry(TermReader &reader)
{
    if (m_shape == RegistryShape::ForwardMap)
        mapEntry(reader);
    else if (m_shape == RegistryShape::OverflowRows)
        overflowRow(reader);
    else
        sqlRow(reader);
    if (reader.isGood())
        --m_left;
    return outcomeOf(reader);
}

RegistryReader::Outcome RegistryReader::end(TermReader &reader)
{
    if (m_shape != RegistryShape::ForwardMap)
        reader.listEnd();
    if (reader.isGood())
        m_step = Step::Done;
    return outcomeOf(reader);
}

RegistryReader::Outcome RegistryReader::outcomeOf(const TermReader &reader)
{
    return reader.isGood()                          ? Outcome::Good
           : reader.failure() == Failure::Truncated ? Outcome::NeedsMore
                                                    : Outcome::Bad;
}

// {Metric, Labels} => Id
void RegistryReader::mapEntry(TermReader &reader)
{
    std::string_view metric;
    const bool isProper = seriesName(reader, metric);
    readId(reader, isProper, metric);
}

// {{Metric, Labels}, Id} and {{Metric, Labels}, Id, Pid} are series; {{reverse, Id}, _, _} is the
// way back from ids.
void RegistryReader::overflowRow(TermReader &reader)
{
    const auto whole = reader.rawTerm();
    if (!whole)
        return;
    TermReader row(*whole); // whatever is in it: no read leaves the row
    row.tuple();
    auto key = row;
    if (key.tuple() && key.peek() == Kind::Atom)
        return;
    std::string_view metric;
    const bool isProper = seriesName(row, metric) && row.peek() == Kind::Integer;
    const auto id = isProper ? row.unsignedInteger() : std::nullopt;
    deliver(id.has_value(), id.value_or(0), metric);
}

// [Id, Metric, LabelsText]
void RegistryReader::sqlRow(TermReader &reader)
{
    const auto whole = reader.rawTerm();
    if (!whole)
        return;
    TermReader row(*whole);
    const auto columns = row.list();
    const auto id = columns && *columns >= 3 ? row.unsignedInteger() : std::nullopt;
    const auto metric = id ? row.binary() : std::nullopt;
    const auto text = metric ? row.binary() : std::nullopt;
    if (id)
        m_lastId = *id;
    if (text)
        splitLabels(*text);
    deliver(text.has_value(), id.value_or(0), metric.value_or(""));
}

// False for a proper term that names no series of ours, and when the reader failed.
bool RegistryReader::seriesName(TermReader &reader, std::string_view &metric)
{
    const auto whole = reader.rawTerm();
    TermReader name(whole.value_or(BytesView{}));
    if (name.tuple() != 2)
        return false;
    const auto text = name.peek() == Kind::Binary ? name.binary() : std::nullopt;
    if (!text)
        return false;
    metric = *text;
    return labels(name);
}

bool RegistryReader::labels(TermReader &reader)
{
    m_labels.clear();
    const auto pairs = reader.map();
    for (std::uint32_t i = 0; pairs && i < *pairs; ++i) {
        const auto name = reader.binary();
        const auto value = name ? reader.binary() : std::nullopt;
        if (!value)
            return false;
        m_labels.emplace_back(*name, *value);
    }
    if (pairs && m_form == LabelForm::Escaped &&
        !isKeptAsText()) { // then read as the node does after its next start
        std::sort(m_labels.begin(), m_labels.end());
        m_text.clear();
        for (const auto &[name, value] : m_labels)
            m_text.append(m_text.empty() ? 0 : 1, ',').append(name).append("=").append(value);
        splitLabels(m_text);
    }
    return pairs.has_value();
}

// Others may have written labels whose text form is that of another set of labels: the node answers
// the same id for both.
bool RegistryReader::isKeptAsText() const
{
    return std::all_of(m_labels.begin(), m_labels.end(), [](const LabelView &label) {
        return label.first.find_first_of(kNoLabelName) == std::string_view::npos &&
               label.second.find(',') == std::string_view::npos;
    });
}

// The node's own text form: k=v joined by commas, nothing escaped.
void RegistryReader::splitLabels(std::string_view text)
{
    m_labels.clear();
    while (!text.empty()) {
        const auto item = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), item.size() + 1));
        const auto equals = item.find('=');
        const auto value = equals == item.npos ? std::string_view{} : item.substr(equals + 1);
        m_labels.emplace_back(item.substr(0, equals), value);
    }
    dropOverwritten();
}

// Of a label that the text has twice the last one counts.
void RegistryReader::dropOverwritten()
{
    const auto isNotBelow = [](const LabelView &a, const LabelView &b) {
        return a.first >= b.first;
    };
    if (std::adjacent_find(m_labels.begin(), m_labels.end(), isNotBelow) == m_labels.end())
        return;
    std::stable_sort(m_labels.begin(), m_labels.end(),
                     [](const LabelView &a, const LabelView &b) { return a.first < b.first; });
    auto kept = m_labels.begin();
    for (auto at = m_labels.begin(); at != m_labels.end(); ++at) {
        if (const auto next = at + 1; next == m_labels.end() || next->first != at->first)
            *kept++ = *at;
    }
    m_labels.erase(kept, m_labels.end());
}

void RegistryReader::unescapeValues()
{
    if (m_form == LabelForm::AsIs)
        return;
    std::size_t bytes = 0;
    for (const auto &[name, value] : m_labels)
        bytes += needsUnescape(value) ? value.size() : 0;
    if (bytes == 0)
        return;
    m_unescaped.clear();
    m_unescaped.reserve(bytes); // views into it must hold
    for (auto &[name, value] : m_labels) {
        if (!needsUnescape(value))
            continue;
        const auto begin = m_unescaped.size();
        unescapeLabelTo(value, m_unescaped);
        value = std::string_view(m_unescaped).substr(begin);
    }
}

void RegistryReader::readId(TermReader &reader, bool isProper, std::string_view metric)
{
    if (!reader.isGood())
        return;
    if (reader.peek() != Kind::Integer) {
        if (reader.skip())
            deliver(false, 0, metric);
        return;
    }
    if (const auto id = reader.unsignedInteger())
        deliver(isProper, *id, metric);
}

void RegistryReader::deliver(bool isProper, std::uint64_t id, std::string_view metric)
{
    if (!isProper || id == 0) {
        ++m_odd;
        return;
    }
    ++m_series;
    unescapeValues();
    m_sink.onSeries(id, {metric, m_labels});
}

RegistryReader::Outcome RegistryReader::fail(ErrorCode code, std::string text)
{
    m_step = Step::Failed;
    m_error = {code, std::move(text)};
    return Outcome::Bad;
}

} // namespace tg::term
