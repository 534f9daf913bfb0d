#include "ingest/open_request.h"

namespace tg::ingest {

void OpenRequest::answer(Response response)
{
    if (m_response || m_isAbandoned)
        return;
    m_response = std::move(response);
    m_owner.requestChanged();
}

void OpenRequest::resumeBody()
{
    if (!m_isPaused)
        return;
    m_isPaused = false;
    if (!m_isAbandoned)
        m_owner.requestChanged();
}

void OpenRequest::abandon(bool bodyIsOpen)
{
    m_isAbandoned = true;
    if (!m_handler)
        return;
    if (bodyIsOpen && !m_response)
        m_handler->onCut();
    m_handler->onClientGone();
    m_handler.reset();
}

} // namespace tg::ingest
