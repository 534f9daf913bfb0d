// Plays one HostileRow over a socket of its own and tells what came back. Blocking, one thread; no
// event loop is needed.
#pragma once

#include <QByteArray>
#include <QList>

#include "hostile_row.h"

namespace tg::test {

struct HostileReply {
    QByteArray bytes;      // all that came
    QList<int> statuses;   // of the whole answers in it, 100 left out
    bool isWhole = false;  // nothing but whole answers came
    bool isClosed = false; // by the gateway
    bool servesOn = false; // a further request was answered 200
    QByteArray trouble;    // it could not connect, or the time was over
};

HostileReply play(const HostileRow &row, quint16 port);

// The answers at the front of `bytes`; `rest` tells how many bytes are no whole answer.
QList<int> statusesIn(const QByteArray &bytes, qsizetype &rest);

// A connected socket on loopback, -1 if there is none.
int connectTo(quint16 port);

} // namespace tg::test
