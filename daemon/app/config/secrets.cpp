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

} // namespace

Result<Secret> readCookieFile(const std::string &path)
{
    constexpr std::size_t kNewline = 2; // "\r\n"
    auto file = readSmallFile(path, kMaxCookieBytes + kNewline);
    if (!file) {
        if (file.error().code == ErrorCode::LimitExceeded)
            return Error{
                ErrorCode::LimitExceeded,
                "'" + path +
                    "' is longer than the 255 bytes of an Erlang cookie: is it the right file?"};
        return Error{file.error().code,
                     file.error().text +
                         "; put the nodes' Erlang cookie there, in a file of mode 0600"};
    }
    if ((file->mode & ~0600U) != 0) {
        return Error{ErrorCode::Refused, "'" + path + "' has mode " + octal(file->mode) +
                                             ": others could read the cookie; run chmod 600 on it"};
    }

    std::string &cookie = file->bytes;
    if (cookie.ends_with('\n'))
        cookie.pop_back();
    if (cookie.ends_with('\r'))
        cookie.pop_back();
    if (cookie.empty())
        return Error{ErrorCode::BadValue,
                     "'" + path + "' is empty: put the nodes' Erlang cookie there"};
    if (cookie.size() > kMaxCookieBytes)
        return Error{
            ErrorCode::LimitExceeded,
            "'" + path +
                "' is longer than the 255 bytes of an Erlang cookie: is it the right file?"};
    if (!std::ranges::all_of(cookie, isPrintable)) {
        return Error{ErrorCode::BadValue,
                     "'" + path +
                         "' holds blanks, line breaks or unprintable bytes: a cookie is one word"};
    }
    return Secret(std::move(cookie));
}

} // namespace tg::app
