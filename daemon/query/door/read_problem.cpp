#include "query/door/read_problem.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::query {

namespace {

constexpr std::size_t kMaxWarningBytes = 1'000;

std::string_view errorTypeOf(int status)
{
    switch (status) {
    case 400:
    case 404:
    case 405:
    case 413:
    case 415:
        return "bad_data";
    case 422:
        return "execution";
    case 503:
        return "unavailable";
    default:
        return "internal";
    }
}

} // namespace

ReadAnswer errorAnswer(std::string_view path, int status, std::string_view id,
                       std::string_view title, std::string_view detail)
{
    ReadAnswer answer = problemAnswer(status, id, title, detail);
    if (path.starts_with("/prometheus/")) {
        const auto text = [](std::string_view from) {
            return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
        };
        const QJsonObject envelope{
            {QStringLiteral("status"), QStringLiteral("error")},
            {QStringLiteral("errorType"), text(errorTypeOf(status))},
            {QStringLiteral("error"), QString(text(id) + QLatin1String(": ") + text(detail))},
        };
        answer.contentType = "application/json";
        answer.body = QJsonDocument(envelope).toJson(QJsonDocument::Compact).toStdString();
    }
    if (status == 503)
        answer.fields.emplace_back("Retry-After", "1");
    return answer;
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
