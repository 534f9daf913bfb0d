#include "admin/answer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::admin {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

} // namespace

Answer jsonAnswer(const QJsonObject &object, int status)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

const Answer::Fields &commonFields()
{
    static const Answer::Fields fields{{"Cache-Control", "no-store"},
                                       {"X-Content-Type-Options", "nosniff"}};
    return fields;
}

QByteArray toBytes(const Answer &answer, AfterAnswer after, bool isForHead)
{
    QByteArray bytes;
    bytes += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status);
    bytes += "\r\nContent-Type: " + answer.contentType;
    for (const Answer::Fields *fields : {&commonFields(), &answer.fields}) {
        for (const auto &[name, value] : *fields)
            bytes += "\r\n" + name + ": " + value;
    }
    if (after == AfterAnswer::Close)
        bytes += "\r\nConnection: close";
    bytes += "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    if (!isForHead)
        bytes += answer.body;
    return bytes;
}

} // namespace tg::admin
