// What becomes of label values that 0.7 and 3.x nodes cannot keep: those with a comma, or with what
// reads as an escaped one (label_escape.h). Any thread.
#pragma once

#include <cstdint>

namespace tg {

enum class LabelPolicy : std::uint8_t { // cluster.label_policy
    Escape,                             // sent, asked for and read back in an escaped form
    Reject,                             // the line is refused, reason label_value
    Allow                               // sent as they are: right for nodes that keep them
};

// How nodes are told and tell label values.
enum class LabelForm : std::uint8_t { Escaped, AsIs };

// Reject: what was escaped before stays readable.
constexpr LabelForm labelFormOf(LabelPolicy policy)
{
    return policy == LabelPolicy::Allow ? LabelForm::AsIs : LabelForm::Escaped;
}

} // namespace tg
