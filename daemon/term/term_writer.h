// Appends terms in the Erlang external term format to a buffer it borrows (Bytes or std::string).
// What it writes is what a node's term_to_binary(T, [{minor_version,2}]) gives. Any thread, one at
// a time. Compound terms are written header first: tuple(2), then two terms; list(n), then n terms
// and nil() as the tail; map(n), then n keys and values. Source: Erlang "External Term Format".
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "term/bytes.h"
#include "term/pid.h"

namespace tg::term {

template <typename Buffer> class BasicTermWriter
{
public:
    explicit BasicTermWriter(Buffer &out)
        : m_out(out)
    {
    }

    void version() { put8(131); }
    void raw(BytesView encoded) { putBytes(asText(encoded)); }

    // At most 255 characters and 255 bytes: enough for every atom the gateway names, config is
    // checked against it.
    void atom(std::string_view name)
    {
        put8(119);
        put8(static_cast<unsigned char>(name.size()));
        putBytes(name.substr(0, 255));
    }
    void tuple(std::uint32_t arity)
    {
        if (arity < 256) {
            put8(104);
            put8(static_cast<unsigned char>(arity));
        } else {
            put8(105);
            put32(arity);
        }
    }
    // The empty list is nil() alone: write list(0) and nil() and a reader gets the same, only
    // longer.
    void list(std::uint32_t count)
    {
        put8(108);
        put32(count);
    }
    void nil() { put8(106); }
    void map(std::uint32_t pairs)
    {
        put8(116);
        put32(pairs);
    }
    void binary(std::string_view bytes)
    {
        put8(109);
        put32(static_cast<std::uint32_t>(bytes.size()));
        putBytes(bytes);
    }
    void integer(std::int64_t value)
    {
        if (value >= 0 && value < 256) {
            put8(97);
            put8(static_cast<unsigned char>(value));
        } else if (value == static_cast<std::int32_t>(value)) {
            put8(98);
            put32(static_cast<std::uint32_t>(value));
        } else {
            const auto bits = static_cast<std::uint64_t>(value);
            big(value < 0 ? ~bits + 1 : bits, value < 0);
        }
    }
    void unsignedInteger(std::uint64_t value)
    {
        if (value <= INT64_MAX)
            integer(static_cast<std::int64_t>(value));
        else
            big(value, false);
    }
    // Eight bytes whatever the value: for tags whose place in a frame must not move. Readers take
    // it as any integer.
    void wideInteger(std::uint64_t value)
    {
        put8(110);
        put8(8);
        put8(0);
        for (int shift = 0; shift < 64; shift += 8)
            put8(static_cast<unsigned char>(value >> shift));
    }
    void real(double value)
    {
        put8(70);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        put32(static_cast<std::uint32_t>(bits >> 32));
        put32(static_cast<std::uint32_t>(bits));
    }
    void pid(const Pid &pid)
    {
        put8(88);
        atom(pid.node);
        put32(pid.id);
        put32(pid.serial);
        put32(pid.creation);
    }
    void exportFun(std::string_view module, std::string_view function, std::uint8_t arity)
    {
        put8(113);
        atom(module);
        atom(function);
        integer(arity);
    }
    // Erlang's "text": a list of bytes.
    void string(std::string_view text)
    {
        if (text.empty())
            return nil();
        if (text.size() <= 65535) {
            put8(107);
            put8(static_cast<unsigned char>(text.size() >> 8));
            put8(static_cast<unsigned char>(text.size()));
            return putBytes(text);
        }
        list(static_cast<std::uint32_t>(text.size()));
        for (const char byte : text)
            integer(static_cast<unsigned char>(byte));
        nil();
    }

private:
    using Byte = typename Buffer::value_type;

    void put8(unsigned char value) { m_out.push_back(static_cast<Byte>(value)); }
    void put32(std::uint32_t value)
    {
        put8(static_cast<unsigned char>(value >> 24));
        put8(static_cast<unsigned char>(value >> 16));
        put8(static_cast<unsigned char>(value >> 8));
        put8(static_cast<unsigned char>(value));
    }
    void putBytes(std::string_view bytes)
    {
        const auto *from = reinterpret_cast<const Byte *>(bytes.data());
        m_out.insert(m_out.end(), from, from + bytes.size()); // same type: one memmove
    }
    void big(std::uint64_t magnitude, bool isNegative)
    {
        put8(110);
        put8(static_cast<unsigned char>((std::bit_width(magnitude) + 7) / 8));
        put8(isNegative ? 1 : 0);
        for (; magnitude != 0; magnitude >>= 8)
            put8(static_cast<unsigned char>(magnitude));
    }

    Buffer &m_out;
};

using TermWriter = BasicTermWriter<Bytes>;
using TermTextWriter = BasicTermWriter<std::string>;

} // namespace tg::term
