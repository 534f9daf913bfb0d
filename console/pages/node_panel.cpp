#include "console/pages/node_panel.h"

#include <QTabBar>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/pages/history_lines.h"
#include "console/pages/node_tabs.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::NodeColumn;
using protocol::Unit;

namespace {

constexpr int kLeastLines = 15; // below the buttons the chart needs room for figures and hours

bool isOrder(const QString &action)
{
    return action == "failover"_L1 || action == "maintenance"_L1 || action == "drain"_L1 ||
           action == "resume"_L1 || action == "undo"_L1;
}

// One order at a time, and one backfill. An order does not wait for a backfill: a node that dies
// while it is filled has to be taken out.
QString whyBusy(const QString &action, const protocol::Row &node, ClusterView &view)
{
    using protocol::OperationColumn;
    for (const auto &row : view.operations().rows()) {
        const auto running = textOf(row[OperationColumn::Action]);
        const bool isInTheWay = running == action || (isOrder(running) && isOrder(action));
        if (isInTheWay && textOf(row[OperationColumn::State]) == "running"_L1 &&
            row[OperationColumn::Node] == node.key())
            return NodePanel::tr("Operation %1 runs for it: wait for its end, or stop it.")
                .arg(textOf(row.key()));
    }
    return {};
}

QString whyNobodyTakesOver(const protocol::Row &node, ClusterView &view)
{
    for (const auto &other : view.nodes().rows()) {
        const auto *isAccepting = protocol::valueIf<bool>(other[NodeColumn::IsAccepting]);
        if (other.key() != node.key() && (!isAccepting || *isAccepting))
            return {};
    }
    return NodePanel::tr("No other node takes writes: nobody could take over.");
}

} // namespace

QString whyNot(const QString &action, const protocol::Row &node, ClusterView &view)
{
    if (auto why = whyBusy(action, node, view); !why.isEmpty())
        return why;
    const auto state = textOf(node[NodeColumn::State]);
    const auto order = textOf(node[NodeColumn::Order]);
    if (action == "move"_L1)
        return NodePanel::tr("Moving shards away needs rebalancing, which this gateway cannot do "
                             "yet. Drain and Maintenance work.");
    if (action == "resume"_L1)
        return order.isEmpty() || order == "none"_L1
                   ? NodePanel::tr("No order is in force for this node.")
                   : QString();
    if (action == "failover"_L1 && order == "failed_over"_L1)
        return NodePanel::tr("It has been failed over.");
    if (action == "failover"_L1 && state == "up"_L1)
        return NodePanel::tr("The node serves: use Drain or Maintenance.");
    if (action == "drain"_L1 && order == "draining"_L1)
        return NodePanel::tr("It drains already.");
    if (action == "backfill"_L1 &&
        numberOf(node[NodeColumn::OpenGaps]) + numberOf(node[NodeColumn::ResidueGaps]) == 0)
        return NodePanel::tr("No gap of this node is known.");
    if (action == "backfill"_L1 && state == "down"_L1)
        return NodePanel::tr("It is down: it is filled when it returns.");
    if (action == "maintenance"_L1 && order == "maintenance"_L1)
        return NodePanel::tr("It is in maintenance already.");
    if (action == "failover"_L1)
        return whyNobodyTakesOver(node, view);
    return {};
}

