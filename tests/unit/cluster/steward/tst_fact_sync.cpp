// What gateways tell each other through real nodes.
#include "synced_board.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kOrderOfA = "timeless_gateway:order:a";

} // namespace

class TestFactSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning( // links may say that a node is gone
            QRegularExpression(QStringLiteral("^(?!control link)")));
        for (auto *node : {&m_first, &m_second}) {
            *node = std::make_unique<AskedNode>();
            QVERIFY2((*node)->start(), (*node)->node.error().constData());
        }
    }
    void cleanup()
    {
        m_first.reset();
        m_second.reset();
    }

    void whatOneGatewayPutsTheOtherSees()
    {
        SyncedBoard mine("g");
        SyncedBoard other("h");
        QVERIFY(mine.board.putOrder({"a", OrderKind::Draining, 3, "g", kNow, "why \"so\"", false}));
        QVERIFY(mine.board.putLease({"b", "g", kNow, 1}));
        QVERIFY(mine.board.putJoin({"b", kNow, "g", 1}));
        QVERIFY(mine.board.putFingerprint("g", {"f", kNow}));
        mine.open("a", 1);
        QCOMPARE(mine.sync(0, *m_first), QByteArray());
        QVERIFY(mine.board.writesFor(NodeIndex{0}).empty());
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.board.order("a"), mine.board.order("a"));
        QCOMPARE(other.board.lease("b"), mine.board.lease("b"));
        QCOMPARE(other.board.join("b"), mine.board.join("b"));
        QCOMPARE(other.board.gaps("a").records, mine.board.gaps("a").records);
        QCOMPARE(other.board.fingerprints(), mine.board.fingerprints());
        QVERIFY(other.board.writesFor(NodeIndex{0}).empty());
    }

    void carriesFactsFromNodeToNode()
    {
        SyncedBoard first("g");
        SyncedBoard between("h");
        SyncedBoard second("i");
        first.open("a", 1);
        QCOMPARE(first.sync(0, *m_first), QByteArray());
        QCOMPARE(between.sync(0, *m_first), QByteArray());
        QCOMPARE(between.sync(1, *m_second), QByteArray());
        QCOMPARE(second.sync(0, *m_second), QByteArray()); // whatever it calls that node
        QCOMPARE(second.gaps("a"), std::size_t{1});
    }

    void healsWhatGatewaysWriteOverEachOther()
    {
        SyncedBoard one("g");
        SyncedBoard two("h");
        for (std::uint64_t round = 1; round <= 4; ++round) {
            one.open("a", round);
            two.open("a", round);
            int ends = 0;
            const auto count = [&ends](const Result<void> &) { ++ends; };
            one.facts.sync(NodeIndex{0}, m_first->link(), kStore, count);
            two.facts.sync(NodeIndex{0}, m_first->link(), kStore, count);
            QTRY_COMPARE_WITH_TIMEOUT(ends, 2, 20'000);
        }
        for (auto *gateway : {&one, &two, &one, &two})
            QCOMPARE(gateway->sync(0, *m_first), QByteArray());
        QCOMPARE(one.gaps("a"), std::size_t{8});
        QCOMPARE(two.gaps("a"), std::size_t{8});
        QVERIFY(one.board.writesFor(NodeIndex{0}).empty());
    }

    void reportsADamagedFactAndDoesNotObeyIt_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<bool>("isReplaced");
        const auto order = [](int version) {
            return QByteArray(R"({\"at\":5,\"automatic\":false,\"by\":\"g\",\"kind\":\"order\",)"
                              R"(\"node\":\"a\",\"order\":\"maintenance\",\"reason\":\"\",\"v\":)" +
                              QByteArray::number(version) + R"(,\"version\":9)");
        };
        QTest::newRow("no JSON") << QByteArray("maintenance") << true;
        QTest::newRow("cut") << order(1) << true;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("of a newer gateway") << QByteArray(order(2) + "}") << false;
    }
    void reportsADamagedFactAndDoesNotObeyIt()
    {
        QFETCH(QByteArray, stored);
        QFETCH(bool, isReplaced);
        store(kOrderOfA, stored);
        SyncedBoard mine("g");
        mine.open("a", 1);
        QCOMPARE(mine.sync(0, *m_first), QByteArray());
        QCOMPARE(mine.board.problems().size(), std::size_t{1});
        QCOMPARE(mine.board.problems()[0].name, kOrderOfA);
        QCOMPARE(mine.board.order("a").kind, OrderKind::None);
        SyncedBoard other("h");
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.gaps("a"), std::size_t{1}); // the rest goes on
        QVERIFY(mine.board.putOrder({"a", OrderKind::Draining, 1, "g", kNow, "", false}));
        QCOMPARE(mine.sync(0, *m_first), QByteArray());
        QCOMPARE(mine.board.problems().empty(), isReplaced);
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.board.order("a").kind == OrderKind::Draining, isReplaced);
    }

    void writesNoMoreThanItsBoundAtOnce()
    {
        std::vector<std::string> nodes;
        for (int i = 0; i < 20; ++i)
            nodes.push_back("n" + std::to_string(i));
        SyncedBoard mine("g", nodes);
        for (const auto &node : nodes) {
            mine.open(node, 1);
            QVERIFY(mine.board.putOrder({node, OrderKind::Draining, 1, "g", kNow, "", false}));
            QVERIFY(mine.board.putLease({node, "g", kNow, 1}));
            QVERIFY(mine.board.putJoin({node, kNow, "g", 1}));
        }
        QCOMPARE(mine.sync(0, *m_first), QByteArray());
        QCOMPARE(mine.board.writesFor(NodeIndex{0}).size(), 80 - FactSync::kWrites);
        SyncedBoard other("h", nodes);
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.board.revision(), std::uint64_t{FactSync::kWrites});
        QCOMPARE(mine.sync(0, *m_first), QByteArray());
        QVERIFY(mine.board.writesFor(NodeIndex{0}).empty());
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.board.revision(), std::uint64_t{80});
    }

    void tellsWhyASyncFailedAndForgetsNothing()
    {
        SyncedBoard mine("g");
        mine.open("a", 1);
        QVERIFY(!mine.sync(0, *m_first, "no_such_store").isEmpty());
        m_first->node.kill();
        const auto gone = mine.sync(0, *m_first);
        QVERIFY(!gone.isEmpty() && !gone.startsWith("it "));
        QCOMPARE(mine.gaps("a"), std::size_t{1});
        QVERIFY(m_first->node.start());
        QTRY_COMPARE_WITH_TIMEOUT(mine.sync(0, *m_first), QByteArray(), 20'000);
        SyncedBoard other("h");
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(other.gaps("a"), std::size_t{1});
    }

    void saysNothingAnyMoreOnceTheInboxIsClosed()
    {
        SyncedBoard mine("g");
        int ends = 0;
        m_first->node.suspend();
        mine.facts.sync(NodeIndex{0}, m_first->link(), kStore, [&](const auto &) { ++ends; });
        mine.inbox->close();
        m_first->node.resume();
        SyncedBoard other("h"); // its sync is behind the other one
        QCOMPARE(other.sync(0, *m_first), QByteArray());
        QCOMPARE(ends, 0);
    }

private:
    void store(const std::string &name, const QByteArray &text)
    {
        const auto answer = m_first->node.eval(
            "'Elixir.TimelessMetrics':register_metric(timeless_metrics,<<\"" +
            QByteArray::fromStdString(name) + "\">>,gauge,[{description,<<\"" + text + "\">>}])");
        QCOMPARE(answer, QByteArray("{ok,[]}"));
    }

    std::unique_ptr<AskedNode> m_first;
    std::unique_ptr<AskedNode> m_second;
};

QTEST_GUILESS_MAIN(TestFactSync)
#include "tst_fact_sync.moc"
