#include "app/config/secrets.h"

#include <algorithm>

#include "base/guarded_file.h"

namespace tg::app {
namespace {

constexpr unsigned kOthers = 07177;                   // all but reading and writing by its owner
constexpr std::size_t kMaxSecretFileBytes = 5 * 1024; // the longest secret and a line break
static_assert(kMaxSecretFileBytes > std::max(kMaxCookieBytes, kMaxNodeTokenBytes) + 2);

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
    auto file = readGuardedFile(path, '\'' + path + '\'',
                                {kOthers, "run chmod 600 on it", kMaxSecretFileBytes});
    if (!file) {
        if (file.error().code == ErrorCode::LimitExceeded)
            return Error{ErrorCode::LimitExceeded, tooLong(path, words)};
        if (file.error().code == ErrorCode::Refused)
            return file.error();
        return Error{file.error().code, file.error().text + "; put " + words.wanted +
                                            " there, in a file of mode 0600"};
    }

    std::string secret = file->toStdString();
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
