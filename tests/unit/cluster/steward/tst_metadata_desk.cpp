// A real node is told of metrics over its control link: exactly, at a limited rate, and not for
// ever if it does not take it.
#include "asked_node.h"
#include "cluster/steward/metadata_desk.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

const auto kPatience = 20'000;

struct Scene {
    explicit Scene(AskedNode &asked, const MetadataBounds &bounds = {},
                   const std::string &store = kStore)
        : book(bounds, clock)
        , desk({members, book, clock, inbox}, bounds)
    {
        inbox->connectTo(&context);
        link.state = erl::LinkState::Up;
        view.set(NodeState::Up, "by the test");
        members.push_back(
            std::make_unique<Member>(NodeHandles{.index = NodeIndex{0},
                                                 .id = "a",
                                                 .nodeName = {},
                                                 .address = {},
                                                 .httpUrl = {},
                                                 .source = {},
                                                 .store = store,
                                                 .control = asked.link(),
                                                 .link = link,
                                                 .status = status,
                                                 .view = view,
                                                 .recent = recent,
                                                 .unconfirmedBytes = [] { return std::size_t{0}; },
                                                 .allow = [](bool, const std::string &) {}},
                                     HealthThresholds(), 1, clock, LabelForm::Escaped));
        desk.tick(); // now it serves
    }
    ~Scene() { inbox->close(); }

    void offer(int number, std::string_view help = "help")
    {
        const std::string family = "f" + std::to_string(number);
        book.offer({MetricType::Histogram, family, help, "s"});
    }
    std::uint64_t stored() const { return book.figures().stored; }

    ManualClock clock;
    QObject context;
    std::shared_ptr<ClusterInbox> inbox = std::make_shared<ClusterInbox>();
    erl::LinkCounters link;
    NodeStatus status;
    NodeView view;
    RecentWrites recent;
    Members members;
    MetadataBook book;
    MetadataDesk desk;
};

QByteArray metadataOf(AskedNode &asked, int number)
{
    return asked.node.eval("'Elixir.TimelessMetrics':get_metadata(timeless_metrics, <<\"f" +
                           QByteArray::number(number) + "\">>)");
}

} // namespace

class TestMetadataDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!control link)")));
        m_asked = std::make_unique<AskedNode>();
        QVERIFY2(m_asked->start(), m_asked->node.error().constData());
    }
    void cleanup() { m_asked.reset(); }

    void tellsExactlyAndAtALimitedRate()
    {
        MetadataBounds bounds;
        bounds.perSecond = 5;
        Scene scene(*m_asked, bounds);
        for (int i = 0; i < 12; ++i)
            scene.offer(i, "help " + std::to_string(i));
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{5}, kPatience);
        for (int i = 0; i < 10; ++i)
            scene.desk.tick();
        // A call that had gone out by now would be answered before this one.
        QCOMPARE(metadataOf(*m_asked, 4), QByteArray("{ok,#{description => <<\"help 4\">>,type => "
                                                     "histogram,unit => <<\"s\">>}}"));
        QCOMPARE(metadataOf(*m_asked, 5), QByteArray("{ok,nil}"));
        QCOMPARE(scene.stored(), std::uint64_t{5});
        scene.clock.advance(1s);
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{10}, kPatience);
        scene.clock.advance(400ms);
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{12}, kPatience);
        QVERIFY(metadataOf(*m_asked, 11).contains("help 11"));
        QCOMPARE(scene.book.figures().pending, std::size_t{0});
    }

    void givesUpAfterThreeAttemptsAndGoesOn()
    {
        for (int i = 0; i < 2; ++i)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(
                                                   "^event=metadata node=a given up .*noproc")));
        Scene scene(*m_asked, {}, "no_such_store");
        scene.offer(1);
        scene.offer(2);
        scene.desk.tick();
        const auto figures = [&] { return scene.book.figures(); };
        const auto triesAgain = [&] {
            scene.clock.advance(100ms);
            scene.desk.tick();
            return figures().failed == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(triesAgain(), kPatience);
        QCOMPARE(figures().pending, std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT((triesAgain(), figures().failed == 2), kPatience);
        QCOMPARE(figures().pending, std::size_t{0});
        QCOMPARE(figures().stored, std::uint64_t{0});
    }

    void aNodeThatDoesNotServeIsNotAsked()
    {
        Scene scene(*m_asked);
        scene.offer(1);
        scene.view.set(NodeState::Held, "maintenance");
        scene.desk.tick();
        QCOMPARE(metadataOf(*m_asked, 1), QByteArray("{ok,nil}"));
        QCOMPARE(scene.book.figures().dropped, std::uint64_t{1});
        scene.view.set(NodeState::Up, "resumed");
        scene.desk.tick();
        scene.offer(1);
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{1}, kPatience);
        QVERIFY(metadataOf(*m_asked, 1).contains("help"));
    }

    void aNodeThatIsBackBeforeItWasMissedIsToldAnew()
    {
        Scene scene(*m_asked);
        scene.offer(1);
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{1}, kPatience);
        scene.offer(1);
        QCOMPARE(scene.book.figures().known, std::uint64_t{1});
        scene.desk.noteRestart(NodeIndex{0});
        scene.desk.tick();
        scene.offer(1);
        scene.desk.tick();
        QTRY_COMPARE_WITH_TIMEOUT(scene.stored(), std::uint64_t{2}, kPatience);
    }

private:
    std::unique_ptr<AskedNode> m_asked;
};

QTEST_GUILESS_MAIN(TestMetadataDesk)
#include "tst_metadata_desk.moc"
