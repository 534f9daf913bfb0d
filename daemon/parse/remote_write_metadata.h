// One prometheus.MetricMetadata of a remote-write request. Plain function, any thread.
#pragma once

#include <string_view>

#include "base/family_metadata.h"
#include "base/limits.h"

namespace tg::parse {

// Views into `message`. False: it cannot be read, is no UTF-8, has no name, or one longer than
// limits.metric_name_bytes, or help or unit longer than limits.label_value_bytes.
bool readFamilyMetadata(std::string_view message, const Limits &limits, FamilyMetadata &out);

// No readable one is longer.
constexpr std::size_t longestFamilyMetadata(const Limits &limits)
{
    constexpr std::size_t kHeads = 64; // tags, lengths, the type
    return limits.metricNameBytes + 2 * limits.labelValueBytes + kHeads;
}

} // namespace tg::parse
