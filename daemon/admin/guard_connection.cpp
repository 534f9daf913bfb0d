#include "admin/guard_connection.h"

#include <algorithm>
#include <string_view>
#include <sys/socket.h>
#include <utility>
#include <variant>

#include "admin/admin_log.h"

namespace tg::admin {

namespace {

constexpr qint64 kReadAhead = 16 * 1024;

} // namespace

GuardConnection::GuardConnection(qintptr descriptor, const GuardContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_client(this)
    , m_inner(this)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_client.setReadBufferSize(kReadAhead); // the rest waits in the kernel, and the client with it
    m_client.setSocketDescriptor(descriptor);
    connect(&m_timer, &QTimer::timeout, this, &GuardConnection::expire);
    connect(&m_client, &QTcpSocket::readyRead, this, &GuardConnection::advance);
    connect(&m_client, &QTcpSocket::disconnected, this, &GuardConnection::end);
    connect(&m_client, &QTcpSocket::bytesWritten, this, [this] {
        if (m_state == State::Sending)
            m_timer.start(m_context.bounds.sendTimeout); // somebody reads
        advance();
    });
}

GuardConnection::~GuardConnection()
{
    m_client.disconnect(this); // it tells of its end after the other members have gone
}

QTcpSocket *GuardConnection::serve()
{
    enter(State::Idle);
    return &m_inner;
}

void GuardConnection::turnAway()
{
    m_isLast = true;
    refuse(ErrorId::TooManyConnections,
           QStringLiteral("%1 connections are open, as many as admin.connections allows.")
               .arg(m_context.bounds.connections));
    advance();
}

void GuardConnection::enter(State state)
{
    m_state = state;
    const AdminBounds &bounds = m_context.bounds;
    switch (state) {
    case State::Idle:
        m_timer.start(m_hasServed ? bounds.idleTimeout : bounds.requestTimeout);
        break;
    case State::Head:
        m_scanned = 0;
        m_timer.start(bounds.requestTimeout);
        break;
    case State::Body:
        break; // the time of the request goes on
    case State::Sending:
        m_timer.start(bounds.sendTimeout);
        break;
    case State::Lingering:
        m_timer.start(kLinger);
        break;
    case State::Ended:
        m_timer.stop();
        break;
    }
}

void GuardConnection::advance()
{
    while (step()) {
    }
}

bool GuardConnection::step()
{
    switch (m_state) {
    case State::Idle:
        fill(m_context.bounds.headBytes);
        if (m_input.isEmpty())
            return false;
        enter(State::Head);
        return true;
    case State::Head:
        fill(m_context.bounds.headBytes);
        return searchHead();
    case State::Body:
        fill(m_admission.bodyBytes);
        if (static_cast<std::size_t>(m_input.size()) < m_admission.bodyBytes)
            return false;
        handOver();
        return true;
    case State::Sending:
        if (m_client.bytesToWrite() > 0)
            return false;
        finishSending();
        return true;
    case State::Lingering:
        m_client.skip(m_client.bytesAvailable());
        return false;
    case State::Ended:
        break;
    }
    return false;
}

bool GuardConnection::searchHead()
{
    for (; m_scanned < m_input.size(); ++m_scanned) {
        const QByteArrayView line = QByteArrayView(m_input).first(m_scanned + 1);
        if (line.back() != '\n')
            continue;
        if (!line.endsWith("\r\n")) { // else a client with other line ends waits for the time-out
            m_isLast = true;
            refuse(ErrorId::BadField, QStringLiteral("A line of the head ends without CR."));
            return true;
        }
        if (line.endsWith("\r\n\r\n")) {
            judgeHead(line.size());
            return true;
        }
    }
    if (static_cast<std::size_t>(m_input.size()) < m_context.bounds.headBytes)
        return false;
    m_isLast = true;
    refuse(ErrorId::HeadTooLarge,
           QStringLiteral("The head is larger than admin.head_bytes, which is %1.")
               .arg(m_context.bounds.headBytes));
    return true;
}

void GuardConnection::judgeHead(qsizetype size)
{
    auto read =
        readRequestHead(std::string_view(m_input.constData(), static_cast<std::size_t>(size)));
    m_input.remove(0, size);
    if (const auto *fault = std::get_if<HeadFault>(&read)) {
        m_isLast = true; // where the next request begins is anybody's guess
        return refuse(fault->id, QString::fromStdString(fault->detail));
    }
    const RequestHead &head = std::get<RequestHead>(read);
    m_isHeadRequest = head.method == "HEAD";
    m_isLast = head.wantsClose;
    auto verdict = m_context.gatekeeper.judge(head, m_client.localAddress());
    if (const auto *refusal = std::get_if<Refusal>(&verdict)) {
        m_isLast = m_isLast || head.contentLength.value_or(0) > 0; // its body is never read
        return refuse(refusal->id, refusal->detail, refusal->allow);
    }
    m_admission = std::get<Admission>(std::move(verdict));
    if (head.expectsContinue && static_cast<std::size_t>(m_input.size()) < m_admission.bodyBytes)
        m_client.write("HTTP/1.1 100 Continue\r\n\r\n");
    enter(State::Body);
}

void GuardConnection::handOver()
{
    const auto size = static_cast<qsizetype>(m_admission.bodyBytes);
    const QByteArray request = m_admission.head + m_input.first(size);
    m_input.remove(0, size);
    QByteArray answer = m_inner.exchange(request);
    const qsizetype endOfStatus = answer.indexOf("\r\n");
    if (endOfStatus < 0) {
        m_isLast = true;
        return refuse(ErrorId::Internal, QStringLiteral("The request got no answer."));
    }
    if (m_isLast)
        answer.insert(endOfStatus, "\r\nConnection: close");
    m_hasServed = true;
    send(answer);
}

void GuardConnection::refuse(ErrorId id, const QString &detail, const QByteArray &allow)
{
    const LogLimiter::Verdict verdict = m_context.logLimiter.ask(describe(id).slug);
    if (!verdict.note.empty())
        qCInfo(lcAdmin).noquote() << QString::fromStdString(verdict.note);
    if (verdict.isAllowed)
        qCInfo(lcAdmin).noquote() << "refused" << m_client.peerAddress().toString()
                                  << describe(id).status << detail;
    Answer answer = m_context.problems.answer(id, detail);
    if (!allow.isEmpty())
        answer.fields.emplace_back("Allow", allow);
    send(toBytes(answer, m_isLast ? AfterAnswer::Close : AfterAnswer::Keep, m_isHeadRequest));
}

void GuardConnection::send(const QByteArray &bytes)
{
    enter(State::Sending);
    m_client.write(bytes);
    m_client.flush();
}

void GuardConnection::finishSending()
{
    m_isHeadRequest = false;
    if (!m_isLast)
        return enter(State::Idle);
    // Closing while the client still sends would reset the connection, and the answer be lost.
    ::shutdown(static_cast<int>(m_client.socketDescriptor()), SHUT_WR);
    m_input.clear();
    enter(State::Lingering);
}

void GuardConnection::fill(std::size_t limit)
{
    const qint64 room = static_cast<qint64>(limit) - m_input.size();
    if (room > 0)
        m_input += m_client.read(room);
}

void GuardConnection::expire()
{
    // A handler may have kept this thread while the client did send.
    while (isReading() && !m_timer.isActive() && m_client.waitForReadyRead(0)) {
    }
    if (m_timer.isActive())
        return;
    if (!isReading())
        return end();
    m_isLast = true;
    refuse(ErrorId::RequestTimeout, QStringLiteral("The request was not complete after %1 ms.")
                                        .arg(m_context.bounds.requestTimeout.count()));
    advance();
}

void GuardConnection::end()
{
    if (m_state == State::Ended)
        return;
    enter(State::Ended);
    m_client.abort();
    Q_EMIT ended();
}

} // namespace tg::admin
