#include "base/token_file.h"

#include <algorithm>

#include <QCryptographicHash>

#include "base/guarded_file.h"

namespace tg {

namespace {

QByteArray digestOf(std::string_view token)
{
    return QCryptographicHash::hash(
        QByteArrayView(token.data(), static_cast<qsizetype>(token.size())),
        QCryptographicHash::Sha256);
}

bool isEqualInConstantTime(const QByteArray &left, const QByteArray &right)
{
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    return difference == 0;
}

// Bytes that Authorization: Bearer may carry (RFC 6750).
bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    constexpr std::string_view kBlanks = " \t\r";
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(kBlanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(kBlanks, end);
    }
    return words;
}

constexpr FileGuard kGuard{07777U & ~0600U, "run chmod 600 on it", kMaxTokenFileBytes};

Result<void> readLine(TokenBook &book, std::string_view line)
{
    const std::vector<std::string_view> words = wordsOf(line);
    if (words.empty() || words[0].starts_with('#'))
        return {};
    if (words.size() != 3)
        return Error{ErrorCode::BadSyntax, "is not `role name token`"};
    const std::optional<Role> role = roleNamed(words[0]);
    if (!role)
        return Error{ErrorCode::BadValue, "has a role other than viewer, operator, admin"};
    return book.add(*role, words[1], words[2]);
}

} // namespace

std::optional<Caller> TokenBook::find(std::string_view token) const
{
    const QByteArray digest = digestOf(token);
    const Entry *found = nullptr;
    for (const Entry &entry : m_entries) {
        if (isEqualInConstantTime(entry.digest, digest))
            found = &entry;
    }
    return found ? std::optional(found->caller) : std::nullopt;
}

Result<void> TokenBook::add(Role role, std::string_view name, std::string_view token)
{
    if (token.size() < kMinTokenBytes || token.size() > kMaxTokenBytes)
        return Error{ErrorCode::BadValue, "has a token of fewer than 16 or more than 256 bytes"};
    if (!std::ranges::all_of(token, isTokenCharacter))
        return Error{ErrorCode::BadValue, "has a token with a byte other than A-Z a-z 0-9 -._~+/="};
    if (m_entries.size() >= kMaxTokens)
        return Error{ErrorCode::LimitExceeded, "is one token too many: 256 at most"};
    const QString who = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    const QByteArray digest = digestOf(token);
    for (const Entry &entry : m_entries) {
        if (entry.caller.name == who || entry.digest == digest)
            return Error{ErrorCode::BadValue, "has a name or token that stood there before"};
    }
    m_entries.push_back({{role, who}, digest});
    return {};
}

Result<TokenBook> readTokenFile(const std::string &path, std::string_view key)
{
    const std::string what = std::string(key) + " '" + path + '\'';
    const Result<QByteArray> content = readGuardedFile(path, what, kGuard);
    if (!content)
        return content.error();
    TokenBook book;
    std::string_view rest(content->constData(), static_cast<std::size_t>(content->size()));
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (const Result<void> read = readLine(book, rest.substr(0, end)); !read)
            return Error{read.error().code,
                         what + ", line " + std::to_string(number) + ' ' + read.error().text};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (book.size() == 0)
        return Error{ErrorCode::BadValue, what + " holds no token: one `role name token` a line"};
    return book;
}

} // namespace tg
