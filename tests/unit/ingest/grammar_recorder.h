// Feeds pieces of bytes to an HttpGrammar the way a connection does and writes down what it says,
// so that two ways of cutting the same bytes can be compared. Used by the unit test and the fuzz
// target.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/http_grammar.h"

namespace tg::ingest {

class GrammarRecorder final : private GrammarSink
{
public:
    // pausing: the sink stops the grammar after each call, as a handler that calls pauseBody()
    // does.
    explicit GrammarRecorder(const Limits &limits, bool isPausing = false)
        : m_limits(limits)
        , m_grammar(m_limits, "peer")
        , m_isPausing(isPausing)
    {
    }

    void feed(std::string_view piece)
    {
        m_pending.append(piece);
        std::string_view rest = m_pending;
        for (bool goesOn = true; goesOn;) {
            const HttpGrammar::Step step = m_grammar.consume(rest, *this);
            rest.remove_prefix(step.consumed);
            goesOn = step.stop == HttpGrammar::Stop::MessageEnd ||
                     step.stop == HttpGrammar::Stop::Paused;
            if (step.stop == HttpGrammar::Stop::Failed && !m_hasFailed) {
                m_hasFailed = true;
                endBody();
                m_log +=
                    "fault " + std::string(describe(describe(m_grammar.fault()).id).slug) + "\n";
            }
        }
        m_pending.erase(0, m_hasFailed ? m_pending.size() : m_pending.size() - rest.size());
        m_mostPending = std::max(m_mostPending, m_pending.size());
    }

    std::string log() const { return m_isInBody ? m_log + "body " + m_body + "\n" : m_log; }
    std::size_t mostPending() const
    {
        return m_mostPending;
    } // bytes a connection would have had to carry over
    bool hasFailed() const { return m_hasFailed; }
    const HttpGrammar &grammar() const { return m_grammar; }

private:
    bool onHead(const RequestHead &head, const MessageTraits &traits) override
    {
        m_log += head.method + " " + head.path + " ?" + head.query + " length=";
        m_log += head.contentLength ? std::to_string(*head.contentLength) : "chunked";
        m_log += traits.isHttp11 ? " 1.1" : " 1.0";
        m_log += traits.keepAlive ? " keep" : " close";
        m_log += traits.expectsContinue ? " expects" : "";
        for (const auto &[name, value] : head.fields)
            m_log += " " + name + "=" + value;
        m_log += "\n";
        m_isInBody = true;
        return !m_isPausing;
    }
    bool onBody(std::string_view bytes) override
    {
        m_body += bytes;
        return !m_isPausing;
    }
    void onEnd() override
    {
        endBody();
        m_log += "end\n";
    }
    void endBody()
    {
        if (m_isInBody && !m_body.empty())
            m_log += "body " + m_body + "\n";
        m_body.clear();
        m_isInBody = false;
    }

    const Limits m_limits;
    HttpGrammar m_grammar;
    bool m_isPausing;
    bool m_isInBody = false;
    bool m_hasFailed = false;
    std::string m_pending;
    std::string m_body;
    std::string m_log;
    std::size_t m_mostPending = 0;
};

} // namespace tg::ingest
