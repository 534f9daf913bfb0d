#include "admin/read_question.h"

#include <QUrl>

namespace tg::admin {

namespace {

constexpr qint64 kDefaultSpan = 3'600;
constexpr qint64 kLatest =
    4'102'444'800; // 2100-01-01: milliseconds given for seconds are beyond it

Result<qint64> timeOf(const QUrlQuery &query, const QString &name, qint64 otherwise)
{
    const QString text = parameter(query, name);
    if (text.isEmpty())
        return qint64{otherwise};
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (!isNumber || seconds < 0 || seconds > kLatest)
        return Error{ErrorCode::BadValue, "'" + name.toStdString() + "' is \"" +
                                              text.left(40).toStdString() +
                                              "\"; it must be a time in whole unix seconds"};
    return qint64{seconds};
}

} // namespace

QString parameter(const QUrlQuery &query, const QString &name)
{
    QString encoded = query.queryItemValue(name, QUrl::FullyEncoded);
    encoded.replace(u'+', u' ');
    return QUrl::fromPercentEncoding(encoded.toUtf8());
}

Result<ReadQuestion> readQuestion(const QUrlQuery &query, qint64 nowSeconds)
{
    const auto end = timeOf(query, QStringLiteral("end"), nowSeconds);
    if (!end)
        return end.error();
    const auto start = timeOf(query, QStringLiteral("start"), *end - kDefaultSpan);
    if (!start)
        return start.error();
    if (*start > *end)
        return Error{ErrorCode::BadValue, "'start' lies behind 'end'"};
    return ReadQuestion{parameter(query, QStringLiteral("query")), *start, *end};
}

} // namespace tg::admin
