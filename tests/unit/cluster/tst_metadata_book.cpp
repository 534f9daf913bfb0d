// What clients say about metrics reaches each serving node once, within bounds.
#include <QtTest>

#include "cluster/metadata_book.h"

using namespace tg;
using namespace tg::cluster;
using namespace std::chrono_literals;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};

MetadataBook::Nodes nodes(std::initializer_list<NodeIndex> all)
{
    MetadataBook::Nodes set;
    for (const auto node : all)
        set.set(node.value);
    return set;
}

struct Desk {
    explicit Desk(const MetadataBounds &bounds = {})
        : book(bounds, clock)
    {
        book.serve(nodes({kA, kB}));
    }
    void offer(std::string_view family, std::string_view help = "help")
    {
        book.offer({MetricType::Counter, family, help, "s"});
    }
    // Tells the node all that it is owed.
    QStringList tell(NodeIndex node)
    {
        QStringList told;
        while (const auto entry = book.next(node)) {
            told.append(QString::fromStdString(entry->family + ' ' + entry->help));
            book.told(node, entry->position);
        }
        return told;
    }
    MetadataFigures figures() const { return book.figures(); }

    ManualClock clock;
    MetadataBook book;
};

QStringList list(const char *texts)
{
    return QString::fromLatin1(texts).split(QLatin1Char(';'), Qt::SkipEmptyParts);
}

} // namespace

class TestMetadataBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void tellsEachNodeOnce()
    {
        Desk desk;
        desk.offer("f");
        desk.offer("g");
        desk.offer("f");
        QCOMPARE(desk.tell(kA), list("f help;g help"));
        desk.offer("f");
        QCOMPARE(desk.figures().pending, std::size_t{2});
        QCOMPARE(desk.tell(kB), list("f help;g help"));
        desk.offer("f");
        QCOMPARE(desk.tell(kA) + desk.tell(kB), QStringList());
        const auto figures = desk.figures();
        QCOMPARE(figures.queued, std::uint64_t{2});
        QCOMPARE(figures.known, std::uint64_t{3});
        QCOMPARE(figures.stored, std::uint64_t{4});
        QCOMPARE(figures.pending + figures.pendingBytes, std::size_t{0});
        QCOMPARE(figures.remembered, std::size_t{2});
    }

    void givesTheSameUntilItIsToldOrGivenUp()
    {
        Desk desk;
        desk.offer("f");
        const auto first = desk.book.next(kA);
        QVERIFY(first && desk.book.next(kA)->position == first->position);
        QCOMPARE(first->type, MetricType::Counter);
        QCOMPARE(first->unit, std::string("s"));
        desk.book.giveUp(kA, first->position);
        QVERIFY(!desk.book.next(kA));
        QCOMPARE(desk.figures().failed, std::uint64_t{1});
        desk.offer("f"); // its sender repeats it
        QCOMPARE(desk.tell(kA), list("f help"));
        QCOMPARE(desk.tell(kB), list("f help"));
        QCOMPARE(desk.figures().pending, std::size_t{0});
    }

    void eachContentIsAnEntryOfItsOwn()
    {
        Desk desk;
        desk.offer("f", "old");
        desk.offer("f", "new");
        desk.book.offer({MetricType::Gauge, "f", "new", "s"});
        QCOMPARE(desk.tell(kA), list("f old;f new;f new"));
        for (int i = 0; i < 10; ++i) { // two senders that disagree cost nothing further
            desk.offer("f", "old");
            desk.offer("f", "new");
        }
        QCOMPARE(desk.tell(kA), QStringList());
    }

    void isToldAgainAfterAnHour()
    {
        Desk desk;
        desk.offer("f");
        desk.tell(kA);
        desk.tell(kB);
        desk.clock.advance(kMetadataToldFor - 1ms);
        desk.offer("f");
        QCOMPARE(desk.tell(kA), QStringList());
        desk.clock.advance(1ms);
        desk.offer("f");
        QCOMPARE(desk.tell(kA), list("f help"));
        QCOMPARE(desk.tell(kB), list("f help"));
        desk.offer("f");
        QCOMPARE(desk.tell(kA), QStringList());
    }

    void aNodeThatLeavesIsToldAnewWhenItIsBack()
    {
        Desk desk;
        desk.offer("f");
        QCOMPARE(desk.tell(kB), list("f help"));
        desk.offer("g");
        desk.book.serve(nodes({kA}));
        QCOMPARE(desk.figures().dropped, std::uint64_t{1}); // g, for b
        desk.offer("f");
        QCOMPARE(desk.tell(kA), list("f help;g help"));
        QCOMPARE(desk.figures().pending, std::size_t{0});
        desk.book.serve(nodes({kA, kB}));
        desk.offer("f");
        desk.offer("g");
        QCOMPARE(desk.tell(kA), QStringList());
        QCOMPARE(desk.tell(kB), list("f help;g help"));
    }

    void aNodeThatComesLaterIsToldOfWhatIsPending()
    {
        Desk desk;
        desk.book.serve(nodes({kA}));
        desk.offer("f");
        desk.offer("g");
        QVERIFY(!desk.book.next(kB)); // its place is behind both now
        desk.book.serve(nodes({kA, kB}));
        desk.offer("f");
        QCOMPARE(desk.tell(kB), list("f help"));
        QCOMPARE(desk.tell(kA), list("f help;g help"));
    }

    void namesOfTheGatewaysAreNeverTold()
    {
        Desk desk;
        desk.offer("timeless_gateway:identity");
        desk.offer("timeless_gateway:gaps:a");
        desk.offer("timeless_gateway_up");
        QCOMPARE(desk.tell(kA), list("timeless_gateway_up help"));
        QCOMPARE(desk.figures().reserved, std::uint64_t{2});
    }

    void whatSaysNothingIsNotTold()
    {
        Desk desk;
        desk.book.offer({MetricType::Gauge, "f", {}, {}});
        desk.book.offer({MetricType::Counter, "g", {}, {}});
        QCOMPARE(desk.tell(kA), list("g "));
        QCOMPARE(desk.figures().empty, std::uint64_t{1});
    }

    void withoutANodeNothingIsKept()
    {
        Desk desk;
        desk.book.serve({});
        desk.offer("f");
        QCOMPARE(desk.figures().unserved, std::uint64_t{1});
        QCOMPARE(desk.figures().pending + desk.figures().remembered, std::size_t{0});
    }

    void pendingBytesAreBounded()
    {
        MetadataBounds bounds;
        bounds.pendingBytes = 10'000;
        Desk desk(bounds);
        for (int i = 0; i < 1'000; ++i) {
            desk.offer("f" + std::to_string(i));
            QVERIFY(desk.figures().pendingBytes <= bounds.pendingBytes);
        }
        const auto pending = desk.figures().pending;
        QVERIFY(pending > 10 && pending < 100);
        QCOMPARE(desk.figures().dropped, std::uint64_t{2 * (1'000 - pending)});
        const auto told = desk.tell(kA); // the newest
        QCOMPARE(told.size(), qsizetype(pending));
        QCOMPARE(told.last(), QStringLiteral("f999 help"));
        QCOMPARE(desk.tell(kB), told);
        desk.offer("f0"); // dropped, so not known
        QCOMPARE(desk.tell(kA), list("f0 help"));
        desk.offer("huge", std::string(20'000, 'h'));
        QCOMPARE(desk.figures().dropped, std::uint64_t{2 * (1'000 - pending) + 2});
        desk.offer("small");
        QCOMPARE(desk.tell(kB).last(), QStringLiteral("small help"));
    }

    void whatWasDroppedWhileItWasToldHarmsNothing()
    {
        MetadataBounds bounds;
        bounds.pendingBytes = 2'000;
        Desk desk(bounds);
        desk.offer("f");
        const auto asked = desk.book.next(kA);
        QVERIFY(asked);
        for (int i = 0; i < 100; ++i)
            desk.offer("g" + std::to_string(i));
        desk.book.told(kA, asked->position);
        desk.book.giveUp(kA, asked->position);
        QCOMPARE(desk.figures().failed, std::uint64_t{0});
        desk.offer("f");
        QCOMPARE(desk.tell(kA).last(), QStringLiteral("f help"));
    }

    void rememberedIsBounded()
    {
        MetadataBounds bounds;
        bounds.remembered = 50;
        Desk desk(bounds);
        for (int i = 0; i < 200; ++i)
            desk.offer("f" + std::to_string(i));
        QCOMPARE(desk.figures().remembered, bounds.remembered);
        QCOMPARE(desk.tell(kA).size(), 200);
        desk.tell(kB);
        desk.offer("f199");
        QCOMPARE(desk.tell(kA), QStringList());
        desk.offer("f0"); // forgotten
        QCOMPARE(desk.tell(kA), list("f0 help"));
    }
};

QTEST_APPLESS_MAIN(TestMetadataBook)
#include "tst_metadata_book.moc"
