// Plans become operations once, for the moment they were made for.
#include <QtTest>

#include "cluster/steward/operation_book.h"

using namespace tg;
using namespace tg::cluster;

namespace {

constexpr std::int64_t kNow = 1'700'000'000'000;
constexpr std::uint64_t kMap = 7;

Plan plan(Action action = Action::Maintenance)
{
    Plan made;
    made.action = action;
    made.node = "a";
    made.madeAt = kNow;
    made.mapVersion = kMap;
    made.by = "planner";
    return made;
}

} // namespace

class TestOperationBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAPlanOnce()
    {
        OperationBook book;
        const auto kept = book.addPlan(plan());
        QCOMPARE(kept.id, std::string("p-1"));
        QVERIFY(book.plan("p-1") && book.plans().size() == 1);
        BeginRequest request{kept.id, kMap, {}, false, "alice"};
        const auto begun = book.begin(request, kMap, OrderKind::Draining, kNow + 5);
        QVERIFY2(begun, begun ? "" : begun.error().text.c_str());
        QCOMPARE(begun->id, std::string("o-2"));
        QCOMPARE(begun->plan.by, std::string("alice"));
        QCOMPARE(begun->plan.id, kept.id);
        QCOMPARE(begun->before, OrderKind::Draining);
        QCOMPARE(begun->state, OperationState::Running);
        QCOMPARE(begun->startedAt, kNow + 5);
        QVERIFY(!begun->isAutomatic);
        QVERIFY(book.plans().empty() && !book.plan(kept.id));
        const auto again = book.begin(request, kMap, OrderKind::None, kNow + 6);
        QVERIFY(!again && again.error().code == ErrorCode::NotFound);
        QCOMPARE(book.operations().size(), std::size_t{1});
    }

    void keepsThePlannerWhenNobodyElseBegins()
    {
        OperationBook book;
        const auto kept = book.addPlan(plan());
        const auto begun = book.begin({kept.id, kMap, {}, false, {}}, kMap, OrderKind::None, kNow);
        QVERIFY(begun);
        QCOMPARE(begun->plan.by, std::string("planner"));
    }

    void refusesToBegin_data()
    {
        QTest::addColumn<QString>("id"); // empty: that of the plan
        QTest::addColumn<int>("planMap");
        QTest::addColumn<int>("askedMap");
        QTest::addColumn<int>("age");
        QTest::addColumn<int>("risk");
        QTest::addColumn<bool>("isBlocked");
        QTest::addColumn<bool>("overrides");
        QTest::addColumn<QString>("confirmation");
        QTest::addColumn<int>("code"); // -1: begins
        const auto add = [](const char *name, const char *id, int planMap, int askedMap, int age,
                            int risk, bool isBlocked, bool overrides, const char *confirmation,
                            int code) {
            QTest::newRow(name) << QString::fromLatin1(id) << planMap << askedMap << age << risk
                                << isBlocked << overrides << QString::fromLatin1(confirmation)
                                << code;
        };
        const int kRefused = int(ErrorCode::Refused);
        const int kNotFound = int(ErrorCode::NotFound);
        const int kLife = int(Plan::kLifeMs);
        add("nothing wrong", "", 7, 7, 0, 0, false, false, "", -1);
        add("confirmed without need", "", 7, 7, 0, 0, false, false, "b", -1);
        add("unknown", "p-99", 7, 7, 0, 0, false, false, "", kNotFound);
        add("no id", "none", 7, 7, 0, 0, false, false, "", kNotFound);
        add("another id of the same number", "p-1x", 7, 7, 0, 0, false, false, "", kNotFound);
        add("an operation's id", "o-1", 7, 7, 0, 0, false, false, "", kNotFound);
        add("a number too large", "p-18446744073709551617", 7, 7, 0, 0, false, false, "",
            kNotFound);
        add("made for an older map", "", 6, 6, 0, 0, false, false, "", kRefused);
        add("looked at for an older map", "", 7, 6, 0, 0, false, false, "", kRefused);
        add("in its last moment", "", 7, 7, kLife, 0, false, false, "", -1);
        add("too old", "", 7, 7, kLife + 1, 0, false, false, "", kNotFound);
        add("blocked", "", 7, 7, 0, 0, true, false, "a", kRefused);
        add("block overridden", "", 7, 7, 0, 0, true, true, "a", -1);
        add("block overridden unconfirmed", "", 7, 7, 0, 0, true, true, "", kRefused);
        add("points at risk", "", 7, 7, 0, 3, false, false, "", kRefused);
        add("another node confirmed", "", 7, 7, 0, 3, false, false, "b", kRefused);
        add("risk confirmed", "", 7, 7, 0, 3, false, false, "a", -1);
    }
    void refusesToBegin()
    {
        QFETCH(QString, id);
        QFETCH(int, planMap);
        QFETCH(int, askedMap);
        QFETCH(int, age);
        QFETCH(int, risk);
        QFETCH(bool, isBlocked);
        QFETCH(bool, overrides);
        QFETCH(QString, confirmation);
        QFETCH(int, code);
        OperationBook book;
        auto made = plan();
        made.mapVersion = std::uint64_t(planMap);
        made.pointsAtRisk = std::uint64_t(risk);
        if (isBlocked)
            made.checks = {{Verdict::Pass, "x"}, {Verdict::Block, "y"}};
        const auto kept = book.addPlan(made);
        const BeginRequest request{id.isEmpty() ? kept.id : id.toStdString(),
                                   std::uint64_t(askedMap), confirmation.toStdString(), overrides,
                                   "alice"};
        const auto begun = book.begin(request, kMap, OrderKind::None, kNow + age);
        QCOMPARE(begun ? -1 : int(begun.error().code), code);
        QCOMPARE(book.operations().size(), std::size_t(code == -1 ? 1 : 0));
        QCOMPARE(book.plans().size(),
                 std::size_t(code == -1 ? 0 : 1)); // what failed may be tried again
    }

    void updatesAndFinishesTheOneThatIsNamed()
    {
        OperationBook book;
        const auto one = book.beginAutomatic(plan(), OrderKind::None, kNow);
        const auto other = book.beginAutomatic(plan(), OrderKind::None, kNow);
        book.update(one.id, [](Operation &operation) { operation.done = 5; });
        book.update("o-99", [](Operation &) { QFAIL("there is no such operation"); });
        book.finish(one.id, OperationState::Failed, "why", kNow + 9);
        QCOMPARE(book.operation(one.id)->done, std::uint64_t{5});
        QCOMPARE(book.operation(one.id)->state, OperationState::Failed);
        QCOMPARE(book.operation(one.id)->result, std::string("why"));
        QCOMPARE(book.operation(one.id)->endedAt, kNow + 9);
        QCOMPARE(book.operation(other.id)->state, OperationState::Running);
        QVERIFY(!book.operation("p-1"));
    }

    void knowsWhatTakesAnOperationBack_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("before");
        QTest::addColumn<QString>("undo");
        const QString kBack[] = {QStringLiteral("resume"), QStringLiteral("maintenance"),
                                 QStringLiteral("drain"), QStringLiteral("failover")};
        for (const auto action : {Action::Failover, Action::Maintenance, Action::Drain,
                                  Action::Resume, Action::Backfill, Action::Audit, Action::Heal}) {
            const bool hasUndo = action < Action::Backfill;
            for (int before = 0; before < 4; ++before)
                QTest::addRow("%s after %s", name(action).data(),
                              orderKindText(OrderKind(before)).data())
                    << int(action) << before << (hasUndo ? kBack[before] : QString());
        }
    }
    void knowsWhatTakesAnOperationBack()
    {
        QFETCH(int, action);
        QFETCH(int, before);
        QFETCH(QString, undo);
        Operation operation;
        operation.plan = plan(Action(action));
        operation.before = OrderKind(before);
        const auto found = undoOf(operation);
        QCOMPARE(found ? QString::fromStdString(std::string(name(*found))) : QString(), undo);
    }
};

QTEST_APPLESS_MAIN(TestOperationBook)
#include "tst_operation_book.moc"
