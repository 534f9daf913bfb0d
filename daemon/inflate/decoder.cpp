#include "inflate/decoder.h"

#include "inflate/any_snappy_decoder.h"
#include "inflate/deflate_decoder.h"
#include "inflate/zstd_decoder.h"

namespace tg::inflate {

std::unique_ptr<Decoder> makeDecoder(Encoding encoding, std::size_t maxBlockBytes)
{
    switch (encoding) {
    case Encoding::Identity:
    case Encoding::Gzip:
        break;
    case Encoding::Deflate:
        return std::make_unique<DeflateDecoder>(DeflateDecoder::Wrapper::ZlibOrNone);
    case Encoding::Zstd:
        return std::make_unique<ZstdDecoder>();
    case Encoding::Snappy:
        return std::make_unique<AnySnappyDecoder>(maxBlockBytes);
    case Encoding::SnappyFramed:
        return std::make_unique<SnappyFramesDecoder>();
    }
    return std::make_unique<DeflateDecoder>(DeflateDecoder::Wrapper::Gzip);
}

} // namespace tg::inflate
