// One accepted connection, whatever carries it: bytes in, bytes out, who is at the other end.
// Control thread; owned by its Session.
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QString>

namespace tg::control {

struct Origin {
    QString text;                // for the log: "unix socket, user ana", "TLS 192.0.2.7:50122"
    QString suspect;             // wrong tokens are counted for that: a user, or an address
    std::optional<QString> user; // by the system's own word; nothing over a network
};

class Connection : public QObject
{
    Q_OBJECT

public:
    virtual const Origin &origin() const = 0;
    virtual bool isEstablished() const = 0; // false: its TLS handshake runs, or failed

    virtual QByteArray read(qint64 most) = 0; // empty: nothing there now
    virtual void write(QByteArrayView bytes) = 0;
    virtual std::size_t unsentBytes() const = 0; // written, and not taken by the system yet

    virtual void close() = 0; // once what was written is sent; gone() follows
    virtual void abort() = 0; // at once; gone() follows

Q_SIGNALS:
    void readable();
    void written();
    void gone(const QString &why); // once; possibly while close() or abort() runs
};

} // namespace tg::control
