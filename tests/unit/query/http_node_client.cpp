#include "http_node_client.h"

#include <QNetworkReply>
#include <QPointer>

namespace tg::test {

namespace {

class HttpNodeCall final : public QObject, public query::NodeCall
{
public:
    HttpNodeCall(QNetworkReply *reply, query::NodeListener &listener)
        : m_reply(reply)
        , m_listener(listener)
    {
        m_reply->setParent(this);
        connect(m_reply, &QNetworkReply::finished, this, [this] { finish(); });
    }
    ~HttpNodeCall() override { m_reply->disconnect(this); }

    std::string read(std::size_t atMost) override
    {
        return m_reply->read(qint64(atMost)).toStdString();
    }

private:
    void finish()
    {
        const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return m_listener.onFailure(
                {ErrorCode::Unavailable, m_reply->errorString().toStdString()});
        query::NodeHead head;
        head.status = status;
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            head.fields.emplace_back(name.toLower().toStdString(), value.toStdString());
        const QPointer<HttpNodeCall> self(this);
        m_listener.onHead(head);
        while (self && m_reply->bytesAvailable() > 0)
            m_listener.onReadable();
        if (self)
            m_listener.onEnd();
    }

    QNetworkReply *m_reply;
    query::NodeListener &m_listener;
};

} // namespace

std::unique_ptr<query::NodeCall> HttpNodeClient::ask(query::NodeRequest request,
                                                     query::NodeListener &listener)
{
    ++m_asked;
    QNetworkRequest wanted(
        QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_ports.at(request.node)) +
                          QByteArray::fromStdString(request.target)));
    if (!request.contentType.empty())
        wanted.setHeader(QNetworkRequest::ContentTypeHeader,
                         QString::fromStdString(request.contentType));
    auto *reply = m_manager.sendCustomRequest(wanted, QByteArray::fromStdString(request.method),
                                              QByteArray::fromStdString(request.body));
    return std::make_unique<HttpNodeCall>(reply, listener);
}

} // namespace tg::test
