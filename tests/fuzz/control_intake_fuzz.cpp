// Any bytes from a console: the door's intake and a whole session behind it. What is let through is
// a console's, Hello first; the session ends or goes on, holds no more than its bounds, and answers
// in whole frames. The first byte chooses how the rest is cut.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "control/session.h"
#include "tests/unit/control/memory_connection.h"
#include "tests/unit/control/scripted_services.h"
#include "tests/unit/control/test_clock.h"

namespace {

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

class House
{
public:
    House()
        : m_topics(m_services)
        , m_doorkeeper(std::nullopt, m_config, m_clock)
        , m_log(m_clock, 0)
    {
        m_services.put(nodes(QStringLiteral("up")));
        m_topics.takeFigures();
    }

    void feed(QByteArrayView bytes, unsigned cutter)
    {
        auto own = std::make_unique<MemoryConnection>();
        MemoryConnection &connection = *own;
        Session session(
            {m_services, m_config.bounds, m_clock, m_counters, m_topics, m_doorkeeper, m_log},
            std::move(own));
        for (qsizetype at = 0; at < bytes.size() && !connection.isGone;) {
            const qsizetype piece = std::min<qsizetype>(1 + cutter % 97, bytes.size() - at);
            cutter = cutter * 1103515245U + 12345U;
            connection.come(bytes.sliced(at, piece).toByteArray());
            at += piece;
            require(connection.unsentBytes() <= kSocketBytes);
            if (cutter % 3 == 0)
                connection.letGo(static_cast<qsizetype>(cutter % 10'000));
            if (cutter % 11 == 0)
                tick(session, cutter);
        }
        while (connection.unsentBytes() > 0)
            connection.letGo(100'000);
        readBack(connection.sent);
    }

private:
    void tick(Session &session, unsigned cutter)
    {
        m_clock.advance(std::chrono::milliseconds(cutter % 2'000));
        m_services.put(nodes(QString::number(cutter % 5)));
        m_topics.takeFigures();
        if (session.wants(protocol::Topic::Nodes)) {
            if (const auto news = m_topics.refresh(protocol::Topic::Nodes))
                session.tell(protocol::Topic::Nodes, *news);
        }
        session.catchUp();
        session.check();
    }
    static void readBack(const QByteArray &sent)
    {
        protocol::FrameReader reader(protocol::kMaxFrame);
        reader.feed(sent);
        auto frame = reader.next();
        for (; frame && *frame; frame = reader.next()) {
            const auto message = protocol::decode(**frame);
            require(bool(message));
            require(!protocol::isFromConsole(static_cast<protocol::Kind>((*frame)->kind)) ||
                    std::holds_alternative<protocol::Bye>(*message));
        }
        require(bool(frame));
    }

    ScriptedServices m_services;
    TestClock m_clock;
    ControlConfig m_config;
    ControlCounters m_counters;
    TopicDesk m_topics;
    Doorkeeper m_doorkeeper;
    LogLimiter m_log;
};

void checkIntake(QByteArrayView bytes)
{
    Intake intake;
    intake.feed(bytes);
    bool isFirst = true;
    for (auto next = intake.next(); next && *next; next = intake.next()) {
        require(std::holds_alternative<protocol::Hello>(**next) == isFirst);
        isFirst = false;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    checkIntake(bytes);
    House().feed(bytes, data[0]);
    // And behind a good hello, which is hard to guess.
    const QByteArray welcome = *protocol::encode(protocol::Hello{}) + bytes.toByteArray();
    House().feed(welcome, data[0] + 256U);
    return 0;
}
