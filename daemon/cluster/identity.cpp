#include "cluster/identity.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::cluster {

std::string identityText(std::string_view logicalId)
{
    const QJsonObject fact{
        {QStringLiteral("v"), 1},
        {QStringLiteral("kind"), QStringLiteral("identity")},
        {QStringLiteral("logical_id"),
         QString::fromUtf8(logicalId.data(), static_cast<qsizetype>(logicalId.size()))}};
    return QJsonDocument(fact).toJson(QJsonDocument::Compact).toStdString();
}

Result<std::string> readIdentity(std::string_view text)
{
    const auto shown = [text] { return "\"" + std::string(text.substr(0, 200)) + "\""; };
    const auto fact =
        QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
            .object();
    if (fact.value(QStringLiteral("kind")).toString() != QStringLiteral("identity"))
        return Error{ErrorCode::BadSyntax,
                     "the identity fact on the node is damaged or not ours: " + shown()};
    if (fact.value(QStringLiteral("v")).toInt() != 1)
        return Error{ErrorCode::BadValue,
                     "the identity fact on the node is of a version we do not know: " + shown()};
    const auto id = fact.value(QStringLiteral("logical_id")).toString().toStdString();
    if (id.empty())
        return Error{ErrorCode::BadValue,
                     "the identity fact on the node names no logical id: " + shown()};
    return id;
}

} // namespace tg::cluster
