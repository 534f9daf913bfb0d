#include "console/dialogs/connections_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/widgets/theme.h"

namespace tg::console {

ConnectionsDialog::ConnectionsDialog(Settings &settings, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_list(new QListWidget)
    , m_form(new ConnectionForm)
    , m_problem(new QLabel)
    , m_add(new QPushButton(tr("&Add")))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_save(new QPushButton(tr("Sa&ve")))
    , m_connect(new QPushButton(tr("Co&nnect")))
    , m_close(new QPushButton(tr("Close")))
{
    setWindowTitle(tr("Saved connections"));
    layOut();
    resize(720, 460); // its layout makes it wider for longer words
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsDialog::showCurrent);
    connect(m_form, &ConnectionForm::changed, this, &ConnectionsDialog::judge);
    connect(m_add, &QPushButton::clicked, this, &ConnectionsDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionsDialog::remove);
    connect(m_save, &QPushButton::clicked, this, &ConnectionsDialog::save);
    connect(m_connect, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row < 0)
            return;
        const auto wanted = m_known[static_cast<std::size_t>(row)];
        accept();
        Q_EMIT connectWanted(wanted);
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (isChanged())
            fill(m_form->connection().id);
        else
            reject();
    });
    fill(current);
}

void ConnectionsDialog::layOut()
{
    m_list->setAccessibleName(tr("Saved connections"));
    m_list->setMaximumWidth(220);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    auto *under = new QHBoxLayout;
    under->addWidget(m_add);
    under->addWidget(m_remove);
    left->addLayout(under);
    auto *right = new QVBoxLayout;
    right->addWidget(m_form);
    right->addWidget(m_problem);
    right->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (auto *button : {m_save, m_connect, m_close})
        buttons->addWidget(button);
    right->addLayout(buttons);
    auto *line = new QHBoxLayout(this);
    line->addLayout(left);
    line->addSpacing(8);
    line->addLayout(right, 1);
    for (auto *button : {m_add, m_remove, m_connect, m_close})
        button->setAutoDefault(false);
    m_save->setDefault(true);
}

void ConnectionsDialog::fill(const QString &current)
{
    m_known = m_settings.connections();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = m_known.empty() ? -1 : 0;
    for (const auto &one : m_known) {
        QPixmap square(12, 12);
        square.fill(colorOf(one.tag, isDark(palette())));
        m_list->addItem(new QListWidgetItem(square, one.name));
        if (one.id == current)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    showCurrent();
}

void ConnectionsDialog::showCurrent()
{
    const int row = m_list->currentRow();
    m_form->setEnabled(row >= 0);
    m_form->show(row >= 0 ? m_known[static_cast<std::size_t>(row)] : SavedConnection());
    judge();
}

bool ConnectionsDialog::isChanged() const
{
    const int row = m_list->currentRow();
    if (row < 0)
        return false;
    const auto &known = m_known[static_cast<std::size_t>(row)];
    return known.id.isEmpty() || m_form->connection() != known || !m_form->problem().isEmpty();
}

void ConnectionsDialog::judge()
{
    const bool hasOne = m_list->currentRow() >= 0;
    const auto problem = hasOne ? m_form->problem() : QString();
    m_problem->setText(hasOne ? problem : tr("None is saved yet. Add one."));
    m_save->setEnabled(hasOne && isChanged() && problem.isEmpty());
    m_connect->setEnabled(hasOne && !isChanged());
    m_connect->setToolTip(isChanged() ? tr("Save it first.") : QString());
    m_remove->setEnabled(hasOne);
    // What was typed is not lost by a click beside it.
    m_list->setEnabled(!isChanged());
    m_add->setEnabled(!isChanged());
    m_close->setText(isChanged() ? tr("Discard changes") : tr("Close"));
}

void ConnectionsDialog::add()
{
    if (m_known.size() >= kMostSavedConnections) {
        m_problem->setText(
            tr("There are %1 already; remove one first.").arg(kMostSavedConnections));
        return;
    }
    m_known.emplace_back();
    m_list->addItem(tr("(new)"));
    m_list->setCurrentRow(m_list->count() - 1);
    m_form->focusName();
}

void ConnectionsDialog::save()
{
    const auto kept = m_settings.keepConnection(m_form->connection());
    if (!kept) {
        m_problem->setText(QString::fromStdString(kept.error().text));
        return;
    }
    fill(*kept);
}

void ConnectionsDialog::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    if (const auto id = m_known[static_cast<std::size_t>(row)].id; !id.isEmpty())
        m_settings.removeConnection(id);
    const int next = row > 0 ? row - 1 : 0;
    fill(next < static_cast<int>(m_known.size()) ? m_known[static_cast<std::size_t>(next)].id
                                                 : QString());
}

} // namespace tg::console
