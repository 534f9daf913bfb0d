// What stands in a page's place while it has nothing to show, and how old figures stay in charts.
#include <QLabel>
#include <QtTest>

#include "console/pages/page.h"
#include "console/pages/trouble_list.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/stale_banner.h"
#include "console/widgets/table_pane.h"
#include "tests/unit/console/pages_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;
using Drawing = NoticePicture::Kind;

namespace {

// A gateway that is whatever a test says.
class StatusFeed final : public ClusterFeed
{
public:
    using ClusterFeed::ClusterFeed;
    void start() override {}
    void stop() override {}
    void call(const QString &, const QJsonObject &, QObject *, CommandHandler) override {}
    LinkStatus &state() { return m_status; }
    void hear() { noteFrame(); }
};

LinkStatus linkIn(Phase phase, const QString &problem = {}, const QString &problemId = {})
{
    LinkStatus status;
    status.phase = phase;
    status.where = u"unix:/gw"_s;
    status.gatewayId = u"gw-1"_s;
    status.problem = problem;
    status.problemId = problemId;
    return status;
}

const NoticeCard *shownCard(const QWidget &page)
{
    for (const auto *card : page.findChildren<NoticeCard *>()) {
        if (card->isVisibleTo(&page))
            return card;
    }
    return nullptr;
}

QString buttonOf(const NoticeCard &card)
{
    const auto *button = card.findChild<QPushButton *>();
    return button->isVisibleTo(&card) ? button->text() : QString();
}

} // namespace

