#include "ingest/write/influx_answers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/rejected_samples.h"
#include "ingest/form_text.h"
#include "ingest/http_fault.h"

namespace tg::ingest {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kShownBytes = 64; // of a statement, in an error

Response influxResponse(int status, std::string body)
{
    Response response;
    response.status = status;
    response.fields.emplace_back("X-Influxdb-Version", std::string(kInfluxVersion));
    response.fields.emplace_back("X-Influxdb-Build", "OSS");
    if (!body.empty())
        response.contentType = "application/json";
    response.body = std::move(body);
    return response;
}

// The next word in capitals; takes it and the blanks around it from the text.
std::string takeWord(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    const auto size = std::min(text.find_first_of(kBlanks), text.size());
    std::string word(text.substr(0, size));
    for (char &c : word)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    text.remove_prefix(size);
    return word;
}

bool isKnownStatement(std::string_view statement)
{
    const std::string verb = takeWord(statement);
    const std::string object = takeWord(statement);
    return (verb == "SHOW" && object == "DATABASES") || (verb == "CREATE" && object == "DATABASE");
}

Response missingQuery()
{
    return problem(ErrorId::MissingParameter, "The parameter q is missing.", ErrorShape::Influx);
}

// Reads a form to its end, or to its bound.
class QueryForm final : public RequestHandler
{
public:
    explicit QueryForm(Exchange &exchange, std::optional<std::string> query)
        : m_exchange(exchange)
        , m_query(std::move(query))
    {
    }
    void onBody(std::string_view bytes) override
    {
        m_isTooLong = m_isTooLong || m_form.size() + bytes.size() > kInfluxFormBytes;
        if (!m_isTooLong)
            m_form += bytes;
    }
    void onEnd() override
    {
        if (!m_query && !m_isTooLong)
            m_query = formValue(m_form, "q");
        if (m_query)
            m_exchange.answer(influxQueryAnswer(*m_query));
        else if (m_isTooLong)
            m_exchange.answer(
                problem(ErrorId::BodyTooLarge,
                        "A query may have " + std::to_string(kInfluxFormBytes) + " bytes.",
                        ErrorShape::Influx));
        else
            m_exchange.answer(missingQuery());
    }
    void onCut() override {}
    void onClientGone() override {}

private:
    Exchange &m_exchange;
    std::optional<std::string> m_query;
    std::string m_form;
    bool m_isTooLong = false;
};

} // namespace

Response influxPing(std::string_view query)
{
    const auto verbose = formValue(query, "verbose").value_or("");
    if (verbose.empty() || verbose == "0" || verbose == "false")
        return influxResponse(204, {});
    return influxResponse(200, "{\"version\":\"" + std::string(kInfluxVersion) + "\"}");
}

Response livesAnswer()
{
    Response response;
    response.status = 200;
    response.contentType = "application/json";
    response.body =
        "{\"checks\":[],\"message\":\"the process lives; /ready says whether writes are "
        "taken\",\"name\":\"timeless-gateway\",\"status\":\"pass\",\"version\":\"" TG_VERSION
        "\"}\n";
    return response;
}

Response influxQueryAnswer(std::string_view text)
{
    std::string results;
    int count = 0;
    while (!text.empty()) {
        const std::string_view statement = takeUpTo(text, ';');
        if (statement.find_first_not_of(kBlanks) == std::string_view::npos)
            continue;
        bool isCut = false;
        if (!isKnownStatement(statement))
            return problem(ErrorId::InfluxQl,
                           "\"" + printableLine(statement, kShownBytes, isCut) +
                               "\" is neither SHOW DATABASES nor CREATE DATABASE. Read with PromQL "
                               "at /prometheus/api/v1/query.",
                           ErrorShape::Influx);
        results += (results.empty() ? "" : ",") + std::string("{\"statement_id\":") +
                   std::to_string(count++) + "}";
    }
    return count == 0 ? missingQuery() : influxResponse(200, "{\"results\":[" + results + "]}");
}

std::unique_ptr<RequestHandler> influxQuery(const RequestHead &head, Exchange &exchange)
{
    return std::make_unique<QueryForm>(exchange, formValue(head.query, "q"));
}

} // namespace tg::ingest
