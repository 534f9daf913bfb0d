#include "shared/protocol/cbor_reader.h"

#include <cmath>
#include <limits>

#include <QFloat16>
#include <QUtf8StringView>

namespace tg::protocol {

namespace {

constexpr auto kMostInteger = static_cast<quint64>(std::numeric_limits<qint64>::max());

} // namespace

void CborReader::fail(ErrorCode code, const char *what)
{
    if (!m_hasFailed)
        m_error = {code, std::string(what) + " at byte " + std::to_string(m_in.currentOffset())};
    m_hasFailed = true;
}

void CborReader::refuse(const char *expected)
{
    const QCborError error = m_in.lastError();
    if (error == QCborError::NoError)
        fail(ErrorCode::BadSyntax, expected);
    else
        fail(ErrorCode::BadSyntax, qPrintable(error.toString()));
}

void CborReader::advance()
{
    m_in.next();
    settle();
}

void CborReader::settle()
{
    while (m_in.lastError() == QCborError::NoError && m_in.isInvalid()) { // what it stands in ends
        if (m_in.containerDepth() == 0)
            return;
        if (!m_in.leaveContainer())
            return refuse("an array or map without an end");
    }
    if (m_in.lastError() != QCborError::NoError)
        refuse("no CBOR");
}

std::size_t CborReader::enter(Type type, std::size_t itemsEach, std::size_t most)
{
    if (nextType() != type) {
        refuse(type == Type::Map ? "no map" : "no array");
        return 0;
    }
    if (!m_in.isLengthKnown()) {
        fail(ErrorCode::BadSyntax, "an indefinite length");
        return 0;
    }
    const quint64 items = m_in.length();
    if (items > (left() - 1) / itemsEach) { // without the head's first byte
        fail(ErrorCode::BadSyntax, "more items than bytes");
        return 0;
    }
    if (items > most) {
        fail(ErrorCode::LimitExceeded, "too many items");
        return 0;
    }
    m_in.enterContainer();
    settle();
    return m_hasFailed ? 0 : static_cast<std::size_t>(items);
}

void CborReader::null()
{
    if (!isNextNull())
        return refuse("no null");
    advance();
}

bool CborReader::boolean()
{
    if (isBroken() || !m_in.isBool()) {
        refuse("no true or false");
        return false;
    }
    const bool value = m_in.toBool();
    advance();
    return value;
}

qint64 CborReader::integer()
{
    const Type type = nextType();
    if (type != Type::UnsignedInteger && type != Type::NegativeInteger) {
        refuse("no whole number");
        return 0;
    }
    // Of a negative number n the bits of -1 - n.
    const quint64 bits = type == Type::UnsignedInteger
                             ? m_in.toUnsignedInteger()
                             : static_cast<quint64>(m_in.toNegativeInteger()) - 1;
    if (bits > kMostInteger) {
        fail(ErrorCode::BadValue, "a number beyond 63 bits");
        return 0;
    }
    advance();
    const auto value = static_cast<qint64>(bits);
    return type == Type::UnsignedInteger ? value : ~value;
}

qint64 CborReader::integer(qint64 least, qint64 most)
{
    const qint64 value = integer();
    if (!m_hasFailed && (value < least || value > most))
        fail(ErrorCode::BadValue, "a number out of range");
    return m_hasFailed ? least : value;
}

double CborReader::real()
{
    double value = 0;
    switch (nextType()) {
    case Type::UnsignedInteger:
    case Type::NegativeInteger:
        return static_cast<double>(integer());
    case Type::Float16:
        value = static_cast<double>(static_cast<float>(m_in.toFloat16()));
        break;
    case Type::Float:
        value = static_cast<double>(m_in.toFloat());
        break;
    case Type::Double:
        value = m_in.toDouble();
        break;
    default:
        refuse("no number");
        return 0;
    }
    if (!std::isfinite(value)) {
        fail(ErrorCode::BadValue, "no finite number");
        return 0;
    }
    advance();
    return value;
}

// Its length, before Qt makes room for it; -1 if it is refused.
qsizetype CborReader::stringSize(std::size_t mostBytes)
{
    const qsizetype size = m_in.isLengthKnown() ? m_in.currentStringChunkSize() : -1;
    if (size < 0 || static_cast<std::size_t>(size) >= left()) // its head is a byte, too
        fail(ErrorCode::BadSyntax, "a text of indefinite length, or longer than the body");
    else if (static_cast<std::size_t>(size) > mostBytes)
        fail(ErrorCode::LimitExceeded, "a text that is too long");
    return m_hasFailed ? -1 : size;
}

QByteArrayView CborReader::utf8(std::size_t mostBytes)
{
    if (nextType() != Type::String) {
        refuse("no text");
        return {};
    }
    const qsizetype size = stringSize(mostBytes);
    if (size < 0)
        return {};
    if (m_text.size() < size)
        m_text.resize(size);
    // One chunk, as the length is definite; then its end, with which the reader goes on.
    char *const bytes = m_text.data();
    const auto chunk = m_in.readStringChunk(bytes, size);
    char end = 0;
    if (chunk.status != QCborStreamReader::Ok || chunk.data != size ||
        m_in.readStringChunk(&end, 1).status != QCborStreamReader::EndOfString) {
        refuse("a text that cannot be read");
        return {};
    }
    if (!QUtf8StringView(bytes, size).isValidUtf8()) {
        fail(ErrorCode::BadSyntax, "a text that is not UTF-8");
        return {};
    }
    settle();
    return {bytes, size};
}

QString CborReader::textOf(QByteArrayView utf8)
{
    constexpr QByteArrayView kMark("\xef\xbb\xbf"); // Qt takes it for no part of the text
    QString text = QString::fromUtf8(utf8);
    if (utf8.startsWith(kMark))
        text.prepend(QChar::ByteOrderMark);
    return text;
}

void CborReader::skip(std::size_t depth)
{
    switch (nextType()) {
    case Type::String:
        utf8(kMaxFrame);
        return;
    case Type::ByteArray:
        if (stringSize(kMaxFrame) >= 0)
            advance();
        return;
    case Type::Array:
    case Type::Map: {
        if (depth == kMaxDepth)
            return fail(ErrorCode::LimitExceeded, "nested too deeply");
        const bool isMap = nextType() == Type::Map;
        const std::size_t items = isMap ? 2 * map(kMaxFrame) : array();
        for (std::size_t i = 0; i < items && !m_hasFailed; ++i)
            skip(depth + 1);
        return;
    }
    case Type::Tag:
        return fail(ErrorCode::BadSyntax, "a tag");
    case Type::Invalid:
        return refuse("the body ends too early");
    default:
        advance(); // a number, true, false, null
        return;
    }
}

} // namespace tg::protocol
