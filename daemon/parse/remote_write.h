// Prometheus remote-write 1.0: a protobuf prometheus.WriteRequest, cut anywhere. The raw text of a
// series is its Label fields as they came; they are read only when the table misses. Metadata goes
// to the sink entry by entry; what nodes cannot keep (stale markers, exemplars, native histograms)
// is set aside and counted. Nothing is allocated for a series or a sample. One worker thread; owned
// by the worker, reused by reset().
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/limits.h"
#include "parse/block_builder.h"

namespace tg::parse {

class RemoteWriteParser final : public LineParser
{
public:
    // limits.line_bytes bounds one TimeSeries: a longer one is rejected.
    explicit RemoteWriteParser(const Limits &limits);

    void reset(TimeMs now) override;
    void feed(std::string_view chunk, BlockSink &sink) override;
    void finish(bool complete, BlockSink &sink) override;
    std::string_view fault() const override { return m_fault; }
    std::size_t heldBytes() const override { return countedBytes(m_carry) + countedBytes(m_texts); }

private:
    struct Field {
        std::uint32_t tag = 0;
        std::size_t headBytes = 0; // tag and length
        std::uint64_t bodyBytes = 0;
    };
    enum class Head { Whole, NeedsMore, Bad };

    static Head readHead(std::string_view bytes, Field &field);
    std::string_view completeCarried(std::string_view chunk, BlockSink &sink);
    std::string_view skip(std::string_view chunk);
    void takeField(const Field &field, std::string_view body, BlockSink &sink);
    void take(std::string_view series, BlockSink &sink);
    void takeSeries(std::string_view series, BlockSink &sink);
    void takeMetadata(std::string_view metadata, BlockSink &sink);
    bool beginsSkipping(const Field &field, std::string_view start, BlockSink &sink);
    void flush(BlockSink &sink);
    void setFault(std::string_view fault);

    const Limits m_limits;
    BlockBuilder m_block;
    std::vector<char> m_carry;    // a field that is not complete yet
    std::uint64_t m_skipping = 0; // bytes of a field that is passed over
    std::string m_texts; // labels that did not stand together; never moved while the block is open
    std::array<std::uint32_t, kAsides> m_asides{};
    std::string_view m_fault;
};

// metric{label="value"} of a series' Label fields, or of as many as are there, for people.
std::string remoteWriteText(std::string_view labels);

} // namespace tg::parse
