#include "console/models/history_questions.h"

namespace tg::console {

void HistoryQuestions::answered()
{
    m_backoff.reset();
}

void HistoryQuestions::refused(const QString &node, Clock::Steady now)
{
    m_asked.erase(node);
    if (mayAsk(now))
        m_notBefore = now + m_backoff.next();
}

void HistoryQuestions::forget()
{
    m_asked.clear();
    m_backoff.reset();
    m_notBefore.reset();
}

} // namespace tg::console
