// Any bytes must give the same events however they are chunked, and a cut body no more than its
// whole lines. The first byte chooses how the rest is cut.
#include "parse/json_lines.h"
#include "tests/fuzz/parse_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static JsonLinesParser parser(kLimits, TimeUnit::Auto);
    if (size > 0)
        fuzz::checkSplits(parser, kLimits, data, size);
    return 0;
}
