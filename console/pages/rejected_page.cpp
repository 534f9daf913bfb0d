#include "console/pages/rejected_page.h"

#include <QSplitter>
#include <QVBoxLayout>

#include "console/models/ledger_words.h"
#include "console/models/sentences.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

using protocol::RejectedColumn;
using protocol::Topic;

namespace {

constexpr int kCountSection = 1;
constexpr int kReasonSection = 1; // of the samples

} // namespace

RejectedPage::RejectedPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_reasons(new TablePane(view.model(Topic::Rejected), {tr("Reasons"), {}, false}))
    , m_samples(new TablePane(view.model(Topic::RejectedSamples), {tr("Last rejected lines"), {}}))
    , m_all(new QPushButton(tr("Lines of all reasons")))
    , m_lower(new QStackedWidget)
    , m_notAllowed(new NoticeCard)
{
    m_reasons->setEmptyText(tr("Nothing was rejected"),
                            tr("No line was refused since the gateway's start."));
    m_samples->setEmptyText(tr("No line is kept"),
                            tr("The gateway keeps the newest refused lines, some of each reason."));
    m_reasons->table().sortByColumn(kCountSection, Qt::DescendingOrder);
    m_samples->table().sortByColumn(0, Qt::DescendingOrder);
    auto *intro =
        new QLabel(tr("Why points were refused since the gateway's start. Select a reason "
                      "to see only its lines."));
    intro->setWordWrap(true);
    m_reasons->bar().insertWidget(0, intro, 9);
    m_samples->bar().addWidget(m_all);
    m_notAllowed->draw(NoticePicture::Kind::Locked);
    m_notAllowed->say(
        tr("The lines need the role operator"),
        tr("They are data of clients, so a connection that may only look does not get them. The "
           "counts above are complete. Connect with an operator's token to see the lines."));
    m_lower->addWidget(m_samples);
    m_lower->addWidget(m_notAllowed);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_reasons);
    splitter->addWidget(m_lower);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    column->addWidget(splitter);
    setContent(content);
    connect(m_reasons, &TablePane::currentChanged, this, &RejectedPage::showReason);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_reasons->table().setCurrentIndex({});
        m_reasons->table().clearSelection();
        showReason();
    });
    showReason();
}

QLineEdit *RejectedPage::filterBox()
{
    return &m_samples->filterBox();
}

void RejectedPage::showReason()
{
    const auto *row = m_reasons->currentRow();
    m_all->setEnabled(row);
    m_all->setToolTip(row ? QString()
                          : tr("All are shown. Select a reason to see only its lines."));
    if (row)
        m_samples->filter().setOnlyKeyOf(kReasonSection,
                                         reasonText(textOf((*row)[RejectedColumn::Reason])));
    else
        m_samples->filter().setOnlyKeyOf(-1, {});
    m_samples->tick(isStale());
}

void RejectedPage::draw()
{
    m_reasons->tick(isStale());
    const bool maySee = view().maySee(Topic::RejectedSamples);
    m_lower->setCurrentWidget(maySee ? static_cast<QWidget *>(m_samples) : m_notAllowed);
    if (maySee)
        m_samples->tick(isStale());
}

} // namespace tg::console
