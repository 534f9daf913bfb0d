// Gathers the runs of one block and passes it on when it is big enough to be worth a virtual call
// and small enough to stay in the cache. Lives in a parser, on its worker thread; allocates only
// until it has seen its largest line.
#pragma once

#include "parse/point.h"

namespace tg::parse {

inline constexpr std::size_t kBlockRuns = 512;
inline constexpr std::size_t kBlockSamples = 4096;
inline constexpr std::size_t kKeptSamples =
    4 * kBlockSamples; // room for one long line; more is freed

class BlockBuilder
{
public:
    explicit BlockBuilder(SeriesSyntax syntax)
    {
        m_block.syntax = syntax;
        m_block.runs.reserve(kBlockRuns);
        m_block.samples.reserve(kBlockSamples);
    }

    // Where a parser puts the samples of its next run; addRun() takes those from `first` on.
    std::vector<Sample> &samples() { return m_block.samples; }

    void addRun(std::string_view series, std::size_t first, std::string_view line)
    {
        m_block.runs.push_back({series, static_cast<std::uint32_t>(first),
                                static_cast<std::uint32_t>(m_block.samples.size() - first), line});
    }

    // A run of one sample.
    void addSample(std::string_view series, const Sample &sample, std::string_view line)
    {
        const std::size_t first = m_block.samples.size();
        m_block.samples.push_back(sample);
        m_block.runs.push_back({series, static_cast<std::uint32_t>(first), 1, line});
    }

    // Influx: the names of the fields, parallel to samples().
    std::vector<std::string_view> &fields() { return m_block.fields; }
    // The line turned out to be bad.
    void dropSamplesFrom(std::size_t first)
    {
        m_block.samples.resize(first);
        m_block.fields.resize(first);
    }
    void addFinerTimes(std::size_t count)
    {
        m_block.finerTimes += static_cast<std::uint32_t>(count);
    }
    void addStringFields(std::uint32_t count, std::string_view line)
    {
        if (m_block.stringFields == 0)
            m_block.stringFieldsLine = line;
        m_block.stringFields += count;
    }

    bool isFull() const
    {
        return m_block.runs.size() >= kBlockRuns || m_block.samples.size() >= kBlockSamples;
    }

    void flush(BlockSink &sink)
    {
        if (!m_block.runs.empty() || m_block.stringFields > 0)
            sink.take(m_block);
        m_block.clear();
        if (m_block.samples.capacity() > kKeptSamples) [[unlikely]] {
            m_block.samples = {};
            m_block.samples.reserve(kBlockSamples);
        }
    }

    void clear() { m_block.clear(); }

private:
    Block m_block;
};

} // namespace tg::parse
