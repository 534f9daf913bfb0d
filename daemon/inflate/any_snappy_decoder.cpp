#include "inflate/any_snappy_decoder.h"

#include <algorithm>

namespace tg::inflate {

void AnySnappyDecoder::reset()
{
    m_block.reset();
    m_chosen = nullptr;
    m_first = 0;
}

std::size_t AnySnappyDecoder::memoryBytes(std::string_view input) const
{
    if (m_chosen)
        return m_chosen->memoryBytes(input);
    const auto rest = SnappyFramesDecoder::kIdentifier.substr(m_first);
    const bool isFrames = rest.substr(0, input.size()) == input.substr(0, rest.size());
    return isFrames ? sizeof(SnappyFramesDecoder) : m_block.memoryBytes(input);
}

std::size_t AnySnappyDecoder::memoryToFinish() const
{
    return m_chosen ? m_chosen->memoryToFinish() : m_block.memoryToFinish();
}

// Read as a block, the identifier is a copy from before the beginning, so no block begins with it.
Piece AnySnappyDecoder::inflate(std::string_view &input, std::span<char> room)
{
    constexpr auto kIdentifier = SnappyFramesDecoder::kIdentifier;
    while (!m_chosen) {
        if (input.empty())
            return {};
        const auto bytes = input.substr(0, kIdentifier.size() - m_first);
        auto fault = Fault::None;
        if (bytes != kIdentifier.substr(m_first, bytes.size())) {
            fault = choose(m_block, room);
        } else {
            m_first += bytes.size();
            input.remove_prefix(bytes.size());
            if (m_first < kIdentifier.size())
                return {};
            if (!m_frames)
                m_frames = std::make_unique<SnappyFramesDecoder>();
            m_frames->reset();
            fault = choose(*m_frames, room);
        }
        if (fault != Fault::None)
            return {{}, fault};
    }
    return m_chosen->inflate(input, room);
}

Piece AnySnappyDecoder::finish(std::span<char> room)
{
    if (!m_chosen) {
        if (const auto fault = choose(m_block, room); fault != Fault::None)
            return {{}, fault};
    }
    return m_chosen->finish(room);
}

// Nothing comes out of the first bytes of either.
Fault AnySnappyDecoder::choose(Decoder &decoder, std::span<char> room)
{
    m_chosen = &decoder;
    auto first = SnappyFramesDecoder::kIdentifier.substr(0, m_first);
    return decoder.inflate(first, room).fault;
}

} // namespace tg::inflate
