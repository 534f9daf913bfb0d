#include <QComboBox>
#include <QTableView>
#include <QTreeWidget>
#include <QtTest>

#include "console/models/sentences.h"
#include "console/pages/node_panel.h"
#include "console/pages/node_tabs.h"
#include "console/pages/nodes_page.h"
#include "console/pages/shards_page.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/shard_map.h"
#include "console/widgets/theme.h"
#include "tests/unit/console/page_texts.h"
#include "tests/unit/console/pages_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestNodePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void evidenceIsJudgedInTheConsolesWords()
    {
        Scene scene;
        NodesPage page(scene.view);
        page.show();
        page.showNode(u"node-b"_s);
        // Its words are those of the console's language, the figures' names the daemon's own.
        const auto *evidence = qobject_cast<QTreeWidget *>(page.findChild<NodeTabs *>()->widget(0));
        QVERIFY(evidence->topLevelItemCount() > 0);
        for (int i = 0; i < evidence->topLevelItemCount(); ++i) {
            const auto verdict = evidence->topLevelItem(i)->text(3);
            QVERIFY2(verdict == verdictWord(u"ok"_s) || verdict == verdictWord(u"bad"_s),
                     qPrintable(verdict));
        }
    }

    void theNodePanelTellsOfLinkShardsAndEvents()
    {
        Scene scene;
        scene.cluster.shards = 60;
        scene.cluster.events = {
            demo::eventRow(1, scene.cluster.nowMs, u"info"_s, {}, u"node-a"_s, u"not of it"_s),
            demo::eventRow(2, scene.cluster.nowMs, u"warning"_s, {}, u"node-b"_s, u"older"_s),
            demo::eventRow(3, scene.cluster.nowMs, u"critical"_s, {}, u"node-b"_s, u"newer"_s)};
        scene.feed.tell(scene.cluster.shardTable());
        scene.feed.tell(scene.cluster.links());
        scene.tellAll();
        NodesPage page(scene.view);
        page.show();
        page.showNode(u"node-b"_s);
        auto *tabs = page.findChild<NodeTabs *>();
        QCOMPARE(tabs->count(), 5);

        tabs->setCurrentIndex(1);
        const auto *link = qobject_cast<QTreeWidget *>(tabs->currentWidget());
        QVERIFY(link->topLevelItemCount() > scene.view.links().columnCount() - 1);
        QStringList figures;
        for (int i = 0; i < link->topLevelItemCount(); ++i)
            figures << link->topLevelItem(i)->text(0);
        QVERIFY(figures.contains(u"Reconnects"_s)); // the table of links has no room for it
        QCOMPARE(link->topLevelItem(static_cast<int>(figures.indexOf(u"Given up"_s)))->text(1),
                 u"0"_s);
        QCOMPARE(link->topLevelItem(0)->text(1), linkLook(u"up"_s).word);

        tabs->setCurrentIndex(2);
        auto *shards = tabs->currentWidget()->findChild<QTableView *>();
        QVERIFY(shards->model()->rowCount() > 0);
        QVERIFY(shards->model()->rowCount() < 60);
        for (int row = 0; row < shards->model()->rowCount(); ++row) // the second column: its owner
            QCOMPARE(shards->model()->index(row, 1).data().toString(), u"node-b"_s);

        tabs->setCurrentIndex(3);
        const auto *errors = tabs->currentWidget()->findChild<QTableView *>()->model();
        QCOMPARE(errors->rowCount(), 2);
        page.showNode(u"node-a"_s);
        QCOMPARE(errors->rowCount(), 0); // plain information is none
        page.showNode(u"node-b"_s);

        tabs->setCurrentIndex(4);
        const auto *events = tabs->currentWidget()->findChild<QTableView *>()->model();
        QCOMPARE(events->rowCount(), 2);
        page.showNode(u"node-a"_s);
        QCOMPARE(events->rowCount(), 1);
        QCOMPARE(events->index(0, 4).data().toString(), u"not of it"_s);
    }

    void theLinkOfANodeHasAHistory()
    {
        Scene scene;
        NodesPage page(scene.view);
        page.show();
        page.showNode(u"node-b"_s);
        for (int second = 0; second < 5; ++second) {
            scene.pass(1s);
            scene.tellAll();
        }
        auto *charts = page.findChild<NodePanel *>()->findChild<LineChart *>()->parentWidget();
        auto *tabs = qobject_cast<QTabWidget *>(charts->parentWidget());
        QVERIFY(tabs);
        QCOMPARE(page.charts().size(), 1U); // the one that is seen
        tabs->setCurrentIndex(1);
        QCOMPARE(page.charts().size(), 1U);
        const auto &lines = page.charts().front()->lines();
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines[0].points.last().y(), 400.0); // RTT, us
        QCOMPARE(lines[1].points.last().y(), 0.0);   // errors a minute
    }

    void ordersThatMakeNoSenseSayWhy()
    {
        Scene scene;
        scene.cluster.nodes[1].state = u"down"_s;
        const auto why = [&](const QString &action, const QString &node = u"node-b"_s) {
            scene.tellAll();
            return whyNot(action, *scene.view.nodes().find(node), scene.view);
        };
        QCOMPARE(why(u"failover"_s), QString());
        const auto runs = [](const QString &action, const QString &state) {
            return Row(Topic::Operations)
                .set(OperationColumn::Id, u"o-3"_s)
                .set(OperationColumn::Action, action)
                .set(OperationColumn::Node, u"node-b"_s)
                .set(OperationColumn::State, state);
        };
        scene.cluster.operations = {runs(u"drain"_s, u"running"_s)};
        QVERIFY(why(u"failover"_s).contains(u"o-3"_s));
        QVERIFY(why(u"backfill"_s) != why(u"drain"_s)); // copies are another matter
        QVERIFY(!why(u"failover"_s, u"node-c"_s).contains(u"o-3"_s));
        scene.cluster.operations = {runs(u"drain"_s, u"done"_s)};
        QCOMPARE(why(u"failover"_s), QString());
        // A node that dies while it is filled can be taken out.
        scene.cluster.operations = {runs(u"backfill"_s, u"running"_s)};
        QCOMPARE(why(u"failover"_s), QString());
        scene.cluster.operations.clear();
        scene.cluster.nodes[0].state = u"down"_s;
        scene.cluster.nodes[2].state = u"maintenance"_s;
        QVERIFY(why(u"failover"_s).contains(u"nobody could take over"_s));
    }

    void theShardMapIsColouredByStateLoadOrOwner()
    {
        Scene scene;
        scene.cluster.shards = 4; // of the largest side, so their places are known
        auto table = scene.cluster.shardTable();
        std::vector<Row> rows = table.rows();
        const std::array owners{u"node-a"_s, u"node-c"_s, u"node-a"_s, u"node-b"_s};
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i]
                .set(ShardColumn::Owner, owners[i])
                .set(ShardColumn::PointsPerSecond, static_cast<double>(i) * 100);
        rows[3].set(ShardColumn::PointsPerSecond, Value());
        scene.feed.tell(Table(Topic::Shards, rows));
        scene.view.tick();
        ShardsPage page(scene.view);
        page.resize(800, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        scene.view.tick();
        auto *map = page.findChild<ShardMap *>();
        const auto colorOf = [&](int shard) {
            constexpr int kSide = 22;
            return map->grab().toImage().pixelColor(shard * kSide + kSide / 2, kSide / 2);
        };
        QComboBox *coloring = nullptr;
        for (auto *box : page.findChildren<QComboBox *>())
            coloring = box->accessibleName() == u"Colour"_s ? box : coloring;
        QVERIFY(coloring);
        QCOMPARE(coloring->count(), 3);
        const bool dark = isDark(page.palette());
        QVERIFY(colorOf(0) != colorOf(2)); // the same state, another load
        QCOMPARE(colorOf(2), toneColor(Tone::Up, dark));
        QVERIFY(says(page, u"stronger: more points/s"_s));

        coloring->setCurrentIndex(1);
        QCOMPARE(colorOf(2), lineColor(0, dark));
        QCOMPARE(colorOf(0), map->loadColor(0));
        QVERIFY(colorOf(3) != map->loadColor(0)); // not known is not zero
        QVERIFY(says(page, u"200 points/s, the busiest shard"_s));

        coloring->setCurrentIndex(2);
        QCOMPARE(colorOf(0), lineColor(0, dark));
        QCOMPARE(colorOf(2), colorOf(0));
        QCOMPARE(colorOf(3), lineColor(1, dark));
        QCOMPARE(colorOf(1), lineColor(2, dark));
        for (const auto &owner : owners)
            QVERIFY(says(page, owner));
    }

    void furtherOwnersShareAColour()
    {
        Scene scene;
        scene.cluster.nodes.clear();
        for (int node = 0; node < 12; ++node)
            scene.cluster.nodes.emplace_back().id = u"n-%1"_s.arg(node, 2, 10, QLatin1Char('0'));
        scene.feed.tell(scene.cluster.shardTable());
        scene.view.tick();
        ShardMap map(scene.view.shards());
        map.refresh(false);
        QCOMPARE(map.ownerColors().size(), 12U);
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(map.ownerColors()[i].line, static_cast<int>(std::min<std::size_t>(i, 8)));
    }
};

QTEST_MAIN(TestNodePages)
#include "tst_node_pages.moc"
