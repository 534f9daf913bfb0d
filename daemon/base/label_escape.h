// Label values as nodes of the 0.7 and 3.x generations can keep them. Such a node stores labels as
// the text `k=v,k=v` and escapes nothing: a comma in a value comes back as another label after its
// next start. So a value is sent, asked for and read back as below, and has the client's form
// everywhere else. Pure functions over bytes, any thread; never on the way of a point.
#pragma once

#include <string>
#include <string_view>

#include "base/label_policy.h"

namespace tg {

// `,` becomes %2C; `%` becomes %25 only where what follows would be taken for an escaped comma: 2C,
// 252C, 25252C ... Nothing else is touched, so "50%", "a%20b" and "x=y" are what they have always
// been (an equals sign is safe in a value: nodes cut at the first one, and no label name has one).
// Both ways are exact, for any bytes: unescapeLabel(escapeLabel(v)) == v, and for each v without a
// comma, which is all that a node's text can hold, escapeLabel(unescapeLabel(v)) == v. So what
// others wrote has one spelling here, and a %2C of theirs reads as a comma.
bool needsEscape(std::string_view value);
bool needsUnescape(std::string_view value);
std::string escapeLabel(std::string_view value);
std::string unescapeLabel(std::string_view value);
// Append; unescaping never makes a value longer.
void escapeLabelTo(std::string_view value, std::string &out);
void unescapeLabelTo(std::string_view value, std::string &out);

// A value in the form that nodes have it, and back.
std::string labelOnNodes(std::string_view value, LabelForm form);
std::string labelFromNodes(std::string_view value, LabelForm form);

// The characters that no label name may have: no node could tell where the name ends.
inline constexpr std::string_view kNoLabelName = ",=";

} // namespace tg
