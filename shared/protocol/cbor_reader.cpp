#include "shared/protocol/cbor_reader.h"

#include <bit>
#include <cmath>
#include <limits>

#include <QFloat16>
#include <QUtf8StringView>
#include <QtEndian>

namespace tg::protocol {

namespace {

constexpr auto kMostInteger = static_cast<std::uint64_t>(std::numeric_limits<qint64>::max());

} // namespace

void CborReader::fail(ErrorCode code, const char *what)
{
    if (!m_hasFailed)
        m_error = {code, std::string(what) + " at byte " + std::to_string(m_at - m_begin)};
    m_hasFailed = true;
    m_at = m_end;
}

Major CborReader::nextMajor() const
{
    return isAtEnd() ? Major::Other : static_cast<Major>(nextByte() >> 5U);
}

CborReader::Head CborReader::head()
{
    if (isAtEnd()) {
        fail(ErrorCode::BadSyntax, "the body ends too early");
        return {};
    }
    const std::uint8_t first = nextByte();
    Head head{static_cast<Major>(first >> 5U), static_cast<std::uint8_t>(first & 0x1fU), 0};
    if (head.info > 27) {
        fail(ErrorCode::BadSyntax, "a reserved or indefinite length");
        return {};
    }
    const std::size_t bytes = head.info < 24 ? 0 : std::size_t{1} << (head.info - 24U);
    if (left() < 1 + bytes) {
        fail(ErrorCode::BadSyntax, "the body ends too early");
        return {};
    }
    ++m_at;
    switch (bytes) {
    case 0:
        head.value = head.info;
        break;
    case 1:
        head.value = nextByte();
        break;
    case 2:
        head.value = qFromBigEndian<std::uint16_t>(m_at);
        break;
    case 4:
        head.value = qFromBigEndian<std::uint32_t>(m_at);
        break;
    default:
        head.value = qFromBigEndian<std::uint64_t>(m_at);
        break;
    }
    m_at += bytes;
    return head;
}

std::size_t CborReader::count(Major major, std::size_t itemsEach, std::size_t most)
{
    if (!isAtEnd() && nextMajor() != major) {
        fail(ErrorCode::BadSyntax, major == Major::Map ? "no map" : "no array");
        return 0;
    }
    const Head head = this->head();
    if (head.value > left() / itemsEach) {
        fail(ErrorCode::BadSyntax, "more items than bytes");
        return 0;
    }
    if (head.value > most) {
        fail(ErrorCode::LimitExceeded, "too many items");
        return 0;
    }
    return static_cast<std::size_t>(head.value);
}

std::size_t CborReader::array(std::size_t most)
{
    return count(Major::Array, 1, most);
}

std::size_t CborReader::map(std::size_t most)
{
    return count(Major::Map, 2, most);
}

void CborReader::null()
{
    if (!isNextNull())
        return fail(ErrorCode::BadSyntax, "no null");
    ++m_at;
}

bool CborReader::boolean()
{
    const bool isOne = !isAtEnd() && (nextByte() == kTrue || nextByte() == kFalse);
    if (!isOne) {
        fail(ErrorCode::BadSyntax, "no true or false");
        return false;
    }
    return static_cast<std::uint8_t>(*m_at++) == kTrue;
}

qint64 CborReader::integer()
{
    if (nextMajor() != Major::Unsigned && nextMajor() != Major::Negative) {
        fail(ErrorCode::BadSyntax, "no whole number");
        return 0;
    }
    const Head head = this->head();
    if (head.value > kMostInteger) {
        fail(ErrorCode::BadValue, "a number beyond 63 bits");
        return 0;
    }
    const auto value = static_cast<qint64>(head.value);
    return head.major == Major::Negative ? ~value : value;
}

qint64 CborReader::integer(qint64 least, qint64 most)
{
    const qint64 value = integer();
    if (!m_hasFailed && (value < least || value > most))
        fail(ErrorCode::BadValue, "a number out of range");
    return m_hasFailed ? least : value;
}

double CborReader::finite(const Head &head)
{
    double value = std::numeric_limits<double>::quiet_NaN();
    switch (head.info) {
    case 25:
        value = static_cast<double>(
            static_cast<float>(std::bit_cast<qfloat16>(static_cast<std::uint16_t>(head.value))));
        break;
    case 26:
        value = static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(head.value)));
        break;
    case 27:
        value = std::bit_cast<double>(head.value);
        break;
    default:
        break;
    }
    if (!m_hasFailed && !std::isfinite(value))
        fail(ErrorCode::BadValue, "no finite number");
    return m_hasFailed ? 0 : value;
}

double CborReader::real()
{
    if (nextMajor() == Major::Unsigned || nextMajor() == Major::Negative)
        return static_cast<double>(integer());
    if (!isNextReal()) {
        fail(ErrorCode::BadSyntax, "no number");
        return 0;
    }
    return finite(head());
}

QByteArrayView CborReader::utf8(std::size_t mostBytes)
{
    if (!isAtEnd() && nextMajor() != Major::Text) {
        fail(ErrorCode::BadSyntax, "no text");
        return {};
    }
    const Head head = this->head();
    if (head.value > left()) {
        fail(ErrorCode::BadSyntax, "a text longer than the body");
        return {};
    }
    if (head.value > mostBytes) {
        fail(ErrorCode::LimitExceeded, "a text that is too long");
        return {};
    }
    const QByteArrayView bytes(m_at, static_cast<qsizetype>(head.value));
    if (!QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8()) {
        fail(ErrorCode::BadSyntax, "a text that is not UTF-8");
        return {};
    }
    m_at += head.value;
    return bytes;
}

void CborReader::skip(std::size_t depth)
{
    switch (nextMajor()) {
    case Major::Unsigned:
    case Major::Negative:
        head();
        return;
    case Major::Bytes: {
        const Head head = this->head();
        if (head.value > left())
            return fail(ErrorCode::BadSyntax, "bytes longer than the body");
        m_at += head.value;
        return;
    }
    case Major::Text:
        utf8(kMaxFrame);
        return;
    case Major::Array:
    case Major::Map: {
        if (depth == kMaxDepth)
            return fail(ErrorCode::LimitExceeded, "nested too deeply");
        const bool isMap = nextMajor() == Major::Map;
        const std::size_t items = isMap ? 2 * map(kMaxFrame) : array();
        for (std::size_t i = 0; i < items && !m_hasFailed; ++i)
            skip(depth + 1);
        return;
    }
    case Major::Tag:
        return fail(ErrorCode::BadSyntax, "a tag");
    case Major::Other:
        if (isNextNull())
            return null();
        if (isNextReal())
            real();
        else
            boolean();
        return;
    }
}

} // namespace tg::protocol
