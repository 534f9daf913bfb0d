#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QStatusBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/operations_dock.h"
#include "console/app/page_menu.h"
#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/operation_dialog.h"
#include "console/dialogs/plan_dialog.h"
#include "console/pages/trouble_list.h"
#include "console/widgets/table_pane.h"
#include "tests/demo/demo_scenes.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString recording(const QString &scene)
    {
        const auto path = m_folder.filePath(scene + u".tgrec"_s);
        if (QFile::exists(path))
            return path;
        auto writer = RecordingWriter::create(path);
        for (const auto &entry : demo::scene(scene, 1'764'000'000'000))
            (*writer)->write(entry);
        return path;
    }

private Q_SLOTS:
    void ctrlAndANumberLeadsToAPage()
    {
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (int page = HotMetricsNumber; page >= 0; --page) {
            const int key = page == HotMetricsNumber ? Qt::Key_0 : Qt::Key_1 + page;
            QTest::keyClick(&window, static_cast<Qt::Key>(key), Qt::ControlModifier);
            QCOMPARE(window.currentPage(), page);
        }
    }

    void spacePressesWhatHasTheFocusAndElsePausesTheView()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.showPage(NodesNumber);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *pane = window.page(NodesNumber).findChild<TablePane *>();
        auto *box = pane->findChild<QCheckBox *>();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(box->isChecked());
        QVERIFY(!window.view().isPaused());
        pane->table().setFocus();
        QTest::keyClick(&pane->table(), Qt::Key_Space);
        QVERIFY(window.view().isPaused());
    }

    void ordersAreDisabledWithAReasonWhileFiguresAreOld()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"stale"_s), clock));
        window.showPage(1);
        window.page(1).showNode(u"node-c"_s);
        window.refresh();
        int orders = 0;
        for (const auto *menu : window.menuBar()->findChildren<QMenu *>()) {
            for (const auto *action : menu->actions()) {
                if (!action->text().startsWith(u"&Fail over"_s))
                    continue;
                ++orders;
                QVERIFY(!action->isEnabled());
                QVERIFY2(action->toolTip().contains(u"old: the connection"_s),
                         qPrintable(action->toolTip()));
            }
        }
        QCOMPARE(orders, 1);
    }

    void theStatusLineTellsOfANodeThatChangedItsState()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"normal"_s), clock));
        window.view().tick();
        auto table = protocol::Table(protocol::Topic::Nodes, window.view().nodes().rows());
        auto row = table.rows()[1];
        row.set(protocol::NodeColumn::State, u"down"_s)
            .set(protocol::NodeColumn::Reason, u"link closed by peer"_s);
        protocol::Changes changes;
        changes.changed.push_back(row);
        window.view().nodes().apply(changes);
        Q_EMIT window.view().ticked();
        const QString news =
            std::get<QString>(row.key()) + u" is now: Down (link closed by peer)"_s;
        const auto labels = window.statusBar()->findChildren<QLabel *>();
        const auto note = std::ranges::find(labels, news, &QLabel::text);
        QVERIFY(note != labels.end());
        QVERIFY((*note)->accessibleName().contains(news)); // a screen reader says it, too
    }

    void allThatAPageHasToPressStandsInItsMenu_data()
    {
        QTest::addColumn<int>("page");
        for (int page = 0; page < PageCount; ++page)
            QTest::newRow(qPrintable(pageIds().at(page))) << page;
    }
    void allThatAPageHasToPressStandsInItsMenu()
    {
        QFETCH(int, page);
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.show();
        window.showPage(page);
        window.page(page).showNode(u"node-c"_s);
        auto *menu = window.findChild<PageMenu *>();
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QStringList entries;
        for (const auto *action : menu->actions())
            entries << action->text();
        auto buttons = window.page(page).findChildren<QAbstractButton *>();
        buttons.removeIf(
            [](const auto *one) { return !one->isVisible() || one->text().isEmpty(); });
        for (auto *button : buttons) {
            const auto *opener = qobject_cast<QPushButton *>(button);
            const auto text = opener && opener->menu() ? opener->menu()->title() : button->text();
            const auto at = entries.indexOf(QString(text).remove(u'&'));
            QVERIFY2(at >= 0, qPrintable(text));
            const auto *action = menu->actions().at(at);
            QCOMPARE(action->isEnabled(), button->isEnabled());
            if (!button->isVisible() || !button->isEnabled() || !button->isCheckable() ||
                button->isChecked())
                continue; // one that was pressed before may have hidden it
            menu->actions().at(at)->trigger();
            QVERIFY(button->isChecked());
        }
    }

    void allOfTheToolbarStandsInAMenu()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.showPage(NodesNumber);
        window.page(NodesNumber).showNode(u"node-c"_s);
        window.refresh();
        std::set<const QObject *> inMenus;
        for (const auto *action : window.menuBar()->actions())
            inMenus.insert(action->menu());
        for (const auto *menu : window.menuBar()->findChildren<QMenu *>()) {
            inMenus.insert(menu);
            for (const auto *action : menu->actions())
                inMenus.insert(action);
        }
        const auto *bar = window.findChild<QToolBar *>();
        QStringList words;
        for (auto *button : bar->findChildren<QToolButton *>()) {
            if (button->objectName().startsWith(u"qt_"_s))
                continue;
            words << button->text();
            QVERIFY2(!button->icon().isNull(), qPrintable(button->text()));
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text()));
            const QObject *what =
                button->menu() ? static_cast<QObject *>(button->menu()) : button->defaultAction();
            QVERIFY2(inMenus.contains(what), qPrintable(button->text()));
        }
        for (const auto &word : {u"Connect"_s, u"Pause"_s, u"Fail over"_s, u"Drain"_s,
                                 u"Maintenance"_s, u"Resume"_s, u"Acknowledge"_s, u"Export"_s})
            QVERIFY2(words.contains(word), qPrintable(word));
        for (const auto *button : bar->findChildren<QToolButton *>()) {
            if (button->text() == u"Fail over"_s) {
                QVERIFY(button->isEnabled());
                QCOMPARE(button->toolTip(), u"Fail over: node-c"_s); // whom it would be about
            }
            if (button->text() == u"Move away"_s) {
                QVERIFY(!button->isEnabled());
                QVERIFY(button->toolTip().contains(u"rebalancing"_s));
            }
        }
    }

    void thePauseOfThePageEventsIsThatOfTheWindow()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(
            window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)}, clock));
        QPushButton *onPage = nullptr;
        for (auto *button : window.page(EventsNumber).findChildren<QPushButton *>())
            onPage = button->text() == u"Pause"_s ? button : onPage;
        QToolButton *onBar = nullptr;
        for (auto *button : window.findChild<QToolBar *>()->findChildren<QToolButton *>())
            onBar = button->text() == u"Pause"_s ? button : onBar;
        QVERIFY(onPage && onBar);
        onPage->click();
        QVERIFY(onBar->isChecked());
        for (const auto &gateway : window.connection().gateways())
            QVERIFY(gateway->view().isPaused());
        onBar->click();
        for (const auto &gateway : window.connection().gateways())
            QVERIFY(!gateway->view().isPaused());
        window.showPage(EventsNumber);
        window.page(EventsNumber).refresh();
        QVERIFY(!onPage->isChecked());
    }

    void anOperationStaysSelectedWhenANewerOneComes()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"draining"_s), clock));
        window.show();
        window.refresh();
        auto *dock = window.findChild<OperationsDock *>();
        auto *table = dock->findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 2);
        const auto title = [&](int line) { return table->item(line, 1)->text(); };
        QCOMPARE(title(1), u"Drain node-h"_s);
        table->selectRow(1);
        QVERIFY(dock->undoAction()->isEnabled());
        auto comes = [&, seconds = 0](const QString &id, const QString &node) mutable {
            protocol::Changes changes;
            changes.changed.push_back(protocol::Row(protocol::Topic::Operations)
                                          .set(protocol::OperationColumn::Id, id)
                                          .set(protocol::OperationColumn::Action, u"audit"_s)
                                          .set(protocol::OperationColumn::Node, node)
                                          .set(protocol::OperationColumn::State, u"running"_s)
                                          .set(protocol::OperationColumn::StartedAt,
                                               window.view().nowMs() + 1'000 * ++seconds));
            window.view().operations().apply(changes);
            dock->refresh();
        };
        comes(u"op-8000"_s, u"node-a"_s);
        QCOMPARE(title(0), u"Audit node-a"_s);
        QCOMPARE(table->selectionModel()->selectedRows().front().row(), 2);
        QSignalSpy undone(dock, &OperationsDock::undoWanted);
        dock->undoAction()->trigger();
        QCOMPARE(undone.front().front().toString(), u"op-7f30"_s);
        auto *plan = window.findChild<PlanDialog *>();
        QVERIFY(plan);
        plan->close();

        // While a menu is open no line slides under the mouse.
        QMenu menu;
        menu.addAction(u"entry"_s);
        menu.popup(window.mapToGlobal(QPoint(5, 5)));
        QTRY_VERIFY(QApplication::activePopupWidget());
        comes(u"op-8001"_s, u"node-b"_s);
        QCOMPARE(title(0), u"Audit node-a"_s);
        menu.close();
        dock->refresh();
        QCOMPARE(title(0), u"Audit node-b"_s);
        QCOMPARE(table->selectionModel()->selectedRows().front().row(), 3);
    }

    void anOperationTellsAllOfIt()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"draining"_s), clock));
        window.show();
        window.refresh();
        auto *dock = window.findChild<OperationsDock *>();
        QVERIFY(!dock->detailsAction()->isEnabled()); // none is selected
        dock->findChild<QTableWidget *>()->selectRow(0);
        dock->detailsAction()->trigger();
        const QPointer<OperationDialog> dialog = window.findChild<OperationDialog *>();
        QVERIFY(dialog);
        QVERIFY2(dialog->report().contains(u"about 8 s left"_s), qPrintable(dialog->report()));
        QVERIFY(dialog->report().contains(u"Plan: -"_s)); // this recording does not tell it
        QSignalSpy stopped(dialog, &OperationDialog::abortWanted);
        protocol::Changes changes;
        changes.changed.push_back(*window.view().operations().find(u"op-7f3a"_s));
        changes.changed.front()
            .set(protocol::OperationColumn::State, u"done"_s)
            .set(protocol::OperationColumn::Result, u"2 series still differ"_s)
            .set(protocol::OperationColumn::Details, u"cpu{host=\"a\"}\ncpu{host=\"b\"}"_s);
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Stop"_s)) {
                QVERIFY(button->isVisible());
                button->click();
            }
        }
        QCOMPARE(stopped.front().front().toString(), u"op-7f3a"_s);
        window.view().operations().apply(changes);
        Q_EMIT window.view().ticked();
        QVERIFY(dialog->report().contains(u"2 series still differ"_s));
        QVERIFY(dialog->report().contains(u"cpu{host=\"b\"}"_s));
        for (const auto *button : dialog->findChildren<QPushButton *>())
            QVERIFY(!button->text().startsWith(u"Stop"_s) || !button->isVisible());
    }

    void theDockShowsAlarmsOnEveryPage()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.showPage(ThroughputNumber);
        window.show();
        window.refresh();
        auto *dock = window.findChild<OperationsDock *>();
        QVERIFY2(dock->windowTitle().contains(u"Alarms: 3"_s), qPrintable(dock->windowTitle()));
        auto *alarms = dock->findChild<TroubleList *>();
        QCOMPARE(alarms->count(), 3);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(alarms->viewport(), Qt::LeftButton, {},
                          alarms->visualItemRect(alarms->item(0)).center());
        QCOMPARE(window.currentPage(), static_cast<int>(NodesNumber));
        QCOMPARE(window.page(NodesNumber).currentNode(), u"node-c"_s);
        alarms->setCurrentRow(1); // it is about no node
        QTest::keyClick(alarms, Qt::Key_Return);
        QCOMPARE(window.currentPage(), static_cast<int>(AlarmsNumber));
    }

    void anAlarmIsAcknowledgedFromTheMenu()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.show();
        QAction *acknowledge = nullptr;
        for (auto *action : window.findChildren<QAction *>()) {
            if (action->text().startsWith(u"Ac&knowledge"_s))
                acknowledge = action;
        }
        QVERIFY(acknowledge);
        QVERIFY(!acknowledge->isEnabled());
        window.showPage(AlarmsNumber);
        QVERIFY(!acknowledge->isEnabled()); // none is selected
        auto *table = window.page(AlarmsNumber).findChild<QTableView *>();
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY2(acknowledge->isEnabled(), qPrintable(acknowledge->toolTip()));
        acknowledge->trigger();
        QVERIFY(window.findChild<AckDialog *>());
    }

    void atTheSmallestSizeNoTableScrollsSideways_data()
    {
        QTest::addColumn<int>("page");
        for (const int page : {NodesNumber, AlarmsNumber, EventsNumber, GapsNumber,
                               HotMetricsNumber, RejectedNumber})
            QTest::newRow(qPrintable(pageIds().at(page))) << page;
    }
    void atTheSmallestSizeNoTableScrollsSideways()
    {
        QFETCH(int, page);
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        window.resize(1100, 720);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.showPage(page);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (const auto *table : window.page(page).findChildren<QTableView *>()) {
            if (table->isVisible())
                QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        }
    }

    void aColumnOfStatesHasRoomForEachWord()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        int columns = 0;
        for (int page = 0; page < PageCount; ++page) {
            for (auto *pane : window.page(page).findChildren<TablePane *>()) {
                const auto &specs =
                    static_cast<TopicModel *>(pane->filter().sourceModel())->columns();
                for (std::size_t i = 0; i < specs.size(); ++i) {
                    if (!isState(specs[i].style))
                        continue;
                    ++columns;
                    const int width = pane->table().columnWidth(static_cast<int>(i));
                    for (const auto &word : specs[i].contents())
                        QVERIFY2(pane->fontMetrics().horizontalAdvance(word) + 22 < width,
                                 qPrintable(word));
                }
            }
        }
        QVERIFY(columns >= 6);
    }

    void whatCanBeFocusedHasAName()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.show();
        QStringList nameless;
        for (int page = 0; page < PageCount; ++page) {
            window.showPage(page);
            for (const auto *widget : window.page(page).findChildren<QWidget *>()) {
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus &&
                    widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()) &&
                    !qobject_cast<const QComboBox *>(widget))
                    nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                    QString::number(page);
            }
        }
        QCOMPARE(nameless.join(u"; "_s), QString());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
