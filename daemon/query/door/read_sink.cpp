#include "query/door/read_sink.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::query {

namespace {

QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
}

} // namespace

ReadAnswer problemAnswer(int status, std::string_view id, std::string_view title,
                         std::string_view detail)
{
    const QJsonObject problem{
        {QStringLiteral("type"), QString(QLatin1String("urn:timeless-gateway:error:") + text(id))},
        {QStringLiteral("title"), text(title)},
        {QStringLiteral("status"), status},
        {QStringLiteral("detail"), text(detail)},
    };
    ReadAnswer answer;
    answer.status = status;
    answer.contentType = "application/problem+json";
    answer.body = QJsonDocument(problem).toJson(QJsonDocument::Compact).toStdString();
    return answer;
}

} // namespace tg::query
