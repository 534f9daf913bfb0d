// The tokens of the operators' doors (admin, control). The file has one `role name token` a line;
// `#` begins a comment line. It is read once, at start. Tokens are kept as digests only and never
// written anywhere. Values; any thread once read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QByteArray>

#include "base/limits.h"
#include "base/role.h"
#include "shared/base/result.h"

namespace tg {

inline constexpr std::size_t kMaxTokenFileBytes = 64 * kKiB;
inline constexpr std::size_t kMaxTokens = 256;
inline constexpr std::size_t kMinTokenBytes = 16;
inline constexpr std::size_t kMaxTokenBytes = 256;

class TokenBook
{
public:
    // Always takes the same time for a token of one length, whether and where it is found.
    std::optional<Caller> find(std::string_view token) const;

    // For the reader of the file: BadValue for a name or token that is there already.
    Result<void> add(Role role, std::string_view name, std::string_view token);
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        Caller caller;
        QByteArray digest;
    };
    std::vector<Entry> m_entries;
};

// Refuses a file that others than its owner may open, and one without a token. The error's text
// names the key, file and line, never a byte of the content. key: of the configuration, e.g.
// admin.token_file.
Result<TokenBook> readTokenFile(const std::string &path, std::string_view key);

} // namespace tg
