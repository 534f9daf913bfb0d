// QCborStreamWriter behind the bytes of a buffer, as this protocol uses it: definite lengths, no
// tags, texts cut to what the other end takes. One thread; the buffer outlives it and is up to date
// after each call.
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QByteArrayView>
#include <QCborStreamWriter>
#include <QStringView>

namespace tg::protocol {

class CborWriter
{
public:
    explicit CborWriter(QByteArray &out);

    void array(std::size_t count) { m_out.startArray(count); }
    void endArray() { m_out.endArray(); }
    void map(std::size_t count) { m_out.startMap(count); }
    void endMap() { m_out.endMap(); }
    void null() { m_out.appendNull(); }
    void boolean(bool value) { m_out.append(value); }
    void integer(qint64 value) { m_out.append(value); }
    void real(double value) { m_out.append(value); } // finite
    void text(QStringView value);
    // At most so many bytes of UTF-8; of a longer text its beginning and an ellipsis.
    void text(QStringView value, std::size_t mostBytes);
    // Items that were written elsewhere: the end of the array or map that is open, which needs no
    // endArray() then.
    void append(QByteArrayView encoded);

    std::size_t size() const { return static_cast<std::size_t>(m_device.size()); }

private:
    void utf8(QByteArrayView bytes) { m_out.appendTextString(bytes.data(), bytes.size()); }

    QBuffer m_device;
    QCborStreamWriter m_out;
};

} // namespace tg::protocol
