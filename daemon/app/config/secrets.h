// Secrets from files. A Secret has no stream operator and no conversion: to use one, one must write
// reveal(), which is easy to find in a review. Values; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "shared/base/result.h"

namespace tg::app {

class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value)
        : m_value(std::move(value))
    {
    }

    const std::string &reveal() const { return m_value; } // for the handshake only; never log it
    bool isEmpty() const { return m_value.empty(); }

private:
    std::string m_value;
};

inline constexpr std::size_t kMaxCookieBytes = 255; // an Erlang cookie is an atom

// The cookie in that file without its trailing newline. Refuses a file that others than its owner
// may open, and anything that is no cookie; the error's text never holds a byte of the content.
Result<Secret> readCookieFile(const std::string &path);

inline constexpr std::size_t kMaxNodeTokenBytes = 4096;

// The bearer token that a node asks of those who read, by the same rules.
Result<Secret> readNodeTokenFile(const std::string &path);

} // namespace tg::app
