// Asks all nodes of a Gathering, some at a time, holds their answers within bounds and hands them
// to it. Read thread, owned by SelectedRead.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "query/door/read_attempt.h"
#include "query/kinds/read_kind.h"

namespace tg::query {

class Gatherer final : public ReadAttempt
{
public:
    static constexpr std::size_t kAskedAtOnce = 8; // requests of one read under way

    Gatherer(AttemptOwner &owner, std::unique_ptr<Gathering> gathering, std::size_t mergeBytes);
    ~Gatherer() override;

private:
    class Ask;

    void askMore();
    bool mayHold(std::size_t bytes);
    void taken(std::size_t which, std::string body);
    void nodeSaysNo(ReadAnswer answer);
    void nodeFailed(NodeIndex node, std::string reason);
    void stop();

    AttemptOwner &m_owner;
    std::unique_ptr<Gathering> m_gathering;
    const std::size_t m_mergeBytes;
    std::size_t m_heldBytes = 0;
    std::size_t m_next = 0; // of the requests
    std::size_t m_open = 0;
    bool m_isOver = false;
    std::vector<std::unique_ptr<Ask>> m_asks;
};

} // namespace tg::query
