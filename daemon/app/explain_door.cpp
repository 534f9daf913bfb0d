#include "app/explain_door.h"

#include <algorithm>
#include <array>

#include <QJsonDocument>
#include <QUrlQuery>

#include "admin/read_question.h"
#include "app/explain_read.h"
#include "app/json_values.h"
#include "query/door/node_json.h"
#include "query/door/parameter_error.h"
#include "query/index/answered.h"
#include "query/index/own_answers.h"
#include "query/matcher.h"

namespace tg::app {

namespace {

// Parameters that are no label filters in this form.
constexpr std::array<std::string_view, 7> kOwn{"metric", "query", "match[]", "start",
                                               "end",    "step",  "token"};

// The other forms as an expression that needs the same series.
std::string expressionOf(const query::Parameters &parameters)
{
    if (parameters.has("query"))
        return std::string(parameters.last("query"));
    std::string expression;
    if (parameters.has("metric")) {
        expression =
            "{" + query::matcherText({std::string(query::kMetricLabel), query::MatchOp::Equal,
                                      std::string(parameters.last("metric"))});
        for (const auto &[name, value] : parameters.list()) {
            if (std::ranges::find(kOwn, name) == kOwn.end())
                expression += "," + query::matcherText({name, query::MatchOp::Equal, value});
        }
        return expression + "}";
    }
    for (const auto match : parameters.all("match[]"))
        expression += (expression.empty() ? "" : " or ") + std::string(match);
    return expression;
}

Result<admin::ReadQuestion> questionOf(const query::Parameters &parameters,
                                       std::string_view expression, qint64 now)
{
    QUrlQuery asked;
    for (const auto *name : {"start", "end"})
        asked.addQueryItem(QLatin1String(name), text(parameters.last(name)));
    auto question = admin::readQuestion(asked, now);
    if (question)
        question->query = text(expression);
    return question;
}

} // namespace

std::unique_ptr<query::ReadJob>
openExplain(query::ReadRequest &request, const query::ReadContext &context, query::ReadSink &sink)
{
    if (request.path != "/api/v1/explain" || request.method != "GET")
        return nullptr;
    const auto expression = expressionOf(request.parameters);
    if (expression.empty())
        return query::answered(
            sink, query::parameterAnswer(query::missingParameter("query, metric or match[]"),
                                         request.path));
    const auto question =
        questionOf(request.parameters, expression, context.clock.unixMilliseconds() / 1000);
    if (!question)
        return query::answered(sink, query::parameterAnswer(question.error(), request.path));
    const auto explained = explainRead(*question, context.table, *context.snapshots.newest());
    if (!explained && explained.error().code == ErrorCode::LimitExceeded)
        return query::answered(sink, query::problemOf(explained.error()));
    if (!explained)
        return query::answered(
            sink, query::parameterAnswer(query::inParameter("query", expression, explained.error()),
                                         request.path));
    return query::answered(
        sink,
        query::jsonAnswer(QJsonDocument(*explained).toJson(QJsonDocument::Compact).toStdString()));
}

} // namespace tg::app
