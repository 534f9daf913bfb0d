#include "admin/access.h"

#include <algorithm>
#include <utility>

namespace tg::admin {

namespace {

constexpr std::string_view kScheme = "bearer ";

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::optional<std::string_view> bearerToken(std::string_view authorization)
{
    if (authorization.size() <= kScheme.size() ||
        !std::ranges::equal(authorization.substr(0, kScheme.size()), kScheme, {}, lowered))
        return std::nullopt;
    authorization.remove_prefix(kScheme.size());
    authorization.remove_prefix(
        std::min(authorization.find_first_not_of(' '), authorization.size()));
    return authorization;
}

} // namespace

Access::Access(TokenBook book)
    : m_book(std::move(book))
{
}

Result<Access> Access::forAddress(const QHostAddress &address, const QString &tokenFile)
{
    if (!tokenFile.isEmpty()) {
        Result<TokenBook> book = readTokenFile(tokenFile.toStdString(), "admin.token_file");
        return book ? Result<Access>(Access(std::move(*book))) : Result<Access>(book.error());
    }
    if (address.isLoopback())
        return Access();
    return Error{ErrorCode::Refused, "admin.listen is " + address.toString().toStdString() +
                                         ", which others can reach: set admin.token_file, or "
                                         "listen on 127.0.0.1"};
}

std::variant<Caller, ErrorId> Access::identify(std::optional<std::string_view> authorization) const
{
    if (!m_book)
        return Caller{Role::Admin, QStringLiteral("local")};
    if (!authorization || authorization->empty())
        return ErrorId::TokenRequired;
    const std::optional<std::string_view> token = bearerToken(*authorization);
    std::optional<Caller> caller = token ? m_book->find(*token) : std::nullopt;
    if (!caller)
        return ErrorId::TokenUnknown;
    return *std::move(caller);
}

} // namespace tg::admin
