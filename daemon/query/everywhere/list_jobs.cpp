#include "query/everywhere/list_jobs.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "query/copy_finder.h"
#include "query/door/node_json.h"
#include "query/index/own_answers.h"
#include "series/series_key.h"

namespace tg::query {

namespace {

constexpr qint64 kShortestAlertSeconds = 600; // nodes look back so far at least

std::string jsonOf(const QJsonValue &value)
{
    auto text =
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).toStdString(); // [value]
    return text.substr(1, text.size() - 2);
}

// In the order that nodes write them in.
std::string membersOf(const QJsonObject &shown, std::uint64_t id,
                      std::initializer_list<const char *> names)
{
    auto text = "\"id\":" + std::to_string(id);
    for (const auto *name : names) {
        const auto value = shown[QLatin1String(name)];
        text += ",\"" + std::string(name) +
                "\":" + (value.isUndefined() ? std::string("null") : jsonOf(value));
    }
    return text;
}

std::string keyOf(const QString &metric, const QJsonObject &labels)
{
    const auto name = metric.toStdString();
    std::vector<std::pair<std::string, std::string>> texts;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        texts.emplace_back(it.key().toStdString(), it.value().toString().toStdString());
    std::vector<series::LabelView> views(texts.begin(), texts.end());
    std::string key;
    series::writeKey(name, views, key);
    return key;
}

Result<SoughtSeries> seriesOf(const QJsonObject &rule, std::int64_t nowMs)
{
    std::vector<Matcher> matchers{{std::string(kMetricLabel), MatchOp::Equal,
                                   rule[QStringLiteral("metric")].toString().toStdString()}};
    const auto labels = rule[QStringLiteral("labels")].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        matchers.push_back(
            {it.key().toStdString(), MatchOp::Equal, it.value().toString().toStdString()});
    auto compiled = compile(matchers);
    if (!compiled)
        return compiled.error();
    const auto seconds =
        std::max(rule[QStringLiteral("duration")].toInteger(), kShortestAlertSeconds);
    return SoughtSeries{std::move(*compiled), {nowMs - seconds * 1000, nowMs}};
}

} // namespace

AnnotationListJob::AnnotationListJob(const ReadRequest &request, const ReadContext &context,
                                     ReadSink &sink)
    : EverywhereJob(request, context, sink)
{
    Parameters parameters; // only what nodes know here: a token, say, is not for them
    for (const auto &[name, value] : request.parameters.list()) {
        if (name == "from" || name == "to" || name == "start" || name == "end" || name == "tags")
            parameters.add(name, value);
    }
    auto target = std::string(pathOf(DefinitionKind::Annotation)) + "?" + parameters.text();
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(get(node, target));
    m_rounds.ask(std::move(requests), [this](auto answers) { onLists(std::move(answers)); });
}

void AnnotationListJob::onLists(std::vector<NodeRounds::Answer> answers)
{
    std::map<std::pair<std::int64_t, std::uint64_t>, QJsonObject> merged; // by time and id
    for (const auto &answer : only(200, std::move(answers))) {
        auto list = readShownList(DefinitionKind::Annotation, answer.body, m_context.labels());
        if (!list) {
            m_rounds.fail(answer.node, list.error().text);
            continue;
        }
        for (auto &one : *list)
            merged.try_emplace({one.definition.timestamp, one.definition.id}, std::move(one.shown));
    }
    std::string members = "\"data\":[";
    for (const auto &[place, shown] : merged) {
        if (members.back() == '}')
            members += ',';
        members += "{" +
                   membersOf(shown, place.second, {"timestamp", "title", "description", "tags"}) +
                   "}";
    }
    answerRead(members + "]");
}

AlertListJob::AlertListJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink)
    : EverywhereJob(request, context, sink)
{
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(get(node, listTarget(DefinitionKind::Alert)));
    m_rounds.ask(std::move(requests), [this](auto answers) { onLists(std::move(answers)); });
}

void AlertListJob::onLists(std::vector<NodeRounds::Answer> answers)
{
    for (const auto &answer : only(200, std::move(answers))) {
        const auto list = readShownList(DefinitionKind::Alert, answer.body, m_context.labels());
        if (!list) {
            m_rounds.fail(answer.node, list.error().text);
            continue;
        }
        for (const auto &one : *list) {
            auto &rule = m_rules[{one.shown[QStringLiteral("name")].toString(), one.definition.id}];
            if (rule.byNode.empty())
                rule.shown = one.shown;
            rule.byNode.emplace_back(answer.node, one.shown);
        }
    }
    std::string lack;
    std::string members = "\"data\":[";
    for (auto &[place, rule] : m_rules) {
        if (const auto merged = mergeStates(rule, lack); !merged)
            return m_sink.answer(problemOf(merged.error()));
        QJsonArray states;
        for (const auto &[key, state] : rule.states)
            states.append(state.shown);
        rule.shown[QStringLiteral("states")] = states;
        if (members.back() == '}')
            members += ',';
        members += "{" +
                   membersOf(rule.shown, place.second,
                             {"name", "metric", "labels", "condition", "threshold", "duration",
                              "aggregate", "webhook_url", "enabled", "states"}) +
                   "}";
    }
    answerRead(members + "]", std::move(lack));
}

Result<void> AlertListJob::mergeStates(Rule &rule, std::string &lack) const
{
    const auto sought = seriesOf(rule.shown, m_context.clock.unixMilliseconds());
    if (!sought)
        return sought.error();
    const auto plan =
        findCopies(m_context.table, *m_context.snapshots.newest(), {&*sought, 1},
                   {m_context.bounds.series, m_context.bounds.examined, 0}, m_rounds.failed());
    if (!plan)
        return plan.error();
    std::map<std::string_view, NodeIndex> nodeOf;
    for (const auto &series : plan->series)
        nodeOf[series.entry->key()] = series.node;
    for (const auto &[node, shown] : rule.byNode) {
        const auto states = shown[QStringLiteral("states")].toArray();
        for (const auto &one : states) {
            const auto state = one.toObject();
            auto key = keyOf(shown[QStringLiteral("metric")].toString(),
                             state[QStringLiteral("series_labels")].toObject());
            const auto chosen = nodeOf.find(key);
            const auto [place, isNew] = rule.states.try_emplace(std::move(key), State{node, state});
            if (!isNew && chosen != nodeOf.end() && chosen->second == node)
                place->second = {node, state};
        }
    }
    if (plan->unreadableCount > 0 && lack.empty())
        lack = "of the rule " + rule.shown[QStringLiteral("name")].toString().toStdString() + " " +
               std::to_string(plan->unreadableCount) +
               " series have no copy that can be read now (" + plan->unreadableNodes.front().node +
               ": " + plan->unreadableNodes.front().reason + ")";
    return {};
}

} // namespace tg::query
