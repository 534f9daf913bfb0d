#include "query/everywhere/metadata_jobs.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "cluster/facts/reserved_metrics.h"
#include "query/door/node_json.h"
#include "query/everywhere/definition.h"
#include "query/index/own_answers.h"

namespace tg::query {

namespace {

bool isTold(const std::string &body)
{
    const auto shown = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    return shown[QStringLiteral("type")].toString() != QLatin1String("gauge") ||
           !shown[QStringLiteral("unit")].isNull() ||
           !shown[QStringLiteral("description")].isNull();
}

} // namespace

Result<MetricMetadata> readMetadata(std::string_view body)
{
    if (body.size() > kMaxAdminBytes)
        return Error{ErrorCode::LimitExceeded, "the body has " + std::to_string(body.size()) +
                                                   " bytes; nodes take " +
                                                   std::to_string(kMaxAdminBytes)};
    const auto given =
        QJsonDocument::fromJson(QByteArray(body.data(), static_cast<qsizetype>(body.size())));
    if (!given.isObject())
        return Error{ErrorCode::BadSyntax, "the body is no JSON object"};
    const auto metric = given.object()[QStringLiteral("metric")].toString().toStdString();
    const auto type = given.object()[QStringLiteral("type")].toString();
    if (metric.empty())
        return Error{ErrorCode::BadValue, "the member \"metric\" must be a text"};
    if (metric.starts_with(cluster::kReservedMetrics))
        return Error{ErrorCode::BadValue,
                     "\"" + metric.substr(0, 100) + "\" is a record of the gateways themselves"};
    if (type != QLatin1String("gauge") && type != QLatin1String("counter") &&
        type != QLatin1String("histogram"))
        return Error{ErrorCode::BadValue,
                     "the member \"type\" must be gauge, counter or histogram"};
    return MetricMetadata{std::string(body), type == QLatin1String("histogram")};
}

StoreMetadataJob::StoreMetadataJob(MetricMetadata metadata, const ReadRequest &request,
                                   const ReadContext &context, ReadSink &sink, NodeAtoms &atoms)
    : EverywhereJob(request, context, sink)
    , m_metadata(std::move(metadata))
    , m_atoms(atoms)
{
    if (m_metadata.isHistogram)
        m_atoms.prepare(m_rounds.nodes(), [this] { send(); });
    else
        send();
}

void StoreMetadataJob::send()
{
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(post(node, "/api/v1/metadata", m_metadata.body));
    m_rounds.ask(std::move(requests), [this](auto answers) { onSent(std::move(answers)); });
}

void StoreMetadataJob::onSent(std::vector<NodeRounds::Answer> answers)
{
    m_atoms.failUntold(answers, "word histogram", m_rounds);
    only(200, std::move(answers));
    answerWritten(200, R"("status":"ok")", "Send the same again: it does no harm.");
}

MetadataJob::MetadataJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink)
    : EverywhereJob(request, context, sink)
{
    const std::string metric(request.parameters.last("metric"));
    Parameters parameters;
    parameters.add("metric", metric);
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(get(node, "/api/v1/metadata?" + parameters.text()));
    m_rounds.ask(std::move(requests), [this, metric](auto answers) {
        for (auto &answer : only(200, std::move(answers))) {
            if (isTold(answer.body)) // nodes are told the same: any will do
                return m_sink.answer(jsonAnswer(std::move(answer.body)));
        }
        std::string members = "\"metric\":";
        writeNodeJson(metric, members);
        answerRead(members + R"(,"type":"gauge","unit":null,"description":null)");
    });
}

} // namespace tg::query
