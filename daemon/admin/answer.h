// An HTTP answer as a value, made by handlers and by the guard alike. Values, any thread.
#pragma once

#include <utility>
#include <vector>

#include <QByteArray>

class QJsonObject;

namespace tg::admin {

struct Answer {
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

    int status = 200;
    QByteArray contentType;
    QByteArray body;
    Fields fields;
};

Answer jsonAnswer(const QJsonObject &object, int status = 200);

// What every answer carries besides its own fields, so that no browser keeps or guesses anything.
const Answer::Fields &commonFields();

enum class AfterAnswer { Keep, Close };

// The bytes to send, for an answer that QHttpServer does not write; a HEAD request gets no body.
QByteArray toBytes(const Answer &answer, AfterAnswer after, bool isForHead = false);

} // namespace tg::admin
