#include "admin/problem.h"

#include <QUuid>

#include "admin/admin_log.h"
#include "base/error_body.h"

namespace tg::admin {

namespace {

constexpr quint64 kRetrySpread = 3; // seconds over which clients that were sent away come back

QLatin1String text(std::string_view view)
{
    return QLatin1String(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

Problems::Problems()
    : m_prefix("urn:timeless-gateway:problem:" +
               QUuid::createUuid().toByteArray(QUuid::Id128).first(12) + '-')
{
}

Answer Problems::answer(ErrorId id, const QString &detail)
{
    const ErrorEntry &entry = describe(id);
    const QByteArray instance = m_prefix + QByteArray::number(++m_count);
    Answer answer{
        entry.status,
        QByteArray::fromStdString(std::string(contentTypeOf(ErrorShape::Problem))),
        QByteArray::fromStdString(errorBody(id, detail.toStdString(), ErrorShape::Problem,
                                            ",\"instance\":\"" + instance.toStdString() + '"')),
        {}};
    if (id == ErrorId::TokenRequired)
        answer.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"timeless-gateway\"");
    if (id == ErrorId::TokenUnknown)
        answer.fields.emplace_back("WWW-Authenticate",
                                   "Bearer realm=\"timeless-gateway\", error=\"invalid_token\"");
    if (entry.hasRetryAfter())
        answer.fields.emplace_back("Retry-After", QByteArray::number(1 + m_count % kRetrySpread));
    qCDebug(lcAdmin).noquote() << "problem" << instance << entry.status << text(entry.slug);
    return answer;
}

Answer Problems::answer(const Error &error)
{
    return answer(errorIdOf(error.code), QString::fromStdString(error.text));
}

ErrorId errorIdOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadSyntax:
        return ErrorId::BadSyntax;
    case ErrorCode::BadValue:
        return ErrorId::BadValue;
    case ErrorCode::LimitExceeded:
        return ErrorId::LimitExceeded;
    case ErrorCode::NotFound:
        return ErrorId::NotFound;
    case ErrorCode::Unavailable:
        return ErrorId::Unavailable;
    case ErrorCode::Refused:
        return ErrorId::Refused;
    case ErrorCode::TimedOut:
        return ErrorId::TimedOut;
    case ErrorCode::System:
        break;
    }
    return ErrorId::Internal;
}

} // namespace tg::admin
