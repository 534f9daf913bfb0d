#include "shared/protocol/cbor_writer.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <QtEndian>

namespace tg::protocol {

namespace {

constexpr std::size_t kMostHead = 9;
constexpr char kEllipsis[] = "\xe2\x80\xa6";
constexpr qsizetype kEllipsisBytes = sizeof(kEllipsis) - 1;

bool isAscii(QStringView text)
{
    char16_t all = 0;
    for (const char16_t unit : std::u16string_view(text.utf16(), text.size()))
        all |= unit;
    return all < 0x80;
}

} // namespace

CborWriter::CborWriter(QByteArray &out)
    : m_out(out)
{
    const qsizetype used = m_out.size();
    m_at = m_out.data() + used;
    m_end = m_at;
}

void CborWriter::grow(std::size_t bytes)
{
    const auto used = static_cast<qsizetype>(size());
    const auto wanted = used + static_cast<qsizetype>(bytes);
    m_out.resize(std::max<qsizetype>({wanted, 2 * used, 256}));
    m_at = m_out.data() + used;
    m_end = m_out.data() + m_out.size();
}

void CborWriter::finish()
{
    m_out.resize(static_cast<qsizetype>(size()));
    m_at = m_out.data() + m_out.size();
    m_end = m_at;
}

void CborWriter::head(Major major, std::uint64_t value)
{
    room(kMostHead);
    const auto top = static_cast<unsigned>(major) << 5U;
    const auto put = [this, top](unsigned code, auto number) {
        *m_at++ = static_cast<char>(top | code);
        qToBigEndian(number, m_at);
        m_at += sizeof(number);
    };
    if (value < 24)
        *m_at++ = static_cast<char>(top | static_cast<unsigned>(value));
    else if (value <= 0xff)
        put(24, static_cast<std::uint8_t>(value));
    else if (value <= 0xffff)
        put(25, static_cast<std::uint16_t>(value));
    else if (value <= 0xffff'ffff)
        put(26, static_cast<std::uint32_t>(value));
    else
        put(27, value);
}

void CborWriter::setMapCount(std::size_t offset, unsigned count)
{
    Q_ASSERT(count < 24);
    m_out.data()[offset] = static_cast<char>((static_cast<unsigned>(Major::Map) << 5U) | count);
}

void CborWriter::real(double value)
{
    room(kMostHead);
    *m_at++ = static_cast<char>(kDouble);
    qToBigEndian(std::bit_cast<std::uint64_t>(value), m_at);
    m_at += sizeof(value);
}

void CborWriter::utf8(QByteArrayView bytes)
{
    head(Major::Text, static_cast<std::uint64_t>(bytes.size()));
    append(bytes);
}

void CborWriter::append(QByteArrayView encoded)
{
    if (encoded.isEmpty())
        return;
    room(static_cast<std::size_t>(encoded.size()));
    std::memcpy(m_at, encoded.data(), static_cast<std::size_t>(encoded.size()));
    m_at += encoded.size();
}

void CborWriter::text(QStringView value)
{
    if (!isAscii(value))
        return utf8(value.toUtf8());
    const auto size = static_cast<std::size_t>(value.size());
    head(Major::Text, size);
    room(size);
    for (const char16_t unit : std::u16string_view(value.utf16(), size))
        *m_at++ = static_cast<char>(unit);
}

void CborWriter::text(QStringView value, std::size_t mostBytes)
{
    const auto most = static_cast<qsizetype>(mostBytes);
    if (value.size() <= most / 3) // UTF-16 becomes three bytes a unit at most
        return text(value);
    QByteArray bytes = value.toUtf8();
    if (bytes.size() > most) {
        qsizetype end = most - kEllipsisBytes;
        while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xc0U) == 0x80U)
            --end;
        bytes.truncate(end);
        bytes.append(kEllipsis, kEllipsisBytes);
    }
    utf8(bytes);
}

} // namespace tg::protocol
