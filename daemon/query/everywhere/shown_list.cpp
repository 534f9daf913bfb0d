#include "query/everywhere/shown_list.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tg::query {

namespace {

QJsonObject inClientsForm(QJsonObject rule, LabelForm form)
{
    rule[QStringLiteral("labels")] =
        labelsFromNodes(rule[QStringLiteral("labels")].toObject(), form);
    auto states = rule[QStringLiteral("states")].toArray();
    for (auto &&state : states) {
        auto one = state.toObject();
        one[QStringLiteral("series_labels")] =
            labelsFromNodes(one[QStringLiteral("series_labels")].toObject(), form);
        state = one;
    }
    rule[QStringLiteral("states")] = states;
    return rule;
}

} // namespace

Result<std::vector<ShownDefinition>> readShownList(DefinitionKind kind, const std::string &body,
                                                   LabelForm form)
{
    const auto data = QJsonDocument::fromJson(QByteArray::fromStdString(body))
                          .object()
                          .value(QStringLiteral("data"));
    if (!data.isArray())
        return Error{ErrorCode::Refused, "its list cannot be understood"};
    std::vector<ShownDefinition> list;
    const auto items = data.toArray();
    for (const auto &item : items) {
        const auto shown = item.toObject();
        auto definition = shownDefinition(kind, shown);
        const auto id = shown[QStringLiteral("id")];
        if (!definition || !id.isDouble())
            return Error{ErrorCode::Refused, "an entry of its list cannot be understood"};
        list.push_back({std::move(*definition), id.toInteger(),
                        kind == DefinitionKind::Alert ? inClientsForm(shown, form) : shown});
    }
    return list;
}

} // namespace tg::query
