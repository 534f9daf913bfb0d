// A router whose handlers do what the path says, with a record of what happened to them that any
// thread may read.
//   /echo   answers 200 with the body at its end       /early  answers 503 at once, in route()
//   /hold   waits for release(query)                   /pause  pauses at the first bytes until
//   resume(query), then echo /big    answers 64 KiB                              /cutok  answers
//   200 "partly" in onCut()
//   /stream, /streamlength, /streambreak, /streamlengthbreak: as many bytes as the query says, bit
//   by bit; break: half
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "ingest/http_exchange.h"
#include "ingest/worker.h"

namespace tg::ingest::test {

// Shared by all workers of a test.
class Script
{
public:
    void note(const std::string &line)
    {
        const std::scoped_lock lock(m_lock);
        m_lines.push_back(line);
    }
    int count(const std::string &line) const
    {
        const std::scoped_lock lock(m_lock);
        return static_cast<int>(std::count(m_lines.begin(), m_lines.end(), line));
    }
    void addBody(const std::string &key, std::size_t bytes)
    {
        const std::scoped_lock lock(m_lock);
        m_bodyBytes[key] += bytes;
    }
    std::size_t bodyBytes(const std::string &key) const
    {
        const std::scoped_lock lock(m_lock);
        const auto found = m_bodyBytes.find(key);
        return found == m_bodyBytes.end() ? 0 : found->second;
    }

private:
    mutable std::mutex m_lock;
    std::vector<std::string> m_lines;
    std::map<std::string, std::size_t> m_bodyBytes;
};

// What a streamed body of that length says.
inline std::string streamedText(std::size_t bytes)
{
    std::string text;
    for (std::size_t line = 0; text.size() < bytes; ++line)
        text += "line " + std::to_string(line) + '\n';
    text.resize(bytes);
    return text;
}

class ScriptedRouter;

class ScriptedHandler final : public RequestHandler
{
public:
    ScriptedHandler(ScriptedRouter &router, Script &script, const RequestHead &head,
                    Exchange &exchange);
    ~ScriptedHandler() override;
    void onBody(std::string_view bytes) override;
    void onEnd() override;
    void onCut() override;
    void onClientGone() override { m_script.note("gone " + m_key); }
    void onRoom() override { stream(); }
    void release();
    void resume() { m_exchange.resumeBody(); }

private:
    void echo();
    void beginStream();
    void stream();

    ScriptedRouter &m_router;
    Script &m_script;
    Exchange &m_exchange;
    std::string m_path;
    std::string m_key;
    std::string m_body;
    bool m_hasPaused = false;
    std::size_t m_streamed = 0;
    std::size_t m_streamEnd = 0;
};

// Lives on its worker's thread; tell() may be called on any.
class ScriptedRouter final : public QObject, public RequestRouter
{
    Q_OBJECT

public:
    explicit ScriptedRouter(Script &script)
        : m_script(script)
    {
        connect(this, &ScriptedRouter::woken, this, &ScriptedRouter::obey, Qt::QueuedConnection);
    }
    ~ScriptedRouter() override
    {
        const std::scoped_lock lock(m_lock);
    } // orders may still be under way
    std::unique_ptr<RequestHandler> route(const RequestHead &head, Exchange &exchange) override
    {
        m_script.note("head " + head.path);
        if (head.path == "/nothing")
            return nullptr;
        return std::make_unique<ScriptedHandler>(*this, m_script, head, exchange);
    }
    // "release" or "resume" for the handler of that key, if this worker has it.
    void tell(const std::string &verb, const std::string &key)
    {
        const std::scoped_lock lock(m_lock);
        m_orders.emplace_back(verb, key);
        Q_EMIT woken();
    }
    void enter(const std::string &key, ScriptedHandler *handler) { m_handlers[key] = handler; }
    void leave(const std::string &key) { m_handlers.erase(key); }

Q_SIGNALS:
    void woken();

private:
    void obey()
    {
        std::vector<std::pair<std::string, std::string>> orders;
        {
            const std::scoped_lock lock(m_lock);
            orders.swap(m_orders);
        }
        for (const auto &[verb, key] : orders) {
            const auto found = m_handlers.find(key);
            if (found == m_handlers.end())
                continue;
            verb == "release" ? found->second->release() : found->second->resume();
        }
    }

