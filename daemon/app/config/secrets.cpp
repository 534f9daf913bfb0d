#include "app/config/secrets.h"

#include <algorithm>

#include "app/config/small_file.h"

namespace tg::app {
namespace {

std::string octal(unsigned mode)
{
    std::string digits;
    for (unsigned shift : {9U, 6U, 3U, 0U})
        digits += static_cast<char>('0' + ((mode >> shift) & 7U));
    return digits;
}

bool isPrintable(char c)
{
    return c > ' ' && c < '\x7f';
}

// What messages call the secret.
struct SecretWords {
    std::size_t maxBytes;
    const char *name;   // "cookie"
    const char *full;   // "an Erlang cookie"
    const char *wanted; // "the nodes' Erlang cookie"
};

std::string tooLong(const std::string &path, const SecretWords &words)
{
    return "'" + path + "' is longer than the " + std::to_string(words.maxBytes) + " bytes of " +
           words.full + ": is it the right file?";
}

Result<Secret> readSecretFile(const std::string &path, const SecretWords &words)
{
    constexpr std::size_t kNewline = 2; // "\r\n"
    auto file = readSmallFile(path, words.maxBytes + kNewline);
    if (!file) {
        if (file.error().code == ErrorCode::LimitExceeded)
            return Error{ErrorCode::LimitExceeded, tooLong(path, words)};
        return Error{file.error().code, file.error().text + "; put " + words.wanted +
                                            " there, in a file of mode 0600"};
    }
    if ((file->mode & ~0600U) != 0) {
        return Error{ErrorCode::Refused, "'" + path + "' has mode " + octal(file->mode) +
                                             ": others could read the " + words.name +
                                             "; run chmod 600 on it"};
    }

    std::string &secret = file->bytes;
    if (secret.ends_with('\n'))
        secret.pop_back();
    if (secret.ends_with('\r'))
        secret.pop_back();
    if (secret.empty())
        return Error{ErrorCode::BadValue,
                     "'" + path + "' is empty: put " + words.wanted + " there"};
    if (secret.size() > words.maxBytes)
        return Error{ErrorCode::LimitExceeded, tooLong(path, words)};
    if (!std::ranges::all_of(secret, isPrintable)) {
        return Error{ErrorCode::BadValue,
                     "'" + path + "' holds blanks, line breaks or unprintable bytes: a " +
                         words.name + " is one word"};
    }
    return Secret(std::move(secret));
}

} // namespace

Result<Secret> readCookieFile(const std::string &path)
{
    return readSecretFile(
        path, {kMaxCookieBytes, "cookie", "an Erlang cookie", "the nodes' Erlang cookie"});
}

Result<Secret> readNodeTokenFile(const std::string &path)
{
    return readSecretFile(path, {kMaxNodeTokenBytes, "token", "a bearer token",
                                 "the bearer token that the node asks of those who read"});
}

} // namespace tg::app
