// One client of the admin door: reads requests within the bounds, one after the other, has each
// judged by its head, and only hands whole ones on to QHttpServer, which has neither bounds nor
// time-outs. Admin thread, owned by its GuardServer, which deletes it once it has ended.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include "admin/admin_bounds.h"
#include "admin/answer.h"
#include "admin/gatekeeper.h"
#include "admin/problem.h"
#include "admin/request_socket.h"
#include "base/log_limiter.h"

namespace tg::admin {

// What all connections share; outlives them.
struct GuardContext {
    const Gatekeeper &gatekeeper;
    const AdminBounds &bounds;
    Problems &problems;
    LogLimiter &logLimiter;
};

class GuardConnection final : public QObject
{
    Q_OBJECT

public:
    // Takes the descriptor.
    GuardConnection(qintptr descriptor, const GuardContext &context, QObject *parent);
    ~GuardConnection() override;

    // Then one of these two.
    QTcpSocket *serve(); // what QHttpServer is to be given
    void turnAway();     // there are too many connections

Q_SIGNALS:
    void ended();

private:
    enum class State { Idle, Head, Body, Sending, Lingering, Ended };

    void enter(State state);
    void advance();
    bool step(); // false: there is nothing to do until something happens
    bool searchHead();
    void judgeHead(qsizetype size);
    void handOver();
    void refuse(ErrorId id, const QString &detail, const QByteArray &allow = {});
    void send(const QByteArray &bytes);
    void finishSending();
    void fill(std::size_t limit);
    void expire();
    bool isReading() const { return m_state == State::Head || m_state == State::Body; }
    void end();

    const GuardContext &m_context;
    QTcpSocket m_client;
    RequestSocket m_inner;
    QTimer m_timer;
    State m_state = State::Idle;
    QByteArray m_input;
    qsizetype m_scanned = 0; // of m_input, while a head is being read
    Admission m_admission;
    bool m_isHeadRequest = false;
    bool m_isLast = false; // the connection ends with the next answer
    bool m_hasServed = false;
};

} // namespace tg::admin
