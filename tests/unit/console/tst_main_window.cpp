#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QStatusBar>
#include <QTableView>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/page_menu.h"
#include "console/dialogs/ack_dialog.h"
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
                QVERIFY(action->toolTip().contains(u"old"_s));
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
