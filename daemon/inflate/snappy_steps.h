// Unpacks a snappy block bit by bit into memory of its whole length, so that a large one does not
// hold up a worker. The format is that of snappy's format_description.txt. One worker thread; owned
// by its SnappyDecoder.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace tg::inflate {

class SnappySteps
{
public:
    // `elements`: the block behind its length, which is block.size(). Both must stay.
    void begin(std::string_view elements, std::span<char> block);
    // Unpacks some `bytes` more. False: it is no proper block.
    bool goOn(std::size_t bytes);
    std::size_t unpacked() const { return m_unpacked; }

private:
    bool readElement();
    bool readNumber(std::size_t bytes, std::size_t &number);
    bool copyBack(std::size_t length, std::size_t offset);
    void takeLiteral(std::size_t atMost);

    std::string_view m_elements;
    std::span<char> m_block;
    std::size_t m_unpacked = 0;
    std::size_t m_literalLeft = 0; // of the element at hand
};

} // namespace tg::inflate
