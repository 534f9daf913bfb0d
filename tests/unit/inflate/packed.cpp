#include "tests/unit/inflate/packed.h"

#include <cstdint>
#include <stdexcept>
#include <zstd.h>

#include <QByteArray>

#include "tests/support/snappy_frames.h"

namespace tg::test {

namespace {

constexpr std::size_t kZlibHead = 2;
constexpr std::size_t kZlibTail = 4;
constexpr int kQtHead = 4; // the length, which Qt puts before the zlib stream

std::uint32_t crc32Of(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void appendLittle(std::string &out, std::uint32_t number)
{
    for (int i = 0; i < 4; ++i)
        out += static_cast<char>(number >> (8 * i));
}

std::size_t checked(std::size_t result)
{
    if (ZSTD_isError(result))
        throw std::runtime_error(ZSTD_getErrorName(result));
    return result;
}

} // namespace

std::string packedZlib(std::string_view plain)
{
    if (plain.empty()) // for which Qt writes no stream
        return {"\x78\x9c\x03\0\0\0\0\x01", 8};
    return qCompress(QByteArray(plain.data(), static_cast<qsizetype>(plain.size())), 6)
        .mid(kQtHead)
        .toStdString();
}

std::string packedBare(std::string_view plain)
{
    const std::string zlib = packedZlib(plain);
    return zlib.substr(kZlibHead, zlib.size() - kZlibHead - kZlibTail);
}

std::string packedGzip(std::string_view plain)
{
    // With a file name, as gzip(1) writes it.
    std::string out("\x1f\x8b\x08\x08\0\0\0\0\0\x03", 10);
    out += std::string("body.txt") + '\0';
    out += packedBare(plain);
    appendLittle(out, crc32Of(plain));
    appendLittle(out, static_cast<std::uint32_t>(plain.size()));
    return out;
}

std::string packedZstd(std::string_view plain, int level, unsigned windowLog)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, static_cast<int>(windowLog));
    std::string out(ZSTD_compressBound(plain.size()) + 64, '\0');
    // As a stream of unknown length, so that the window is what the level says.
    ZSTD_inBuffer in{plain.data(), plain.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    while (in.pos < in.size)
        checked(ZSTD_compressStream2(context, &to, &in, ZSTD_e_continue));
    checked(ZSTD_compressStream2(context, &to, &in, ZSTD_e_end));
    ZSTD_freeCCtx(context);
    out.resize(to.pos);
    return out;
}

std::string packed(inflate::Encoding encoding, std::string_view plain)
{
    switch (encoding) {
    case inflate::Encoding::Identity:
        break;
    case inflate::Encoding::Snappy:
        return snappyBlock(plain);
    case inflate::Encoding::SnappyFramed:
        return framedSnappy(plain);
    case inflate::Encoding::Gzip:
        return packedGzip(plain);
    case inflate::Encoding::Deflate:
        return packedZlib(plain);
    case inflate::Encoding::Zstd:
        return packedZstd(plain);
    }
    return std::string(plain);
}

std::string sampleText(std::size_t bytes)
{
    std::string out;
    std::uint32_t state = 1;
    for (int i = 0; out.size() < bytes; ++i) {
        state = state * 1664525U + 1013904223U;
        out += "node_cpu_seconds_total{instance=\"host-" + std::to_string(i % 97) + "\",mode=\"m" +
               std::to_string(i % 8) + "\"} " + std::to_string(state >> 8) + "\n";
    }
    out.resize(bytes);
    return out;
}

} // namespace tg::test
