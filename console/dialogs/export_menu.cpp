#include "console/dialogs/export_menu.h"

#include <QBuffer>
#include <QFileDialog>
#include <QMessageBox>
#include <QPixmap>

#include "console/export/bundle.h"
#include "console/export/csv.h"
#include "console/widgets/line_chart.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString problemOf(const Result<void> &result)
{
    return result ? QString() : QString::fromStdString(result.error().text);
}

QString savePicture(const QPixmap &picture, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return ExportMenu::tr("The picture cannot be made.");
    return problemOf(writeFile(path, bytes));
}

} // namespace

ExportMenu::ExportMenu(ClusterView &view, std::function<Page &()> currentPage, QWidget *window)
    : QMenu(tr("&Export"), window)
    , m_view(&view)
    , m_currentPage(std::move(currentPage))
    , m_window(window)
    , m_picture(new QAction(tr("&Picture of the whole window..."), this))
    , m_bundle(new QAction(tr("&Diagnostic bundle..."), this))
{
    addWindow();
    addBundle();
    connect(this, &QMenu::aboutToShow, this, &ExportMenu::fill);
    fill();
}

void ExportMenu::fill()
{
    for (auto *action : actions()) {
        removeAction(action);
        if (action != m_picture && action != m_bundle)
            action->deleteLater();
    }
    const auto instead = m_instead ? m_instead() : std::nullopt;
    fillTables(instead ? *instead : m_currentPage().tables());
    fillCharts(instead ? std::vector<LineChart *>() : m_currentPage().charts());
    addSeparator();
    addAction(m_picture);
    addAction(m_bundle);
}

void ExportMenu::fillTables(const std::vector<ExportTable> &tables)
{
    for (const auto &table : tables) {
        for (const bool all : {false, true}) {
            auto *action = addAction(all ? tr("Table \"%1\", all of it, as CSV...").arg(table.name)
                                         : tr("Table \"%1\", as shown, as CSV...").arg(table.name));
            connect(action, &QAction::triggered, this,
                    [this, table, all] { askAndSave(table, all); });
        }
    }
    if (tables.empty())
        addAction(tr("This page shows no table now"))->setEnabled(false);
}

void ExportMenu::askAndSave(const ExportTable &table, bool isWhole)
{
    const auto path = askForFile(table.name, u"csv"_s);
    if (!path.isEmpty())
        tell(path, saveTable(table, isWhole, path));
}

void ExportMenu::fillCharts(const std::vector<LineChart *> &charts)
{
    if (charts.empty()) {
        addAction(tr("This page shows no chart now"))->setEnabled(false);
        return;
    }
    addSeparator();
    for (auto *chart : charts) {
        const QPointer<LineChart> which = chart;
        connect(addAction(tr("Chart \"%1\" as a picture...").arg(chart->title())),
                &QAction::triggered, this, [this, which] {
                    const auto path = which ? askForFile(which->title(), u"png"_s) : QString();
                    if (!path.isEmpty())
                        tell(path, saveChartPicture(*which, path));
                });
        connect(addAction(tr("Chart \"%1\", its points as CSV...").arg(chart->title())),
                &QAction::triggered, this, [this, which] {
                    const auto path = which ? askForFile(which->title(), u"csv"_s) : QString();
                    if (!path.isEmpty())
                        tell(path, saveChartPoints(*which, path));
                });
    }
}

void ExportMenu::addWindow()
{
    connect(m_picture, &QAction::triggered, this, [this] {
        const auto picture = m_window->grab(); // before the dialog is in front of it
        const auto path = askForFile(u"timeless-console"_s, u"png"_s);
        if (!path.isEmpty())
            tell(path, savePicture(picture, path));
    });
}

void ExportMenu::addBundle()
{
    connect(m_bundle, &QAction::triggered, this, [this] {
        const auto parent =
            QFileDialog::getExistingDirectory(m_window, tr("Where to put the bundle"));
        if (parent.isEmpty())
            return;
        const QString folder =
            parent + u'/' + bundleName(m_view->status().gatewayId, m_view->nowMs());
        saveBundle(folder, [this, folder](const QString &problem) { tell(folder, problem); });
    });
}

QString ExportMenu::askForFile(const QString &name, const QString &kind) const
{
    const QString proposed = name.toLower().replace(u' ', u'-') + u'.' + kind;
    auto path = QFileDialog::getSaveFileName(m_window, tr("Save as"), proposed, u"*."_s + kind);
    if (!path.isEmpty() && !path.endsWith(u'.' + kind))
        path += u'.' + kind;
    return path;
}

QString ExportMenu::saveTable(const ExportTable &table, bool all, const QString &path) const
{
    return problemOf(writeFile(path, toCsv(all ? table.all() : table.shown())));
}

QString ExportMenu::saveChartPicture(LineChart &chart, const QString &path) const
{
    return savePicture(chart.picture(), path);
}

QString ExportMenu::saveChartPoints(const LineChart &chart, const QString &path) const
{
    return problemOf(writeFile(path, toCsv(chartCells(chart.lines()))));
}

void ExportMenu::saveBundle(const QString &folder, std::function<void(const QString &)> done)
{
    auto parts = std::make_shared<BundleParts>(bundleOf(*m_view));
    if (const auto why = m_view->whyNoQuestions(); !why.isEmpty()) {
        parts->whyNoConfig = why;
        return done(problemOf(writeBundle(folder, *parts)));
    }
    m_view->feed()->call(protocol::kConfigGet, {}, this,
                         [parts, folder, done = std::move(done)](const CommandOutcome &outcome) {
                             if (const auto *error = std::get_if<protocol::CommandError>(&outcome))
                                 parts->whyNoConfig = error->text;
                             else
                                 parts->config = std::get<QJsonObject>(outcome);
                             done(problemOf(writeBundle(folder, *parts)));
                         });
}

void ExportMenu::tell(const QString &path, const QString &problem)
{
    if (problem.isEmpty())
        Q_EMIT saved(tr("Saved %1").arg(path));
    else
        QMessageBox::warning(m_window, tr("Not saved"), problem);
}

} // namespace tg::console
