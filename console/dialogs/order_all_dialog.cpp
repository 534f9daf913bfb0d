#include "console/dialogs/order_all_dialog.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

#include "console/dialogs/order_form.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/text_width.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum Column { GatewayColumn, PlanColumn, StateColumn, ResultColumn, Columns };

} // namespace

OrderAllDialog::OrderAllDialog(std::vector<OrderTarget> targets, Order order, QWidget *parent)
    : QDialog(parent)
    , m_targets(std::move(targets))
    , m_order(std::move(order))
    , m_form(new OrderForm(m_order.action))
    , m_sentence(new QLabel)
    , m_table(new QTableWidget(static_cast<int>(m_targets.size()), Columns))
    , m_typeThis(new QLabel)
    , m_typed(new QLineEdit)
    , m_state(new QLabel)
    , m_copy(new QPushButton(tr("Copy report")))
    , m_again(new QPushButton(tr("Calculate again")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_send(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1, at all gateways").arg(actionTitle(m_order.action, m_order.node)));
    layOut();
    resize(780, 360); // its layout makes it wider for a button with a long name
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &OrderAllDialog::send);
    connect(m_again, &QPushButton::clicked, this, &OrderAllDialog::plan);
    connect(m_typed, &QLineEdit::textChanged, this, &OrderAllDialog::showState);
    connect(m_form, &OrderForm::edited, this, &OrderAllDialog::showState);
    connect(m_form, &OrderForm::settled, this, &OrderAllDialog::planIfEdited);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(report()); });
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &OrderAllDialog::check);
    m_timer.start();
    plan();
}

