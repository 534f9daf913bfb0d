// The side list of series on more nodes than they have copies.
#include <QtTest>

#include "registrar_desk.h"
#include "route/extra_holders.h"

using namespace tg;
using namespace tg::route;
using namespace tg::test;

namespace {

constexpr NodeIndex kC{2};
constexpr NodeIndex kD{3};

} // namespace

class TestExtraHolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsASeriesUntilEachOfItsHoldersIsHealed()
    {
        ExtraHolders extras;
        series::SeriesEntry entry;
        QVERIFY(extras.isEmpty() && !extras.isSplit(entry));
        QVERIFY(extras.note(entry, kC, 5) && extras.note(entry, kD, 6));
        QVERIFY(extras.setHealed({&entry, kC, 5}, true));
        QVERIFY(extras.isSplit(entry));
        QVERIFY(extras.setHealed({&entry, kD, 6}, true));
        QVERIFY(!extras.isSplit(entry));
        QVERIFY(extras.note(entry, kC, 5)); // its registry is read again
        QVERIFY(!extras.isSplit(entry));
        QVERIFY(extras.setHealed({&entry, kC, 5}, false));
        QVERIFY(extras.isSplit(entry));
        QCOMPARE(extras.all().size(), 2U);
    }

    void takesASeriesThatWasMadeAnewThereForUnhealed()
    {
        ExtraHolders extras;
        series::SeriesEntry entry;
        extras.note(entry, kC, 5);
        extras.setHealed({&entry, kC, 5}, true);
        QVERIFY(extras.note(entry, kC, 7));
        QVERIFY(extras.isSplit(entry));
        QVERIFY(!extras.setHealed({&entry, kC, 5}, true)); // of what was there before
        QVERIFY(extras.isSplit(entry));
    }

    void forgetsWhatANodeNoLongerHas()
    {
        ExtraHolders extras;
        series::SeriesEntry kept;
        series::SeriesEntry gone;
        for (auto *entry : {&kept, &gone})
            extras.note(*entry, kC, 1);
        extras.note(gone, kD, 1);
        const auto dropped =
            extras.dropUnless(kC, [&](const auto &entry) { return &entry == &kept; });
        QCOMPARE(dropped.size(), 1U);
        QCOMPARE(dropped[0], &gone);
        QVERIFY(extras.isSplit(gone)); // on d
        QVERIFY(extras.drop(gone, kD) && !extras.drop(gone, kD));
        QVERIFY(!extras.isSplit(gone) && extras.isSplit(kept));
    }

    // What the registrar makes of registries.
    void isFilledFromRegistriesWhateverTheirOrder()
    {
        RegistrarDesk desk(3);
        for (const auto order : {std::array{0, 1, 2}, std::array{2, 1, 0}, std::array{1, 2, 0}}) {
            const auto metric = "m" + std::to_string(order[0]);
            for (const int node : order)
                desk.read(NodeIndex{std::uint16_t(node)}, {{metric, 10u + unsigned(node)}});
            auto *entry = desk.entry(metric);
            const auto both = entry->bothCopies();
            const auto extras = desk.registrar.extraHolders().all();
            const auto found = std::find_if(extras.begin(), extras.end(),
                                            [&](const auto &one) { return one.entry == entry; });
            QVERIFY(found != extras.end() && entry->isSplit);
            QCOMPARE(found->id, 10u + found->node.value);
            QVERIFY(found->node != both.primary.node() && found->node != both.replica.node());
        }
    }

    void noLongerCountsAHealedSeriesAsSplit()
    {
        RegistrarDesk desk(3);
        readAll(desk);
        auto *entry = desk.entry("m");
        const auto extras = desk.registrar.extraHolders().all();
        QCOMPARE(extras.size(), 1U);
        desk.registrar.noteHealed(extras);
        desk.spin();
        QVERIFY(!entry->isSplit);
        readAll(desk); // at a later warm-up
        QVERIFY(!entry->isSplit);
        desk.registrar.noteUnhealed(extras);
        desk.spin();
        QVERIFY(entry->isSplit);
        desk.read(extras[0].node, {}); // it was wiped
        QVERIFY(!entry->isSplit && desk.registrar.extraHolders().isEmpty());
    }

private:
    static void readAll(RegistrarDesk &desk)
    {
        for (const std::uint16_t node : {0, 1, 2})
            desk.read(NodeIndex{node}, {{"m", 10u + node}});
    }
};

QTEST_GUILESS_MAIN(TestExtraHolders)
#include "tst_extra_holders.moc"
