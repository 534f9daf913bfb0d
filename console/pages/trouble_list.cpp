#include "console/pages/trouble_list.h"

#include <algorithm>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::AlarmColumn;
using protocol::EventColumn;

namespace {

constexpr int kLastEvents = 5;

void prepare(QListWidget &list)
{
    list.setIconSize(QSize(16, 16));
    list.setWordWrap(true);
    list.setUniformItemSizes(false);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setSpacing(1);
}

// The texts in place: a list that is rebuilt each second would lose its selection and scroll.
void setCount(QListWidget &list, qsizetype count)
{
    while (list.count() > count)
        delete list.takeItem(list.count() - 1);
    while (list.count() < count)
        list.addItem(QString());
}

void put(QListWidgetItem &item, const QString &text, const StateLook &look, bool isStale,
         const QPalette &palette)
{
    const auto disabled = palette.color(QPalette::Disabled, QPalette::Text);
    item.setText(text);
    item.setIcon(glyphIcon(look.shape, isStale ? disabled : toneColor(look.tone, isDark(palette))));
    item.setForeground(isStale ? disabled : palette.color(QPalette::Text));
}

} // namespace

TroubleList::TroubleList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("What needs attention"));
    prepare(*this);
    const auto lead = [this](const QListWidgetItem *item) {
        const auto node = item->data(Qt::UserRole).toString();
        if (node.isEmpty())
            Q_EMIT alarmsWanted();
        else
            Q_EMIT nodeWanted(node);
    };
    connect(this, &QListWidget::itemActivated, this, lead); // Enter
    connect(this, &QListWidget::itemClicked, this, lead);
}

void TroubleList::refresh(ClusterView &view)
{
    std::vector<const protocol::Row *> rows;
    for (const auto &row : view.alarms().rows())
        rows.push_back(&row);
    std::ranges::stable_sort(rows, [](const auto *a, const auto *b) {
        return rankOf(severityLook(textOf((*a)[AlarmColumn::Severity])).tone) >
               rankOf(severityLook(textOf((*b)[AlarmColumn::Severity])).tone);
    });
    const bool isStale = !view.isLive();
    setCount(*this, std::max<qsizetype>(1, static_cast<qsizetype>(rows.size())));
    if (rows.empty()) {
        const auto nothing = view.nodes().rowCount() > 0
                                 ? tr("Nothing: no alarm stands.")
                                 : QString(tr("No node is configured: points have nowhere to go.") +
                                           u' ' + howToAddNodes());
        put(*item(0), isStale ? tr("Not known while there is no data.") : nothing,
            isStale || view.nodes().rowCount() == 0 ? nodeLook({}) : nodeLook(u"up"_s), isStale,
            palette());
        item(0)->setData(Qt::UserRole, QString());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto &row = *rows[i];
        const auto since = static_cast<qint64>(numberOf(row[AlarmColumn::Since]));
        const auto node = textOf(row[AlarmColumn::Node]);
        QString text = (node.isEmpty() ? QString() : QString(node + u": "_s)) +
                       textOf(row[AlarmColumn::What]) + u" ("_s + ageText(since, view.nowMs()) +
                       u")"_s;
        if (const auto by = textOf(row[AlarmColumn::AckedBy]); !by.isEmpty())
            text += u' ' + tr("- acked by %1").arg(by);
        auto &one = *item(static_cast<int>(i));
        put(one, text, severityLook(textOf(row[AlarmColumn::Severity])), isStale, palette());
        one.setToolTip(textOf(row[AlarmColumn::WhatToDo]));
        one.setData(Qt::UserRole, node);
    }
}

LastEvents::LastEvents(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Last events"));
    prepare(*this);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFixedHeight(kLastEvents * (fontMetrics().height() + 6) + 8);
}

void LastEvents::refresh(ClusterView &view)
{
    const auto &rows = view.events().rows();
    const auto count = std::min<std::size_t>(kLastEvents, rows.size());
    setCount(*this, std::max<qsizetype>(1, static_cast<qsizetype>(count)));
    if (count == 0)
        put(*item(0), tr("Nothing has happened yet."), severityLook(u"info"_s), false, palette());
    for (std::size_t i = 0; i < count; ++i) {
        const auto &row = rows[rows.size() - 1 - i];
        const auto node = textOf(row[EventColumn::Node]);
        const auto at = clockText(static_cast<qint64>(numberOf(row[EventColumn::At])));
        const QString text = at + u"  "_s + (node.isEmpty() ? QString() : QString(node + u": "_s)) +
                             textOf(row[EventColumn::Text]);
        auto &one = *item(static_cast<int>(i));
        put(one, text, severityLook(textOf(row[EventColumn::Severity])), !view.isLive(), palette());
        one.setToolTip(text);
    }
}

} // namespace tg::console
