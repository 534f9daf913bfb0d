#include "inflate/decoder.h"

#include "inflate/deflate_decoder.h"
#include "inflate/zstd_decoder.h"

namespace tg::inflate {

std::unique_ptr<Decoder> makeDecoder(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Identity:
    case Encoding::Gzip:
        break;
    case Encoding::Deflate:
        return std::make_unique<DeflateDecoder>(DeflateDecoder::Wrapper::ZlibOrNone);
    case Encoding::Zstd:
        return std::make_unique<ZstdDecoder>();
    }
    return std::make_unique<DeflateDecoder>(DeflateDecoder::Wrapper::Gzip);
}

} // namespace tg::inflate
