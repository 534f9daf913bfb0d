// What every node holds a copy of: annotations and alert rules. Nodes number them, each its own
// way; the gateway, which keeps nothing, knows them by their content: its id is a hash of it, 52
// bits, so that any reader of JSON keeps it exact. Plain values and functions, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <QJsonObject>

#include "base/label_policy.h"
#include "shared/base/result.h"

namespace tg::query {

enum class DefinitionKind : std::uint8_t { Annotation, Alert };

inline constexpr std::size_t kMaxAdminBytes = 64'000;        // that nodes take
inline constexpr std::int64_t kFarSeconds = 253'402'300'799; // the end of the year 9999

struct Definition {
    DefinitionKind kind = DefinitionKind::Annotation;
    std::uint64_t id = 0;
    std::int64_t timestamp = 0; // of an annotation
    QJsonObject content; // as nodes have it: every default filled in, label values in their form
};

// The object's label values in the form that nodes have them, and back as clients know them.
QJsonObject labelsOnNodes(QJsonObject labels, LabelForm form);
QJsonObject labelsFromNodes(QJsonObject labels, LabelForm form);

std::string_view pathOf(DefinitionKind kind);
std::string listTarget(DefinitionKind kind); // of all that a node has

// From a client's body. now: unix seconds, for an annotation without a time. Errors: BadSyntax,
// BadValue with the member at fault, LimitExceeded.
Result<Definition> readDefinition(DefinitionKind kind, std::string_view body, LabelForm labels,
                                  std::int64_t now);

// From what a node shows; nothing: it is none.
std::optional<Definition> shownDefinition(DefinitionKind kind, const QJsonObject &shown);

} // namespace tg::query