void OrderAllDialog::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    for (auto *label : {m_sentence, m_state}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_table->setAccessibleName(tr("Gateways and what became of the order there"));
    m_table->setHorizontalHeaderLabels({tr("Gateway"), tr("Plan"), tr("State"), tr("Result")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true); // a refusal is read here, not in a tooltip
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(GatewayColumn,
                            columnWidth(fontMetrics(), tr("Gateway"), {u"gateway-12345"_s}));
    m_table->setColumnWidth(PlanColumn,
                            columnWidth(fontMetrics(), tr("Plan"), {OrderRun::longPlanText()}));
    m_table->setColumnWidth(StateColumn,
                            columnWidth(fontMetrics(), tr("State"), OrderRun::stateWords(), true));
    column->addWidget(m_form);
    column->addWidget(m_sentence);
    column->addWidget(m_table, 1);
    auto *typing = new QHBoxLayout;
    m_typeThis->setBuddy(m_typed);
    typing->addWidget(m_typeThis);
    typing->addWidget(m_typed, 1);
    column->addLayout(typing);
    column->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (auto *button : {m_again, m_cancel, m_send})
        buttons->addWidget(button);
    // Enter never sends an order: no button is the default, and none becomes it by focus.
    for (auto *button : {m_copy, m_again, m_cancel, m_send})
        button->setAutoDefault(false);
    column->addLayout(buttons);
}

void OrderAllDialog::plan()
{
    if (m_isSent)
        return;
    qDeleteAll(std::exchange(m_runs, {}));
    m_typed->clear();
    m_asked = m_form->params();
    for (const auto &target : m_targets) {
        auto *run = new OrderRun(target, m_order.action, m_order.node, m_asked, this);
        m_runs.push_back(run);
        connect(run, &OrderRun::changed, this, &OrderAllDialog::showLines);
    }
    for (auto *run : m_runs)
        run->makePlan();
    showLines();
    if (!m_form->isAncestorOf(focusWidget()))
        m_cancel->setFocus();
}

void OrderAllDialog::planIfEdited()
{
    if (!m_isSent && m_form->params() != m_asked)
        plan();
}

void OrderAllDialog::send()
{
    if (m_isSent || sendable() == 0 || m_typed->text() != mustType() || m_form->params() != m_asked)
        return;
    m_isSent = true;
    for (auto *run : m_runs)
        run->run();
    showLines();
}

int OrderAllDialog::sendable() const
{
    return static_cast<int>(std::ranges::count_if(m_runs, [](const OrderRun *run) {
        return run->step() == OrderRun::Step::Planned && !run->isExpired();
    }));
}

QString OrderAllDialog::mustType() const
{
    for (const auto *run : m_runs) {
        const auto &plan = run->plan();
        if (run->step() == OrderRun::Step::Planned &&
            (!plan.confirm.isEmpty() || m_order.isAlwaysTyped))
            return wordToType(plan);
    }
    return {};
}

qint64 OrderAllDialog::pointsAtRisk() const
{
    qint64 most = 0; // the gateways speak of the same node: a sum would count points twice
    for (const auto *run : m_runs) {
        if (run->step() == OrderRun::Step::Planned)
            most = std::max(most, run->plan().pointsAtRisk);
    }
    return most;
}

void OrderAllDialog::check()
{
    for (auto *run : m_runs)
        run->follow();
    showLines();
}

void OrderAllDialog::showLines()
{
    const bool dark = isDark(palette());
    bool isAnyChanged = false;
    for (int line = 0; line < static_cast<int>(m_runs.size()); ++line) {
        const auto &run = *m_runs[static_cast<std::size_t>(line)];
        const auto look = run.look();
        const QStringList texts{run.gateway(), run.planText(), look.word, run.resultText()};
        for (int column = 0; column < Columns; ++column) {
            auto *item = m_table->item(line, column);
            if (!item) {
                item = new QTableWidgetItem;
                m_table->setItem(line, column, item);
            }
            isAnyChanged = isAnyChanged || item->text() != texts[column];
            item->setText(texts[column]);
            item->setToolTip(texts[column]);
        }
        m_table->item(line, StateColumn)
            ->setIcon(glyphIcon(look.shape, toneColor(look.tone, dark)));
    }
    if (isAnyChanged)
        m_table->resizeRowsToContents();
    showState();
}

void OrderAllDialog::showState()
{
    const auto title = actionTitle(m_order.action, m_order.node);
    const int ready = sendable();
    const int all = static_cast<int>(m_runs.size());
    const auto isWaiting = [](const OrderRun *run) {
        return run->step() == OrderRun::Step::Planning;
    };
    const bool isPlanning = std::ranges::any_of(m_runs, isWaiting);
    const bool isOver =
        std::ranges::all_of(m_runs, [](const OrderRun *run) { return run->isOver(); });
    m_sentence->setText(
        m_isSent
            ? tr("%1: sent in one go; each line is one gateway.").arg(title)
            : tr("%1: each gateway makes its own plan; nothing is changed by that.").arg(title));
    m_form->setVisible(!m_form->isEmpty() && !m_isSent);
    const bool isEdited = !m_isSent && m_form->params() != m_asked;
    const auto wanted = m_isSent ? QString() : mustType();
    m_typeThis->setText(tr("Type \"%1\" to go on:").arg(wanted));
    m_typed->setAccessibleName(m_typeThis->text());
    m_typeThis->setVisible(!wanted.isEmpty());
    m_typed->setVisible(!wanted.isEmpty());
    const auto risk = pointsAtRisk();
    const auto where = tr("%1 at %n gateway(s)", nullptr, ready).arg(title);
    m_send->setText(
        risk > 0
            ? tr("%1, %2 point(s) at risk", nullptr, pluralOf(risk)).arg(where, wholeText(risk))
            : where);
    m_send->setVisible(!m_isSent && ready > 0);
    m_send->setEnabled(!isPlanning && !isEdited && m_typed->text() == wanted);
    m_again->setVisible(!m_isSent);
    m_again->setEnabled(!isPlanning);
    m_cancel->setText(m_isSent || ready == 0 ? tr("Close") : tr("Cancel"));
    QString text;
    if (isPlanning)
        text = tr("Waiting for plans.");
    else if (isEdited)
        text = tr("The order was changed: press Enter in its field, and the plans are made again.");
    else if (!m_isSent && ready < all)
        text =
            tr("%1 of %n gateway(s) can be given the order; the lines say why the others cannot.",
               nullptr, all)
                .arg(ready);
    else if (m_isSent && !isOver)
        text = tr("Operations go on when this window is closed.");
    if (m_isSent && all > 1)
        text += u' ' + tr("Gateways share orders through the nodes: one that refuses may know of "
                          "it from another one already.");
    m_state->setText(text.trimmed());
}

QString OrderAllDialog::report() const
{
    QStringList lines{windowTitle()};
    for (const auto *run : m_runs)
        lines << run->gateway() + u": "_s + run->planText() + u"; "_s + run->look().word + u". "_s +
                     run->resultText();
    return lines.join(u'\n');
}

} // namespace tg::console
