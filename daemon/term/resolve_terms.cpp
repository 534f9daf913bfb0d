#include "term/resolve_terms.h"

#include "term/label_terms.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::term {

namespace {

template <typename WriteOne>
void writeList(TermWriter &writer, std::span<const SeriesView> series, const WriteOne &writeOne)
{
    if (!series.empty())
        writer.list(static_cast<std::uint32_t>(series.size()));
    for (const auto &one : series)
        writeOne(one);
    writer.nil();
}

Error badReply(BytesView reply)
{
    return {ErrorCode::BadSyntax, "no list of ids: " + termText(reply)};
}

} // namespace

void writeResolveArguments(std::string_view store, std::span<const SeriesView> series,
                           LabelForm labels, Bytes &out)
{
    TermWriter writer(out);
    writer.list(4);
    writer.exportFun("Elixir.TimelessMetrics", "resolve_series", 3);
    writeList(writer, series, [&](const SeriesView &) { writer.atom(store); });
    writeList(writer, series, [&](const SeriesView &one) { writer.binary(one.metric); });
    writeList(writer, series,
              [&](const SeriesView &one) { writeLabels(writer, one.labels, labels); });
    writer.nil();
}

Result<std::vector<std::uint64_t>> readIds(BytesView reply, std::size_t expected)
{
    TermReader reader(reply);
    if (reader.peek() == Kind::Tuple) {
        if (reader.tuple() == 2 && reader.peek() == Kind::Atom && reader.atomIs("badrpc"))
            return Error{ErrorCode::Refused, termText(reply)};
        return badReply(reply);
    }
    const auto length = reader.list();
    if (!length || *length != expected)
        return badReply(reply);
    std::vector<std::uint64_t> ids;
    ids.reserve(expected);
    for (std::size_t i = 0; i < expected; ++i) {
        const auto id = reader.unsignedInteger();
        if (!id || *id == 0 || *id > INT64_MAX)
            return badReply(reply);
        ids.push_back(*id);
    }
    if (!reader.listEnd() || !reader.atEnd())
        return badReply(reply);
    return ids;
}

} // namespace tg::term
