#include "exporter.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace tg::test {

namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 17);
}

} // namespace

Exporter::Exporter()
    : m_thread(ownThread(QStringLiteral("exporter")))
{
    auto *server = new QTcpServer;
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("the exporter cannot listen");
    m_port = server->serverPort();
    server->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::newConnection, server, [this, server] {
        while (auto *socket = server->nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->peek(65536).contains("\r\n\r\n"))
                    return;
                socket->readAll();
                const auto body = text(++m_scrapes, m_hasPopUp);
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n"
                              "Content-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
            });
        }
    });
    m_thread->start();
}

Exporter::~Exporter() = default;

QByteArray Exporter::text(int scrape, bool hasPopUp)
{
    QByteArray out = "# HELP shop_orders_total Orders taken, \xc3\xa4 \\\\.\n"
                     "# TYPE shop_orders_total counter\n";
    for (int shop = 0; shop < kShops; ++shop)
        out += "shop_orders_total{shop=\"" + QByteArray::number(shop) + "\"} " +
               QByteArray::number(orders(scrape, shop)) + '\n';
    out += "# HELP shop_temperature Of the room.\n# TYPE shop_temperature gauge\n";
    for (int shop = 0; shop < kShops; ++shop)
        out += "shop_temperature{shop=\"" + QByteArray::number(shop) +
               "\",path=\"a,b=c\\\\d \\\"q\\\" 50%\"} " + number((scrape * 7 + shop) / 7.0 - 20) +
               '\n';
    out += "# HELP shop_wait_seconds Until served.\n# TYPE shop_wait_seconds histogram\n";
    for (const char *le : {"0.1", "1", "+Inf"})
        out += QByteArray("shop_wait_seconds_bucket{le=\"") + le + "\"} " +
               QByteArray::number(scrape * 3) + '\n';
    out += "shop_wait_seconds_sum " + number(scrape * 0.1) + "\nshop_wait_seconds_count " +
           QByteArray::number(scrape * 3) + '\n';
    out += "# HELP shop_size_bytes Of nothing yet.\n# TYPE shop_size_bytes summary\n"
           "shop_size_bytes{quantile=\"0.5\"} NaN\nshop_size_bytes_sum 0\n"
           "shop_size_bytes_count 0\n"
           "# TYPE shop_limit gauge\nshop_limit +Inf\n"
           "# HELP timeless_gateway:identity Not to be overwritten.\n"
           "# TYPE timeless_gateway:identity gauge\ntimeless_gateway:identity 1\n";
    if (hasPopUp)
        out += "shop_pop_up " + QByteArray::number(scrape) + '\n';
    return out;
}

} // namespace tg::test
