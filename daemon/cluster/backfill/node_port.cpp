#include "cluster/backfill/node_port.h"

#include <mutex>
#include <utility>

#include <QPointer>

#include "cluster/backfill/query_terms.h"
#include "erl/control_link.h"
#include "series/series_key.h"

namespace tg::cluster {

// Shared by the port and its open calls. The bell is the port's: it dies on the port's thread, and
// the inbox no longer rings it then.
class NodePort::Inbox
{
public:
    explicit Inbox(Wake &wake)
        : m_wake(&wake)
    {
    }

    // Link thread. Ringing under the lock only posts an event.
    void push(std::uint64_t call, Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        if (m_wake == nullptr)
            return;
        m_answers.emplace_back(call, std::move(answer));
        m_wake->ring();
    }

    // Port's thread.
    std::vector<std::pair<std::uint64_t, Answer>> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_answers, {});
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_wake = nullptr;
        m_answers.clear();
    }

private:
    std::mutex m_mutex;
    Wake *m_wake;
    std::vector<std::pair<std::uint64_t, Answer>> m_answers;
};

NodePort::NodePort(erl::ControlLink &link, std::string logicalId, std::string store,
                   LabelForm labels, PortTimeouts timeouts, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_logicalId(std::move(logicalId))
    , m_store(std::move(store))
    , m_labels(labels)
    , m_timeouts(timeouts)
    , m_inbox(std::make_shared<Inbox>(m_wake))
{
    m_wake.connectTo(this, [this] { takeAnswers(); });
}

NodePort::~NodePort()
{
    m_inbox->close();
}

void NodePort::query(std::string_view key, SecondRange range, Queried done)
{
    term::Bytes arguments;
    writeQueryArguments(m_store, key, m_labels, range, arguments);
    call("query", std::move(arguments), m_timeouts.query, "query of " + series::keyText(key),
         std::move(done), readPoints);
}

void NodePort::write(const std::vector<PointToStore> &points, Finished done)
{
    term::Bytes arguments;
    writeBatchArguments(m_store, points, arguments);
    call("write_batch_resolved", std::move(arguments), m_timeouts.write,
         "write of " + std::to_string(points.size()) + " points", std::move(done), readWritten);
}

void NodePort::flush(Finished done)
{
    term::Bytes arguments;
    writeFlushArguments(m_store, arguments);
    call("flush", std::move(arguments), m_timeouts.flush, "flush", std::move(done), readFlushed);
}

template <typename Read>
void NodePort::call(std::string_view function, term::Bytes arguments,
                    std::chrono::milliseconds timeout, std::string what, Done done, Read read)
{
    const auto number = ++m_lastCall;
    m_out.emplace(number, std::move(done));
    what = m_logicalId + ": " + std::move(what) + ": ";
    erl::ControlCall call;
    call.module = "Elixir.TimelessMetrics";
    call.function = function;
    call.arguments = std::move(arguments);
    call.timeout = timeout;
    call.done = [inbox = m_inbox, number, what = std::move(what), read](Result<term::Bytes> reply) {
        using Answered = decltype(read(term::BytesView()));
        Answered answer = reply ? read(*reply) : Answered(reply.error());
        if (!answer)
            answer = Error{answer.error().code, what + answer.error().text};
        inbox->push(number, std::move(answer));
    };
    m_link.call(std::move(call));
}

void NodePort::takeAnswers()
{
    m_wake.arm();
    const QPointer<NodePort> self(this); // a callback may end the port
    for (auto &[number, answer] : m_inbox->takeAll()) {
        auto open = m_out.extract(number);
        if (open.empty())
            continue;
        if (auto *points = std::get_if<0>(&answer))
            std::get<Queried>(open.mapped())(std::move(*points));
        else
            std::get<Finished>(open.mapped())(std::move(std::get<1>(answer)));
        if (self.isNull())
            return;
    }
}

} // namespace tg::cluster
