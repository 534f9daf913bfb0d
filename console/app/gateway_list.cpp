#include "console/app/gateway_list.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTagRole = Qt::UserRole;
constexpr int kTagWidth = 5;  // pixels
constexpr int kMostLines = 6; // shown at once; the rest scrolls

class TagDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const auto tag = tagOf(index.data(kTagRole).toString());
        const QRect bar(option.rect.right() - kTagWidth - 1, option.rect.top() + 4, kTagWidth,
                        option.rect.height() - 8);
        painter->fillRect(bar, colorOf(tag, isDark(option.palette)));
    }
};

} // namespace

GatewayList::GatewayList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Gateways"));
    setIconSize(QSize(16, 16));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setItemDelegate(new TagDelegate(this));
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row == 0)
            Q_EMIT allWanted();
        else if (row > 0)
            Q_EMIT gatewayWanted(row - 1);
    });
}

void GatewayList::put(int line, const QString &title, const QString &detail, const StateLook &look,
                      ColorTag tag)
{
    auto *one = item(line);
    const QString text = title + u'\n' + detail;
    if (one->text() != text)
        one->setText(text);
    one->setIcon(glyphIcon(look.shape, toneColor(look.tone, isDark(palette()))));
    one->setToolTip(title + u": "_s + detail);
    one->setData(kTagRole, wordOf(tag));
    one->setSizeHint(QSize(0, 2 * fontMetrics().height() + 10));
}

void GatewayList::refresh(ConnectionKeeper &keeper, bool isAll)
{
    const QSignalBlocker quiet(this);
    const auto &gateways = keeper.gateways();
    const int lines = static_cast<int>(gateways.size()) + 1;
    while (count() > lines)
        delete takeItem(count() - 1);
    while (count() < lines)
        addItem(QString());
    StateLook worst = nodeLook(u"up"_s);
    int live = 0;
    int focused = 0;
    for (int i = 1; i < lines; ++i) {
        auto &gateway = *gateways[static_cast<std::size_t>(i - 1)];
        const auto one = describeGateway({gateway.name(), &gateway.feed()});
        const auto lag = gateway.feed().status().lag;
        QStringList details;
        if (one.isLive)
            details << (lag ? tr("lag %1").arg(durationText(lag->count())) : tr("lag -"));
        else
            details << one.state;
        if (one.alarms > 0 && one.isLive)
            details << tr("%n alarm(s)", nullptr, static_cast<int>(one.alarms));
        put(i, one.name, details.join(u", "_s), one.look, gateway.connection().tag);
        live += one.isLive ? 1 : 0;
        if (rankOf(one.look.tone) > rankOf(worst.tone))
            worst = one.look;
        if (&gateway == keeper.focus())
            focused = i;
    }
    put(0, tr("All gateways"), tr("%1 of %2 live").arg(live).arg(lines - 1), worst, ColorTag::None);
    setCurrentRow(isAll ? 0 : focused);
    setFixedHeight(std::min(lines, kMostLines) * (2 * fontMetrics().height() + 10) + 2);
}

} // namespace tg::console
