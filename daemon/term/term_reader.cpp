#include "term/term_reader.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#include "term/tags.h"

namespace tg::term {

Kind TermReader::peek() const
{
    if (m_inString)
        return m_stringLeft > 0 ? Kind::Integer : Kind::None;
    if (!isGood() || atEnd())
        return Kind::None;
    return kindOf(m_bytes[m_at]);
}

bool TermReader::fail(Failure why)
{
    if (m_failure == Failure::None)
        m_failure = why;
    return false;
}

bool TermReader::has(std::size_t count)
{
    return bytesLeft() >= count || fail(Failure::Truncated);
}

// Takes the tag in front of the next term if it is this one.
bool TermReader::open(unsigned char tag)
{
    if (!isGood())
        return false;
    if (m_inString)
        return fail(Failure::WrongKind);
    if (!has(1))
        return false;
    if (m_bytes[m_at] != tag)
        return fail(kindOf(m_bytes[m_at]) == Kind::None ? Failure::Malformed : Failure::WrongKind);
    ++m_at;
    return true;
}

std::uint16_t TermReader::take16()
{
    const auto high = take8();
    return static_cast<std::uint16_t>((high << 8) | take8());
}

std::uint32_t TermReader::take32()
{
    std::uint32_t value = 0;
    std::memcpy(&value, m_bytes.data() + m_at, 4);
    m_at += 4;
    return __builtin_bswap32(value);
}

std::optional<std::string_view> TermReader::takeText(std::size_t size)
{
    if (!has(size))
        return std::nullopt;
    const auto text = asText(m_bytes.subspan(m_at, size));
    m_at += size;
    return text;
}

bool TermReader::version()
{
    if (!isGood() || !has(1))
        return false;
    return take8() == tag::kVersion || fail(Failure::Malformed);
}

std::optional<std::string_view> TermReader::atom()
{
    const auto next = !isGood() || m_inString || atEnd() ? tag::kSmallAtomUtf8 : m_bytes[m_at];
    const bool isShort = next == tag::kSmallAtom || next == tag::kSmallAtomUtf8;
    const bool isLong = next == tag::kAtom || next == tag::kAtomUtf8;
    if (!open(isShort || isLong ? next : tag::kSmallAtomUtf8) || !has(isShort ? 1 : 2))
        return std::nullopt;
    return takeText(isShort ? take8() : take16());
}

bool TermReader::atomIs(std::string_view name)
{
    const auto found = atom();
    return found && *found == name;
}

std::optional<TermReader::Magnitude> TermReader::bigNumber(std::size_t digits)
{
    if (!has(1 + digits))
        return std::nullopt;
    const auto sign = take8();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const auto digit = take8();
        if (i < 8)
            value |= static_cast<std::uint64_t>(digit) << (8 * i);
        else if (digit != 0)
            fail(Failure::WrongKind); // an integer, but none that we can hold
    }
    if (sign > 1)
        fail(Failure::Malformed);
    return isGood() ? std::optional(Magnitude{value, sign == 1}) : std::nullopt;
}

std::optional<TermReader::Magnitude> TermReader::wholeNumber()
{
    if (isGood() && m_inString && m_stringLeft > 0) {
        --m_stringLeft;
        return Magnitude{take8(), false};
    }
    const auto next = !isGood() || m_inString || atEnd() ? tag::kInteger : m_bytes[m_at];
    if (kindOf(next) != Kind::Integer) {
        open(tag::kInteger);
        return std::nullopt;
    }
    if (!open(next) || !has(next == tag::kSmallInteger || next == tag::kSmallBig ? 1 : 4))
        return std::nullopt;
    switch (next) {
    case tag::kSmallInteger:
        return Magnitude{take8(), false};
    case tag::kSmallBig:
        return bigNumber(take8());
    case tag::kLargeBig:
        return bigNumber(take32());
    default: {
        const auto value = static_cast<std::int64_t>(static_cast<std::int32_t>(take32()));
        return Magnitude{static_cast<std::uint64_t>(value < 0 ? -value : value), value < 0};
    }
    }
}

std::optional<std::int64_t> TermReader::integer()
{
    constexpr auto kTop = std::uint64_t{1} << 63;
    const auto number = wholeNumber();
    if (!number)
        return std::nullopt;
    if (number->value > (number->isNegative ? kTop : kTop - 1)) {
        fail(Failure::WrongKind);
        return std::nullopt;
    }
    return static_cast<std::int64_t>(number->isNegative ? ~number->value + 1 : number->value);
}

