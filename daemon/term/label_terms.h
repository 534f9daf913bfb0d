// The labels map of a series as calls to a node name it: values in the node's form
// (base/label_escape.h), so that it reads back what it was sent. Any thread.
#pragma once

#include <span>

#include "base/label_escape.h"
#include "term/series_view.h"
#include "term/term_writer.h"

namespace tg::term {

inline void writeLabels(TermWriter &writer, std::span<const LabelView> labels, LabelForm form)
{
    writer.map(static_cast<std::uint32_t>(labels.size()));
    for (const auto &[name, value] : labels) {
        writer.binary(name);
        if (form == LabelForm::Escaped && needsEscape(value))
            writer.binary(escapeLabel(value));
        else
            writer.binary(value);
    }
}

} // namespace tg::term
