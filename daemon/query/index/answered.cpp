#include "query/index/answered.h"

#include <QObject>

namespace tg::query {

namespace {

class AnsweredJob final : public ReadJob
{
public:
    AnsweredJob(ReadSink &sink, ReadAnswer answer)
        : m_answer(std::move(answer))
    {
        QMetaObject::invokeMethod(
            &m_turn, [this, &sink] { sink.answer(std::move(m_answer)); }, Qt::QueuedConnection);
    }

private:
    ReadAnswer m_answer;
    QObject m_turn;
};

} // namespace

std::unique_ptr<ReadJob> answered(ReadSink &sink, ReadAnswer answer)
{
    return std::make_unique<AnsweredJob>(sink, std::move(answer));
}

} // namespace tg::query
