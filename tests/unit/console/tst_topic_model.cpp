#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QtTest>

#include "console/models/topic_filter.h"
#include "console/models/topic_model.h"
#include "tests/demo/demo_cluster.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestTopicModel : public QObject
{
    Q_OBJECT

    static Row node(const QString &id, const QString &state, double points = 1)
    {
        return Row(Topic::Nodes)
            .set(NodeColumn::Id, id)
            .set(NodeColumn::State, state)
            .set(NodeColumn::PointsPerSecond, points);
    }
    static int columnOf(const TopicModel &model, NodeColumn column)
    {
        for (int i = 0; i < model.columnCount(); ++i) {
            if (model.columns()[static_cast<std::size_t>(i)].column ==
                static_cast<std::size_t>(column))
                return i;
        }
        return -1;
    }

private Q_SLOTS:
    void aLinkInBackoffTellsWhenItTriesAgain()
    {
        TopicModel model(Topic::Links, linkColumns());
        const auto link = [](const QString &node, const QString &state) {
            return Row(Topic::Links).set(LinkColumn::Node, node).set(LinkColumn::State, state);
        };
        auto waiting = link(u"b"_s, u"backoff"_s);
        waiting.set(LinkColumn::NextAttemptAt, qint64{100'000});
        model.merge(Table(Topic::Links, {link(u"a"_s, u"up"_s), waiting}));
        const auto text = [&](int row) { return model.index(row, 1).data().toString(); };
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setNow(88'500);
        QVERIFY(changed.count() > 0);
        QCOMPARE(text(0), u"Up"_s);
        QCOMPARE(text(1), u"Backoff (12 s)"_s);
        model.setNow(99'999);
        QCOMPARE(text(1), u"Backoff (1 s)"_s);
        model.setNow(100'000);
        QCOMPARE(text(1), u"Backoff"_s);
        const auto words = linkColumns()[1].contents();
        const auto longest =
            std::ranges::max(words, {}, [](const QString &word) { return word.size(); });
        QVERIFY(longest.size() >= u"Backoff (12 s)"_s.size()); // its column has room for it
    }

    void changesCellsInPlaceWithOneSignal()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.merge(Table(Topic::Nodes,
                          {node(u"a"_s, u"up"_s), node(u"b"_s, u"up"_s), node(u"d"_s, u"up"_s)}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.merge(Table(Topic::Nodes, {node(u"a"_s, u"down"_s), node(u"b"_s, u"up"_s),
                                         node(u"d"_s, u"up"_s, 9)}));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0, columnOf(model, NodeColumn::State)).data().toString(), u"Down"_s);
    }

    void addsAndRemovesRowsWithoutLosingTheSelection()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        TopicFilter filter(model);
        filter.sort(columnOf(model, NodeColumn::PointsPerSecond), Qt::DescendingOrder);
        model.merge(Table(Topic::Nodes, {node(u"b"_s, u"up"_s, 1), node(u"d"_s, u"up"_s, 2)}));
        filter.tick();
        QItemSelectionModel selection(&filter);
        selection.setCurrentIndex(filter.mapFromSource(model.index(model.rowOf(u"b"_s), 0)),
                                  QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
        model.merge(Table(Topic::Nodes, {node(u"a"_s, u"up"_s, 3), node(u"b"_s, u"up"_s, 9),
                                         node(u"c"_s, u"up"_s, 4), node(u"e"_s, u"up"_s, 5)}));
        filter.tick();
        QCOMPARE(selection.currentIndex().siblingAtColumn(0).data().toString(), u"b"_s);
        QCOMPARE(filter.index(0, 0).data().toString(), u"b"_s);
        QCOMPARE(filter.rowCount(), 4);
    }

    void whatIsNotKnownIsADash()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        model.merge(Table(Topic::Nodes, {Row(Topic::Nodes).set(NodeColumn::Id, u"a"_s)}));
        QCOMPARE(model.index(0, columnOf(model, NodeColumn::PointsPerSecond)).data().toString(),
                 u"-"_s);
        QCOMPARE(model.index(0, columnOf(model, NodeColumn::Since)).data().toString(), u"-"_s);
        QCOMPARE(model.index(0, columnOf(model, NodeColumn::OwnedShards)).data().toString(),
                 u"-/-"_s);
        QCOMPARE(model.index(0, columnOf(model, NodeColumn::State)).data().toString(),
                 u"Unknown"_s);
    }

    void filtersByTextAndByState()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        TopicFilter filter(model);
        model.merge(Table(Topic::Nodes, {node(u"a"_s, u"up"_s), node(u"b"_s, u"down"_s)}));
        filter.setOnlyAffected(true);
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.hiddenRows(), 1);
        filter.setOnlyAffected(false);
        filter.setText(u"DOWN"_s);
        QCOMPARE(filter.rowCount(), 1);
    }

    void followsAClusterOf4096ShardsThroughManyTicks()
    {
        demo::DemoCluster cluster;
        for (const auto &id : {u"a"_s, u"b"_s, u"c"_s})
            cluster.nodes.emplace_back().id = id;
        TopicModel model(Topic::Shards, shardColumns());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int tick = 0; tick < 20; ++tick) {
            cluster.shards = tick % 3 == 0 ? 4096 : 4000 + tick;
            cluster.mapVersion = tick;
            const auto table = cluster.shardTable();
            model.merge(table);
            QVERIFY(model.rows() == table.rows());
        }
    }
};

QTEST_MAIN(TestTopicModel)
#include "tst_topic_model.moc"
