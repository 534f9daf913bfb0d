// Any bytes must give the same events however they are chunked, a cut body no more than its whole
// lines, and the same points as the slow reference. The first byte chooses the precision and how
// the rest is cut.
#include "parse/influx_lines.h"
#include "tests/fuzz/parse_fuzz.h"
#include "tests/unit/parse/reference_influx.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static InfluxLinesParser small(kLimits);
    static InfluxLinesParser parser{tg::Limits{}};
    if (size == 0)
        return 0;
    const auto precision = static_cast<InfluxPrecision>(data[0] % 7);
    small.setPrecision(precision);
    parser.setPrecision(precision);
    fuzz::checkSplits(small, kLimits, data, size, test::influxWholeLines);
    const std::string_view body(static_cast<const char *>(static_cast<const void *>(data + 1)),
                                size - 1);
    if (test::readInfluxBody(body, precision).differenceFrom(test::parseWhole(parser, body)) != "")
        std::abort();
    return 0;
}
