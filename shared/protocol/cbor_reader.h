// Reads CBOR from the other end without trusting it: definite lengths only, no tags, every length
// held against the bytes that are left before anything is made of it, nesting bounded. The first
// failure stays: after it every read gives nothing and isAtEnd() is true, so that callers check
// once at the end. One thread; the bytes outlive the reader.
#pragma once

#include <cstdint>

#include <QByteArrayView>
#include <QString>

#include "shared/base/result.h"
#include "shared/protocol/cbor_writer.h"
#include "shared/protocol/limits.h"

namespace tg::protocol {

class CborReader
{
public:
    explicit CborReader(QByteArrayView bytes)
        : m_begin(bytes.data())
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    bool hasFailed() const { return m_hasFailed; }
    const Error &error() const { return m_error; }
    void fail(ErrorCode code, const char *what); // names the place
    bool isAtEnd() const { return m_at == m_end; }

    // How many items follow: never more than the bytes left could hold.
    std::size_t array(std::size_t most = kMaxFrame);
    std::size_t map(std::size_t most = kMaxMembers);

    Major nextMajor() const; // Other at the end
    bool isNextNull() const { return !isAtEnd() && nextByte() == kNull; }
    bool isNextReal() const { return !isAtEnd() && nextByte() >= kHalf && nextByte() <= kDouble; }
    void null();
    bool boolean();
    qint64 integer();
    qint64 integer(qint64 least, qint64 most);
    double real(); // finite; also from an integer
    // Valid UTF-8, in the bytes that are read from.
    QByteArrayView utf8(std::size_t mostBytes);
    QString text(std::size_t mostBytes) { return QString::fromUtf8(utf8(mostBytes)); }

    void skip(std::size_t depth = 0); // one item with all that is in it

private:
    struct Head {
        Major major = Major::Other;
        std::uint8_t info = 0; // low five bits of its first byte
        std::uint64_t value = 0;
    };

    std::uint8_t nextByte() const { return static_cast<std::uint8_t>(*m_at); }
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    Head head();
    std::size_t count(Major major, std::size_t itemsEach, std::size_t most);
    double finite(const Head &head);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_hasFailed = false;
    Error m_error;
};

} // namespace tg::protocol
