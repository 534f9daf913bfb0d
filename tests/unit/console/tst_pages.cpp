#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QProgressBar>
#include <QtTest>

#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/export_menu.h"
#include "console/models/sentences.h"
#include "console/pages/events_page.h"
#include "console/pages/explain_page.h"
#include "console/pages/gaps_page.h"
#include "console/pages/ledger_page.h"
#include "console/pages/ledger_sheet.h"
#include "console/pages/nodes_page.h"
#include "console/pages/rejected_page.h"
#include "console/pages/throughput_page.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/table_pane.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/page_texts.h"
#include "tests/unit/console/pages_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aLedgerThatDoesNotCloseIsRedAndSaysWhatToDo()
    {
        Scene scene;
        LedgerPage page(scene.view);
        page.show();
        scene.tellAll();
        QCOMPARE(page.points().light(), LedgerLight::State::Closed);
        QVERIFY(page.points().verdict().contains(u"every point is accounted for"_s));
        scene.cluster.lacking = 17;
        scene.tellAll();
        QCOMPARE(page.points().light(), LedgerLight::State::Moving);
        for (int second = 0; second < 6; ++second) {
            scene.pass(1s);
            scene.tellAll();
        }
        QCOMPARE(page.points().light(), LedgerLight::State::Lacking);
        QVERIFY(page.points().verdict().contains(u"the difference is 17"_s));
        QVERIFY(page.points().verdict().contains(u"report it"_s));
        QCOMPARE(page.copies().light(), LedgerLight::State::Closed);
    }

    void aTableIsExportedByItsButton()
    {
        Scene scene;
        NodesPage page(scene.view);
        page.show();
        QStringList wanted;
        connect(&page, &Page::exportWanted, this, [&](const ExportTable &table, bool isWhole) {
            wanted << table.name + u' ' +
                          QString::number(isWhole ? table.all().rows.size()
                                                  : table.shown().rows.size());
        });
        page.filterBox()->setText(u"node-b"_s);
        auto *button = buttonOf<QPushButton>(page, u"Export"_s);
        QVERIFY(button && button->menu());
        const auto entries = button->menu()->actions();
        entries[0]->trigger();
        entries[1]->trigger();
        QCOMPARE(wanted, (QStringList{u"Nodes 1"_s, u"Nodes 3"_s}));
        auto *copy = entries.last();
        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(!copy->isEnabled()); // nothing is selected
        page.showNode(u"node-b"_s);
        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(copy->isEnabled());
        copy->trigger();
        QCOMPARE(QApplication::clipboard()->text().count(u"\nnode-b"_s), 1);
    }

    void anOperationThatWaitsSaysForWhat()
    {
        const auto row = Row(Topic::Operations)
                             .set(OperationColumn::State, u"running"_s)
                             .set(OperationColumn::Result, u"waits until the map has changed"_s);
        QVERIFY(operationProgress(row).contains(u"waits until the map has changed"_s));
    }

    void gapsOfManyShardsTellHowMany()
    {
        Scene scene;
        scene.feed.tell(Table(Topic::Gaps, {Row(Topic::Gaps)
                                                .set(GapColumn::Key, u"b/1"_s)
                                                .set(GapColumn::Node, u"b"_s)
                                                .set(GapColumn::State, u"open"_s)
                                                .set(GapColumn::Shards, qint64{1'336})
                                                .set(GapColumn::ShardRanges, u"x6bac64a6"_s)}));
        scene.view.tick();
        const auto &model = scene.view.model(Topic::Gaps);
        QStringList texts;
        for (int column = 0; column < model.columnCount(); ++column)
            texts << model.index(0, column).data().toString();
        QVERIFY2(texts.contains(u"1336 shard(s)"_s), qPrintable(texts.join(u'|')));
    }

    void whatTheGatewayItselfCallsLackingIsRedAtOnce()
    {
        Scene scene;
        LedgerPage page(scene.view);
        page.show();
        scene.cluster.lacking = 17;
        scene.feed.tell(
            Table(Topic::Alarms, {demo::alarmRow(u"ledger-difference"_s, u"critical"_s,
                                                 scene.cluster.nowMs, {}, u"17 points"_s, {})}));
        scene.tellAll();
        QCOMPARE(page.points().light(), LedgerLight::State::Lacking);
        QCOMPARE(page.copies().light(), LedgerLight::State::Closed);
    }

    void whoMayOnlyLookIsToldWhyThereAreNoLines()
    {
        Scene scene;
        scene.cluster.rejectedPerSecond = 42;
        scene.tellAll();
        RejectedPage page(scene.view);
        page.show();
        QVERIFY(!says(page, u"need the role operator"_s));
        scene.feed.become(protocol::Role::Viewer);
        scene.view.tick();
        QVERIFY(says(page, u"need the role operator"_s));
    }

    void aReasonShowsItsLinesOnly()
    {
        Scene scene;
        scene.cluster.rejectedPerSecond = 42;
        scene.tellAll();
        RejectedPage page(scene.view);
        page.show();
        TablePane *reasons = nullptr;
        TablePane *lines = nullptr;
        for (auto *pane : page.findChildren<TablePane *>())
            (pane->name() == "Reasons"_L1 ? reasons : lines) = pane;
        QVERIFY(reasons && lines);
        const int all = lines->filter().rowCount();
        reasons->setCurrent(u"nan"_s);
        QCOMPARE(lines->filter().rowCount(), all / 3);
        buttonOf<QPushButton>(page, u"Lines of all"_s)->click();
        QCOMPARE(lines->filter().rowCount(), all);
    }

    void eventsAreFilteredBySeverityObjectAndText()
    {
        Scene scene;
        const auto add = [&](qint64 number, const QString &severity, const QString &node,
                             const QString &text) {
            scene.cluster.events.push_back(
                demo::eventRow(number, scene.cluster.nowMs, severity, {}, node, text));
        };
        add(1, u"info"_s, u"node-a"_s, u"one"_s);
        add(2, u"notice"_s, u"node-a"_s, u"two"_s);
        add(3, u"warning"_s, u"node-b"_s, u"three"_s);
        add(4, u"critical"_s, u"node-a"_s, u"four"_s);
        scene.tellAll();
        EventsPage page(scene.view);
        page.show();
        auto &filter = page.findChild<TablePane *>()->filter();
        const auto boxes = page.findChildren<QComboBox *>();
        auto *severity = boxes[0]->accessibleName() == u"Severity"_s ? boxes[0] : boxes[1];
        auto *object = boxes[0] == severity ? boxes[1] : boxes[0];
        QCOMPARE(filter.rowCount(), 4);
        severity->setCurrentIndex(1);
        QCOMPARE(filter.rowCount(), 3); // plain information is not among them
        object->setCurrentIndex(object->findData(u"node-a"_s));
        QCOMPARE(filter.rowCount(), 2);
        page.filterBox()->setText(u"fou"_s);
        QCOMPARE(filter.rowCount(), 1);
        QVERIFY(object->findData(u"node-c"_s) > 0); // is there, though no event tells of it
    }

    void pauseHoldsTheListAndGoesOnAfterwards()
    {
        Scene scene;
        EventsPage page(scene.view);
        page.show();
        auto *pause = buttonOf<QPushButton>(page, u"Pause"_s);
        pause->click();
        QVERIFY(scene.view.isPaused());
        scene.cluster.events.push_back(
            demo::eventRow(1, scene.cluster.nowMs, u"info"_s, {}, {}, u"meanwhile"_s));
        scene.tellAll();
        QCOMPARE(scene.view.events().rowCount(), 0);
        pause->click();
        QCOMPARE(scene.view.events().rowCount(), 1);
    }

    void aRestartOfTheGatewayIsMarkedAndNoted()
    {
        Scene scene;
        ThroughputPage page(scene.view);
        page.show();
        QVERIFY(scene.view.restarts().isEmpty());
        scene.pass(10s);
        scene.feed.restartAs(u"boot-2"_s);
        scene.cluster.startedMs = 4'000; // ago
        scene.tellAll();
        QCOMPARE(scene.view.restarts(), QList<qint64>{scene.cluster.nowMs - 4'000});
        scene.pass(1s);
        scene.tellAll();
        QCOMPARE(scene.view.restarts().size(), 1);
    }

    void aLongRangeSaysWhereItsFiguresComeFrom()
    {
        Scene scene;
        scene.feed.tell(scene.cluster.history(899));
        scene.view.tick();
        ThroughputPage page(scene.view);
        page.show();
        QVERIFY(!says(page, u"The gateway keeps 15 minutes"_s));
        page.setMinutes(60);
        QVERIFY(says(page, u"The gateway keeps 15 minutes"_s));
        const auto charts = page.charts();
        QCOMPARE(charts.size(), 4U);
        QCOMPARE(charts[0]->lines().front().points.size(), 900);
    }

    void aRunningBackfillShowsHowFarItIs()
    {
        Scene scene;
        scene.cluster.gaps = {demo::gapRow(u"node-c"_s, u"g-7"_s, u"open"_s, scene.cluster.nowMs,
                                           18'400, u"link lost"_s)};
        Row fill(Topic::Operations);
        fill.set(OperationColumn::Id, u"o-1"_s)
            .set(OperationColumn::Action, u"backfill"_s)
            .set(OperationColumn::Node, u"node-c"_s)
            .set(OperationColumn::State, u"running"_s)
            .set(OperationColumn::SeriesDone, qint64{96})
            .set(OperationColumn::SeriesTotal, qint64{128})
            .set(OperationColumn::LeftMs, qint64{8'000});
        scene.cluster.operations = {fill};
        scene.tellAll();
        GapsPage page(scene.view);
        page.show();
        auto *bar = page.findChild<QProgressBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 750);
        QVERIFY(says(page, u"about 8 s left"_s));
        QSignalSpy stopped(&page, &Page::abortWanted);
        buttonOf<QPushButton>(page, u"Stop"_s)->click();
        QCOMPARE(stopped.takeFirst().front().toString(), u"o-1"_s);

        auto *start = buttonOf<QPushButton>(page, u"Backfill"_s);
        QVERIFY(!start->isEnabled());
        QVERIFY(start->toolTip().contains(u"Select a gap"_s));
        page.findChild<TablePane *>()->setCurrent(u"node-c/g-7"_s);
        QSignalSpy ordered(&page, &Page::orderWanted);
        start->click();
        QCOMPARE(ordered.front(), (QVariantList{u"backfill"_s, u"node-c"_s}));
    }

    void aSeriesIsExplained()
    {
        Scene scene;
        ExplainPage page(scene.view);
        page.show();
        QTest::keyClicks(page.filterBox(), u"cpu{host=\"a\"}"_s);
        QTest::keyClick(page.filterBox(), Qt::Key_Return);
        QCOMPARE(scene.feed.calls.size(), 1U);
        QCOMPARE(scene.feed.calls[0].method, QString(kExplainSeries));
        scene.feed.calls[0].handler(QJsonObject{
            {u"series"_s, u"cpu{host=\"a\"}"_s},
            {u"known"_s, true},
            {u"shard"_s, 117},
            {u"shard_key"_s, u"metric and labels"_s},
            {u"map_version"_s, 41},
            {u"ranking"_s, QJsonArray{u"node-b"_s, u"node-a"_s}},
            {u"map_primary"_s, u"node-b"_s},
            {u"primary"_s,
             QJsonObject{{u"node"_s, u"node-c"_s}, {u"id"_s, 4711}, {u"state"_s, u"up"_s}}},
            {u"replica"_s, QJsonObject{{u"node"_s, QString()}}}});
        QVERIFY(page.answer().contains(u"its owner is node-c"_s));
        QVERIFY(page.answer().contains(u"node-c, id 4711, Up"_s));
        QVERIFY(page.answer().contains(u"node-b, node-a"_s));
    }

    void aQuestionIsKnownForOneAndExplained()
    {
        Scene scene;
        ExplainPage page(scene.view);
        page.show();
        page.filterBox()->setText(u"sum(rate(http_requests_total[5m]))"_s);
        QTest::keyClick(page.filterBox(), Qt::Key_Return);
        QCOMPARE(scene.feed.calls[0].method, QString(kExplainRead));
        scene.feed.calls[0].handler(QJsonObject{
            {u"query"_s, u"sum(rate(http_requests_total[5m]))"_s},
            {u"single"_s, QJsonValue()},
            {u"series"_s, 12},
            {u"why"_s, u"no node holds a readable copy of every series"_s},
            {u"nodes"_s, QJsonArray{QJsonObject{{u"node"_s, u"node-a"_s}, {u"series"_s, 7}},
                                    QJsonObject{{u"node"_s, u"node-b"_s}, {u"series"_s, 5}}}}});
        QVERIFY(page.answer().contains(u"Several nodes are asked"_s));
        QVERIFY(page.answer().contains(u"node-b for 5 series"_s));

        QTest::keyClick(page.filterBox(), Qt::Key_Return);
        scene.feed.calls[1].handler(
            CommandError{u"bad-value"_s, u"the bracket at character 4 is not closed"_s});
        QVERIFY(page.answer().contains(
            u"This question cannot be explained: the bracket at character 4 is not closed"_s));
    }

    void questionsAreToldFromSeries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isQuestion");
        QTest::newRow("name") << u"up"_s << false;
        QTest::newRow("labels") << u"up{a=\"b\",c=\"d\"}"_s << false;
        QTest::newRow("operators in a value") << u"up{a=\"(b) [c] != \\\" +\"}"_s << false;
        QTest::newRow("regular expression") << u"up{a=~\"b\"}"_s << true;
        QTest::newRow("not equal") << u"up{a!=\"b\"}"_s << true;
        QTest::newRow("range") << u"up[5m]"_s << true;
        QTest::newRow("function") << u"rate(up[5m])"_s << true;
        QTest::newRow("offset") << u"up offset 5m"_s << true;
    }
    void questionsAreToldFromSeries()
    {
        QFETCH(QString, text);
        QFETCH(bool, isQuestion);
        QCOMPARE(looksLikeQuestion(text), isQuestion);
    }

    void anAlarmIsAcknowledgedWithANote()
    {
        Scene scene;
        QPointer<AckDialog> dialog =
            new AckDialog(scene.view, u"node-down/node-c"_s, u"node-c is down"_s);
        dialog->show();
        auto *send = buttonOf<QPushButton>(*dialog, u"Acknowledge"_s);
        QVERIFY(!send->isEnabled()); // the next one on duty wants to read why
        auto *note = dialog->findChild<QLineEdit *>();
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(dialog->isVisible() && scene.feed.calls.empty());
        note->setText(u"disk is on its way"_s);
        QTest::keyClick(note, Qt::Key_Return); // it is not thrown away
        QCOMPARE(scene.feed.calls.size(), 1U);
        QCOMPARE(scene.feed.calls[0].method, QString(kAlarmAck));
        QCOMPARE(scene.feed.calls[0].params.value(u"note"_s).toString(), u"disk is on its way"_s);
        scene.feed.calls[0].handler(CommandError{u"not-found"_s, u"it has gone"_s});
        QVERIFY(says(*dialog, u"Not acknowledged: it has gone"_s));
        QVERIFY(send->isEnabled());
        delete dialog;
    }

    void controlCCopiesTheSelectedRows()
    {
        Scene scene;
        TablePane pane(scene.view.nodes(), {u"Nodes"_s, {}});
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        pane.table().setFocus();
        pane.table().selectAll();
        QTest::keyClick(&pane.table(), Qt::Key_C, Qt::ControlModifier);
        const auto lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 5); // header, three nodes, an end
        QVERIFY(lines[0].startsWith(u"id\tstate\t"_s));
        QVERIFY(lines[1].startsWith(u"node-a\tup\t"_s));
    }

    void everythingOfAPageCanBeExported()
    {
        Scene scene;
        scene.feed.tell(scene.cluster.history(60));
        scene.view.tick();
        ThroughputPage page(scene.view);
        page.resize(1000, 600);
        page.show();
        QApplication::processEvents(); // lays out
        QWidget window;
        ExportMenu menu(
            scene.view, [&]() -> Page & { return page; }, &window);
        QTemporaryDir folder;
        auto &chart = *page.charts().front();
        const auto picture = folder.filePath(u"chart.png"_s);
        QCOMPARE(menu.saveChartPicture(chart, picture), QString());
        QCOMPARE(QImage(picture).size(), 2 * chart.size());
        const auto points = folder.filePath(u"chart.csv"_s);
        QCOMPARE(menu.saveChartPoints(chart, points), QString());
        QFile csv(points);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count("\r\n"), 1 + 61);
        QCOMPARE(page.tables().size(), 1U);
        QVERIFY(!menu.saveTable(page.tables().front(), true, u"/nowhere/links.csv"_s).isEmpty());
    }

    void aBundleAsksForTheConfigurationAndIsWrittenAllTheSame()
    {
        Scene scene;
        LedgerPage page(scene.view);
        QWidget window;
        ExportMenu menu(
            scene.view, [&]() -> Page & { return page; }, &window);
        QTemporaryDir folder;
        QString problem = u"not called"_s;
        menu.saveBundle(folder.filePath(u"b"_s), [&](const QString &text) { problem = text; });
        QCOMPARE(scene.feed.calls.size(), 1U);
        QCOMPARE(scene.feed.calls[0].method, QString(kConfigGet));
        scene.feed.calls[0].handler(CommandError{u"unavailable"_s, u"not now"_s});
        QCOMPARE(problem, QString());
        QVERIFY(QFile::exists(folder.filePath(u"b/config.txt"_s)));
        QVERIFY(QFile::exists(folder.filePath(u"b/ledger.csv"_s)));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
