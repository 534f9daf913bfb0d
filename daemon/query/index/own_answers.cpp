#include "query/index/own_answers.h"

#include "query/door/node_json.h"
#include "query/door/read_problem.h"

namespace tg::query {

ReadAnswer problemOf(const Error &error, std::string_view path)
{
    const bool isTooLarge = error.code == ErrorCode::LimitExceeded;
    return errorAnswer(path, isTooLarge ? ErrorId::ListTooLarge : ErrorId::BadRead, error.text);
}

ReadAnswer notThroughGateway(std::string_view what, std::string_view why)
{
    return errorAnswer(ErrorShape::Problem, ErrorId::NotThroughGateway,
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