std::optional<std::uint64_t> TermReader::unsignedInteger()
{
    const auto number = wholeNumber();
    if (!number)
        return std::nullopt;
    if (number->isNegative && number->value != 0) {
        fail(Failure::WrongKind);
        return std::nullopt;
    }
    return number->value;
}

std::optional<double> TermReader::real()
{
    const bool isText = isGood() && !m_inString && !atEnd() && m_bytes[m_at] == tag::kFloat;
    if (!open(isText ? tag::kFloat : tag::kNewFloat) || !has(isText ? 31 : 8))
        return std::nullopt;
    if (!isText) {
        const auto high = static_cast<std::uint64_t>(take32());
        return std::bit_cast<double>(high << 32 | take32());
    }
    const auto padded = *takeText(31);
    const auto text = padded.substr(0, padded.find('\0'));
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        fail(Failure::Malformed);
        return std::nullopt;
    }
    return value;
}

std::optional<std::string_view> TermReader::binary()
{
    if (!open(tag::kBinary) || !has(4))
        return std::nullopt;
    return takeText(take32());
}

std::optional<Pid> TermReader::pid()
{
    const bool isOld = isGood() && !m_inString && !atEnd() && m_bytes[m_at] == tag::kPid;
    if (!open(isOld ? tag::kPid : tag::kNewPid))
        return std::nullopt;
    Pid pid;
    const auto node = atom();
    if (!node || !has(isOld ? 9 : 12))
        return std::nullopt;
    pid.node = *node;
    pid.id = take32();
    pid.serial = take32();
    pid.creation = isOld ? take8() : take32();
    return pid;
}

std::optional<Reference> TermReader::reference()
{
    const auto next = !isGood() || m_inString || atEnd() ? tag::kNewerReference : m_bytes[m_at];
    const bool isOldest = next == tag::kReference;
    const bool isOld = next == tag::kNewReference;
    if (!open(isOldest || isOld ? next : tag::kNewerReference))
        return std::nullopt;
    Reference reference;
    if (!isOldest && !has(2))
        return std::nullopt;
    const std::size_t words = isOldest ? 1 : take16();
    if (words == 0 || words > reference.words.size()) {
        fail(Failure::Malformed);
        return std::nullopt;
    }
    const auto node = atom();
    if (!node || !has((isOldest || isOld ? 1 : 4) + 4 * words))
        return std::nullopt;
    reference.node = *node;
    reference.wordCount = static_cast<std::uint8_t>(words);
    if (!isOldest)
        reference.creation = isOld ? take8() : take32();
    for (std::size_t i = 0; i < words; ++i)
        reference.words[i] = take32();
    if (isOldest)
        reference.creation = take8();
    return reference;
}

std::optional<std::uint32_t> TermReader::tuple()
{
    const bool isLarge = isGood() && !m_inString && !atEnd() && m_bytes[m_at] == tag::kLargeTuple;
    if (!open(isLarge ? tag::kLargeTuple : tag::kSmallTuple) || !has(isLarge ? 4 : 1))
        return std::nullopt;
    return isLarge ? take32() : take8();
}

std::optional<std::uint32_t> TermReader::map()
{
    if (!open(tag::kMap) || !has(4))
        return std::nullopt;
    return take32();
}

std::optional<std::uint32_t> TermReader::list()
{
    const auto next = !isGood() || m_inString || atEnd() ? tag::kList : m_bytes[m_at];
    if (next == tag::kNil)
        return 0; // listEnd() takes it
    const bool isString = next == tag::kString;
    if (!open(isString ? tag::kString : tag::kList) || !has(isString ? 2 : 4))
        return std::nullopt;
    if (!isString)
        return take32();
    const auto length = take16();
    if (!has(length))
        return std::nullopt;
    m_inString = true;
    m_stringLeft = length;
    return length;
}

bool TermReader::listEnd()
{
    if (!isGood())
        return false;
    if (!m_inString)
        return open(tag::kNil);
    if (m_stringLeft > 0)
        return fail(Failure::WrongKind);
    m_inString = false;
    return true;
}

std::optional<BytesView> TermReader::rawTerm()
{
    const auto from = m_at;
    if (m_inString) {
        fail(Failure::WrongKind);
        return std::nullopt;
    }
    if (!skip())
        return std::nullopt;
    return m_bytes.subspan(from, m_at - from);
}

} // namespace tg::term
