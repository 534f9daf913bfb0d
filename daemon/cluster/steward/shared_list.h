// A list that many snapshots hold together for as long as it does not change. A value; immutable,
// so any thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace tg::cluster {

template <typename T> class SharedList
{
public:
    SharedList() = default;
    explicit SharedList(std::vector<T> list)
        : m_list(std::make_shared<const std::vector<T>>(std::move(list)))
    {
    }
    SharedList(std::initializer_list<T> list)
        : SharedList(std::vector<T>(list))
    {
    }

    const std::vector<T> &all() const { return *m_list; }
    auto begin() const { return m_list->begin(); }
    auto end() const { return m_list->end(); }
    std::size_t size() const { return m_list->size(); }
    bool isSame(const SharedList &other) const { return m_list == other.m_list; }

private:
    std::shared_ptr<const std::vector<T>> m_list = std::make_shared<const std::vector<T>>();
};

} // namespace tg::cluster
