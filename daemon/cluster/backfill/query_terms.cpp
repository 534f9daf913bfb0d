#include "cluster/backfill/query_terms.h"

#include <array>
#include <bit>
#include <cmath>
#include <optional>

#include "series/series_key.h"
#include "term/entry_encoder.h"
#include "term/label_terms.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::cluster {

namespace {

constexpr std::size_t kLeastPointBytes = 6; // {T,V} of two small integers
constexpr unsigned char kSmallBig = 110;
constexpr unsigned char kLargeBig = 111;

Error surprise(std::string_view expected, term::BytesView reply)
{
    term::TermReader reader(reply);
    const bool isRefusal = reader.peek() == term::Kind::Tuple && reader.tuple() == 2 &&
                           reader.peek() == term::Kind::Atom && reader.atomIs("badrpc");
    if (isRefusal)
        return {ErrorCode::Refused, term::termText(reply)};
    return {ErrorCode::BadSyntax, std::string(expected) + " expected: " + term::termText(reply)};
}

// The nearest double of an integer term of any size, ties to even as everywhere else; nothing if it
// is none or beyond a float.
std::optional<double> wholeValue(term::BytesView bytes)
{
    if (bytes[0] != kSmallBig && bytes[0] != kLargeBig) {
        const auto value = term::TermReader(bytes).integer();
        return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
    }
    const std::size_t head = bytes[0] == kSmallBig ? 3 : 6; // tag, length, sign
    const bool isNegative = bytes[head - 1] != 0;
    auto digits = bytes.subspan(head); // least significant first
    while (!digits.empty() && digits.back() == 0)
        digits = digits.first(digits.size() - 1);
    if (digits.size() > 128) // 2^1024 is beyond
        return std::nullopt;
    std::uint64_t top = 0; // the 64 highest bits; what is cut off leaves a trace in the lowest
    std::size_t used = 0;
    int free = 64;
    for (; used < digits.size() && free >= 8; ++used, free -= 8)
        top = top << 8 | digits[digits.size() - 1 - used];
    auto rest = digits.first(digits.size() - used);
    const int shift = 8 * static_cast<int>(rest.size());
    const int spare = rest.empty() ? 0 : std::countl_zero(top);
    if (spare > 0) { // so that 64 bits are really used
        const unsigned next = rest.back();
        top = top << spare | next >> (8 - spare);
        const bool isCut = (next << spare & 0xFFU) != 0;
        rest = rest.first(rest.size() - 1);
        top |= isCut ? 1U : 0U;
    }
    for (const auto digit : rest)
        top |= digit != 0 ? 1U : 0U;
    const double value = std::ldexp(static_cast<double>(top), shift - spare);
    if (!std::isfinite(value))
        return std::nullopt;
    return isNegative ? -value : value;
}

std::optional<double> readValue(term::TermReader &reader)
{
    if (reader.peek() == term::Kind::Float) {
        const auto value = reader.real();
        return value && std::isfinite(*value) ? value : std::nullopt;
    }
    if (reader.peek() != term::Kind::Integer)
        return std::nullopt;
    const auto raw = reader.rawTerm();
    return raw ? wholeValue(*raw) : std::nullopt;
}

std::optional<StoredPoint> readPoint(term::TermReader &reader)
{
    const auto arity = reader.tuple();
    if (!arity || *arity != 2)
        return std::nullopt;
    const auto second = reader.integer();
    const auto value = second ? readValue(reader) : std::nullopt;
    if (!value)
        return std::nullopt;
    return StoredPoint{*second, *value};
}

void writeOption(term::TermWriter &writer, std::string_view name, std::int64_t second)
{
    writer.tuple(2);
    writer.atom(name);
    writer.integer(second);
}

} // namespace

void writeQueryArguments(std::string_view store, std::string_view key, LabelForm labels,
                         SecondRange range, term::Bytes &out)
{
    const auto parts = series::readKey(key);
    term::TermWriter writer(out);
    writer.list(4);
    writer.atom(store);
    writer.binary(parts.metric);
    term::writeLabels(writer, parts.labels, labels);
    writer.list(2);
    writeOption(writer, "from", range.first);
    writeOption(writer, "to", range.last);
    writer.nil();
    writer.nil();
}

void writeBatchArguments(std::string_view store, std::span<const PointToStore> points,
                         term::Bytes &out)
{
    term::TermWriter writer(out);
    writer.list(2);
    writer.atom(store);
    writer.list(static_cast<std::uint32_t>(points.size()));
    for (const auto &[id, point] : points) {
        std::array<unsigned char, term::kMaxEntryBytes> entry; // NOLINT: filled by the encoder
        auto *end = term::encodeEntry(entry.data(), id, point.value, point.second);
        out.insert(out.end(), entry.data(), end);
    }
    writer.nil();
    writer.nil();
}

void writeFlushArguments(std::string_view store, term::Bytes &out)
{
    term::TermWriter writer(out);
    writer.list(1);
    writer.atom(store);
    writer.nil();
}

Result<std::vector<StoredPoint>> readPoints(term::BytesView reply)
{
    constexpr std::string_view kExpected = "{ok,[{Time,Value}]}";
    term::TermReader reader(reply);
    const auto arity = reader.tuple();
    if (!arity || *arity != 2 || !reader.atomIs("ok"))
        return surprise(kExpected, reply);
    const auto count = reader.list();
    if (!count || *count > reader.bytesLeft() / kLeastPointBytes)
        return surprise(kExpected, reply);
    std::vector<StoredPoint> points;
    points.reserve(*count);
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto from = reader.position();
        const auto point = readPoint(reader);
        if (!point)
            return surprise("{Time,Value}", reply.subspan(from));
        points.push_back(*point);
    }
    if (!reader.listEnd() || !reader.atEnd())
        return surprise(kExpected, reply);
    sortPoints(points);
    return points;
}

Result<void> readWritten(term::BytesView reply)
{
    term::TermReader reader(reply);
    if (reader.peek() != term::Kind::Atom || !reader.atomIs("ok") || !reader.atEnd())
        return surprise("ok", reply);
    return {};
}

Result<void> readFlushed(term::BytesView reply)
{
    term::TermReader reader(reply);
    if (reader.peek() != term::Kind::List)
        return readWritten(reply);
    for (auto left = reader.list().value_or(0); left > 0; --left) {
        if (reader.peek() != term::Kind::Atom || !reader.atomIs("ok"))
            return surprise("[ok,...]", reply);
    }
    if (!reader.listEnd() || !reader.atEnd())
        return surprise("[ok,...]", reply);
    return {};
}

} // namespace tg::cluster
