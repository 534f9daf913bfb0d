#include "console/models/topic_filter.h"

#include <QApplication>

#include "console/models/topic_model.h"

namespace tg::console {

bool areHandsOnRows()
{
    return QApplication::activePopupWidget() || QApplication::activeModalWidget() ||
           QApplication::mouseButtons() != Qt::NoButton;
}

TopicFilter::TopicFilter(TopicModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(false);
}

void TopicFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void TopicFilter::setOnlyAffected(bool on)
{
    m_onlyAffected = on;
    invalidateFilter();
}

void TopicFilter::setLeastRank(int rank)
{
    m_leastRank = rank;
    invalidateFilter();
}

void TopicFilter::setOnlyKeyOf(int column, const QString &value)
{
    if (m_keyColumn == column && m_keyValue == value)
        return; // rows do not come and go but on the tick
    m_keyColumn = column;
    m_keyValue = value;
    invalidateFilter();
}

bool TopicFilter::isFiltering() const
{
    return !m_text.isEmpty() || m_onlyAffected || m_leastRank >= 0 || m_keyColumn >= 0;
}

int TopicFilter::hiddenRows() const
{
    return m_model.rowCount() - rowCount();
}

void TopicFilter::tick()
{
    if (areHandsOnRows())
        return;
    if (isFiltering())
        invalidateFilter();
    if (sortColumn() >= 0)
        sort(sortColumn(), sortOrder());
}

bool TopicFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid() || !isFiltering())
        return true;
    bool hasText = m_text.isEmpty();
    bool isAffected = !m_onlyAffected;
    bool isBadEnough = m_leastRank < 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const auto at = m_model.index(row, column);
        if (!hasText)
            hasText =
                m_model.data(at, Qt::DisplayRole).toString().contains(m_text, Qt::CaseInsensitive);
        if (!isAffected || !isBadEnough) {
            const auto look = m_model.data(at, LookRole);
            const auto what = look.isValid() ? look.value<StateLook>() : StateLook();
            isAffected = isAffected || (look.isValid() && what.tone != Tone::Up);
            isBadEnough = isBadEnough || (look.isValid() && rankOf(what) >= m_leastRank);
        }
    }
    if (m_keyColumn >= 0 &&
        m_model.data(m_model.index(row, m_keyColumn), Qt::DisplayRole).toString() != m_keyValue)
        return false;
    return hasText && isAffected && isBadEnough;
}

} // namespace tg::console
