// Any bytes that are read as a fact must come back from their own text unchanged, within the bound.
#include <cstdlib>

#include "cluster/facts/config_fingerprints.h"
#include "cluster/facts/fact_limits.h"
#include "cluster/facts/gap_document.h"
#include "cluster/facts/join_record.h"
#include "cluster/facts/lease.h"
#include "cluster/facts/standing_order.h"

namespace {

using namespace tg::cluster;

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

template <typename Fact> void check(std::string_view text)
{
    const auto fact = Fact::read(text, "a");
    if (!fact)
        return;
    auto merged = *fact;
    merged.merge(*fact);
    require(merged.text() == fact->text());
    const auto again = Fact::read(merged.text(), "a");
    require(again && again->text() == merged.text());
}

void checkGaps(std::string_view text)
{
    auto gaps = GapDocument::read(text, "a");
    if (!gaps)
        return;
    const auto stored = gaps->fit();
    require(stored.size() <= kMaxFactBytes && stored == gaps->text());
    const auto again = GapDocument::read(stored, "a");
    require(again && again->records == gaps->records);
}

void checkConfig(std::string_view text)
{
    const auto config = ConfigFingerprints::read(text);
    if (!config)
        return;
    const auto again = ConfigFingerprints::read(config->text());
    require(again && *again == *config);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(data, data + size);
    checkGaps(text);
    check<StandingOrder>(text);
    check<JoinRecord>(text);
    check<Lease>(text);
    checkConfig(text);
    return 0;
}
