// The steps of reading one node's whole registry over its control link: overflow table, then the
// published map (a series that moves from one to the other meanwhile is seen twice, never missed),
// or pages of SQL for large nodes, deltas, and nodes that have no map. Link thread; owned by the
// ControlLink. Source of the calls: the 0.7 generation's public store names.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/label_policy.h"
#include "erl/control_call.h"
#include "erl/rpc_table.h"

namespace tg::erl {

class RegistryFetch : public std::enable_shared_from_this<RegistryFetch>
{
public:
    // Sends a call whose reply is streamed to `chunk`.
    using Caller = std::function<void(std::string_view module, std::string_view function,
                                      term::BytesView arguments, std::chrono::milliseconds timeout,
                                      RpcTable::Chunk chunk, RpcTable::Done done)>;

    RegistryFetch(RegistryRead read, std::string store, LabelForm labels,
                  const ControlLimits &limits, Caller caller);

    void start();

private:
    enum class Step : std::uint8_t { AskSize, Overflow, Map, Page };

    void run(Step step);
    void onDone(Step step, const Result<term::BytesView> &reply);
    void finish(Result<RegistrySummary> result);
    term::Bytes argumentsOf(Step step) const;
    term::Bytes pageArguments(std::uint64_t afterId, std::uint32_t limit) const;

    RegistryRead m_read;
    const std::string m_store;
    const LabelForm m_labels;
    const ControlLimits m_limits;
    const Caller m_caller;
    std::unique_ptr<term::RegistrySink> m_counting; // stands before the caller's sink
    std::unique_ptr<term::RegistryReader> m_reader;
    RegistrySummary m_summary;
    std::uint64_t m_pageAfter = 0;
};

} // namespace tg::erl
