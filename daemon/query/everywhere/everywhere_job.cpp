#include "query/everywhere/everywhere_job.h"

#include "query/door/node_json.h"
#include "query/door/read_problem.h"
#include "query/index/own_answers.h"

namespace tg::query {

namespace {

constexpr unsigned kRetryAfterSeconds = 5; // a node that is away takes that long at least

} // namespace

NodeRequest EverywhereJob::get(NodeIndex node, std::string target) const
{
    return {node, "GET", std::move(target), {}, {}, {}};
}

NodeRequest EverywhereJob::post(NodeIndex node, std::string target, std::string body) const
{
    return {node, "POST", std::move(target), std::move(body), "application/json", {}};
}

std::vector<NodeRounds::Answer> EverywhereJob::only(int status,
                                                    std::vector<NodeRounds::Answer> answers)
{
    std::erase_if(answers, [&](const auto &answer) {
        if (answer.status == status)
            return false;
        m_rounds.fail(answer.node, "it answered " + std::to_string(answer.status) + " " +
                                       answer.body.substr(0, 200));
        return true;
    });
    return answers;
}

void EverywhereJob::answerMarked(int status, const std::string &members, const std::string &why)
{
    auto answer = jsonAnswer("{\"isPartial\":true," + members + "}", status);
    markPartial(answer, why);
    m_sink.answer(std::move(answer));
}

void EverywhereJob::answerWritten(int status, const std::string &members, const std::string &advice)
{
    if (m_rounds.failed().empty() && !m_rounds.nodes().empty())
        return m_sink.answer(jsonAnswer("{" + members + "}", status));
    const auto lacking = "not done on " + m_rounds.failedText();
    if (m_allowsPartial && !m_rounds.nodes().empty())
        return answerMarked(status, members, lacking);
    const std::string others =
        m_rounds.nodes().empty() ? "; on no node" : "; done on all the others";
    m_sink.answer(errorAnswer(ErrorShape::Problem, ErrorId::NodesLackIt,
                              lacking + others + ". " + advice, kRetryAfterSeconds));
}

void EverywhereJob::answerRead(const std::string &members, std::string lack)
{
    if (m_rounds.mayLack())
        lack += (lack.empty() ? "" : "; ") + ("not asked: " + m_rounds.failedText());
    if (lack.empty())
        return m_sink.answer(jsonAnswer("{" + members + "}"));
    if (m_allowsPartial && !m_rounds.nodes().empty())
        return answerMarked(200, members, lack);
    m_sink.answer(errorAnswer(ErrorShape::Problem, ErrorId::NodesNotRead,
                              lack + ". What they alone hold would be missing. Try again, or send "
                                     "partial=allow.",
                              kRetryAfterSeconds));
}

} // namespace tg::query
