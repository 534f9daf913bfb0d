// The merge of several sources: order, conflicts, what is told, and that nothing leaves by itself.
#include <QtTest>

#include "cluster/discovery/node_roster.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;

using Sources = std::vector<std::vector<NodeSpec>>;

class TestNodeRoster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void addsInAStableOrder();
    void saysNothingTwice();
    void letsTheFirstSourceWin();
    void saysNothingOfSourcesThatAgree();
    void prefersASourceThatStillListsTheNode();
    void keepsWhatNoSourceMentions();
    void tellsMissingReturnedAndMoved();
    void tellsAChangedWeight();
    void refusesOneErlangNameUnderTwoIds();
    void refusesAnUpdateThatTakesAnothersName();
    void refusesTheNameOfAMissingNode();
    void letsTwoNodesSwapTheirNames();
    void revertsAChainOfClaims();
    void refusesInvalidAndSurplusNodes();
    void forgetsOnlyWhatIsMissing();
};

void TestNodeRoster::addsInAStableOrder()
{
    NodeRoster roster;
    const auto first = roster.merge(Sources{{specOf("c")}, {specOf("b"), specOf("a")}}, 1);
    QCOMPARE(idsOf(first.added), (Ids{"c", "b", "a"}));
    const auto second =
        roster.merge(Sources{{specOf("d"), specOf("c")}, {specOf("a"), specOf("b")}}, 2);
    QCOMPARE(idsOf(second.added), (Ids{"d"}));
    QVERIFY(second.updated.empty() && second.missing.empty() && second.problems.empty());
    QCOMPARE(idsOf(roster.nodes()), (Ids{"c", "b", "a", "d"}));
}

void TestNodeRoster::saysNothingTwice()
{
    NodeRoster roster;
    const Sources sources{{specOf("a", "10.0.0.1")}, {specOf("a", "10.0.0.2")}};
    QVERIFY(roster.merge(sources, 1).haveProblemsChanged);
    const auto again = roster.merge(sources, 2);
    QVERIFY(again.isEmpty());
    QCOMPARE(again.problems.size(), std::size_t{1}); // still stands
}

void TestNodeRoster::letsTheFirstSourceWin()
{
    NodeRoster roster;
    const auto change =
        roster.merge(Sources{{specOf("a", "10.0.0.1")}, {specOf("a", "10.0.0.2")}}, 1);
    QCOMPARE(change.added, std::vector{specOf("a", "10.0.0.1")});
    QVERIFY(hasProblem(change.problems, "'a' is described differently"));
}

void TestNodeRoster::saysNothingOfSourcesThatAgree()
{
    NodeRoster roster;
    QVERIFY(roster.merge(Sources{{specOf("a")}, {specOf("a")}}, 1).problems.empty());
}

void TestNodeRoster::prefersASourceThatStillListsTheNode()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a", "10.0.0.1")}, {}}, 1);
    const auto change =
        roster.merge(Sources{{missing(specOf("a", "10.0.0.1"), 2)}, {specOf("a", "10.0.0.2")}}, 2);
    QVERIFY(change.missing.empty() && change.problems.empty());
    QCOMPARE(change.updated.size(), std::size_t{1});
    QCOMPARE(roster.nodes(), std::vector{specOf("a", "10.0.0.2")});
}

void TestNodeRoster::keepsWhatNoSourceMentions()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a"), specOf("b")}}, 1);
    const auto change = roster.merge(Sources{}, 5);
    QCOMPARE(change.missing, (Ids{"a", "b"}));
    QCOMPARE(idsOf(roster.nodes()), (Ids{"a", "b"}));
    QCOMPARE(roster.nodes().front().missingSince, TimeMs{5});
    QVERIFY(roster.merge(Sources{}, 6).isEmpty());
    QCOMPARE(roster.nodes().front().missingSince, TimeMs{5});
}

void TestNodeRoster::tellsMissingReturnedAndMoved()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a", "10.0.0.1")}}, 1);
    const auto gone = roster.merge(Sources{{missing(specOf("a", "10.0.0.1"), 3)}}, 4);
    QCOMPARE(gone.missing, (Ids{"a"}));
    QVERIFY(gone.updated.empty());
    QCOMPARE(roster.nodes().front().missingSince, TimeMs{3});

    const auto back = roster.merge(Sources{{specOf("a", "10.0.0.9")}}, 5);
    QCOMPARE(back.returned, (Ids{"a"}));
    QCOMPARE(back.updated.size(), std::size_t{1});
    QVERIFY(back.updated.front().isMoved());
    QCOMPARE(back.updated.front().before.host, std::string("10.0.0.1"));
    QCOMPARE(back.updated.front().after.host, std::string("10.0.0.9"));
    QVERIFY(roster.nodes().front().isListed);
}

