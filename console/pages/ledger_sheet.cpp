#include "console/pages/ledger_sheet.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "console/models/ledger_words.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::LedgerColumn;
using protocol::Topic;

namespace {

enum Section { TermSection, CountSection, RateSection, MeaningSection };

QStringList termsOf(LedgerSheet::Kind kind)
{
    if (kind == LedgerSheet::Kind::Points)
        return {u"received"_s, u"confirmed"_s, u"queued"_s,    u"in_flight"_s,
                u"rejected"_s, u"dropped"_s,   u"difference"_s};
    return {u"due"_s,     u"confirmed"_s,  u"open"_s, u"gap"_s,
            u"dropped"_s, u"difference"_s, u"late"_s, u"resent"_s};
}

} // namespace

LedgerSheet::LedgerSheet(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_ledger(kind == Kind::Points ? u"points"_s : u"copies"_s)
    , m_glyph(new QLabel)
    , m_title(new QLabel)
    , m_verdict(new QLabel)
    , m_tree(new QTreeWidget)
{
    m_tree->setAccessibleName(kind == Kind::Points ? tr("Points ledger") : tr("Copies ledger"));
    m_tree->setHeaderLabels({tr("Term"), tr("Count"), tr("Per second"), tr("What it is")});
    m_tree->headerItem()->setTextAlignment(CountSection, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->headerItem()->setTextAlignment(RateSection, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setTabKeyNavigation(false);
    m_tree->setStyleSheet(u"QTreeView::item { padding: 1px 0; }"_s);
    auto *header = m_tree->header();
    header->setStretchLastSection(true);
    header->resizeSection(TermSection, fontMetrics().horizontalAdvance(u"mmmmmmduplicate_label"_s));
    header->resizeSection(CountSection,
                          fontMetrics().horizontalAdvance(u" 888,888,888,888,888 "_s));
    header->resizeSection(RateSection, fontMetrics().horizontalAdvance(u" Per second "_s) + 24);

    auto font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_title->setText(kind == Kind::Points ? tr("Points, once each by their best copy")
                                          : tr("Copies"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verdict->setAccessibleName(tr("Verdict on: %1").arg(m_tree->accessibleName()));
    m_glyph->setFixedWidth(22);
    auto *top = new QHBoxLayout;
    top->addWidget(m_glyph, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_title);
    texts->addWidget(m_verdict);
    top->addLayout(texts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_tree, 1);
    for (const auto &term : termsOf(kind))
        itemOf(term, {});
}

const protocol::Row *LedgerSheet::rowOf(ClusterView &view, const QString &term) const
{
    return view.model(Topic::Ledger).find(QString(m_ledger + u'.' + term));
}

QTreeWidgetItem *LedgerSheet::itemOf(const QString &term, const QString &reason)
{
    auto &item = m_items[{term, reason}];
    if (item)
        return item;
    if (reason.isEmpty()) {
        item = new QTreeWidgetItem(m_tree);
        item->setText(TermSection, ledgerTermWord(term));
        item->setText(MeaningSection, ledgerTermMeaning(term, m_kind == Kind::Copies));
        if (term == "received"_L1 || term == "due"_L1 || term == "difference"_L1) {
            auto font = m_tree->font();
            font.setBold(true);
            for (const int section : {TermSection, CountSection, RateSection})
                item->setFont(section, font);
        }
    } else {
        item = new QTreeWidgetItem(itemOf(term, {}));
        item->parent()->setExpanded(true);
        item->setText(TermSection, reason);
        item->setText(MeaningSection, reasonText(reason));
    }
    item->setTextAlignment(CountSection, Qt::AlignRight | Qt::AlignVCenter);
    item->setTextAlignment(RateSection, Qt::AlignRight | Qt::AlignVCenter);
    for (const int section : {TermSection, MeaningSection})
        item->setToolTip(section, item->text(section));
    return item;
}

void LedgerSheet::fill(QTreeWidgetItem &item, const protocol::Row *row, bool isStale)
{
    const auto nothing = protocol::Value();
    item.setText(CountSection, exactCount(row ? (*row)[LedgerColumn::Count] : nothing));
    item.setText(RateSection, valueText(row ? (*row)[LedgerColumn::PerSecond] : nothing,
                                        protocol::Unit::PerSecond));
    const auto disabled = palette().color(QPalette::Disabled, QPalette::Text);
    for (const int section : {TermSection, CountSection, RateSection})
        item.setForeground(section, isStale ? disabled : palette().color(QPalette::Text));
    item.setForeground(MeaningSection, isStale ? disabled : subtleText(palette()));
}

void LedgerSheet::follow(ClusterView &view)
{
    const auto *row = rowOf(view, u"difference"_s);
    std::optional<qint64> difference;
    if (row && view.isLive() && !protocol::isNull((*row)[LedgerColumn::Count]))
        difference = static_cast<qint64>(numberOf((*row)[LedgerColumn::Count]));
    const auto *gateway = view.gateway();
    const auto *isAtRest =
        gateway ? protocol::valueIf<bool>((*gateway)[protocol::GatewayColumn::IsAtRest]) : nullptr;
    // The gateway looks several times a second: what it has raised an alarm about is certain.
    const bool isCertain =
        (isAtRest && *isAtRest) || std::ranges::any_of(view.alarms().rows(), [](const auto &alarm) {
            return textOf(alarm[protocol::AlarmColumn::Id]) == "ledger-difference"_L1;
        });
    m_difference = difference.value_or(0);
    m_light.update(difference, isCertain, view.nowMs());
}

void LedgerSheet::refresh(ClusterView &view)
{
    const bool isStale = !view.isLive();
    for (const auto &term : termsOf(m_kind))
        fill(*itemOf(term, {}), rowOf(view, term), isStale);
    for (const auto &row : view.model(Topic::Ledger).rows()) {
        const auto reason = textOf(row[LedgerColumn::Reason]);
        if (textOf(row[LedgerColumn::Ledger]) == m_ledger && !reason.isEmpty())
            fill(*itemOf(textOf(row[LedgerColumn::Term]), reason), &row, isStale);
    }
    showVerdict(view);
}

void LedgerSheet::showVerdict(const ClusterView &view)
{
    const auto look = lookOf(m_light.state());
    m_glyph->setPixmap(
        glyphIcon(look.shape, toneColor(look.tone, isDark(palette()))).pixmap(16, 16));
    m_glyph->setToolTip(look.word);
    const auto count = wholeText(m_difference);
    switch (m_light.state()) {
    case LedgerLight::State::Closed:
        m_verdict->setText(m_kind == Kind::Points ? tr("Closed: every point is accounted for.")
                                                  : tr("Closed: every copy is accounted for."));
        break;
    case LedgerLight::State::Moving:
        m_verdict->setText(
            tr("In motion: the difference is %1 now. While points are on their way this proves "
               "nothing; it is looked at again at rest.")
                .arg(count));
        break;
    case LedgerLight::State::Lacking:
        m_verdict->setText(
            tr("Not closed: the difference is %1. This is a mistake in the gateway. Keep the "
               "daemon's log and this ledger (Export, Diagnostic bundle) and report it; compare "
               "the senders' counts with the nodes'.")
                .arg(count));
        break;
    case LedgerLight::State::Unknown:
        m_verdict->setText(view.isLive() ? tr("Not known: the gateway tells no difference.")
                                         : tr("Not known while there is no data."));
        break;
    }
    auto palette = this->palette();
    if (m_light.state() == LedgerLight::State::Lacking)
        palette.setColor(QPalette::WindowText, toneColor(Tone::Down, isDark(palette)));
    m_verdict->setPalette(palette);
}

} // namespace tg::console
