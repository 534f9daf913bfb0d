#include "query/door/read_problem.h"

namespace tg::query {

namespace {

constexpr std::size_t kMaxWarningBytes = 1'000;

} // namespace

ReadAnswer errorAnswer(ErrorShape shape, ErrorId id, std::string_view detail,
                       unsigned retryAfterSeconds)
{
    const ErrorEntry &entry = describe(id);
    ReadAnswer answer;
    answer.status = entry.status;
    answer.contentType = contentTypeOf(shape);
    answer.body = errorBody(id, detail, shape);
    answer.fields.emplace_back("X-Timeless-Error", entry.slug);
    if (entry.hasRetryAfter())
        answer.fields.emplace_back("Retry-After", std::to_string(retryAfterSeconds));
    return answer;
}

ReadAnswer errorAnswer(std::string_view path, ErrorId id, std::string_view detail)
{
    return errorAnswer(errorShapeOf(path), id, detail);
}

HeaderFields partialMarks(std::string_view missing)
{
    std::string text;
    for (const char c : missing.substr(0, kMaxWarningBytes)) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c >= ' ' && c < '\x7f' ? c : '?';
    }
    return {{"X-Timeless-Partial", "true"}, {"Warning", "199 timeless-gateway \"" + text + '"'}};
}

void insertPartial(std::string &body)
{
    const auto isBlank = [&](std::size_t at) {
        return body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t';
    };
    std::size_t open = 0;
    while (open < body.size() && isBlank(open))
        ++open;
    if (open == body.size() || body[open] != '{')
        return;
    std::size_t next = open + 1;
    while (next < body.size() && isBlank(next))
        ++next;
    const bool isEmpty = next < body.size() && body[next] == '}';
    body.insert(open + 1, isEmpty ? "\"isPartial\":true" : "\"isPartial\":true,");
}

} // namespace tg::query
