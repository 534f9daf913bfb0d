// The journal keeps the newest events and numbers them all.
#include <QtTest>

#include "cluster/steward/event_journal.h"

using namespace tg::cluster;

class TestEventJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEventsInOrder()
    {
        EventJournal journal;
        QVERIFY(journal.events().empty());
        journal.add(5, "a", "state", "up -> down");
        journal.add(6, {}, "panic", "over");
        QCOMPARE(journal.events().size(), std::size_t{2});
        const auto &first = journal.events().front();
        QCOMPARE(first.severity, EventSeverity::Info);
        QCOMPARE(first.actor, std::string());
        journal.mapIs(4);
        journal.add(7, "a", "order", "maintenance", EventSeverity::Notice, "ana");
        QCOMPARE(journal.events().back().mapVersion, std::uint64_t{4});
        QCOMPARE(journal.events().back().actor, std::string("ana"));
        QCOMPARE(first.mapVersion, std::uint64_t{0});
        QCOMPARE(first.number, std::uint64_t{1});
        QCOMPARE(first.at, std::int64_t{5});
        QCOMPARE(first.node, std::string("a"));
        QCOMPARE(first.what, std::string("state"));
        QCOMPARE(first.text, std::string("up -> down"));
    }

    void forgetsTheOldest()
    {
        EventJournal journal;
        const auto all = EventJournal::kEvents + 7;
        for (std::size_t i = 1; i <= all; ++i)
            journal.add(std::int64_t(i), {}, "state", std::to_string(i));
        QCOMPARE(journal.events().size(), EventJournal::kEvents);
        QCOMPARE(journal.events().front().number, std::uint64_t{8});
        QCOMPARE(journal.events().back().text, std::to_string(all));
    }

    // A snapshot four times a second copies no event.
    void sharesTheListUntilThereIsMore()
    {
        EventJournal journal;
        journal.add(1, "a", "state", "up");
        const auto first = journal.shared();
        QVERIFY(first.isSame(journal.shared()));
        journal.add(2, "a", "state", "down");
        const auto second = journal.shared();
        QVERIFY(!first.isSame(second));
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(second.size(), std::size_t{2});
        QCOMPARE(second.all().back().text, std::string("down"));
    }
};

QTEST_APPLESS_MAIN(TestEventJournal)
#include "tst_event_journal.moc"
