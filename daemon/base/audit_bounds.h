// How far an audit may reach, whoever asks for it: the admin API and the section [audit] hold to
// the same bounds.
#pragma once

#include <cstdint>

namespace tg {

inline constexpr std::int64_t kMostAuditHours = 168;       // nodes keep raw points for seven days
inline constexpr std::uint64_t kMostAuditSeries = 100'000; // a list of them is held while it runs

} // namespace tg
