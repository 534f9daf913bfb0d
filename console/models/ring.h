// The newest items of a fixed number; the oldest go. All room is taken at once, so that a console
// that runs for weeks grows no further. Plain values, one thread.
#pragma once

#include <cstddef>
#include <vector>

namespace tg::console {

template <typename Item> class Ring
{
public:
    explicit Ring(std::size_t capacity)
        : m_items(capacity)
    {
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    // 0 is the oldest one.
    const Item &operator[](std::size_t index) const { return m_items[placeOf(index)]; }
    const Item &front() const { return (*this)[0]; }
    const Item &back() const { return (*this)[m_size - 1]; }

    void push(const Item &item)
    {
        if (m_size < m_items.size()) {
            m_items[placeOf(m_size)] = item;
            ++m_size;
        } else {
            m_items[m_first] = item;
            m_first = (m_first + 1) % m_items.size();
        }
    }
    void popFront()
    {
        m_first = (m_first + 1) % m_items.size();
        --m_size;
    }
    void popBack() { --m_size; }
    void clear() { m_first = m_size = 0; }

private:
    std::size_t placeOf(std::size_t index) const { return (m_first + index) % m_items.size(); }

    std::vector<Item> m_items;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

} // namespace tg::console
