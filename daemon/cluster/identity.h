// The identity fact: a small record that a gateway leaves on a node at first contact, as the
// description of a reserved metric, so that a stranger on a reused address or a node under a wrong
// logical id is noticed before any write. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

inline constexpr std::string_view kIdentityMetric = "timeless_gateway:identity";

// {"v":1,"kind":"identity","logical_id":"..."}
std::string identityText(std::string_view logicalId);
// The logical id in it.
Result<std::string> readIdentity(std::string_view text);

} // namespace tg::cluster
