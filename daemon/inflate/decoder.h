// Unpacks one body, piece by piece, in memory that does not grow with the body. Reused from body to
// body by reset(); one worker thread, lent by its WriteDesk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/limits.h"
#include "inflate/encoding.h"

namespace tg::inflate {

inline constexpr std::size_t kPieceBytes = 64 * kKiB; // unpacked at once
// The largest window of a zstd frame: what RFC 8878 asks everybody to support, and the most that
// levels up to 19 use. Each body being unpacked holds one.
inline constexpr unsigned kZstdWindowLog = 23;

enum class Fault : std::uint8_t {
    None,
    Corrupt,       // these bytes are no such stream, their checksum is wrong, or others follow it
    Truncated,     // the body ended before the stream
    TooLarge,      // more than the bound comes out of it
    BlockTooLarge, // a snappy block says that it is larger than its own bound
};

struct Piece {
    std::string_view
        bytes; // valid until the next call; empty without a fault: more input is wanted
    Fault fault = Fault::None;
};

class Decoder
{
public:
    virtual ~Decoder() = default;
    virtual void reset() = 0;
    // Takes bytes from the front of `input`, which may be empty, and unpacks them into `room`.
    virtual Piece inflate(std::string_view &input, std::span<char> room) = 0;
    // Once the body has ended and nothing more came of it: what could only be unpacked now.
    virtual Piece finish(std::span<char>) { return {}; }
    // Whether the body may end here: no stream is open, and there was one.
    virtual bool isWhole() const = 0;
    // Memory that this decoder holds, or may come to hold when it is given that input.
    virtual std::size_t memoryBytes(std::string_view input) const = 0;
    // The same of finish().
    virtual std::size_t memoryToFinish() const { return memoryBytes({}); }
    // What is wrong, once there was Fault::Corrupt; a literal or a text of the library.
    virtual std::string_view complaint() const = 0;
};

// encoding: not Identity. maxBlockBytes: of a snappy block, limits.remote_write_bytes.
std::unique_ptr<Decoder> makeDecoder(Encoding encoding, std::size_t maxBlockBytes = 32 * kMiB);

} // namespace tg::inflate
