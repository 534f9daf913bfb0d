#include "tests/loadgen/packing.h"

#include <algorithm>
#include <array>
#include <new>
#include <zlib.h>
#include <zstd.h>

#include "tests/support/snappy_frames.h"

namespace tg::loadgen {

namespace {

constexpr std::array<std::string_view, 6> kNames{"identity", "gzip",   "deflate",
                                                 "zstd",     "snappy", "x-snappy-framed"};
constexpr int kGzipWrapper = 16; // added to the window's size it makes zlib write gzip
constexpr int kMemoryLevel = 8;  // zlib's default

std::string packedByZlib(std::string_view plain, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, plain.size()), '\0');
    const auto *const begin = static_cast<const Bytef *>(static_cast<const void *>(plain.data()));
    stream.next_in = const_cast<Bytef *>(begin); // only read
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = static_cast<Bytef *>(static_cast<void *>(out.data()));
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END)
        throw std::bad_alloc();
    return out;
}

std::string packedByZstd(std::string_view plain)
{
    std::string out(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), plain.data(), plain.size(), 0);
    if (ZSTD_isError(size))
        throw std::bad_alloc();
    out.resize(size);
    return out;
}

} // namespace

std::string_view encodingName(Encoding encoding)
{
    return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encodingNamed(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Encoding>(found - kNames.begin());
}

std::string packed(Encoding encoding, std::string_view plain)
{
    switch (encoding) {
    case Encoding::Identity:
        break;
    case Encoding::Gzip:
        return packedByZlib(plain, MAX_WBITS + kGzipWrapper);
    case Encoding::Deflate:
        return packedByZlib(plain, MAX_WBITS);
    case Encoding::Zstd:
        return packedByZstd(plain);
    case Encoding::Snappy:
        return test::snappyBlock(plain);
    case Encoding::SnappyFramed:
        return test::framedSnappy(plain);
    }
    return std::string(plain);
}

} // namespace tg::loadgen
