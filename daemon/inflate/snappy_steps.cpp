#include "inflate/snappy_steps.h"

#include <algorithm>
#include <cstring>

namespace tg::inflate {

void SnappySteps::begin(std::string_view elements, std::span<char> block)
{
    m_elements = elements;
    m_block = block;
    m_unpacked = 0;
    m_literalLeft = 0;
}

bool SnappySteps::goOn(std::size_t bytes)
{
    const std::size_t goal = m_unpacked + std::min(bytes, m_block.size() - m_unpacked);
    while (m_unpacked < goal) {
        if (m_literalLeft > 0)
            takeLiteral(goal - m_unpacked);
        else if (!readElement())
            return false;
    }
    return true;
}

// The two lowest bits of the first byte tell the kind of an element.
bool SnappySteps::readElement()
{
    if (m_elements.empty())
        return false;
    const auto tag = static_cast<unsigned char>(m_elements.front());
    m_elements.remove_prefix(1);
    std::size_t number = 0;
    switch (tag & 3) {
    case 0: {
        std::size_t length = (tag >> 2) + 1u;
        if (length > 60) { // the length stands in so many bytes behind the first
            if (!readNumber(length - 60, number))
                return false;
            length = number + 1;
        }
        m_literalLeft = length;
        return length <= m_elements.size() && length <= m_block.size() - m_unpacked;
    }
    case 1:
        return readNumber(1, number) &&
               copyBack(4 + ((tag >> 2) & 7u), (static_cast<std::size_t>(tag >> 5) << 8) | number);
    case 2:
        return readNumber(2, number) && copyBack((tag >> 2) + 1u, number);
    default:
        return readNumber(4, number) && copyBack((tag >> 2) + 1u, number);
    }
}

bool SnappySteps::readNumber(std::size_t bytes, std::size_t &number)
{
    if (m_elements.size() < bytes)
        return false;
    number = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        number |= static_cast<std::size_t>(static_cast<unsigned char>(m_elements[i])) << (8 * i);
    m_elements.remove_prefix(bytes);
    return true;
}

// What is copied may overlap what it is copied to: then it repeats itself.
bool SnappySteps::copyBack(std::size_t length, std::size_t offset)
{
    if (offset == 0 || offset > m_unpacked || length > m_block.size() - m_unpacked)
        return false;
    char *const to = m_block.data() + m_unpacked;
    const char *const from = to - offset;
    if (offset >= length) {
        std::memcpy(to, from, length);
    } else {
        for (std::size_t i = 0; i < length; ++i)
            to[i] = from[i];
    }
    m_unpacked += length;
    return true;
}

void SnappySteps::takeLiteral(std::size_t atMost)
{
    const std::size_t length = std::min(m_literalLeft, atMost);
    std::memcpy(m_block.data() + m_unpacked, m_elements.data(), length);
    m_elements.remove_prefix(length);
    m_literalLeft -= length;
    m_unpacked += length;
}

} // namespace tg::inflate
