// Any bytes must give the same events however they are chunked, or be found unreadable however they
// are chunked; whatever stands for labels can be shown, and metadata keeps its bounds. The first
// byte chooses how the rest is cut.
#include "parse/remote_write.h"
#include "parse/remote_write_metadata.h"
#include "tests/fuzz/parse_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace tg::parse;
    static const tg::Limits kLimits = fuzz::smallLimits();
    static RemoteWriteParser parser(kLimits);
    if (size == 0)
        return 0;
    const std::string_view body(static_cast<const char *>(static_cast<const void *>(data + 1)),
                                size - 1);
    std::vector<std::string_view> chunks;
    unsigned cutter = data[0];
    for (std::string_view rest = body; !rest.empty();) {
        const std::size_t chunk = std::min<std::size_t>(cutter % 90, rest.size());
        cutter = cutter * 1103515245U + 12345U;
        chunks.push_back(rest.substr(0, chunk));
        rest.remove_prefix(chunk);
    }
    const test::Events whole = test::parseWhole(parser, body, kLimits);
    const bool isWholeBad = !parser.fault().empty();
    const test::Events cut = test::parseChunks(parser, chunks, true, kLimits);
    const bool isCutBad = !parser.fault().empty();
    // Of a bad request nothing is kept, so what came out before it was found is nobody's.
    if (isWholeBad != isCutBad || (!isWholeBad && whole.accepted != cut.accepted))
        std::abort();
    remoteWriteText(body);
    tg::FamilyMetadata metadata;
    if (readFamilyMetadata(body, kLimits, metadata) &&
        (metadata.family.empty() || metadata.family.size() > kLimits.metricNameBytes ||
         metadata.help.size() + metadata.unit.size() > body.size()))
        std::abort();
    return 0;
}
