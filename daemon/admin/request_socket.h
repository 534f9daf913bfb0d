// The socket that QHttpServer believes to be the client's: it holds one complete request that the
// guard has read and written anew, and collects the answer. Handlers are synchronous, so the answer
// is complete when exchange() returns; a client may have gone by then, which nobody here notices.
// Admin thread, owned by its GuardConnection.
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace tg::admin {

class RequestSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    explicit RequestSocket(QObject *parent);
    ~RequestSocket() override;

    // The answer to this request; empty if QHttpServer gave none or did not read all of it.
    QByteArray exchange(QByteArray request);

    qint64 bytesAvailable() const override;
    void disconnectFromHost() override; // QHttpServer gives up the request
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_request;
    QByteArray m_answer;
    bool m_isGivenUp = false;
};

} // namespace tg::admin
