// What the reads that concern every node share: the rounds, and an answer that says which nodes
// lack what was done or asked. Read thread.
#pragma once

#include <string>
#include <string_view>

#include <QObject>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"
#include "query/everywhere/node_rounds.h"

namespace tg::query {

class EverywhereJob : public ReadJob
{
protected:
    EverywhereJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink)
        : m_context(context)
        , m_sink(sink)
        , m_rounds(context)
        , m_allowsPartial(request.allowsPartial)
    {
    }

    NodeRequest get(NodeIndex node, std::string target) const;
    NodeRequest post(NodeIndex node, std::string target, std::string body) const;
    // The nodes whose answer had this status; others fail with it.
    std::vector<NodeRounds::Answer> only(int status, std::vector<NodeRounds::Answer> answers);

    // members: of a JSON object, without braces. Done on every node: `status`. Else 503 naming the
    // nodes that lack it, or, where a part will do, `status` marked. advice: how to repeat it.
    void answerWritten(int status, const std::string &members, const std::string &advice);
    // lack: empty, or what else the answer does not hold.
    void answerRead(const std::string &members, std::string lack = {});

    const ReadContext m_context; // references that outlive every read
    ReadSink &m_sink;
    NodeRounds m_rounds;
    const bool m_allowsPartial;

private:
    void answerMarked(int status, const std::string &members, const std::string &why);
};

} // namespace tg::query
