// Bounds of what gateways store on the nodes for each other. They are part of the format: every
// gateway must hold to the same ones, so none is configurable.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tg::cluster {

inline constexpr std::size_t kMaxFactBytes =
    64 * 1024;                                     // one document; a longer one is refused unread
inline constexpr std::size_t kMaxFactDepth = 16;   // nesting of a document
inline constexpr std::size_t kMaxGapRecords = 256; // gaps of one node; past it open ones are folded
inline constexpr std::size_t kMaxFingerprints =
    64; // instances in the config document; the newest stay
inline constexpr std::size_t kMaxFactProblems = 1000;     // unreadable documents listed at once
inline constexpr std::size_t kMaxNameBytes = 255;         // a node id, instance or fingerprint
inline constexpr std::size_t kMaxGapIdBytes = 300;        // <gateway>-<bootHex>-<n>
inline constexpr std::size_t kMaxCauseBytes = 200;        // cause of a gap
inline constexpr std::size_t kMaxResidueTextBytes = 1000; // summary of what still differs
inline constexpr std::size_t kMaxReasonBytes = 500;       // reason of a standing order

inline constexpr std::int64_t kMaxUnixSeconds = 253'402'300'799;  // the end of the year 9999
inline constexpr std::int64_t kMaxHour = 2'562'047'788'015'216;   // of seconds in 64 bits
inline constexpr std::uint64_t kMaxFactNumber = (1ULL << 53) - 1; // exact in every reader of JSON

inline constexpr std::int64_t kKeepClosed = 3600; // seconds a closed gap stays, so that all see it
inline constexpr std::int64_t kKeepFingerprint = 86'400; // seconds; a silent instance is gone
inline constexpr std::int64_t kMaxClockLead =
    86'400; // a stamp further ahead comes from a broken clock
inline constexpr std::int64_t kMaxLeaseSeconds = 3600; // a lease that runs longer is not believed

} // namespace tg::cluster
