#include "cluster/steward/node_questions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::cluster {

namespace {

using term::Kind;
using term::TermReader;
using term::TermWriter;

Error odd(std::string_view what, term::BytesView reply)
{
    return {ErrorCode::Refused, std::string(what) + ": the node answered " + term::termText(reply)};
}

template <typename WriteOne>
void writeList(TermWriter &writer, std::size_t count, WriteOne writeOne)
{
    if (count > 0)
        writer.list(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i)
        writeOne(i);
    writer.nil();
}

std::string_view typeAtom(MetricType type)
{
    switch (type) {
    case MetricType::Counter:
        return "counter";
    case MetricType::Histogram:
        return "histogram";
    case MetricType::Gauge:
        break;
    }
    return "gauge";
}

// The list that was read is a whole one, and nothing stands behind it.
bool isOver(TermReader &reader)
{
    return reader.listEnd() && reader.atEnd();
}

// The description in #{description => Text | nil, ...}.
std::optional<std::string> readDescription(TermReader &reader)
{
    std::optional<std::string> text;
    for (auto pairs = reader.map().value_or(0); pairs > 0 && reader.isGood(); --pairs) {
        const bool isAtom = reader.peek() == Kind::Atom;
        const bool isDescription = isAtom && reader.atomIs("description");
        if (!isAtom)
            reader.skip(); // a key of another kind
        if (isDescription && reader.peek() == Kind::Binary)
            text = std::string(reader.binary().value_or(std::string_view()));
        else
            reader.skip();
    }
    return text;
}

} // namespace

term::Bytes shardCountArguments(std::string_view store)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    writer.list(2);
    writer.tuple(3);
    writer.atom(kNodeModule);
    writer.atom(store);
    writer.atom("shard_count");
    writer.integer(0);
    writer.nil();
    return bytes;
}

Result<std::uint64_t> readCount(term::BytesView reply)
{
    const auto count = TermReader(reply).unsignedInteger();
    if (!count)
        return odd("a number was asked for", reply);
    return *count;
}

term::Bytes whereisArguments(std::string_view store, std::uint64_t shards)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    const std::string prefix(store);
    writer.list(2);
    writer.exportFun("erlang", "whereis", 1);
    writeList(writer, shards + 1, [&](std::size_t i) {
        writer.atom(i < shards ? prefix + "_builder_" + std::to_string(i) : prefix + "_db");
    });
    writer.nil();
    return bytes;
}

Result<term::Bytes> readPids(term::BytesView reply, std::size_t expected)
{
    TermReader reader(reply);
    const auto count = reader.list();
    if (!count || *count != expected)
        return odd("the pids of the builders", reply);
    for (std::size_t i = 0; i < expected; ++i) {
        if (reader.peek() != Kind::Pid)
            return odd("a builder is not running", reply);
        reader.skip();
    }
    if (!isOver(reader))
        return odd("the pids of the builders", reply);
    return term::Bytes(reply.begin(), reply.end());
}

term::Bytes mailboxArguments(term::BytesView pids, std::size_t count)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    writer.list(3);
    writer.exportFun("erlang", "process_info", 2);
    writer.raw(pids);
    writeList(writer, count, [&](std::size_t) { writer.atom("message_queue_len"); });
    writer.nil();
    return bytes;
}

Result<std::vector<std::uint64_t>> readMailboxes(term::BytesView reply, std::size_t expected)
{
    TermReader reader(reply);
    const auto count = reader.list();
    if (!count || *count != expected)
        return odd("mailboxes", reply);
    std::vector<std::uint64_t> lengths;
    for (std::size_t i = 0; i < expected; ++i) {
        if (reader.peek() != Kind::Tuple || reader.tuple() != 2 ||
            !reader.atomIs("message_queue_len"))
            return odd("a process is gone", reply);
        lengths.push_back(reader.unsignedInteger().value_or(0));
    }
    if (!isOver(reader))
        return odd("mailboxes", reply);
    return lengths;
}

term::Bytes factsArguments(std::string_view store, std::span<const std::string> names)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    writer.list(3);
    writer.exportFun(kNodeModule, "get_metadata", 2);
    writeList(writer, names.size(), [&](std::size_t) { writer.atom(store); });
    writeList(writer, names.size(), [&](std::size_t i) { writer.binary(names[i]); });
    writer.nil();
    return bytes;
}

Result<std::vector<std::optional<std::string>>> readFacts(term::BytesView reply,
                                                          std::size_t expected)
{
    TermReader reader(reply);
    const auto count = reader.peek() == Kind::List ? reader.list() : std::nullopt;
    if (!count || *count != expected)
        return odd("facts", reply);
    std::vector<std::optional<std::string>> texts;
    for (std::size_t i = 0; i < expected; ++i) {
        if (reader.tuple() != 2 || !reader.atomIs("ok"))
            return odd("a fact", reply);
        if (reader.peek() == Kind::Map) {
            texts.push_back(readDescription(reader));
        } else {
            reader.skip(); // nil: there is none
            texts.emplace_back();
        }
    }
    if (!isOver(reader))
        return odd("facts", reply);
    return texts;
}

term::Bytes storeFactArguments(std::string_view store, std::string_view name, std::string_view text)
{
    return registerMetricArguments(store, {MetricType::Gauge, name, text, {}});
}

term::Bytes registerMetricArguments(std::string_view store, const FamilyMetadata &metadata)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    writer.list(4);
    writer.atom(store);
    writer.binary(metadata.family);
    writer.atom(typeAtom(metadata.type));
    const std::array options{std::pair{"description", metadata.help},
                             std::pair{"unit", metadata.unit}};
    const auto told =
        std::ranges::count_if(options, [](const auto &option) { return !option.second.empty(); });
    if (told > 0)
        writer.list(static_cast<std::uint32_t>(told));
    for (const auto &[name, text] : options) {
        if (text.empty())
            continue;
        writer.tuple(2);
        writer.atom(name);
        writer.binary(text);
    }
    writer.nil();
    writer.nil();
    return bytes;
}

Result<void> readStored(term::BytesView reply)
{
    TermReader reader(reply);
    if (reader.peek() != Kind::Tuple || reader.tuple() != 2 || !reader.atomIs("ok") ||
        !reader.skip())
        return odd("it could not be stored", reply);
    return {};
}

term::Bytes atomArgument(std::string_view atom)
{
    term::Bytes bytes;
    TermWriter writer(bytes);
    writer.list(1);
    writer.atom(atom);
    writer.nil();
    return bytes;
}

} // namespace tg::cluster
