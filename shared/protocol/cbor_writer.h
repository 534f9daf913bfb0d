// Appends CBOR (RFC 8949) to a buffer, as this protocol uses it: definite lengths, shortest heads,
// no tags. One thread; finish() before the buffer is looked at.
#pragma once

#include <cstdint>

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace tg::protocol {

enum class Major : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Other };

// What is Other: the head's byte.
inline constexpr std::uint8_t kFalse = 0xf4;
inline constexpr std::uint8_t kTrue = 0xf5;
inline constexpr std::uint8_t kNull = 0xf6;
inline constexpr std::uint8_t kHalf = 0xf9;
inline constexpr std::uint8_t kFloat = 0xfa;
inline constexpr std::uint8_t kDouble = 0xfb;

class CborWriter
{
public:
    explicit CborWriter(QByteArray &out);

    void array(std::size_t count) { head(Major::Array, count); }
    void map(std::size_t count) { head(Major::Map, count); }
    void null() { byte(kNull); }
    void boolean(bool value) { byte(value ? kTrue : kFalse); }
    void integer(qint64 value)
    {
        if (value < 0)
            head(Major::Negative, static_cast<std::uint64_t>(~value));
        else
            head(Major::Unsigned, static_cast<std::uint64_t>(value));
    }
    void real(double value); // finite
    void text(QStringView value);
    // At most so many bytes of UTF-8; of a longer text its beginning and an ellipsis.
    void text(QStringView value, std::size_t mostBytes);
    void append(QByteArrayView encoded); // items that were written elsewhere

    // Of a map written at that offset with fewer than 24 fields.
    void setMapCount(std::size_t offset, unsigned count);

    std::size_t size() const { return static_cast<std::size_t>(m_at - m_out.constData()); }
    void finish();

private:
    void head(Major major, std::uint64_t value);
    void byte(std::uint8_t value)
    {
        room(1);
        *m_at++ = static_cast<char>(value);
    }
    void room(std::size_t bytes)
    {
        if (static_cast<std::size_t>(m_end - m_at) < bytes)
            grow(bytes);
    }
    void grow(std::size_t bytes);
    void utf8(QByteArrayView bytes);

    QByteArray &m_out;
    char *m_at;
    char *m_end;
};

} // namespace tg::protocol
