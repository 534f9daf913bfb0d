#include "console/link/gateway_link.h"

#include "shared/protocol/commands.h"

namespace tg::console {

using namespace std::chrono_literals;

namespace {

constexpr auto kCheckEvery = 250ms;

QString transportWord(Transport transport)
{
    switch (transport) {
    case Transport::Unix:
        return QStringLiteral("unix");
    case Transport::Tls:
        return QStringLiteral("TLS");
    case Transport::PlainTcp:
        break;
    }
    return QStringLiteral("TCP");
}

qint64 millisecondsOf(Clock::Steady at)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

QString certificateSentence(const PeerCertificate &seen)
{
    if (seen.isPinChanged())
        return GatewayLink::tr("%1 shows another certificate than the pinned one.\nPinned: %2\n"
                               "Now: %3")
            .arg(seen.where, fingerprintText(seen.pinnedSha256), fingerprintText(seen.sha256));
    return GatewayLink::tr("%1: its certificate is not trusted: %2.\nSHA-256: %3")
        .arg(seen.where, seen.problems.join(QStringLiteral("; ")), fingerprintText(seen.sha256));
}

} // namespace

GatewayLink::GatewayLink(const Clock &clock, LinkOptions options, QObject *parent)
    : ClusterFeed(clock, parent)
    , m_options(std::move(options))
    , m_backoff(m_options.seed)
{
    m_status.where = m_options.socket.address.toString();
    m_status.transport = transportWord(m_options.socket.address.transport);
    m_timer.setInterval(kCheckEvery);
    connect(&m_timer, &QTimer::timeout, this, &GatewayLink::check);
}

GatewayLink::~GatewayLink()
{
    closeSocket();
}

void GatewayLink::start()
{
    m_timer.start();
    open();
}

void GatewayLink::stop()
{
    m_timer.stop();
    if (m_status.phase == Phase::Up)
        send(protocol::Bye{protocol::kLeaving, {}});
    closeSocket();
    loseMirrors();
    m_status.phase = Phase::Idle;
    m_status.nextAttempt.reset();
    failCommands();
    Q_EMIT statusChanged();
}

void GatewayLink::tryNow()
{
    if (m_status.phase == Phase::Waiting || m_status.phase == Phase::Refused)
        open();
}

void GatewayLink::setToken(const QString &token, bool keepsIt)
{
    m_options.token = token;
    m_options.keepsToken = keepsIt;
}

void GatewayLink::open()
{
    closeSocket();
    m_status.phase = Phase::Connecting;
    m_status.nextAttempt.reset();
    m_status.certificate.reset();
    m_connectingSince = m_clock.now();
    m_intake = std::make_unique<FrameIntake>(
        [this](protocol::Message &&message) { return take(std::move(message)); },
        [this](const QByteArray &frame) { Q_EMIT frameCame(frame); });
    m_socket = std::make_unique<SocketOpener>(m_options.socket);
    // Queued: what they lead to drops the socket that is speaking.
    connect(m_socket.get(), &SocketOpener::opened, this, &GatewayLink::opened);
    connect(m_socket.get(), &SocketOpener::readable, this, &GatewayLink::read);
    connect(
        m_socket.get(), &SocketOpener::failed, this,
        [this](const QString &why) {
            read(); // a Bye or Refused may still lie there
            lost(why);
        },
        Qt::QueuedConnection);
    connect(
        m_socket.get(), &SocketOpener::distrusted, this,
        [this](const PeerCertificate &seen) {
            m_status.certificate = seen;
            refused(kCertificateProblem, certificateSentence(seen));
        },
        Qt::QueuedConnection);
    m_socket->open();
    Q_EMIT statusChanged();
}

void GatewayLink::opened()
{
    protocol::Hello hello;
    hello.token = m_options.token;
    hello.programVersion = QStringLiteral(TG_VERSION);
    hello.wantsReadOnly = m_options.wantsReadOnly;
    send(hello);
}

void GatewayLink::read()
{
    if (!m_socket || !m_socket->device().isOpen())
        return;
    const QByteArray bytes = m_socket->device().readAll();
    if (auto fed = m_intake->feed(bytes); !fed)
        lost(tr("the gateway sent what this console cannot read: %1")
                 .arg(QString::fromStdString(fed.error().text)));
}

void GatewayLink::lost(const QString &why)
{
    if (!m_socket)
        return; // has been dealt with
    if (m_status.phase == Phase::Up) {
        m_lostAt = m_status.lastFrame; // silence counts, too
        if (m_clock.now() - m_upSince >= kHeldFor)
            m_backoff.reset();
    }
    closeSocket();
    loseMirrors();
    m_status.phase = Phase::Waiting;
    m_status.problem = why;
    m_status.lag.reset();
    m_status.nextAttempt = m_clock.now() + m_backoff.next();
    failCommands();
    Q_EMIT statusChanged();
}

void GatewayLink::refused(const QString &id, const QString &why)
{
    closeSocket();
    loseMirrors();
    m_status.phase = Phase::Refused;
    m_status.problemId = id;
    m_status.problem = why;
    m_status.nextAttempt.reset();
    failCommands();
    Q_EMIT statusChanged();
}

void GatewayLink::closeSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->device().close();
    m_socket.release()->deleteLater(); // it may be the one that called
}

