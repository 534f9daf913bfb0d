#include "console/dialogs/operation_dialog.h"

#include <array>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

constexpr int kWidth = 620;
constexpr int kMostLines = 12; // of the details; then they scroll

// "14:02:31 (37 s ago)"
QString timeText(const protocol::Value &at, qint64 nowMs)
{
    if (protocol::isNull(at))
        return notKnown();
    const auto ms = static_cast<qint64>(numberOf(at));
    return clockText(ms) + u" ("_s + OperationDialog::tr("%1 ago").arg(ageText(ms, nowMs)) + u')';
}

QStringList figuresOf(const protocol::Row &row, qint64 nowMs)
{
    const auto begun = static_cast<qint64>(numberOf(row[OperationColumn::StartedAt]));
    const auto &ended = row[OperationColumn::EndedAt];
    const auto *isAutomatic = protocol::valueIf<bool>(row[OperationColumn::IsAutomatic]);
    const auto by = isAutomatic && *isAutomatic ? OperationDialog::tr("the gateway itself")
                                                : textOf(row[OperationColumn::By]);
    const auto plan = textOf(row[OperationColumn::PlanId]);
    return {operationLook(textOf(row[OperationColumn::State])).word,
            by,
            textOf(row[OperationColumn::Reason]),
            timeText(row[OperationColumn::StartedAt], nowMs),
            protocol::isNull(ended) ? QString()
                                    : durationText(static_cast<qint64>(numberOf(ended)) - begun),
            plan.isEmpty()
                ? QString()
                : OperationDialog::tr("%1, made for map %2")
                      .arg(plan, valueText(row[OperationColumn::MapVersion], protocol::Unit::None)),
            textOf(row[OperationColumn::Undoes]),
            operationProgress(row)};
}

} // namespace

OperationDialog::OperationDialog(ClusterView &view, const QString &operation, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_operation(operation)
    , m_glyph(new QLabel)
    , m_title(new QLabel)
    , m_form(new QFormLayout)
    , m_details(new QPlainTextEdit)
    , m_copy(new QPushButton(tr("Copy report")))
    , m_stop(new QPushButton(tr("Stop after this step")))
    , m_undo(new QPushButton(tr("Take back...")))
    , m_close(new QPushButton(tr("Close")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Operation %1").arg(operation));
    layOut();
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(report()); });
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT abortWanted(m_operation); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const auto *row = m_view.operations().find(m_operation);
        Q_EMIT undoWanted(m_operation, row ? textOf((*row)[OperationColumn::Node]) : QString());
        close(); // the plan of that has a dialog of its own
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_view, &ClusterView::ticked, this, &OperationDialog::refresh);
    refresh();
    m_close->setFocus();
}

void OperationDialog::layOut()
{
    setMinimumWidth(kWidth);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    auto *head = new QHBoxLayout;
    head->addWidget(m_glyph);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    for (const auto &name : {tr("State"), tr("By"), tr("Reason"), tr("Begun"), tr("Took"),
                             tr("Plan"), tr("Takes back"), tr("Progress or result")}) {
        Line line{new QLabel(name), new QLabel};
        line.text->setTextFormat(Qt::PlainText);
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_form->addRow(line.name, line.text);
        m_lines.push_back(line);
    }
    column->addLayout(m_form);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_details->setTabChangesFocus(true);
    column->addWidget(m_details, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (auto *button : {m_stop, m_undo, m_close})
        buttons->addWidget(button);
    for (auto *button : {m_copy, m_stop, m_undo, m_close})
        button->setAutoDefault(false);
    column->addLayout(buttons);
}

void OperationDialog::refresh()
{
    const auto *row = m_view.operations().find(m_operation);
    enableButtons(row);
    if (!row) // the gateway keeps the last ones only: what was read of it stays
        return;
    m_title->setText(operationTitle(*row));
    const auto look = operationLook(textOf((*row)[OperationColumn::State]));
    const auto tone = m_view.isLive() ? look.tone : Tone::Unknown;
    m_glyph->setPixmap(glyphIcon(look.shape, toneColor(tone, isDark(palette()))).pixmap(16, 16));
    const auto figures = figuresOf(*row, m_view.nowMs());
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto &text = figures[static_cast<qsizetype>(i)];
        m_lines[i].text->setText(text.isEmpty() ? notKnown() : text);
        m_lines[i].text->setEnabled(m_view.isLive());
    }
    const auto details = textOf((*row)[OperationColumn::Details]);
    if (m_details->toPlainText() != details)
        m_details->setPlainText(details);
    m_details->setVisible(!details.isEmpty());
    const auto lines = std::min(static_cast<int>(details.count(u'\n')) + 2, kMostLines);
    m_details->setMinimumHeight(lines * fontMetrics().lineSpacing());
}

void OperationDialog::enableButtons(const protocol::Row *row)
{
    const auto why = m_view.whyNoOrders();
    const bool isRunning = row && textOf((*row)[OperationColumn::State]) == "running"_L1;
    const auto *canUndo = row ? protocol::valueIf<bool>((*row)[OperationColumn::CanUndo]) : nullptr;
    m_stop->setVisible(isRunning);
    m_undo->setVisible(canUndo && *canUndo);
    for (auto *button : {m_stop, m_undo}) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
}

QString OperationDialog::report() const
{
    QStringList lines{windowTitle() + u": "_s + m_title->text()};
    for (const auto &line : m_lines)
        lines << line.name->text() + u": "_s + line.text->text();
    if (const auto details = m_details->toPlainText(); !details.isEmpty())
        lines << details;
    return lines.join(u'\n');
}

} // namespace tg::console
