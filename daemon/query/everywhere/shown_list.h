// The {"data":[..]} of one node's annotations or alert rules. Pure function, any thread.
#pragma once

#include <string>
#include <vector>

#include "base/label_policy.h"
#include "query/everywhere/definition.h"

namespace tg::query {

struct ShownDefinition {
    Definition definition;
    qint64 nodeId = 0; // by which that node knows it
    QJsonObject shown; // label values as clients know them
};

// Errors: Refused, if it is no such list.
Result<std::vector<ShownDefinition>> readShownList(DefinitionKind kind, const std::string &body,
                                                   LabelForm form);

} // namespace tg::query
