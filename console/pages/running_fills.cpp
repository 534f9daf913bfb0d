#include "console/pages/running_fills.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

constexpr int kSteps = 1'000; // of a progress bar

bool isRunningFill(const protocol::Row &row)
{
    const auto action = textOf(row[OperationColumn::Action]);
    return textOf(row[OperationColumn::State]) == "running"_L1 &&
           (action == "backfill"_L1 || action == "audit"_L1 || action == "heal"_L1);
}

} // namespace

RunningFills::RunningFills(QWidget *parent)
    : QWidget(parent)
    , m_more(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < kMostFillLines; ++i) {
        Line line{new QWidget, new QLabel, new QProgressBar, new QLabel, new QPushButton, {}};
        line.stop->setText(tr("Stop after this step"));
        line.bar->setMaximumWidth(220);
        line.bar->setTextVisible(true);
        line.progress->setWordWrap(true);
        auto *row = new QHBoxLayout(line.box);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(line.title);
        row->addWidget(line.bar);
        row->addWidget(line.progress, 1);
        row->addWidget(line.stop);
        column->addWidget(line.box);
        connect(line.stop, &QPushButton::clicked, this,
                [this, i] { Q_EMIT abortWanted(m_lines[i].operation); });
        m_lines.push_back(line);
    }
    column->addWidget(m_more);
    hide();
}

void RunningFills::fill(Line &line, const protocol::Row &row, const QString &whyNoOrders)
{
    line.operation = textOf(row.key());
    line.title->setText(operationTitle(row));
    const auto &total = row[OperationColumn::SeriesTotal];
    const double all = numberOf(total);
    line.bar->setAccessibleName(line.title->text());
    line.bar->setRange(0, kSteps);
    const double share = all > 0 ? numberOf(row[OperationColumn::SeriesDone]) / all : 0;
    line.bar->setValue(static_cast<int>(std::min(1.0, share) * kSteps));
    line.bar->setFormat(all > 0 ? u"%p %"_s : notKnown());
    line.progress->setText(operationProgress(row));
    line.stop->setEnabled(whyNoOrders.isEmpty());
    line.stop->setToolTip(whyNoOrders);
}

void RunningFills::refresh(ClusterView &view)
{
    std::size_t count = 0;
    const auto why = view.whyNoOrders();
    for (const auto &row : view.operations().rows()) {
        if (!isRunningFill(row))
            continue;
        if (count < m_lines.size())
            fill(m_lines[count], row, why);
        ++count;
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].box->setVisible(i < count);
    const int more = static_cast<int>(count) - static_cast<int>(kMostFillLines);
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n more, listed under Operations", nullptr, std::max(0, more)));
    setVisible(count > 0);
    setEnabled(view.isLive());
}

} // namespace tg::console
