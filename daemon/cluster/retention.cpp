#include "cluster/retention.h"

#include "term/term_reader.h"

namespace tg::cluster {

namespace {

// Longer is as good as for ever; and the gateway's own times stay far from the end of their range.
constexpr std::int64_t kLongestSeconds = std::int64_t{1'000} * 365 * 86'400;

std::int64_t readSeconds(term::TermReader &reader)
{
    if (reader.peek() == term::Kind::Integer) {
        const auto seconds = reader.integer();
        if (!seconds || *seconds <= 0)
            return NodeStatus::kNotTold;
        return *seconds > kLongestSeconds ? NodeStatus::kForever : *seconds;
    }
    return reader.peek() == term::Kind::Atom && reader.atom() == "forever" ? NodeStatus::kForever
                                                                           : NodeStatus::kNotTold;
}

} // namespace

std::int64_t readRetention(term::BytesView reply)
{
    term::TermReader reader(reply);
    if (reader.peek() != term::Kind::Map)
        return NodeStatus::kNotTold;
    const auto pairs = reader.map();
    for (std::uint32_t i = 0; pairs && i < *pairs && reader.isGood(); ++i) {
        const bool isKey = reader.peek() == term::Kind::Atom;
        if (isKey && reader.atom() == "raw_retention_seconds")
            return readSeconds(reader);
        if (!isKey)
            reader.skip();
        reader.skip();
    }
    return NodeStatus::kNotTold;
}

} // namespace tg::cluster
