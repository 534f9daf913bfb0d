// Any bytes, cut anyhow, must give the same events as in one piece, within the bounds of what may
// be kept meanwhile. The first byte chooses how the rest is cut.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/unit/ingest/grammar_recorder.h"

namespace {

tg::Limits fuzzLimits()
{
    tg::Limits limits;
    limits.headBytes = 512;
    limits.bodyBytes = 4096;
    return limits;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using tg::ingest::GrammarRecorder;
    if (size == 0)
        return 0;
    static const tg::Limits kLimits = fuzzLimits();
    unsigned cutter = data[0];
    const std::string_view input(static_cast<const char *>(static_cast<const void *>(data + 1)),
                                 size - 1);

    GrammarRecorder whole(kLimits);
    whole.feed(input);

    GrammarRecorder pieces(kLimits, (cutter & 1U) != 0);
    for (std::string_view rest = input; !rest.empty();) {
        const std::size_t piece = std::min<std::size_t>(1 + cutter % 7, rest.size());
        cutter = cutter * 1103515245U + 12345U;
        pieces.feed(rest.substr(0, piece));
        rest.remove_prefix(piece);
    }

    const bool isBounded =
        pieces.mostPending() <= std::max(kLimits.headBytes, tg::ingest::kMaxTrailerBytes);
    if (whole.log() != pieces.log() || !isBounded)
        std::abort();
    return 0;
}
