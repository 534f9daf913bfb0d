// Every bound of the control protocol. What passes one is refused before anything is allocated for
// it; both ends hold them. Constants of the protocol, not of a configuration: changing one changes
// what the other end may send.
#pragma once

#include <chrono>
#include <cstddef>

namespace tg::protocol {

// A frame's length, which counts the kind and the body, not itself.
inline constexpr std::size_t kMaxFrame = 4 * 1024 * 1024;      // from the daemon
inline constexpr std::size_t kMaxFrameFromConsole = 64 * 1024; // once it has said hello
inline constexpr std::size_t kMaxFrameBeforeHello = 4 * 1024;  // both ways, until Welcome

inline constexpr std::size_t kMaxRowsInFrame = 8'192;
inline constexpr std::size_t kMaxTableRows = 65'536; // of one topic
inline constexpr std::size_t kMaxColumns = 64;       // of one row, unknown ones included
inline constexpr std::size_t kMaxTextBytes =
    16 * 1024; // of one value; a longer one is cut when sent
inline constexpr std::size_t kSnapshotPartBytes =
    256 * 1024; // a part is closed when it is past that

inline constexpr std::size_t kMaxWordBytes = 256;      // ids, versions, methods, features
inline constexpr std::size_t kMaxRefusalBytes = 2'048; // text of Refused and Bye
inline constexpr std::size_t kMaxTokenBytes = 1024;
inline constexpr std::size_t kMaxFeatures = 64;
inline constexpr std::size_t kMaxDepth = 16;      // of arrays and maps in each other
inline constexpr std::size_t kMaxMembers = 4'096; // of one map in parameters or results

// Time. The console pings; each end gives the other up after kSilence without any frame.
inline constexpr std::chrono::milliseconds kPingEvery{1'000};
inline constexpr std::chrono::milliseconds kSilence{15'000};
inline constexpr std::chrono::milliseconds kHelloWithin{5'000}; // then the daemon hangs up

// A slow console: past either of these it gets no deltas, and a snapshot once it has caught up.
inline constexpr std::size_t kMaxUnsentBytes = 2 * 1024 * 1024; // in the socket's write buffer
inline constexpr std::size_t kMaxUnackedDeltas = 8;             // of one topic
// Past this the daemon says Bye and hangs up.
inline constexpr std::size_t kMostUnsentBytes = 2 * kMaxFrame + kMaxUnsentBytes;

} // namespace tg::protocol
