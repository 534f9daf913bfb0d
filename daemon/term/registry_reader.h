// Reads a node's registry out of an rpc reply while it streams in, in chunks cut anywhere: one
// series at a time goes to the sink, nothing but the series cut by the end of a chunk is kept.
// Plain object, one thread. Shapes: the forward map #{{Metric,Labels} => Id}; overflow rows
// [{{Metric,Labels},Id} | {{reverse,Id},_,_}] (also {{Metric,Labels},Id,Pid}); SQL rows
// {ok,[[Id,Metric,LabelsText]]}.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/label_policy.h"
#include "shared/base/result.h"
#include "term/bytes.h"
#include "term/series_view.h"

namespace tg::term {

class TermReader;

class RegistrySink
{
public:
    virtual ~RegistrySink() = default;
    // Views end with the call. The labels have the clients' form, in any order. Escaped: those that
    // the node's text form keeps, unescaped (base/label_escape.h).
    virtual void onSeries(std::uint64_t id, const SeriesView &series) = 0;
};

enum class RegistryShape : std::uint8_t { ForwardMap, OverflowRows, SqlRows };

class RegistryReader
{
public:
    static constexpr std::size_t kMaxSeriesBytes =
        8 * 1024 * 1024; // one series; beyond it the read fails

    RegistryReader(RegistryShape shape, LabelForm form, RegistrySink &sink)
        : m_shape(shape)
        , m_form(form)
        , m_sink(sink)
    {
    }

    // The reply term without its version byte. False: finish() tells why, and the rest is not
    // looked at.
    bool feed(BytesView chunk);
    Result<void> finish();

    std::uint64_t seriesRead() const { return m_series; }
    // Entries that are no series we could write to: names or values that are not binaries.
    std::uint64_t oddEntries() const { return m_odd; }
    std::uint64_t lastId() const { return m_lastId; } // of SQL rows: where the next page begins

private:
    // Refusal: the node answered something else; its beginning is kept for the text.
    enum class Step : std::uint8_t { Header, Entries, Done, Refusal, Failed };
    enum class Outcome : std::uint8_t { Good, NeedsMore, Bad };

    std::size_t consume(BytesView bytes);
    Outcome readStep(TermReader &reader);
    Outcome header(TermReader &reader);
    Outcome end(TermReader &reader);
    Outcome entry(TermReader &reader);
    // The three shapes of an entry; the reader's failure() tells what was wrong.
    void mapEntry(TermReader &reader);
    void overflowRow(TermReader &reader);
    void sqlRow(TermReader &reader);
    bool seriesName(TermReader &reader, std::string_view &metric);
    bool labels(TermReader &reader);
    bool isKeptAsText() const;
    void splitLabels(std::string_view text);
    void dropOverwritten();
    void unescapeValues();
    void readId(TermReader &reader, bool isProper, std::string_view metric);
    void deliver(bool isProper, std::uint64_t id, std::string_view metric);
    static Outcome outcomeOf(const TermReader &reader);
    Outcome fail(ErrorCode code, std::string text);

    const RegistryShape m_shape;
    const LabelForm m_form;
    RegistrySink &m_sink;
    Step m_step = Step::Header;
    std::uint64_t m_left = 0; // entries still to come
    std::uint64_t m_series = 0;
    std::uint64_t m_odd = 0;
    std::uint64_t m_lastId = 0;
    Bytes m_carry;             // the beginning of an entry that is not all there yet
    std::size_t m_retryAt = 0; // carry size at which trying again is worth it
    std::vector<LabelView> m_labels;
    std::string m_text;      // of labels that the node holds in memory in another form
    std::string m_unescaped; // the values in m_labels that were escaped
    Error m_error;
};

} // namespace tg::term
