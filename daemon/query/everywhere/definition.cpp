#include "query/everywhere/definition.h"

#include <algorithm>
#include <bit>
#include <vector>
#include <xxhash.h>

#include <QJsonArray>
#include <QJsonDocument>

#include "base/label_escape.h"

namespace tg::query {

namespace {

using Checked = Result<QJsonObject>;

constexpr qint64 kLatest = 4'102'444'800; // 2100-01-01: milliseconds given for seconds lie behind

Error bad(std::string_view member, std::string_view must)
{
    return {ErrorCode::BadValue,
            "the member \"" + std::string(member) + "\" must be " + std::string(must)};
}

bool isWhole(const QJsonValue &value, qint64 atMost)
{
    return value.isDouble() && value.toDouble() == static_cast<double>(value.toInteger(-1)) &&
           value.toInteger(-1) >= 0 && value.toInteger(-1) <= atMost;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

bool areTexts(const QJsonArray &values)
{
    return std::all_of(values.begin(), values.end(), [](const auto &v) { return v.isString(); });
}

Checked annotationFrom(const QJsonObject &given, qint64 now)
{
    QJsonObject content;
    const auto title = given[QStringLiteral("title")];
    if (!title.isString() || title.toString().isEmpty())
        return bad("title", "a text");
    content[QStringLiteral("title")] = title;
    const auto time = given[QStringLiteral("timestamp")];
    if (!isAbsent(time) && !isWhole(time, kLatest))
        return bad("timestamp", "whole unix seconds, not before 1970 and not behind 2100");
    content[QStringLiteral("timestamp")] = isAbsent(time) ? now : time.toInteger();
    const auto description = given[QStringLiteral("description")];
    if (!isAbsent(description) && !description.isString())
        return bad("description", "a text");
    if (!description.toString().isEmpty())
        content[QStringLiteral("description")] = description;
    const auto tags = given[QStringLiteral("tags")];
    if (!isAbsent(tags) && (!tags.isArray() || !areTexts(tags.toArray())))
        return bad("tags", "a list of texts");
    content[QStringLiteral("tags")] = tags.toArray();
    return content;
}

Checked alertFrom(const QJsonObject &given)
{
    QJsonObject content;
    for (const auto *member : {"name", "metric"}) {
        const auto value = given[QLatin1String(member)];
        if (!value.isString() || value.toString().isEmpty())
            return bad(member, "a text");
        content[QLatin1String(member)] = value;
    }
    const auto condition = given[QStringLiteral("condition")].toString();
    if (condition != QLatin1String("above") && condition != QLatin1String("below"))
        return bad("condition", "above or below");
    content[QStringLiteral("condition")] = condition;
    const auto threshold = given[QStringLiteral("threshold")];
    if (!threshold.isDouble())
        return bad("threshold", "a number");
    content[QStringLiteral("threshold")] = threshold;
    const auto labels = given[QStringLiteral("labels")].toObject();
    if (!isAbsent(given[QStringLiteral("labels")]) && !given[QStringLiteral("labels")].isObject())
        return bad("labels", "an object of texts");
    if (!std::all_of(labels.begin(), labels.end(), [](const auto &v) { return v.isString(); }))
        return bad("labels", "an object of texts");
    content[QStringLiteral("labels")] = labels;
    const auto duration = given[QStringLiteral("duration")];
    if (!isAbsent(duration) && !isWhole(duration, kLatest))
        return bad("duration", "whole seconds");
    content[QStringLiteral("duration")] = duration.toInteger(0);
    const auto aggregate = given[QStringLiteral("aggregate")];
    if (!isAbsent(aggregate) && !aggregate.isString())
        return bad("aggregate", "a text");
    content[QStringLiteral("aggregate")] = aggregate.toString(QStringLiteral("avg"));
    const auto webhook = given[QStringLiteral("webhook_url")];
    if (!isAbsent(webhook) && !webhook.isString())
        return bad("webhook_url", "a text");
    if (!webhook.toString().isEmpty())
        content[QStringLiteral("webhook_url")] = webhook;
    return content;
}

// Every part behind its length: no two contents have the same bytes.
class ContentHash
{
public:
    void add(const QByteArray &part) { m_bytes += QByteArray::number(part.size()) + ':' + part; }
    void add(const QJsonValue &value)
    {
        if (value.isDouble()) // 90 and 90.0 are one number
            add(QByteArray::number(std::bit_cast<quint64>(value.toDouble() + 0.0)));
        else
            add(value.toString().toUtf8());
    }
    std::uint64_t id() const
    {
        return XXH3_64bits(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())) >> 12;
    }

private:
    QByteArray m_bytes;
};

std::uint64_t idOfAnnotation(const QJsonObject &content)
{
    ContentHash hash;
    for (const auto *member : {"timestamp", "title", "description"})
        hash.add(content[QLatin1String(member)]);
    std::vector<QByteArray> tags;
    for (const auto &tag : content[QStringLiteral("tags")].toArray())
        tags.push_back(tag.toString().toUtf8());
    std::ranges::sort(tags);
    for (const auto &tag : tags)
        hash.add(tag);
    return hash.id();
}

std::uint64_t idOfAlert(const QJsonObject &content)
{
    ContentHash hash;
    for (const auto *member :
         {"name", "metric", "condition", "threshold", "duration", "aggregate", "webhook_url"})
        hash.add(content[QLatin1String(member)]);
    const auto labels = content[QStringLiteral("labels")].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it) { // sorted by name
        hash.add(it.key().toUtf8());
        hash.add(it.value());
    }
    return hash.id();
}

Result<Definition> definitionFrom(DefinitionKind kind, const QJsonObject &given, std::int64_t now)
{
    const bool isAnnotation = kind == DefinitionKind::Annotation;
    auto content = isAnnotation ? annotationFrom(given, now) : alertFrom(given);
    if (!content)
        return content.error();
    Definition definition{kind, isAnnotation ? idOfAnnotation(*content) : idOfAlert(*content),
                          content->value(QStringLiteral("timestamp")).toInteger(), *content};
    return definition;
}

QJsonObject withValues(QJsonObject labels, LabelForm form,
                       std::string (*change)(std::string_view, LabelForm))
{
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        if (it.value().isString())
            it.value() = QString::fromStdString(change(it.value().toString().toStdString(), form));
    }
    return labels;
}

} // namespace

