// The config fingerprint of each gateway, so that gateways whose configs differ are noticed: fact
// config. A plain value; per instance the later one wins, then the larger text; past
// kMaxFingerprints the newest stay.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

struct ConfigFingerprint {
    std::string fingerprint; // a word, see isFactWord
    std::int64_t at = 0;     // unix seconds

    friend bool operator==(const ConfigFingerprint &, const ConfigFingerprint &) = default;
};

struct ConfigFingerprints {
    std::map<std::string, ConfigFingerprint> instances;

    static Result<ConfigFingerprints> read(std::string_view text);
    std::string text() const;
    bool hasContent() const { return !instances.empty(); }
    void merge(const ConfigFingerprints &other);
    // Forgets what is older than kKeepFingerprint or more than kMaxClockLead ahead.
    void prune(std::int64_t nowSeconds);

    friend bool operator==(const ConfigFingerprints &, const ConfigFingerprints &) = default;
};

} // namespace tg::cluster
