// Any bytes must give the same events however they are chunked, a cut body no more than its whole
// lines, and each line what the slow reference reads. The first byte chooses the unit of time and
// how the rest is cut.
#include "parse/prometheus_text.h"
#include "tests/fuzz/parse_fuzz.h"
#include "tests/unit/parse/reference_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static PrometheusTextParser milliseconds(kLimits, TimeUnit::Milliseconds);
    static PrometheusTextParser seconds(kLimits, TimeUnit::Seconds);
    if (size == 0)
        return 0;
    const TimeUnit unit = (data[0] & 1u) != 0 ? TimeUnit::Seconds : TimeUnit::Milliseconds;
    fuzz::checkSplits(unit == TimeUnit::Seconds ? seconds : milliseconds, kLimits, data, size);
    PrometheusTextParser parser(tg::Limits{}, unit);
    fuzz::forEachLine(data, size, [&](const std::string &line) {
        const std::string got = test::verdictOf(test::parseBothWays(parser, line));
        return got == test::verdictOf(test::readTextLine(line, unit), true, got);
    });
    return 0;
}