void GatewayLink::check()
{
    const auto now = m_clock.now();
    if (m_status.phase == Phase::Waiting && m_status.nextAttempt && now >= *m_status.nextAttempt)
        return open();
    if (m_status.phase == Phase::Connecting && now - m_connectingSince >= protocol::kSilence)
        return lost(tr("no answer to the greeting within 15 s"));
    if (m_status.phase == Phase::Up && now - *m_status.lastFrame >= protocol::kSilence)
        return lost(tr("nothing heard for 15 s"));
    if (m_status.phase == Phase::Up && now - m_lastPing >= protocol::kPingEvery) {
        m_lastPing = now;
        send(protocol::Ping{millisecondsOf(now)});
    }
    for (auto at = m_waiting.begin(); at != m_waiting.end();) {
        if (now < at->second.deadline) {
            ++at;
            continue;
        }
        auto waiting = std::move(at->second);
        at = m_waiting.erase(at);
        answer(std::move(waiting),
               protocol::CommandError{kNoAnswer, tr("no answer; the operation may have run")});
    }
}

void GatewayLink::resyncAll()
{
    if (m_status.phase != Phase::Up)
        return;
    for (const auto &schema : protocol::topicSchemas()) {
        if (mirror(schema.topic).isLive())
            send(protocol::Resync{schema.topic});
    }
}

void GatewayLink::call(const QString &method, const QJsonObject &params, QObject *context,
                       CommandHandler handler)
{
    Waiting waiting{std::move(handler), context, m_clock.now() + kAnswerWithin};
    if (m_status.phase != Phase::Up)
        return answer(std::move(waiting),
                      protocol::CommandError{kNotConnected, tr("not connected: nothing was sent")});
    protocol::Command command;
    command.request = m_nextRequest++;
    command.method = method;
    command.params = params;
    m_waiting.emplace(command.request, std::move(waiting));
    send(command);
    if (method != protocol::kHistoryGet)
        return;
    if (const auto frame = protocol::encode(command))
        Q_EMIT questionSent(*frame);
}

void GatewayLink::failCommands()
{
    auto waiting = std::exchange(m_waiting, {});
    for (auto &[request, one] : waiting)
        answer(std::move(one), protocol::CommandError{
                                   kNoAnswer, tr("the connection was lost before the answer; the "
                                                 "operation may have run")});
}

void GatewayLink::answer(Waiting waiting, const CommandOutcome &outcome)
{
    if (waiting.context)
        waiting.handler(outcome);
}

void GatewayLink::send(const protocol::Message &message)
{
    if (!m_socket)
        return;
    const auto frame = protocol::encode(message);
    if (frame)
        m_socket->device().write(*frame);
    else
        qWarning("a message was not sent: %s", frame.error().text.c_str());
}

} // namespace tg::console