    Script &m_script;
    std::map<std::string, ScriptedHandler *> m_handlers;
    std::mutex m_lock;
    std::vector<std::pair<std::string, std::string>> m_orders;
};

inline ScriptedHandler::ScriptedHandler(ScriptedRouter &router, Script &script,
                                        const RequestHead &head, Exchange &exchange)
    : m_router(router)
    , m_script(script)
    , m_exchange(exchange)
    , m_path(head.path)
    , m_key(head.query)
{
    m_router.enter(m_key, this);
    m_script.note("peer " + head.peer.substr(0, head.peer.rfind(':')));
    if (m_path == "/early") {
        Response response;
        response.status = 503;
        response.body = "early";
        m_exchange.answer(std::move(response));
    }
}

inline ScriptedHandler::~ScriptedHandler()
{
    m_router.leave(m_key);
    m_exchange.answer(Response{}); // must be safe, and without effect
    m_script.note("destroyed " + m_key);
}

inline void ScriptedHandler::onBody(std::string_view bytes)
{
    m_script.addBody(m_key, bytes.size());
    if (m_path == "/echo" || m_path == "/pause")
        m_body += bytes;
    if (m_path == "/pause" && !std::exchange(m_hasPaused, true))
        m_exchange.pauseBody();
}

inline void ScriptedHandler::onEnd()
{
    m_script.note("end " + m_key);
    if (m_path == "/echo" || m_path == "/pause")
        echo();
    if (m_path.starts_with("/stream"))
        beginStream();
    if (m_path == "/big") {
        Response response;
        response.status = 200;
        response.body.assign(64 * 1024, 'b');
        m_exchange.answer(std::move(response));
    }
}

inline void ScriptedHandler::beginStream()
{
    const std::size_t bytes = std::stoul(m_key);
    m_body = streamedText(std::min<std::size_t>(bytes, 4'000'000));
    m_streamEnd = m_path.ends_with("break") ? bytes / 2 : bytes;
    Response response;
    response.status = 200;
    response.isStreamed = true;
    if (m_path.find("length") != std::string::npos)
        response.streamedBytes = bytes;
    m_exchange.answer(std::move(response));
    stream();
}

inline void ScriptedHandler::stream()
{
    constexpr std::size_t kPiece = 10'000;
    bool hasRoom = true;
    while (hasRoom && m_streamed < m_streamEnd) {
        const auto piece = std::min(kPiece, m_streamEnd - m_streamed);
        const auto at = m_streamed % (m_body.size() > kPiece ? m_body.size() - kPiece : 1);
        hasRoom = m_exchange.append(
            std::string_view(m_body).substr(m_body.size() >= m_streamEnd ? m_streamed : at, piece));
        m_streamed += piece;
        m_script.addBody("made", piece);
    }
    if (m_streamed == m_streamEnd)
        m_exchange.finish(!m_path.ends_with("break"));
}

inline void ScriptedHandler::onCut()
{
    m_script.note("cut " + m_key);
    if (m_path == "/cutok") {
        Response response;
        response.status = 200;
        response.body = "partly";
        m_exchange.answer(std::move(response));
    }
}

inline void ScriptedHandler::release()
{
    m_body = "released " + m_key;
    echo();
}

inline void ScriptedHandler::echo()
{
    Response response;
    response.status = 200;
    response.contentType = "text/plain";
    response.body = m_body;
    m_exchange.answer(std::move(response));
    m_exchange.answer(Response{}); // only the first one counts
}

} // namespace tg::ingest::test
