// What can be exported while all gateways are shown together, and the key that opens the menu.
#include <QApplication>
#include <QClipboard>
#include <QMenuBar>
#include <QTableWidget>
#include <QtTest>

#include "console/app/all_gateways_cells.h"
#include "console/app/all_gateways_page.h"
#include "console/app/main_window.h"
#include "console/dialogs/export_menu.h"
#include "tests/demo/demo_scenes.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

class TestAllGatewaysExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString recording(const QString &scene)
    {
        const auto path = m_folder.filePath(scene + u".tgrec"_s);
        auto writer = RecordingWriter::create(path);
        for (const auto &entry : demo::scene(scene, 1'764'000'000'000))
            (*writer)->write(entry);
        return path;
    }
    static QStringList textsOf(const QMenu &menu)
    {
        QStringList texts;
        for (const auto *action : menu.actions())
            texts << action->text();
        return texts;
    }

private Q_SLOTS:
    void theTablesInFrontAreExportedRaw()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(
            window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)}, clock));
        window.resize(1100, 720);
        window.show();
        window.showPage(ThroughputNumber);
        auto *menu = window.findChild<ExportMenu *>();
        Q_EMIT menu->aboutToShow();
        QVERIFY(textsOf(*menu).join(u';').contains(u"Confirmed by node"_s));
        window.showAllGateways();
        Q_EMIT menu->aboutToShow();
        const auto texts = textsOf(*menu).join(u';');
        QVERIFY2(!texts.contains(u"Confirmed by node"_s), qPrintable(texts));
        QVERIFY2(texts.contains(u"Alarms of all gateways"_s), qPrintable(texts));

        const auto shown = shownGatewayCells(window.connection());
        QCOMPARE(shown.rows.size(), 2U);
        QCOMPARE(shown.rows[0].size(), shown.header.size());
        bool isNumber = false;
        const auto in = shown.rows[0][shown.header.indexOf(u"points_in"_s)].toDouble(&isNumber);
        QVERIFY(isNumber);
        QVERIFY(in > 1'000'000);
        const auto all = allGatewayCells(window.connection());
        QVERIFY(all.header.size() > shown.header.size());
        QCOMPARE(all.rows[1].size(), all.header.size());
        const auto alarms = combinedAlarmCells(window.connection());
        QCOMPARE(alarms.rows.size(), 4U);
        QVERIFY2(alarms.rows[0][1].endsWith(u'Z'), qPrintable(alarms.rows[0][1]));
        QVERIFY(combinedNodeCells(window.connection()).rows.size() >= 9U);
    }

    void controlCCopiesTheSelectedGateway()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(
            window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)}, clock));
        window.show();
        window.showAllGateways();
        auto *table = window.findChild<AllGatewaysPage *>()->findChild<QTableWidget *>();
        table->selectRow(1);
        for (auto *action : table->actions()) {
            if (action->shortcut() == QKeySequence(QKeySequence::Copy))
                action->trigger();
        }
        const auto lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(u"gateway\tconnection\t"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(table->item(1, 0)->text() + u'\t'), qPrintable(lines[1]));
    }

    void controlEOpensTheMenuExport()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
        auto *menu = window.findChild<ExportMenu *>();
        QTRY_COMPARE(QApplication::activePopupWidget(), menu);
        menu->close();
    }
};

QTEST_MAIN(TestAllGatewaysExport)
#include "tst_all_gateways_export.moc"