QJsonObject labelsOnNodes(QJsonObject labels, LabelForm form)
{
    return withValues(std::move(labels), form, labelOnNodes);
}

QJsonObject labelsFromNodes(QJsonObject labels, LabelForm form)
{
    return withValues(std::move(labels), form, labelFromNodes);
}

std::string_view pathOf(DefinitionKind kind)
{
    return kind == DefinitionKind::Annotation ? "/api/v1/annotations" : "/api/v1/alerts";
}

std::string listTarget(DefinitionKind kind)
{
    auto target = std::string(pathOf(kind));
    if (kind == DefinitionKind::Annotation)
        target += "?from=0&to=" + std::to_string(kFarSeconds);
    return target;
}

Result<Definition> readDefinition(DefinitionKind kind, std::string_view body, LabelForm form,
                                  std::int64_t now)
{
    if (body.size() > kMaxAdminBytes)
        return Error{ErrorCode::LimitExceeded, "the body has " + std::to_string(body.size()) +
                                                   " bytes; nodes take " +
                                                   std::to_string(kMaxAdminBytes)};
    QJsonParseError problem;
    const auto given = QJsonDocument::fromJson(
        QByteArray(body.data(), static_cast<qsizetype>(body.size())), &problem);
    if (!given.isObject())
        return Error{ErrorCode::BadSyntax,
                     problem.error == QJsonParseError::NoError
                         ? "the body is no JSON object"
                         : "the body is no JSON: " + problem.errorString().toStdString() +
                               " at byte " + std::to_string(problem.offset)};
    auto asked = given.object();
    const auto labels = asked[QStringLiteral("labels")];
    if (kind == DefinitionKind::Alert && labels.isObject())
        asked[QStringLiteral("labels")] = labelsOnNodes(labels.toObject(), form);
    return definitionFrom(kind, asked, now);
}

std::optional<Definition> shownDefinition(DefinitionKind kind, const QJsonObject &shown)
{
    // A node may hold times that are not taken from clients here.
    if (kind == DefinitionKind::Annotation) {
        Definition definition{kind, idOfAnnotation(shown),
                              shown[QStringLiteral("timestamp")].toInteger(), shown};
        if (!shown[QStringLiteral("title")].isString())
            return std::nullopt;
        return definition;
    }
    auto definition = definitionFrom(kind, shown, 0);
    if (!definition)
        return std::nullopt;
    return std::move(*definition);
}

} // namespace tg::query
