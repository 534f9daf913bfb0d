#include "query/index/own_answers.h"

#include "query/index/node_json.h"

namespace tg::query {

ReadAnswer jsonAnswer(std::string body, int status)
{
    ReadAnswer answer;
    answer.status = status;
    answer.contentType = kNodeJsonType;
    answer.body = std::move(body);
    return answer;
}

ReadAnswer missingParameter(std::string_view name)
{
    return jsonAnswer("{\"error\":\"missing required parameter: " + std::string(name) + "\"}", 400);
}

ReadAnswer problemOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadSyntax:
        return problemAnswer(400, "bad-syntax", "Malformed value", error.text);
    case ErrorCode::LimitExceeded:
        return problemAnswer(422, "limit-exceeded", "Too much at once", error.text);
    default:
        return problemAnswer(400, "bad-value", "Value not allowed", error.text);
    }
}

ReadAnswer notThroughGateway(std::string_view what, std::string_view why)
{
    return problemAnswer(501, "not-through-gateway", "Not through the gateway",
                         std::string(what) + ": " + std::string(why));
}

void markPartial(ReadAnswer &answer, std::string_view why)
{
    std::string text;
    for (const char c : why)
        text += c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 ? '\'' : c;
    answer.fields.emplace_back("X-Timeless-Partial", "true");
    answer.fields.emplace_back("Warning", "199 timeless-gateway \"" + text + "\"");
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const auto &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace tg::query
