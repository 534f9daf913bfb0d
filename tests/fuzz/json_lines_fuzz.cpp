// Any bytes must give the same events however they are chunked, a cut body no more than its whole
// lines, and each line what simdjson alone reads. The first byte chooses how the rest is cut.
#include "parse/json_lines.h"
#include "tests/fuzz/parse_fuzz.h"
#include "tests/unit/parse/reference_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static JsonLinesParser small(kLimits, TimeUnit::Auto);
    static JsonLinesParser parser(tg::Limits{}, TimeUnit::Auto);
    if (size == 0)
        return 0;
    fuzz::checkSplits(small, kLimits, data, size);
    fuzz::forEachLine(data, size, [&](const std::string &line) {
        const std::string got = test::verdictOf(test::parseBothWays(parser, line));
        const test::ReferenceLine reference = test::readJsonLine(line, TimeUnit::Auto);
        return reference.verdict == test::ReferenceLine::Verdict::Unknown ||
               got == test::verdictOf(reference, reference.points > 1, got);
    });
    return 0;
}
