#include "tests/unit/control/test_console.h"

namespace tg::control::test {

using namespace protocol;

TestConsole::TestConsole(const QString &path)
{
    auto socket = std::make_unique<QLocalSocket>();
    QObject::connect(socket.get(), &QLocalSocket::disconnected, socket.get(), [this] {
        read();
        isClosed = true;
    });
    socket->connectToServer(path);
    watch(*socket);
    m_device = std::move(socket);
}

TestConsole::TestConsole(std::unique_ptr<QTcpSocket> socket)
{
    QObject::connect(socket.get(), &QTcpSocket::disconnected, socket.get(), [this] {
        read();
        isClosed = true;
    });
    watch(*socket);
    m_device = std::move(socket);
}

void TestConsole::watch(QIODevice &device)
{
    QObject::connect(&device, &QIODevice::readyRead, &device, [this] { read(); });
}

void TestConsole::say(const Message &message)
{
    sayBytes(*encode(message));
}

void TestConsole::sayBytes(const QByteArray &bytes)
{
    m_device->write(bytes);
}

void TestConsole::hello(const QString &token, bool wantsReadOnly)
{
    Hello hello;
    hello.token = token;
    hello.wantsReadOnly = wantsReadOnly;
    say(hello);
}

void TestConsole::stopReading()
{
    m_isReading = false;
    if (auto *local = qobject_cast<QLocalSocket *>(m_device.get()))
        local->setReadBufferSize(1);
    else if (auto *tcp = qobject_cast<QTcpSocket *>(m_device.get()))
        tcp->setReadBufferSize(1);
}

void TestConsole::readOn()
{
    m_isReading = true;
    if (auto *local = qobject_cast<QLocalSocket *>(m_device.get()))
        local->setReadBufferSize(0);
    else if (auto *tcp = qobject_cast<QTcpSocket *>(m_device.get()))
        tcp->setReadBufferSize(0);
    read();
}

void TestConsole::close()
{
    m_device->close();
}

QString TestConsole::refusedId() const
{
    const auto refused = heard<Refused>();
    return refused.empty() ? QString() : refused.front().id;
}

QString TestConsole::byeId() const
{
    const auto byes = heard<Bye>();
    return byes.empty() ? QString() : byes.front().id;
}

TopicMirror &TestConsole::mirror(Topic topic)
{
    return m_mirrors.try_emplace(topic, topic).first->second;
}

void TestConsole::read()
{
    if (!m_isReading || !m_device || !m_device->isOpen())
        return;
    m_reader.feed(m_device->readAll());
    while (true) {
        auto frame = m_reader.next();
        if (!frame) {
            complaint = frame.error().text;
            return;
        }
        if (!*frame)
            return;
        auto message = decode(**frame);
        if (message)
            take(std::move(*message));
        else
            complaint = message.error().text;
    }
}

void TestConsole::take(Message &&message)
{
    if (const auto *snapshot = std::get_if<Snapshot>(&message))
        follow(*snapshot);
    else if (const auto *delta = std::get_if<Delta>(&message))
        follow(*delta);
    m_heard.push_back(std::move(message));
}

template <typename News> void TestConsole::follow(const News &news)
{
    const auto outcome = mirror(news.topic).take(news);
    if (!outcome)
        complaint = outcome.error().text;
    else if (*outcome == TopicMirror::Outcome::Lost)
        complaint = "a topic went on out of sequence";
    else if (acknowledges && *outcome != TopicMirror::Outcome::Waiting)
        say(Ack{news.topic, news.seq});
}

} // namespace tg::control::test
