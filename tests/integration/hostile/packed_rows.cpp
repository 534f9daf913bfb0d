// Bodies that unpack to more than they should, lie about what is in them, or are not what their
// head says.
#include <string>

#include "hostile_row.h"
#include "tests/support/snappy_frames.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/parse/write_request.h"

namespace tg::test {

namespace {

QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray encoded(const QByteArray &coding)
{
    return "Content-Encoding: " + coding + "\r\n";
}

QByteArray packedPost(const QByteArray &coding, const std::string &body,
                      const QByteArray &path = kText)
{
    return posted(path, bytesOf(body), encoded(coding));
}

HostileRow refused(const QByteArray &name, const QByteArray &bytes, const QByteArray &slug,
                   int status = 400)
{
    return answered(name, bytes, {status}, "error:" + slug);
}

// More than limits.inflated_bytes comes out of it.
constexpr std::size_t kBombBytes = std::size_t{330} << 20;
constexpr std::size_t kMemberBytes = std::size_t{10} << 20;

// Of members or frames of kMemberBytes, which are one stream to who unpacks it.
std::string bomb(const std::string &member)
{
    std::string out;
    for (std::size_t bytes = 0; bytes < kBombBytes; bytes += kMemberBytes)
        out += member;
    return out;
}

std::string manyLines(std::string_view line, std::size_t bytes)
{
    std::string out;
    out.reserve(bytes + line.size());
    while (out.size() < bytes)
        out += line;
    return out;
}

// A stream that ends with the bytes of another stream, which the reader must not unpack again.
std::string nested(inflate::Encoding encoding, int levels, std::string inner)
{
    for (int i = 0; i < levels; ++i)
        inner = packed(encoding, inner);
    return inner;
}

std::string cut(std::string text, std::size_t from)
{
    text.resize(text.size() - from);
    return text;
}

std::string flipped(std::string text, std::size_t at)
{
    text.at(at) = static_cast<char>(text.at(at) ^ 0x55);
    return text;
}

// As snappy begins: the length it says, and no more.
std::string snappyHead(std::uint64_t length)
{
    return varint(length);
}

QByteArray snappyPost(const std::string &block)
{
    return posted(kRemoteWrite, bytesOf(block));
}

} // namespace

namespace {

HostileRows frameRows()
{
    const auto framesPost = [](const std::string &chunks, const QByteArray &coding) {
        return packedPost(coding, std::string(kSnappyIdentifier) + chunks);
    };
    const auto corrupt = [&](const QByteArray &name, const std::string &chunks) {
        return refused("snappy frames: " + name, framesPost(chunks, "x-snappy-framed"),
                       "corrupt-body");
    };
    const auto cutOffRow = [&](const QByteArray &name, const std::string &chunks) {
        return refused("snappy frames: " + name, framesPost(chunks, "snappy"), "truncated-body");
    };
    const std::string small = "packed{a=\"b\"} 1 1000\n";
    const std::string comment = '#' + std::string(998, 'c') + '\n';
    const std::string chunk =
        snappyChunk(0, littleEndian(maskedCrc32c(small), 4) + snappyBlock(small));
    const std::string most(0xffffff, '\0'); // of a length in three bytes
    return {
        refused("snappy frames: a bomb of comments",
                packedPost("x-snappy-framed", bomb(framedSnappy(manyLines(comment, kMemberBytes)))),
                "inflated-too-large", 413),
        refused("snappy frames called snappy: a bomb in one line",
                packedPost("snappy", bomb(framedSnappy(std::string(kMemberBytes, 'x')))),
                "inflated-too-large", 413)
            .keeps(Held::Line),
        answered("snappy frames: a million identifiers",
                 framesPost(manyLines(kSnappyIdentifier, 10'000'000), "x-snappy-framed"), {204}),
        answered("snappy frames: two million empty chunks of padding",
                 framesPost(manyLines(std::string_view("\xfe\0\0\0", 4), 8'000'000), "snappy"),
                 {204}),
        answered("snappy frames: a million chunks of nothing",
                 framesPost(manyLines(snappyChunk(2, std::string(1, '\0')), 5'000'000), "snappy"),
                 {204}),
        answered("snappy frames: every kind of chunk",
                 framesPost(chunk + snappyChunk(2, snappyBlock(small)) + snappyChunk(3, small) +
                                snappyChunk(0x99, "?") + snappyChunk(0xfe, "0"),
                            "x-snappy-framed"),
                 {204}),
        corrupt("a block of 16 MiB", snappyChunk(0, most)),
        corrupt("a block that says 4 GiB - 1", snappyChunk(2, "\xff\xff\xff\xff\x0f")),
        corrupt("a block of 64 KiB and a byte",
                snappyChunk(2, snappyBlock(std::string(65'537, '\n')))),
        corrupt("plain bytes, 16 MiB of them", snappyChunk(3, most)),
        corrupt("a wrong checksum", flipped(chunk, 5)),
        corrupt("a flipped bit", flipped(chunk, chunk.size() - 3)),
        corrupt("a type that may not be passed over", snappyChunk(0x7f, {})),
        corrupt("another identifier behind the first", snappyChunk(0xff, "SNAPPY")),
        corrupt("garbage behind", chunk + "garbage"),
        cutOffRow("cut in a chunk", cut(chunk, 1)),
        cutOffRow("cut in padding of 16 MiB", std::string("\xfe\xff\xff\xff", 4) + small),
        refused("no snappy frames", packedPost("x-snappy-framed", small), "corrupt-body"),
        refused("a snappy block said to be frames",
                packedPost("x-snappy-framed", snappyBlock(small)), "corrupt-body"),
        refused("nothing said to be frames", packedPost("x-snappy-framed", {}), "truncated-body"),
    };
}

} // namespace

HostileRows bombRows()
{
    using inflate::Encoding;
    const std::string comment = '#' + std::string(998, 'c') + '\n';
    const std::string comments = manyLines(comment, kMemberBytes);
    const std::string small = "packed{a=\"b\"} 1 1000\n";
    const std::string gzip = packedGzip(sampleText(100'000));
    const std::string zlib = packedZlib(sampleText(100'000));
    const std::string zstd = packedZstd(sampleText(100'000));
    HostileRows rows{
        refused("gzip bomb of comments", packedPost("gzip", bomb(packedGzip(comments))),
                "inflated-too-large", 413),
        refused("deflate bomb of comments",
                packedPost("deflate", packedZlib(manyLines(comment, kBombBytes))),
                "inflated-too-large", 413),
        refused("zstd bomb of comments", packedPost("zstd", bomb(packedZstd(comments))),
                "inflated-too-large", 413)
            .keeps(Held::Window),
        refused("gzip bomb in one line",
                packedPost("gzip", bomb(packedGzip(std::string(kMemberBytes, 'x')))),
                "inflated-too-large", 413)
            .keeps(Held::Line),
        refused("gzip bomb of empty lines",
                packedPost("gzip", bomb(packedGzip(std::string(kMemberBytes, '\n')))),
                "inflated-too-large", 413),
        answered("gzip of 20 MB of one known series",
                 packedPost("gzip", packedGzip(manyLines("pipelined 1 1000\n", 20'000'000))), {204})
            .keeps(Held::InFlight),
        answered("gzip of 3 MiB of bad lines",
                 packedPost("gzip", packedGzip(manyLines("x\n", 3 << 20))), {400},
                 "\"syntax\":1572864")
            .keeps(Held::Segment),
        refused("gzip inside gzip: not unpacked twice",
                packedPost("gzip", nested(Encoding::Gzip, 10, small)), "", 400),
        refused("zstd inside zstd: not unpacked twice",
                packedPost("zstd", nested(Encoding::Zstd, 10, small)), "", 400)
            .keeps(Held::Window),
        answered("ten gzip members",
                 packedPost("gzip",
                            [&] {
                                std::string ten;
                                for (int i = 0; i < 10; ++i)
                                    ten += packedGzip(small);
                                return ten;
                            }()),
                 {204}),
        refused("garbage behind gzip", packedPost("gzip", gzip + "garbage"), "corrupt-body"),
        refused("no gzip", packedPost("gzip", small), "corrupt-body"),
        refused("no zlib", packedPost("deflate", std::string("\x00\x01\x02\xff\xff\xff", 6)),
                "corrupt-body"),
        refused("no zstd", packedPost("zstd", small), "corrupt-body").keeps(Held::Window),
        refused("gzip cut", packedPost("gzip", cut(gzip, 100)), "truncated-body")
            .keeps(Held::Segment),
        refused("gzip without its checksum", packedPost("gzip", cut(gzip, 8)), "truncated-body"),
        refused("gzip cut in its head", packedPost("gzip", std::string("\x1f\x8b\x08", 3)),
                "truncated-body"),
        refused("an empty gzip body", packedPost("gzip", {}), "truncated-body"),
        refused("zlib cut", packedPost("deflate", cut(zlib, 100)), "truncated-body"),
        refused("zstd cut", packedPost("zstd", cut(zstd, 100)), "truncated-body")
            .keeps(Held::Window),
        refused("zstd cut in its head", packedPost("zstd", zstd.substr(0, 5)), "truncated-body")
            .keeps(Held::Window),
        refused("gzip with a wrong checksum", packedPost("gzip", flipped(gzip, gzip.size() - 6)),
                "corrupt-body"),
        refused("gzip with a wrong length", packedPost("gzip", flipped(gzip, gzip.size() - 2)),
                "corrupt-body"),
        refused("zlib with a wrong checksum", packedPost("deflate", flipped(zlib, zlib.size() - 2)),
                "corrupt-body"),
        refused("zstd with a wrong checksum", packedPost("zstd", flipped(zstd, zstd.size() - 2)),
                "corrupt-body")
            .keeps(Held::Window),
        refused("gzip of another method",
                packedPost("gzip", std::string("\x1f\x8b\x07\0\0\0\0\0\0\x03", 10)),
                "corrupt-body"),
        refused("gzip with a file name without end",
                packedPost("gzip", std::string("\x1f\x8b\x08\x08\0\0\0\0\0\x03", 10) +
                                       std::string(1 << 20, 'n')),
                "truncated-body"),
        refused("deflate with a preset dictionary",
                packedPost("deflate", std::string("\x78\xbb\x12\x34\x56\x78\x03\0\0\0\0\x01", 12)),
                "corrupt-body"),
        refused("deflate of reserved blocks",
                packedPost("deflate", std::string("\x78\x9c\x07\xff\xff", 5)), "corrupt-body"),
        refused("zstd with a window of 128 MiB", packedPost("zstd", packedZstd(small, 3, 27)),
                "corrupt-body")
            .keeps(Held::Window),
        refused("zstd that asks for a dictionary",
                packedPost("zstd", std::string("\x28\xb5\x2f\xfd\x01\x58\x07\x01\0\0", 10)),
                "corrupt-body")
            .keeps(Held::Window),
        answered("a skippable zstd frame of 4 GiB - 1",
                 headOf("POST", kText, "Content-Length: 299008\r\n" + encoded("zstd")) +
                     QByteArray("\x50\x2a\x4d\x18\xff\xff\xff\xff", 8),
                 {400}, "truncated-body")
            .more(QByteArray(1'000, 's'), 299)
            .keeps(Held::Window),
        refused("snappy that says 4 GiB - 1", snappyPost(snappyHead(0xffffffff)),
                "inflated-too-large", 413),
        refused("snappy that says 33 MiB", snappyPost(snappyHead(33 << 20)), "inflated-too-large",
                413),
        refused("snappy that says 2^60", snappyPost(snappyHead(std::uint64_t{1} << 60)),
                "corrupt-body"),
        refused("snappy that says 31 MiB and ends", snappyPost(snappyHead(31 << 20)),
                "corrupt-body")
            .keeps(Held::Block),
        refused("snappy whose length has no end", snappyPost(std::string(20, '\xff')),
                "corrupt-body"),
        refused("snappy of nothing", snappyPost({}), "truncated-body"),
        refused("snappy with a copy from before its beginning",
                snappyPost(snappyHead(100) + std::string("\x00"
                                                         "a\xfe\xff\xff",
                                                         5)),
                "corrupt-body"),
        refused("snappy longer than it says",
                snappyPost(snappyHead(3) + std::string("\x10", 1) + "aaaaa"), "corrupt-body"),
        refused("snappy shorter than it says",
                snappyPost(snappyHead(30) + std::string("\x10", 1) + "aaaaa"), "corrupt-body"),
        refused("snappy cut", snappyPost(cut(packed(Encoding::Snappy, sampleText(100'000)), 50)),
                "corrupt-body")
            .keeps(Held::Block),
        refused("snappy bomb: 32 MiB of one byte",
                snappyPost(packed(Encoding::Snappy, std::string(32 << 20, '\0'))), "malformed-body")
            .keeps(Held::Block),
        refused("snappy text that is neither block nor frames", packedPost("snappy", small),
                "corrupt-body"),
        answered("remote-write of no frames", snappyPost(framedSnappy({})), {204}),
    };
    const auto frames = frameRows();
    rows.insert(rows.end(), frames.begin(), frames.end());
    // Where only one of several complaints is right, the status says enough.
    for (auto &row : rows) {
        if (row.says == "error:")
            row.says = {};
    }
    return rows;
}

HostileRows encodingRows()
{
    const auto refusedCoding = [](const QByteArray &name, const QByteArray &path,
                                  const QByteArray &field) {
        return answered(name, posted(path, "#\n", field), {415}, "unknown-encoding");
    };
    const auto refusedType = [](const QByteArray &name, const QByteArray &type) {
        return answered(name, posted(kRemoteWrite, {}, "Content-Type: " + type + "\r\n"), {415},
                        "unknown-message");
    };
    return {
        refusedCoding("brotli", kText, encoded("br")),
        refusedCoding("compress", kText, encoded("compress")),
        refusedCoding("gzip, gzip", kText, encoded("gzip, gzip")),
        refusedCoding("gzip twice", kText, encoded("gzip") + encoded("gzip")),
        refusedCoding("identity, gzip", kText, encoded("identity, gzip")),
        refusedCoding("gzip with a parameter", kText, encoded("gzip;q=1")),
        refusedCoding("snappy inside snappy", kText, encoded("snappy, x-snappy-framed")),
        refusedCoding("a coding of 10,000 bytes", kText, encoded(QByteArray(10'000, 'c'))),
        refusedCoding("a coding that would break the answer's JSON", kText,
                      encoded("\"\\</script>")),
        refusedCoding("a coding that is no UTF-8", kText, encoded("\xff\xfe")),
        refusedCoding("brotli remote-write", kRemoteWrite, encoded("br")),
        refusedType("remote-write 2.0",
                    "application/x-protobuf;proto=io.prometheus.write.v2.Request"),
        refusedType("JSON as remote-write", "application/json"),
        refusedType("a type of 10,000 bytes", QByteArray(10'000, 't')),
        refused("unpacked remote-write said to be snappy",
                posted(kRemoteWrite, bytesOf(seriesField({{"__name__", "m"}}, {{1, 1000}})),
                       encoded("snappy")),
                "corrupt-body"),
    };
}

} // namespace tg::test
