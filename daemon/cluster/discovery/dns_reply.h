// Questions to DNS and what came back, as plain values: the seam between QDnsLookup and the rules.
// Any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace tg::cluster {

enum class DnsType { Srv, A, Aaaa };

struct DnsQuestion {
    DnsType type = DnsType::Srv;
    std::string name;
};

struct SrvRecord {
    std::string target; // lower case, no dot at the end
    std::uint16_t port = 0;
    std::uint16_t priority = 0;
    std::uint16_t weight = 0;
};

// isGood: the server answered and there was at least one record. Qt 6.4 tells an empty answer, a
// dead server and a time-out of the resolver not apart; none of the three is good.
struct DnsReply {
    bool isGood = false;
    std::string error = "not asked";
    std::uint32_t ttl = std::numeric_limits<std::uint32_t>::max(); // smallest, in seconds
    std::vector<SrvRecord> targets;
    std::vector<std::string> addresses;
};

} // namespace tg::cluster