Q_DECLARE_METATYPE(NoticePicture::Kind)

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPageSaysHowTheConnectionIs_data()
    {
        QTest::addColumn<LinkStatus>("status");
        QTest::addColumn<Drawing>("picture");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("details");
        QTest::addColumn<QString>("button");
        QTest::addRow("idle") << LinkStatus() << Drawing::NotConnected << u"Not connected"_s
                              << u"a gateway"_s << u"Connect..."_s;
        QTest::addRow("connecting") << linkIn(Phase::Connecting) << Drawing::Connecting
                                    << u"Connecting to unix:/gw"_s << QString() << QString();
        QTest::addRow("waiting") << linkIn(Phase::Waiting, u"no such file"_s) << Drawing::Lost
                                 << u"cannot be reached"_s << u"no such file."_s << u"Connect..."_s;
        QTest::addRow("token") << linkIn(Phase::Refused, u"unknown token"_s, kBadToken)
                               << Drawing::Refused << u"does not let"_s << u"unknown token."_s
                               << u"Enter the token..."_s;
        auto other = linkIn(Phase::Refused, u"told in its own words"_s, kBadVersion);
        other.protocolVersion = u"2.3"_s;
        other.daemonVersion = u"3.0.0"_s;
        QTest::addRow("version") << other << Drawing::Mismatch << u"another protocol"_s
                                 << u"protocol 2.3, this console "_s + protocolText(kMajor, kMinor)
                                 << u"Connect..."_s;
        QTest::addRow("first figures") << linkIn(Phase::Up) << Drawing::Connecting
                                       << u"Connected to gw-1"_s << u"on their way"_s << QString();
    }
    void eachPageSaysHowTheConnectionIs()
    {
        QFETCH(LinkStatus, status);
        QFETCH(QString, details);
        QFETCH(QString, title);
        ManualClock clock(1'764'000'000'000);
        StatusFeed feed(clock);
        feed.state() = status;
        feed.hear();
        ClusterView view;
        view.setFeed(&feed);
        for (auto *page : makePages(view)) {
            const std::unique_ptr<Page> owned(page);
            page->refresh();
            const auto *card = shownCard(*page);
            QVERIFY2(card, page->metaObject()->className());
            QTEST(card->picture(), "picture");
            QVERIFY2(card->title().contains(title), qPrintable(card->title()));
            QVERIFY2(card->details().contains(details), qPrintable(card->details()));
            QTEST(buttonOf(*card), "button");
            QVERIFY(page->tables().empty() ||
                    page->metaObject()->className() == QByteArray("tg::console::LedgerPage"));
        }
        view.setFeed(nullptr);
    }

    void aMismatchShowsBothVersionsAndWhatToDo()
    {
        ManualClock clock(1'764'000'000'000);
        StatusFeed feed(clock);
        feed.state() = linkIn(Phase::Refused, u"x"_s, kBadVersion);
        feed.state().protocolVersion = u"2.3"_s;
        feed.state().daemonVersion = u"3.0.0"_s;
        ClusterView view;
        view.setFeed(&feed);
        const std::unique_ptr<Page> page(makePages(view).front());
        page->refresh();
        const auto text = shownCard(*page)->details();
        for (const auto &part : {u"3.0.0"_s, QStringLiteral(TG_VERSION), u"release"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        view.setFeed(nullptr);
    }

    void aPageWithoutRowsSaysWhyAndWhatToDo()
    {
        Scene scene;
        scene.cluster.nodes.clear();
        scene.tellAll();
        const auto pages = makePages(scene.view);
        const auto text = [&](int number) {
            pages[static_cast<std::size_t>(number)]->refresh();
            const auto *card = shownCard(*pages[static_cast<std::size_t>(number)]);
            return card ? QString(card->title() + u'\n' + card->details()) : QString();
        };
        for (const auto number : {NodesNumber, ShardsNumber, ThroughputNumber})
            QVERIFY2(text(number).contains(u"[[node]]"_s), qPrintable(text(number)));
        for (const auto number :
             {AlarmsNumber, EventsNumber, RejectedNumber, GapsNumber, HotMetricsNumber}) {
            QVERIFY2(!text(number).isEmpty(), qPrintable(QString::number(number)));
            QCOMPARE(shownCard(*pages[static_cast<std::size_t>(number)])->picture(),
                     Drawing::Nothing);
        }
        pages[OverviewNumber]->refresh();
        const auto *list = pages[OverviewNumber]->findChild<TroubleList *>();
        QVERIFY2(list->item(0)->text().contains(u"[[node]]"_s), qPrintable(list->item(0)->text()));
        qDeleteAll(pages);
    }

    void shardsThatComeTakeTheNoticesPlace()
    {
        Scene scene;
        const std::unique_ptr<Page> page(makePages(scene.view)[ShardsNumber]);
        page->refresh();
        QVERIFY(shownCard(*page));
        scene.feed.tell(scene.cluster.shardTable());
        scene.view.tick();
        page->refresh();
        QVERIFY(!shownCard(*page));
    }

    void aFilterThatHidesAllSaysHowManyAndIsCleared()
    {
        Scene scene;
        const std::unique_ptr<Page> page(makePages(scene.view)[NodesNumber]);
        page->refresh();
        page->filterBox()->setText(u"nothing is called this"_s);
        const auto *card = shownCard(*page);
        QVERIFY(card);
        QCOMPARE(card->picture(), Drawing::Filtered);
        QVERIFY2(card->title().startsWith(u'3'), qPrintable(card->title()));
        card->findChild<QPushButton *>()->click();
        QVERIFY(!shownCard(*page));
        QVERIFY(page->filterBox()->text().isEmpty());
    }

    void whoMayOnlyLookSeesALock()
    {
        Scene scene;
        scene.feed.become(protocol::Role::Viewer);
        const std::unique_ptr<Page> page(makePages(scene.view)[RejectedNumber]);
        page->refresh();
        bool hasLock = false;
        for (const auto *card : page->findChildren<NoticeCard *>())
            hasLock =
                hasLock || (card->isVisibleTo(page.get()) && card->picture() == Drawing::Locked);
        QVERIFY(hasLock);
    }

    void theGatewaysWordsAreNoMarkup()
    {
        NoticeCard card;
        card.say(u"<b>title</b>"_s, u"<a href='http://example.com'>click</a>"_s);
        for (const auto *label : card.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        const StaleBanner banner;
        for (const auto *label : banner.findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }

    void everyPictureDrawsSomethingOfItsOwn()
    {
        std::vector<QImage> seen;
        NoticePicture picture;
        picture.resize(picture.maximumSize());
        for (const auto kind :
             {Drawing::NotConnected, Drawing::Connecting, Drawing::Lost, Drawing::Refused,
              Drawing::Mismatch, Drawing::Nothing, Drawing::Filtered, Drawing::Locked}) {
            picture.show(kind);
            const auto image = picture.grab().toImage();
            QCOMPARE(std::ranges::count(seen, image), 0);
            seen.push_back(image);
        }
        // Where there is no room it yields, and no table grows for it.
        QCOMPARE(picture.minimumSizeHint().height(), 0);
    }

    void oldFiguresOfAChartStayAndAreGreyed()
    {
        LineChart chart(u"Points"_s, Unit::PointsPerSecond);
        chart.setLines({{u"in"_s, {{1'000, 512}, {2'000, 512}}, 0}}, 0, 10'000);
        const auto head = [&] { return chart.findChild<QLabel *>()->text(); };
        const auto disabled = chart.palette().color(QPalette::Disabled, QPalette::Text).name();
        QVERIFY(head().contains(u"512"_s));
        QVERIFY(!head().contains(disabled));
        chart.setStale(true);
        QVERIFY2(head().contains(u"512"_s), qPrintable(head()));
        QVERIFY2(head().startsWith(u"<span style='color:"_s + disabled), qPrintable(head()));
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
