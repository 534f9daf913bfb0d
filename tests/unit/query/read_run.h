// Runs one read of the gateway to its end and keeps what the client would get. Event loop of the
// test's thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"

namespace tg::test {

// A client that takes `roomBytes` at a time, and comes back for more in a later turn.
class ReadRun final : public query::ReadSink
{
public:
    using Opener = std::function<std::unique_ptr<query::ReadJob>(
        query::ReadRequest &, const query::ReadContext &, query::ReadSink &)>;

    ReadRun(const Opener &open, query::ReadRequest request, const query::ReadContext &context,
            std::size_t roomBytes = SIZE_MAX)
        : m_request(std::move(request))
        , m_roomBytes(roomBytes)
        , m_job(open(m_request, context, *this))
    {
        if (m_job && !QTest::qWaitFor([this] { return isOver; }, 60'000))
            qWarning("the read did not end");
        m_job.reset();
    }

    void answer(query::ReadAnswer answer) override
    {
        ++answers;
        body = answer.body;
        isOver = !answer.isStreamed;
        head = std::move(answer);
    }
    bool append(std::string_view bytes) override
    {
        body += bytes;
        largestPiece = std::max(largestPiece, bytes.size());
        m_taken += bytes.size();
        if (m_taken < m_roomBytes)
            return true;
        m_taken = 0;
        ++pauses;
        QMetaObject::invokeMethod(
            &m_turns, [this] { m_job->onRoom(); }, Qt::QueuedConnection);
        return false;
    }
    void finish(bool whole) override
    {
        isOver = true;
        isWhole = whole;
    }

    bool wasOpened() const { return answers > 0; }
    QByteArray text() const { return QByteArray::fromStdString(body); }
    QJsonObject json() const { return QJsonDocument::fromJson(text()).object(); }
    QString detail() const { return json()[QStringLiteral("detail")].toString(); }
    QString problemId() const
    {
        return json()[QStringLiteral("type")].toString().section(u':', -1);
    }
    QByteArray field(const std::string &name) const
    {
        for (const auto &[known, value] : head.fields)
            if (known == name)
                return QByteArray::fromStdString(value);
        return {};
    }

    query::ReadAnswer head;
    std::string body; // streamed parts included
    int answers = 0;
    int pauses = 0;
    std::size_t largestPiece = 0;
    bool isOver = false;
    bool isWhole = true;

private:
    query::ReadRequest m_request;
    const std::size_t m_roomBytes;
    std::size_t m_taken = 0;
    QObject m_turns;
    std::unique_ptr<query::ReadJob> m_job;
};

inline query::ReadRequest readRequest(const QByteArray &target, const std::string &method = "GET",
                                      const std::string &body = {})
{
    query::ReadRequest request;
    const auto mark = target.indexOf('?');
    request.method = method;
    request.path = target.left(mark < 0 ? target.size() : mark).toStdString();
    if (mark >= 0)
        request.parameters = *query::Parameters::read(target.mid(mark + 1).toStdString());
    request.allowsPartial = request.parameters.last("partial") == "allow";
    request.parameters.remove("partial");
    request.body = body;
    return request;
}

} // namespace tg::test
