// Builds the frames of one connection's calls to `rex`, the node's rpc server:
// {6,Self,'',rex} and {'$gen_call',{Self,Tag},{call,Module,Function,Args,user}}. Plain object, link
// thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "erl/frame_writer.h"
#include "term/pid.h"

namespace tg::erl {

class RpcFrames
{
public:
    explicit RpcFrames(const term::Pid &self);

    // arguments: an encoded list.
    OutFrame call(std::uint64_t tag, std::string_view module, std::string_view function,
                  term::BytesView arguments) const;
    // 'Elixir.TimelessMetrics':write_batch_resolved(Store, Entries): everything but the entries,
    // which the caller puts into body, `entries` of them in all, between openBatch() and
    // closeBatch().
    OutFrame openBatch(std::uint64_t tag, std::string_view store, std::uint32_t entries) const;
    static void closeBatch(OutFrame &frame);

private:
    term::Bytes begin(std::uint64_t tag, std::string_view module, std::string_view function) const;

    term::Bytes m_prefix; // up to the tag
};

// Tags never repeat, not even over connections and restarts: a reply that comes late must not
// confirm another call.
class TagSource
{
public:
    TagSource();
    std::uint64_t next() { return ++m_last; }

private:
    std::uint64_t m_last;
};

} // namespace tg::erl
