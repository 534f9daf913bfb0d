// QCborStreamReader for bytes from the other end, which are not trusted: definite lengths only, no
// tags, every length held against the bytes that are left before anything is made of it, nesting
// bounded. Containers are left by themselves once their last item is read. The first failure stays:
// after it every read gives nothing and isAtEnd() is true, so that callers check once at the end.
// One thread; the bytes outlive the reader.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCborStreamReader>
#include <QString>

#include "shared/base/result.h"
#include "shared/protocol/limits.h"

namespace tg::protocol {

class CborReader
{
public:
    using Type = QCborStreamReader::Type;

    explicit CborReader(QByteArrayView bytes)
        : m_in(bytes.data(), bytes.size())
        , m_size(bytes.size())
    {
    }

    bool hasFailed() const { return m_hasFailed; }
    const Error &error() const { return m_error; }
    void fail(ErrorCode code, const char *what); // names the place
    bool isAtEnd() const { return m_hasFailed || left() == 0; }

    // How many items follow: never more than the bytes left could hold.
    std::size_t array(std::size_t most = kMaxFrame) { return enter(Type::Array, 1, most); }
    std::size_t map(std::size_t most = kMaxMembers) { return enter(Type::Map, 2, most); }

    Type nextType() const { return isBroken() ? Type::Invalid : m_in.type(); }
    bool isNextNull() const { return !isBroken() && m_in.isNull(); }
    void null();
    bool boolean();
    qint64 integer();
    qint64 integer(qint64 least, qint64 most);
    double real(); // finite; also from an integer
    // Valid UTF-8; there until the next read.
    QByteArrayView utf8(std::size_t mostBytes);
    QString text(std::size_t mostBytes) { return textOf(utf8(mostBytes)); }
    static QString textOf(QByteArrayView utf8); // every character of it, a byte order mark too

    void skip(std::size_t depth = 0); // one item with all that is in it

private:
    // In front of an item that is no CBOR Qt 6.4 still tells the type of the one before.
    bool isBroken() const { return m_hasFailed || m_in.lastError() != QCborError::NoError; }
    std::size_t left() const { return static_cast<std::size_t>(m_size - m_in.currentOffset()); }
    std::size_t enter(Type type, std::size_t itemsEach, std::size_t most);
    qsizetype stringSize(std::size_t mostBytes);
    void refuse(const char *expected); // what follows is not that, or no CBOR at all
    void advance();
    void settle();

    mutable QCborStreamReader m_in; // its lastError() is not const
    qint64 m_size;
    QByteArray m_text; // what utf8() gave out
    bool m_hasFailed = false;
    Error m_error;
};

} // namespace tg::protocol
