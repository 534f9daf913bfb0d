#include "query/index/own_answers.h"

#include "query/door/node_json.h"
#include "query/door/read_problem.h"

namespace tg::query {

ReadAnswer missingParameter(std::string_view name)
{
    return jsonAnswer("{\"error\":\"missing required parameter: " + std::string(name) + "\"}", 400);
}

ReadAnswer problemOf(const Error &error, std::string_view path)
{
    if (error.code == ErrorCode::LimitExceeded)
        return errorAnswer(path, 422, "limit-exceeded", "Too much at once", error.text);
    return errorAnswer(path, 400, "bad-read", "The request is not understood", error.text);
}

ReadAnswer notThroughGateway(std::string_view what, std::string_view why)
{
    return problemAnswer(501, "not-through-gateway", "Not through the gateway",
                         std::string(what) + ": " + std::string(why));
}

void markPartial(ReadAnswer &answer, std::string_view why)
{
    for (auto &mark : partialMarks(why))
        answer.fields.push_back(std::move(mark));
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const auto &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace tg::query