NodePanel::NodePanel(ClusterView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_title(new QLabel)
    , m_facts(new QLabel)
    , m_tabs(new NodeTabs(view))
    , m_charts(new QTabWidget)
    , m_queueChart(new LineChart(tr("Last 5 min"), Unit::PointsPerSecond, Unit::Points))
    , m_linkChart(new LineChart(tr("Last 5 min"), Unit::Microseconds, Unit::PerMinute))
{
    setMinimumHeight(kLeastLines * fontMetrics().lineSpacing());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    auto *top = new QHBoxLayout;
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setWordWrap(true);
    m_title->setMinimumHeight(2 * fontMetrics().lineSpacing()); // a reason takes two lines
    top->addWidget(m_title, 1);
    top->addWidget(makeButtons());
    column->addLayout(top);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAlignment(Qt::AlignTop);
    m_facts->setAccessibleName(tr("Facts about the node"));
    auto *body = new QHBoxLayout;
    body->addWidget(m_facts, 0);
    body->addWidget(m_tabs, 3);
    m_charts->setDocumentMode(true);
    m_charts->setAccessibleName(tr("Last minutes of the node"));
    m_charts->tabBar()->setAccessibleName(tr("Last minutes of the node"));
    m_charts->addTab(m_queueChart, tr("Queue"));
    m_charts->addTab(m_linkChart, tr("Link history"));
    connect(m_charts, &QTabWidget::currentChanged, this, &NodePanel::fillCharts);
    body->addWidget(m_charts, 4);
    column->addLayout(body, 1);
    refresh();
}

QWidget *NodePanel::makeButtons()
{
    auto *box = new QWidget;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    const std::array kOrders{
        std::pair{u"failover"_s, tr("Fail over...")},
        std::pair{u"move"_s, tr("Move shards away...")}, std::pair{u"drain"_s, tr("Drain...")},
        std::pair{u"maintenance"_s, tr("Maintenance...")}, std::pair{u"resume"_s, tr("Resume...")}};
    for (const auto &[action, text] : kOrders) {
        auto *button = new QPushButton(text);
        line->addWidget(button);
        m_buttons.emplace_back(action, button);
        connect(button, &QPushButton::clicked, this,
                [this, action = action] { Q_EMIT orderWanted(action, m_node); });
    }
    return box;
}

void NodePanel::setNode(const QString &id)
{
    m_node = id;
    m_tabs->setNode(id);
    m_view.wantNodeHistory(id);
    refresh();
}

void NodePanel::refresh()
{
    const auto *row = m_view.nodes().find(m_node);
    m_facts->setVisible(row);
    m_tabs->setVisible(row);
    m_charts->setVisible(row);
    for (const auto &[action, button] : m_buttons)
        button->setVisible(row);
    if (!row) {
        m_title->setText(
            tr("Select a node to see the evidence behind its state and to give orders."));
        return;
    }
    const auto look = nodeLook(textOf((*row)[NodeColumn::State]));
    const auto reason = textOf((*row)[NodeColumn::Reason]);
    m_title->setText(m_node + u": "_s + look.word +
                     (reason.isEmpty() ? QString() : QString(u", "_s + reason)));
    fillFacts(*row);
    m_tabs->refresh();
    fillCharts();
    enableButtons(*row);
}

void NodePanel::fillFacts(const protocol::Row &row)
{
    static constexpr std::array kFacts{
        std::pair{NodeColumn::Order, QT_TR_NOOP("Order")},
        std::pair{NodeColumn::OrderBy, QT_TR_NOOP("Given by")},
        std::pair{NodeColumn::OpenGaps, QT_TR_NOOP("Open gaps")},
        std::pair{NodeColumn::ConfirmP99Us, QT_TR_NOOP("Confirm p99")},
        std::pair{NodeColumn::PrimarySeries, QT_TR_NOOP("Series, primary")},
        std::pair{NodeColumn::Dialect, QT_TR_NOOP("Dialect")},
        std::pair{NodeColumn::NodeName, QT_TR_NOOP("Erlang name")},
    };
    QString text = u"<table cellspacing='2'>"_s;
    for (const auto &[column, name] : kFacts) {
        const auto unit = protocol::schemaOf(protocol::Topic::Nodes)
                              .columns[static_cast<std::size_t>(column)]
                              .unit;
        const auto value = column == NodeColumn::Order ? orderWord(textOf(row[column]))
                                                       : valueText(row[column], unit);
        text += u"<tr><td style='color:%1'>%2&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
            subtleText(palette()).name(), tr(name).toHtmlEscaped(),
            value.isEmpty() ? notKnown() : value.toHtmlEscaped());
    }
    m_facts->setText(text + u"</table>"_s);
    m_facts->setEnabled(m_view.isLive());
}

// Of the one that is seen.
void NodePanel::fillCharts()
{
    const bool isOfLink = m_charts->currentWidget() == m_linkChart;
    auto &chart = isOfLink ? *m_linkChart : *m_queueChart;
    const auto span = lastMinutes(m_view, 5);
    const auto *trace = m_view.traces().trace(m_node);
    const auto lineOf = [&](auto make, const QString &name, int color, bool isRight) {
        auto line = trace ? make(*trace, name, color, span) : ChartLine{name, {}, color};
        line.isRight = isRight;
        return line;
    };
    chart.setStale(!m_view.isLive());
    if (isOfLink)
        chart.setLines({lineOf(roundTripLine, tr("RTT"), 0, false),
                        lineOf(errorLine, tr("errors (right)"), 1, true)},
                       span.fromMs, span.toMs);
    else
        chart.setLines({lineOf(traceLine, tr("points/s"), 0, false),
                        lineOf(queueLine, tr("queued (right)"), 1, true)},
                       span.fromMs, span.toMs);
    chart.setGaps(nodeGaps(m_view, span));
    chart.setRestarts(m_view.restarts());
}

void NodePanel::enableButtons(const protocol::Row &row)
{
    const auto general = m_view.whyNoOrders();
    for (const auto &[action, button] : m_buttons) {
        const auto why = general.isEmpty() ? whyNot(action, row, m_view) : general;
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
}

} // namespace tg::console
