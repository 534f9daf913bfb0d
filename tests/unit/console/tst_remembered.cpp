// What the console remembers between starts: layout, connections, and what was wrong with them; and
// the time it goes by.
#include <ctime>

#include <QFile>
#include <QSettings>
#include <QTableView>
#include <QToolBar>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/dialogs/connections_dialog.h"
#include "console/link/console_clock.h"
#include "console/widgets/column_fit.h"
#include "console/widgets/stale_banner.h"
#include "tests/unit/console/scripted_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QPushButton *button(const QWidget &dialog, const QString &start)
{
    for (auto *one : dialog.findChildren<QPushButton *>()) {
        if (one->text().startsWith(start))
            return one;
    }
    return nullptr;
}

} // namespace

class TestRemembered : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConsolesClockCountsSleep()
    {
        timespec at{};
        QCOMPARE(clock_gettime(CLOCK_BOOTTIME, &at), 0);
        const auto now = ConsoleClock().now().time_since_epoch();
        QVERIFY(std::chrono::abs(now - (std::chrono::seconds(at.tv_sec) +
                                        std::chrono::nanoseconds(at.tv_nsec))) < 60s);
    }

    void theBannerDoesNotFlash()
    {
        BannerRule rule;
        const Clock::Steady start = Clock::Steady() + 1h;
        QVERIFY(!rule.update(start, start + 1'900ms)); // lost, not for long enough
        QVERIFY(!rule.update({}, start + 1'950ms));
        QVERIFY(rule.update(start, start + 2s));
        QVERIFY(rule.update({}, start + 2'100ms)); // back, but it has to be read
        QVERIFY(rule.update({}, start + 4'900ms));
        QVERIFY(!rule.update({}, start + 5s));
    }

    void whatTheSettingsHadWrongIsAnEvent()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"console.ini"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("[look]\npalette=pink\n[view]\npage=77\n");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"view/page"_s));
        ManualClock clock;
        ScriptedGateway daemon;
        Settings settings(file.fileName());
        MainWindow window(clock, settings);
        window.rememberLayout();
        SavedConnection one;
        one.address.path = daemon.path();
        window.connectTo(one);
        QCOMPARE(window.view().events().rowCount(), 1);
        const auto text =
            std::get<QString>(window.view().events().rows().front()[EventColumn::Text]);
        QVERIFY2(text.contains(u"'77'"_s), qPrintable(text));
    }

    void aLayoutThatQtRefusesIsOneEventAndTheUsualOneIsUsed()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"console.ini"_s);
        {
            Settings settings(path);
            settings.setGeometry("no geometry of Qt");
            settings.setWindowState("no state of Qt");
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"kept of window"_s));
        ManualClock clock;
        Settings settings(path);
        MainWindow window(clock, settings);
        window.resize(900, 650);
        window.rememberLayout();
        QCOMPARE(window.size(), QSize(900, 650));
        QVERIFY(settings.takeProblems().isEmpty()); // told, once
    }

    void aTableHeaderThatQtRefusesIsNoted()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"console.ini"_s);
        {
            ManualClock clock;
            Settings settings(path);
            MainWindow window(clock, settings);
            window.rememberLayout();
            window.show();
            window.close(); // keeps headers
        }
        Settings settings(path);
        QSettings raw(path, QSettings::IniFormat);
        raw.beginGroup(u"headers"_s);
        QVERIFY(raw.childGroups().contains(u"nodes-0"_s));
        const auto columns = raw.value(u"nodes-0/columns"_s).toString();
        settings.setHeader(u"nodes-0"_s, columns, "no header of Qt");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"kept of headers/nodes-0"_s));
        ManualClock clock;
        const MainWindow window(clock, settings);
        QVERIFY(settings.takeProblems().isEmpty());
    }

    void theLayoutIsRememberedAndReset()
    {
        QTemporaryDir folder;
        ManualClock clock;
        {
            Settings settings(folder.filePath(u"console.ini"_s));
            MainWindow window(clock, settings);
            window.resize(900, 650);
            window.rememberLayout();
            window.resize(950, 660);
            window.show();
            window.showPage(EventsNumber);
            auto *table = window.page(EventsNumber).findChild<QTableView *>();
            table->setColumnWidth(1, 177);
            table->findChild<ColumnFit *>()->setChoices(u"fffhff"_s); // no objects
            window.close();
        }
        Settings settings(folder.filePath(u"console.ini"_s));
        MainWindow window(clock, settings);
        window.resize(900, 650);
        window.rememberLayout();
        window.show();
        QCOMPARE(window.currentPage(), static_cast<int>(EventsNumber));
        QCOMPARE(window.size(), QSize(950, 660));
        auto *table = window.page(EventsNumber).findChild<QTableView *>();
        QCOMPARE(table->columnWidth(1), 177);
        QVERIFY(table->isColumnHidden(3));
        for (auto *action : window.findChildren<QAction *>()) {
            if (action->text() == u"&Reset layout"_s)
                action->trigger();
        }
        QVERIFY(table->columnWidth(1) != 177);
        QVERIFY(!table->isColumnHidden(3));
        QCOMPARE(window.size(), QSize(900, 650));
    }

    void theToolbarStaysWhereItWas()
    {
        QTemporaryDir folder;
        ManualClock clock;
        const auto toggle = [](MainWindow &window) {
            window.findChild<QToolBar *>()->toggleViewAction()->trigger();
        };
        {
            Settings settings(folder.filePath(u"console.ini"_s));
            MainWindow window(clock, settings);
            window.rememberLayout();
            window.show();
            auto *bar = window.findChild<QToolBar *>();
            QVERIFY(bar->isVisible());
            QVERIFY(bar->isMovable());
            window.addToolBar(Qt::BottomToolBarArea, bar);
            toggle(window);
            QVERIFY(!bar->isVisible());
            window.close();
        }
        Settings settings(folder.filePath(u"console.ini"_s));
        MainWindow window(clock, settings);
        window.rememberLayout();
        window.show();
        auto *bar = window.findChild<QToolBar *>();
        QVERIFY(!bar->isVisible());
        toggle(window);
        QVERIFY(bar->isVisible());
        QCOMPARE(window.toolBarArea(bar), Qt::BottomToolBarArea);
        for (auto *action : window.findChildren<QAction *>()) {
            if (action->text() == u"&Reset layout"_s)
                action->trigger();
        }
        QCOMPARE(window.toolBarArea(bar), Qt::TopToolBarArea);
        QVERIFY(bar->isVisible());
    }

    void aLayoutFromBeforeTheToolbarShowsIt()
    {
        QTemporaryDir folder;
        ManualClock clock;
        Settings settings(folder.filePath(u"console.ini"_s));
        {
            QMainWindow earlier;
            auto *dock = new QDockWidget(&earlier);
            dock->setObjectName(u"operations"_s);
            earlier.addDockWidget(Qt::BottomDockWidgetArea, dock);
            settings.setWindowState(earlier.saveState(1));
        }
        MainWindow window(clock, settings);
        window.rememberLayout();
        window.show();
        QVERIFY(window.findChild<QToolBar *>()->isVisible());
    }

    void thoseThatWantItAreConnectedToAtTheStart()
    {
        QTemporaryDir folder;
        ManualClock clock;
        ScriptedGateway wanted;
        ScriptedGateway other;
        Settings settings(folder.filePath(u"console.ini"_s));
        for (const auto &[name, daemon] : {std::pair{u"b"_s, &other}, std::pair{u"a"_s, &wanted}}) {
            SavedConnection one;
            one.name = name;
            one.address.path = daemon->path();
            one.connectsAtStart = daemon == &wanted;
            QVERIFY(settings.keepConnection(one));
        }
        MainWindow window(clock, settings);
        window.connectAtStart();
        QTRY_COMPARE(wanted.connections(), 1);
        QCOMPARE(window.connection().gateways().size(), 1U);
        QCOMPARE(window.connection().focus()->name(), u"a"_s);
        QCOMPARE(other.connections(), 0);
    }

    void connectionsAreAddedChangedAndRemovedByKeys()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"console.ini"_s));
        ConnectionsDialog dialog(settings);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::mouseClick(button(dialog, u"&Add"_s), Qt::LeftButton);
        QVERIFY(!button(dialog, u"Sa&ve"_s)->isEnabled()); // nothing is typed yet
        auto *list = dialog.findChild<QListWidget *>();
        QVERIFY(!list->isEnabled()); // what is typed is not lost by a click
        QTest::keyClicks(dialog.focusWidget(), u"gw"_s);
        for (auto *line : dialog.findChildren<QLineEdit *>()) {
            if (line->placeholderText().endsWith(u"control.sock"_s))
                QTest::keyClicks(line, u"/run/gw.sock"_s);
        }
        QVERIFY(button(dialog, u"Sa&ve"_s)->isEnabled());
        QVERIFY(!button(dialog, u"Co&nnect"_s)->isEnabled());
        QTest::mouseClick(button(dialog, u"Sa&ve"_s), Qt::LeftButton);
        QCOMPARE(settings.connections().size(), 1U);
        QCOMPARE(settings.connections().front().address.path, u"/run/gw.sock"_s);
        QVERIFY(list->isEnabled());
        QSignalSpy wanted(&dialog, &ConnectionsDialog::connectWanted);
        QTest::mouseClick(button(dialog, u"Co&nnect"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().value<SavedConnection>().name, u"gw"_s);
        dialog.show();
        QTest::mouseClick(button(dialog, u"&Remove"_s), Qt::LeftButton);
        QVERIFY(settings.connections().empty());
    }
};

QTEST_MAIN(TestRemembered)
#include "tst_remembered.moc"
