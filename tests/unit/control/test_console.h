// A console by hand: says what a test tells it to, keeps what it heard, mirrors topics and
// acknowledges them if it is told to. Main thread of the test.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include <QIODevice>
#include <QLocalSocket>
#include <QTcpSocket>

#include "shared/protocol/messages.h"
#include "shared/protocol/topic_mirror.h"

namespace tg::control::test {

class TestConsole
{
public:
    explicit TestConsole(const QString &path);                // connects to a unix socket
    explicit TestConsole(std::unique_ptr<QTcpSocket> socket); // connected, or connecting

    ~TestConsole() { m_device->disconnect(); }

    void say(const protocol::Message &message);
    void sayBytes(const QByteArray &bytes);
    void hello(const QString &token = {}, bool wantsReadOnly = false);
    void stopReading(); // what comes stays with the system
    void readOn();
    void close();

    bool acknowledges = true;
    bool isClosed = false; // the door hung up

    template <typename Type> std::vector<Type> heard() const
    {
        std::vector<Type> found;
        for (const auto &message : m_heard) {
            if (const auto *one = std::get_if<Type>(&message))
                found.push_back(*one);
        }
        return found;
    }
    template <typename Type> std::size_t count() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            m_heard, [](const auto &one) { return std::holds_alternative<Type>(one); }));
    }
    bool isWelcome() const { return count<protocol::Welcome>() == 1; }
    QString refusedId() const; // of Refused, or null
    QString byeId() const;     // of Bye, or null

    const protocol::Table &table(protocol::Topic topic) { return mirror(topic).table(); }
    protocol::TopicMirror &mirror(protocol::Topic topic);
    std::string complaint; // what it could not read

private:
    void watch(QIODevice &device);
    void read();
    void take(protocol::Message &&message);
    template <typename News> void follow(const News &news);

    std::unique_ptr<QIODevice> m_device;
    bool m_isReading = true;
    protocol::FrameReader m_reader{protocol::kMaxFrame};
    std::vector<protocol::Message> m_heard;
    std::map<protocol::Topic, protocol::TopicMirror> m_mirrors;
};

} // namespace tg::control::test
