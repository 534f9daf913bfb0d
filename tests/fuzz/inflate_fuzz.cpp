// Any bytes, taken for each encoding: the same text comes out however input and room are cut, never
// more than the bound, never with more memory than was promised, and a fault stays. The first byte
// chooses encoding and cuts.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "inflate/body_inflater.h"

namespace {

using namespace tg;
using namespace tg::inflate;

constexpr std::size_t kBound = 300'000;

struct Outcome {
    std::string text;
    Fault fault = Fault::None;
};

Outcome unpack(Encoding encoding, std::string_view body, unsigned cutter, std::size_t roomBytes)
{
    Outcome out;
    std::vector<char> room(roomBytes);
    BodyInflater inflater(encoding, makeDecoder(encoding, kBound), kBound);
    const auto drain = [&] {
        do {
            const auto promised = inflater.memoryBytes();
            const Piece piece = inflater.next(room);
            if (inflater.memoryBytes() > promised && inflater.memoryBytes() > 9 * kMiB)
                std::abort();
            out.text += piece.bytes;
            out.fault = piece.fault;
            inflater.keep();
        } while (!inflater.isDry() && out.fault == Fault::None);
    };
    while (!body.empty() && out.fault == Fault::None) {
        const std::size_t chunk =
            cutter == 0 ? body.size() : std::min<std::size_t>(cutter % 90 + 1, body.size());
        cutter = cutter * 1103515245U + (cutter == 0 ? 0U : 12345U);
        inflater.give(body.substr(0, chunk));
        body.remove_prefix(chunk);
        drain();
    }
    if (out.fault == Fault::None) {
        inflater.giveEnd();
        drain();
    }
    if (out.text.size() > kBound)
        std::abort();
    if (out.fault != Fault::None && inflater.next(room).fault != out.fault)
        std::abort();
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto encoding = static_cast<Encoding>(1 + data[0] % (kEncodings - 1));
    const std::string_view body(static_cast<const char *>(static_cast<const void *>(data + 1)),
                                size - 1);
    const Outcome whole = unpack(encoding, body, 0, kPieceBytes);
    const Outcome cut = unpack(encoding, body, data[0], 1U + data[0] * 7U);
    if (whole.fault == Fault::None || cut.fault == Fault::None || whole.fault == Fault::Truncated) {
        if (whole.fault != cut.fault || whole.text != cut.text)
            std::abort();
    }
    // How much comes out before a fault depends on the cuts, but never what.
    const auto common = std::min(whole.text.size(), cut.text.size());
    if (whole.text.substr(0, common) != cut.text.substr(0, common))
        std::abort();
    return 0;
}
