// Any bytes must give the same events however they are chunked, and a cut body no more than its
// whole lines. The first byte chooses the unit of time and how the rest is cut.
#include "parse/prometheus_text.h"
#include "tests/fuzz/parse_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static PrometheusTextParser milliseconds(kLimits, TimeUnit::Milliseconds);
    static PrometheusTextParser seconds(kLimits, TimeUnit::Seconds);
    if (size > 0)
        fuzz::checkSplits((data[0] & 1u) != 0 ? seconds : milliseconds, kLimits, data, size);
    return 0;
}
