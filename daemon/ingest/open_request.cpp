#include "ingest/open_request.h"

namespace tg::ingest {

void OpenRequest::answer(Response response)
{
    if (m_response || m_isAbandoned)
        return;
    if (response.isStreamed)
        m_stream.append(std::exchange(response.body, {}));
    m_response = std::move(response);
    m_owner.requestChanged();
}

bool OpenRequest::append(std::string_view bytes)
{
    if (!m_response || m_isAbandoned)
        return false;
    const bool hasRoom = m_stream.append(bytes);
    m_owner.requestChanged();
    return hasRoom;
}

void OpenRequest::finish(bool isWhole)
{
    if (!m_response || m_isAbandoned)
        return;
    m_stream.finish(isWhole);
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

void OpenRequest::cutBody(Response response)
{
    answer(std::move(response));
    m_handler->onCut();
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
