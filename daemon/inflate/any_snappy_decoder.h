// What is sent as `snappy`: one block, as remote-write has it, or frames, which some agents call by
// the same name. The first bytes tell which. One worker thread.
#pragma once

#include "inflate/snappy_decoder.h"
#include "inflate/snappy_frames_decoder.h"

namespace tg::inflate {

class AnySnappyDecoder final : public Decoder
{
public:
    explicit AnySnappyDecoder(std::size_t maxBlockBytes)
        : m_block(maxBlockBytes)
    {
    }

    void reset() override;
    Piece inflate(std::string_view &input, std::span<char> room) override;
    Piece finish(std::span<char> room) override;
    bool isWhole() const override { return m_chosen && m_chosen->isWhole(); }
    std::size_t memoryBytes(std::string_view input) const override;
    std::size_t memoryToFinish() const override;
    std::string_view complaint() const override
    {
        return m_chosen ? m_chosen->complaint() : std::string_view();
    }

private:
    Fault choose(Decoder &decoder, std::span<char> room);

    SnappyDecoder m_block;
    std::unique_ptr<SnappyFramesDecoder> m_frames; // made when the first frames come
    Decoder *m_chosen = nullptr;                   // null: what came so far may be either
    std::size_t m_first = 0;                       // bytes that came before, those of an identifier
};

} // namespace tg::inflate
