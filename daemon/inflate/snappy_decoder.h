// snappy, block format, as Prometheus remote-write packs its bodies: one block that can only be
// unpacked as a whole. The length it says for itself is held against the bound before anything is
// taken for it. One worker thread.
#pragma once

#include <memory>
#include <string>

#include "inflate/decoder.h"
#include "inflate/snappy_steps.h"

namespace tg::inflate {

class SnappyDecoder final : public Decoder
{
public:
    explicit SnappyDecoder(std::size_t maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    void reset() override;
    Piece inflate(std::string_view &input, std::span<char> room) override;
    Piece finish(std::span<char> room) override; // views of the unpacked block
    bool isWhole() const override { return m_isUnpacked; }
    std::size_t memoryBytes(std::string_view input) const override;
    std::size_t memoryToFinish() const override;
    std::string_view complaint() const override { return m_complaint; }

private:
    Piece corrupt(std::string_view complaint);
    Fault readLength();
    bool beginBlock();

    const std::size_t m_maxBytes;
    std::string m_packed;
    std::unique_ptr<char[]> m_block; // keeps its memory from body to body
    std::size_t m_blockRoom = 0;
    std::size_t m_length = 0; // of the unpacked block, once the packed one has said it
    std::size_t m_given = 0;
    bool m_hasLength = false;
    bool m_isUnpacked = false; // or in steps, and known to be a proper block
    bool m_isInSteps = false;
    SnappySteps m_steps;
    std::string_view m_complaint;
};

} // namespace tg::inflate
