// Decides who a request comes from: by its token, or, without a token file, everybody is admin
// (only ever on a loopback address). Immutable, any thread.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include <QHostAddress>
#include <QString>

#include "admin/role.h"
#include "base/error_catalog.h"
#include "base/token_file.h"
#include "shared/base/result.h"

namespace tg::admin {

class Access
{
public:
    Access() = default; // everybody is admin
    explicit Access(TokenBook book);

    // tokenFile empty: fine on loopback, else an error that says what to configure.
    static Result<Access> forAddress(const QHostAddress &address, const QString &tokenFile);

    // authorization: the value of that header, if there was one.
    std::variant<Caller, ErrorId> identify(std::optional<std::string_view> authorization) const;

private:
    std::optional<TokenBook> m_book;
};

} // namespace tg::admin
