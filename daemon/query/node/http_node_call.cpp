#include "query/node/http_node_call.h"

#include <algorithm>

#include <QPointer>

namespace tg::query {

namespace {

// Qt calls every status from 400 on an error; here it is an answer like any other.
bool isOnlyAStatus(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError ||
           error == QNetworkReply::ProxyAuthenticationRequiredError || // 407
           error == QNetworkReply::ProtocolInvalidOperationError ||    // 400
           (error >= QNetworkReply::ContentAccessDenied &&
            error <= QNetworkReply::UnknownContentError) ||
           (error >= QNetworkReply::InternalServerError &&
            error <= QNetworkReply::UnknownServerError);
}

std::string seconds(std::chrono::milliseconds time)
{
    return std::to_string(time.count()) + " ms";
}

} // namespace

HttpNodeCall::HttpNodeCall(HttpNodeClient &client, NodeIndex node, NodeListener &listener)
    : m_client(client)
    , m_node(node)
    , m_listener(listener)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { onTimeout(); });
}

HttpNodeCall::~HttpNodeCall()
{
    if (!m_reply)
        return;
    --*m_openCalls;
    m_reply->disconnect(this);
    // Later: Qt takes an abort from within one of the reply's own signals amiss.
    QMetaObject::invokeMethod(
        m_reply,
        [reply = m_reply] {
            reply->abort(); // nothing, if all is here
            reply->deleteLater();
        },
        Qt::QueuedConnection);
}

void HttpNodeCall::begin(QNetworkReply &reply, unsigned &openCalls)
{
    m_reply = &reply;
    m_openCalls = &openCalls;
    ++openCalls;
    reply.setReadBufferSize(static_cast<qint64>(HttpNodeClient::kHeldBytes));
    connect(&reply, &QNetworkReply::requestSent, this, [this] {
        if (m_phase == Phase::Connecting)
            await(Phase::Asked);
    });
    connect(&reply, &QNetworkReply::metaDataChanged, this, [this] { takeHead(); });
    connect(&reply, &QNetworkReply::readyRead, this, [this] { onReadable(); });
    connect(&reply, &QNetworkReply::finished, this, [this] { onFinished(); });
    await(Phase::Connecting);
}

void HttpNodeCall::failLater(Error error)
{
    QTimer::singleShot(0, this, [this, error = std::move(error)] { fail(error); });
}

void HttpNodeCall::await(Phase phase)
{
    m_phase = phase;
    m_timer.start(phase == Phase::Connecting ? m_client.m_bounds.connect
                                             : m_client.m_bounds.answer);
}

void HttpNodeCall::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || m_phase == Phase::Answering || m_phase == Phase::Ended)
        return;
    NodeHead head;
    head.status = status;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        head.fields.emplace_back(name.toLower().toStdString(), value.toStdString());
    m_announced = head.contentLength();
    m_phase = Phase::Answering;
    watchSilence();
    m_listener.onHead(head);
}

void HttpNodeCall::onReadable()
{
    const QPointer<HttpNodeCall> self(this);
    takeHead();
    if (!self || m_phase != Phase::Answering)
        return;
    m_timer.stop();
    m_listener.onReadable();
    if (self)
        watchSilence();
}

// Time runs only while it is the node that is waited for.
void HttpNodeCall::watchSilence()
{
    if (m_phase != Phase::Answering || m_isWhole || m_reply->bytesAvailable() > 0)
        m_timer.stop();
    else
        m_timer.start(m_client.m_bounds.idle);
}

std::string HttpNodeCall::read(std::size_t atMost)
{
    if (!m_reply || m_phase != Phase::Answering)
        return {};
    std::string bytes(std::min(atMost, static_cast<std::size_t>(m_reply->bytesAvailable())), '\0');
    const auto got = m_reply->read(bytes.data(), static_cast<qint64>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<qint64>(got, 0)));
    m_received += bytes.size();
    watchSilence();
    if (m_isWhole && m_reply->bytesAvailable() == 0)
        QTimer::singleShot(0, this, [this] { tellEnd(); });
    return bytes;
}

void HttpNodeCall::onFinished()
{
    const QPointer<HttpNodeCall> self(this);
    const auto error = m_reply->error();
    if (isOnlyAStatus(error))
        takeHead(); // of an answer without a body it may come only now
    if (!self || m_phase == Phase::Ended)
        return;
    if (m_phase != Phase::Answering || !isOnlyAStatus(error))
        return fail(failureOf(error));
    m_isWhole = true;
    m_timer.stop();
    if (m_reply->bytesAvailable() == 0)
        return tellEnd();
    m_listener.onReadable();
}

void HttpNodeCall::tellEnd()
{
    if (m_phase == Phase::Ended || m_reply->bytesAvailable() > 0)
        return;
    if (m_announced && *m_announced != m_received) {
        return fail({ErrorCode::Unavailable, "its answer broke off after " +
                                                 std::to_string(m_received) + " of " +
                                                 std::to_string(*m_announced) + " bytes"});
    }
    m_phase = Phase::Ended;
    m_listener.onEnd();
}

void HttpNodeCall::onTimeout()
{
    switch (m_phase) {
    case Phase::Connecting:
        return fail({ErrorCode::TimedOut, "no connection to its HTTP port for " +
                                              seconds(m_client.m_bounds.connect) +
                                              " (query.connect_timeout_ms)"});
    case Phase::Asked:
        return fail({ErrorCode::TimedOut, "no answer over HTTP for " +
                                              seconds(m_client.m_bounds.answer) +
                                              " (query.node_timeout_ms)"});
    case Phase::Answering:
        return fail({ErrorCode::TimedOut, "silent in the middle of its answer for " +
                                              seconds(m_client.m_bounds.idle) +
                                              " (query.node_idle_ms)"});
    case Phase::Ended:
        break;
    }
}

Error HttpNodeCall::failureOf(QNetworkReply::NetworkError error) const
{
    const auto said = m_reply->errorString().toStdString();
    if (m_phase == Phase::Answering)
        return {ErrorCode::Unavailable, "its answer broke off: " + said};
    if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError)
        return {ErrorCode::Refused, "what it answered is no HTTP: " + said};
    if (m_phase == Phase::Asked)
        return {ErrorCode::Unavailable, "it closed the connection without an answer: " + said};
    return {ErrorCode::Unavailable, "no connection to its HTTP port: " + said};
}

void HttpNodeCall::fail(Error error)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_timer.stop();
    m_client.noteFailure(m_node);
    if (m_reply && !m_isWhole) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    m_listener.onFailure(std::move(error));
}

} // namespace tg::query
