#include "shared/protocol/cbor_writer.h"

namespace tg::protocol {

namespace {

constexpr char kEllipsis[] = "\xe2\x80\xa6";
constexpr qsizetype kEllipsisBytes = sizeof(kEllipsis) - 1;

} // namespace

CborWriter::CborWriter(QByteArray &out)
    : m_device(&out)
    , m_out(&m_device)
{
    m_device.open(QIODevice::Append | QIODevice::Unbuffered);
}

void CborWriter::append(QByteArrayView encoded)
{
    m_device.write(encoded.data(), encoded.size());
}

void CborWriter::text(QStringView value)
{
    m_out.append(value);
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