void TestNodeRoster::tellsAChangedWeight()
{
    NodeRoster roster;
    NodeSpec node = specOf("a");
    (void)roster.merge(Sources{{node}}, 1);
    node.weight = 7;
    const auto change = roster.merge(Sources{{node}}, 2);
    QCOMPARE(change.updated.size(), std::size_t{1});
    QVERIFY(!change.updated.front().isMoved());
}

void TestNodeRoster::refusesOneErlangNameUnderTwoIds()
{
    NodeRoster roster;
    const auto change =
        roster.merge(Sources{{specOf("a", {}, "tm@x")}, {specOf("b", {}, "tm@x")}}, 1);
    QCOMPARE(idsOf(change.added), (Ids{"a"}));
    QVERIFY(hasProblem(change.problems, "'b' of test is refused"));

    // The one that is known stays, even when the other is now said by a better source.
    const auto turned =
        roster.merge(Sources{{specOf("b", {}, "tm@x")}, {specOf("a", {}, "tm@x")}}, 2);
    QVERIFY(turned.added.empty());
    QCOMPARE(idsOf(roster.nodes()), (Ids{"a"}));
}

void TestNodeRoster::refusesAnUpdateThatTakesAnothersName()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a", {}, "tm@a"), specOf("b", {}, "tm@b")}}, 1);
    const auto change =
        roster.merge(Sources{{specOf("a", {}, "tm@b"), specOf("b", {}, "tm@b")}}, 2);
    QVERIFY(change.updated.empty());
    QVERIFY(hasProblem(change.problems, "'a' of test is refused"));
    QCOMPARE(roster.nodes().front().nodeName, std::string("tm@a"));
    QVERIFY(roster.nodes().front().isListed);
}

void TestNodeRoster::refusesTheNameOfAMissingNode()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("old", {}, "tm@x")}}, 1);
    const auto change = roster.merge(Sources{{specOf("new", {}, "tm@x")}}, 2);
    QCOMPARE(change.missing, (Ids{"old"}));
    QVERIFY(change.added.empty());
    QVERIFY(hasProblem(change.problems, "belongs to node 'old'"));

    QVERIFY(roster.forget("old"));
    const auto later = roster.merge(Sources{{specOf("new", {}, "tm@x")}}, 3);
    QCOMPARE(idsOf(later.added), (Ids{"new"}));
    QVERIFY(later.problems.empty() && later.haveProblemsChanged);
}

void TestNodeRoster::letsTwoNodesSwapTheirNames()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a", {}, "tm@1"), specOf("b", {}, "tm@2")}}, 1);
    const auto change =
        roster.merge(Sources{{specOf("a", {}, "tm@2"), specOf("b", {}, "tm@1")}}, 2);
    QCOMPARE(change.updated.size(), std::size_t{2});
    QVERIFY(change.problems.empty());
}

// a takes b's name, b takes c's, c keeps it: nobody may move.
void TestNodeRoster::revertsAChainOfClaims()
{
    NodeRoster roster;
    const std::vector before{specOf("a", {}, "tm@a"), specOf("b", {}, "tm@b"),
                             specOf("c", {}, "tm@c")};
    (void)roster.merge(Sources{before}, 1);
    const auto change = roster.merge(Sources{{specOf("a", {}, "tm@b"), specOf("b", {}, "tm@c"),
                                              specOf("c", {}, "tm@c"), specOf("d", {}, "tm@a")}},
                                     2);
    QVERIFY(change.updated.empty() && change.added.empty());
    QCOMPARE(roster.nodes(), before);
    QCOMPARE(change.problems.size(), std::size_t{3});
}

void TestNodeRoster::refusesInvalidAndSurplusNodes()
{
    NodeRoster roster(2);
    const auto change = roster.merge(
        Sources{{specOf("a/b"), specOf("a"), specOf("b"), specOf("c"), specOf("d")}}, 1);
    QCOMPARE(idsOf(roster.nodes()), (Ids{"a", "b"}));
    QVERIFY(hasProblem(change.problems, "'a/b'"));
    QVERIFY(hasProblem(change.problems, "2 nodes are not taken in"));
}

void TestNodeRoster::forgetsOnlyWhatIsMissing()
{
    NodeRoster roster;
    (void)roster.merge(Sources{{specOf("a"), specOf("b")}}, 1);
    QVERIFY(!roster.forget("a"));
    (void)roster.merge(Sources{{specOf("b")}}, 2);
    QVERIFY(roster.forget("a"));
    QVERIFY(!roster.forget("a"));
    QCOMPARE(idsOf(roster.nodes()), (Ids{"b"}));
}

QTEST_GUILESS_MAIN(TestNodeRoster)
#include "tst_node_roster.moc"
