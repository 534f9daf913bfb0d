// How many generated lines of each format the differential tests read. Under a sanitizer, where a
// line costs ten times as much, a tenth: the fuzzers make the same comparison there for a minute.
#pragma once

#include <cstddef>

namespace tg::parse::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif
inline constexpr std::size_t kDifferentialLines = kIsSanitized ? 100'000 : 1'000'000;

} // namespace tg::parse::test
