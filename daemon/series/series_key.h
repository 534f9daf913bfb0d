// The canonical form of a series: metric and labels sorted by name, as length-prefixed bytes. Two
// spellings of one series have one key; the key is what is hashed, compared and turned into the
// terms of resolve_series/3. Any thread; plain functions over bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace tg::series {

using LabelView = std::pair<std::string_view, std::string_view>;

// Layout: u32 metric length, metric, u32 label count, then per label (sorted by name, bytewise) u32
// length + name, u32 length + value. Little endian; in memory only, never on a wire or disk. Labels
// with an empty value are left out. The caller has refused duplicates. Sorts `labels` in place and
// replaces what `out` held (its memory is reused).
void writeKey(std::string_view metric, std::vector<LabelView> &labels, std::string &out);

// Walks a key without copying: text() the metric, count() the labels, then text() name and text()
// value of each. Keys are ours (writeKey), so a short one is a programming error; it still never
// reads outside.
class KeyCursor
{
public:
    explicit KeyCursor(std::string_view key)
        : m_rest(key)
    {
    }

    std::uint32_t count();
    std::string_view text();
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

struct KeyParts {
    std::string_view metric;
    std::vector<LabelView> labels;
};
KeyParts readKey(std::string_view key);          // views into key
std::string_view metricOf(std::string_view key); // of other bytes: something within them

// metric{a="1",b="2"} for people and logs, values escaped as in Prometheus text; names outside the
// classic alphabet are quoted as in Prometheus 3: {"my.metric","my.label"="1"}.
std::string keyText(std::string_view key);

// Metric and labels as 0.7 and 3.x nodes read them back from their own text, name=value with commas
// between and nothing escaped. Two keys may have one; of those a node may make one series.
std::string textOnNodes(std::string_view key);

// XXH3-64 of the canonical key, unseeded: the same on every gateway (shards depend on it).
std::uint64_t keyHash(std::string_view key);

} // namespace tg::series
