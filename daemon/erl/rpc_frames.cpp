#include "erl/rpc_frames.h"

#include <array>
#include <random>

#include "term/term_writer.h"

namespace tg::erl {

namespace {

// Ends the entry list, ends the argument list, and the group leader.
constexpr std::array<unsigned char, 8> kBatchTail{106, 106, 119, 4, 'u', 's', 'e', 'r'};

} // namespace

RpcFrames::RpcFrames(const term::Pid &self)
{
    m_prefix = {0, 0, 0, 0, 112};
    term::TermWriter writer(m_prefix);
    writer.version();
    writer.tuple(4);
    writer.integer(6); // REG_SEND
    writer.pid(self);
    writer.atom("");
    writer.atom("rex");
    writer.version();
    writer.tuple(3);
    writer.atom("$gen_call");
    writer.tuple(2);
    writer.pid(self);
}

term::Bytes RpcFrames::begin(std::uint64_t tag, std::string_view module,
                             std::string_view function) const
{
    term::Bytes head;
    head.reserve(m_prefix.size() + 128);
    head = m_prefix;
    term::TermWriter writer(head);
    writer.wideInteger(tag);
    writer.tuple(5);
    writer.atom("call");
    writer.atom(module);
    writer.atom(function);
    return head;
}

OutFrame RpcFrames::call(std::uint64_t tag, std::string_view module, std::string_view function,
                         term::BytesView arguments) const
{
    OutFrame frame{tag, begin(tag, module, function), {}};
    term::TermWriter writer(frame.head);
    writer.raw(arguments);
    writer.atom("user");
    frame.setLength();
    return frame;
}

OutFrame RpcFrames::openBatch(std::uint64_t tag, std::string_view store,
                              std::uint32_t entries) const
{
    OutFrame frame{tag, begin(tag, "Elixir.TimelessMetrics", "write_batch_resolved"), {}};
    term::TermWriter writer(frame.head);
    writer.list(2);
    writer.atom(store);
    writer.list(entries);
    return frame;
}

void RpcFrames::closeBatch(OutFrame &frame)
{
    frame.body.emplace_back(kBatchTail);
    frame.setLength();
}

TagSource::TagSource()
{
    std::random_device source;
    m_last = (static_cast<std::uint64_t>(source()) << 32 | 1ULL << 62) & ~(1ULL << 63);
}

} // namespace tg::erl
