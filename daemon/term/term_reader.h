// Reads one term after the other from bytes that came from a node. Bounded: no call reads past the
// end, allocates by a length the node claims, throws or recurses. The first wrong read sticks
// (failure()), every later one fails too, so callers may check once. Views point into the bytes.
// Plain value, any thread. Source: Erlang "External Term Format".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "term/bytes.h"
#include "term/pid.h"

namespace tg::term {

enum class Kind : std::uint8_t {
    Integer,
    Float,
    Atom,
    Tuple,
    List, // [] and STRING_EXT included
    Map,
    Binary,
    Pid,
    Reference,
    Other, // a term that can be skipped and not read: funs, ports, bit strings
    None   // no term here: the end, or bytes that are none
};

enum class Failure : std::uint8_t {
    None,
    Truncated, // the term goes on behind the last byte
    Malformed, // no encoder writes this
    WrongKind  // a proper term, but not what was asked for
};

struct Reference {
    std::string_view node;
    std::uint32_t creation = 0;
    std::array<std::uint32_t, 5> words{};
    std::uint8_t wordCount = 0;
};

class TermReader
{
public:
    explicit TermReader(BytesView bytes)
        : m_bytes(bytes)
    {
    }

    // What stands next; takes nothing.
    Kind peek() const;
    bool atEnd() const { return m_at == m_bytes.size(); }
    std::size_t position() const { return m_at; }
    std::size_t bytesLeft() const { return m_bytes.size() - m_at; }
    Failure failure() const { return m_failure; }
    bool isGood() const { return m_failure == Failure::None; }

    bool version(); // the byte 131 in front of a term
    std::optional<std::string_view> atom();
    bool
    atomIs(std::string_view name); // reads an atom; false for another one (which is no failure)
    std::optional<std::int64_t> integer();
    std::optional<std::uint64_t> unsignedInteger();
    std::optional<double> real();
    std::optional<std::string_view> binary();
    std::optional<Pid> pid();
    std::optional<Reference> reference();
    std::optional<std::uint32_t> tuple(); // arity; that many terms follow
    std::optional<std::uint32_t> map();   // pairs; twice that many terms follow
    // Length; that many terms follow, then listEnd(). A STRING_EXT is read as the list of integers
    // it is.
    std::optional<std::uint32_t> list();
    bool listEnd();
    bool isInString() const { return m_inString; } // list() opened a STRING_EXT
    bool skip();                                   // any one term, however deep
    std::optional<BytesView> rawTerm();            // skips a term and gives its bytes

private:
    bool fail(Failure why);
    bool has(std::size_t count);
    bool open(unsigned char tag);
    std::uint8_t take8() { return m_bytes[m_at++]; }
    std::uint16_t take16();
    std::uint32_t take32();
    std::optional<std::string_view> takeText(std::size_t size);
    struct Magnitude {
        std::uint64_t value;
        bool isNegative;
    };
    std::optional<Magnitude> wholeNumber();
    std::optional<Magnitude> bigNumber(std::size_t digits);
    bool skipOne(std::uint64_t &pending);
    bool skipBytes(std::size_t count);

    BytesView m_bytes;
    std::size_t m_at = 0;
    std::uint32_t m_stringLeft = 0; // bytes of a STRING_EXT that are still to be read as integers
    bool m_inString = false;
    Failure m_failure = Failure::None;
};

} // namespace tg::term
