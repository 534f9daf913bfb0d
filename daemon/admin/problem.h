// Turns an error of the catalogue into RFC 9457 problem details. Each gets an instance id of its
// own, which also stands in the log. A Problems belongs to one thread: the admin thread.
#pragma once

#include <QByteArray>
#include <QString>

#include "admin/answer.h"
#include "base/error_catalog.h"
#include "shared/base/result.h"

namespace tg::admin {

class Problems
{
public:
    Problems();

    // 401 gets WWW-Authenticate, 429 and 503 a Retry-After that differs from client to client.
    Answer answer(ErrorId id, const QString &detail);
    Answer answer(const Error &error);

private:
    QByteArray m_prefix; // unlike that of any other start of the daemon
    quint64 m_count = 0;
};

// Which entry of the catalogue stands for an error of a service.
ErrorId errorIdOf(ErrorCode code);

} // namespace tg::admin
