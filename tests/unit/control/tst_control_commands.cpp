// Commands over real unix sockets: who may give them, how many, and one reply each.
#include <set>

#include <QtTest>

#include "shared/protocol/commands.h"
#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

namespace {

QString errorIdIn(const Reply &reply)
{
    const auto *error = std::get_if<CommandError>(&reply.outcome);
    return error ? error->id : QString();
}

QString errorTextIn(const Reply &reply)
{
    const auto *error = std::get_if<CommandError>(&reply.outcome);
    return error ? error->text : QString();
}

} // namespace

class TestControlCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyMethodNeedsItsRole_data();
    void everyMethodNeedsItsRole();
    void onlyAnAdminOverridesBlock_data();
    void onlyAnAdminOverridesBlock();
    void handsOverParametersAndCaller();
    void errorsHaveTheIdsOfTheAdminApi_data();
    void errorsHaveTheIdsOfTheAdminApi();
    void anUnknownMethodIsAnError();
    void aResultTooLargeIsAnError();
    void carriesOutSoManyASecond();
    void everyCommandHasOneReply();
};

void TestControlCommands::everyMethodNeedsItsRole_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("isAllowed");
    const std::pair<QString, Role> callers[] = {
        {kViewerToken, Role::Viewer}, {kOperatorToken, Role::Operator}, {kAdminToken, Role::Admin}};
    for (const auto &method : methods()) {
        for (const auto &[token, role] : callers)
            QTest::addRow("%s as %d", method.name.data(), int(role))
                << QString(method.name) << token << (role >= method.role);
    }
}

void TestControlCommands::everyMethodNeedsItsRole()
{
    QFETCH(QString, method);
    QFETCH(QString, token);
    QFETCH(bool, isAllowed);
    TestDoor door;
    door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console(token);
    console->say(Command{1, method, {}});
    QTRY_COMPARE(console->count<Reply>(), 1U);
    const auto reply = console->heard<Reply>().front();
    QCOMPARE(errorIdIn(reply), isAllowed ? QString() : QString(kRoleMissing));
    QCOMPARE(door.services.orders().size(), isAllowed ? 1U : 0U);
    QCOMPARE(door.server->counters().commandsDone.value(), isAllowed ? 1U : 0U);
    QCOMPARE(door.server->counters().commandsRefused.value(), isAllowed ? 0U : 1U);
    if (!isAllowed)
        QVERIFY(errorTextIn(reply).contains(method + u" needs the role operator, this console has "
                                                     "viewer"_s));
}

void TestControlCommands::onlyAnAdminOverridesBlock_data()
{
    QTest::addColumn<QString>("method");
    for (const auto method : {kPlanMake, kPlanRun})
        QTest::newRow(method.data()) << QString(method);
}

void TestControlCommands::onlyAnAdminOverridesBlock()
{
    QFETCH(QString, method);
    TestDoor door;
    door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto olga = door.console(kOperatorToken);
    olga->say(Command{1, method, {{member::kOverrideBlock, true}}});
    QTRY_COMPARE(olga->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(olga->heard<Reply>().front()), QString(kRoleMissing));
    QCOMPARE(errorTextIn(olga->heard<Reply>().front()),
             QString(method + u" with override_block needs the role admin, this console has "
                              "operator"_s));
    QVERIFY(door.services.orders().empty());
    olga->say(Command{2, method, {{member::kOverrideBlock, false}}});
    QTRY_COMPARE(olga->count<Reply>(), 2U);
    QCOMPARE(errorIdIn(olga->heard<Reply>().back()), QString());

    const auto ada = door.console(kAdminToken);
    ada->say(Command{1, method, {{member::kOverrideBlock, true}}});
    QTRY_COMPARE(ada->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(ada->heard<Reply>().front()), QString());
    QCOMPARE(door.services.orders().size(), 2U);
}

void TestControlCommands::handsOverParametersAndCaller()
{
    TestDoor door;
    door.writeTokens();
    door.services.setOutcome([](const Command &command) {
        return QJsonObject{{u"node"_s, command.params[u"node"_s]}, {u"id"_s, u"o-1"_s}};
    });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console(kOperatorToken);
    console->say(Command{7, kMaintenanceSet, {{u"node"_s, u"b"_s}, {u"on"_s, true}}});
    QTRY_COMPARE(console->count<Reply>(), 1U);
    QCOMPARE(console->heard<Reply>().front(),
             (Reply{7, QJsonObject{{u"node"_s, u"b"_s}, {u"id"_s, u"o-1"_s}}}));
    QCOMPARE(door.services.orders().front().caller, u"olga"_s);
    QCOMPARE(door.services.orders().front().role, Role::Operator);
    QCOMPARE(door.services.orders().front().method, QString(kMaintenanceSet));
}

void TestControlCommands::errorsHaveTheIdsOfTheAdminApi_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("id");
    QTest::newRow("value") << int(ErrorCode::BadValue) << u"bad-value"_s;
    QTest::newRow("not found") << int(ErrorCode::NotFound) << u"not-found"_s;
    QTest::newRow("refused") << int(ErrorCode::Refused) << u"refused"_s;
    QTest::newRow("system") << int(ErrorCode::System) << u"internal"_s;
}

void TestControlCommands::errorsHaveTheIdsOfTheAdminApi()
{
    QFETCH(int, code);
    QFETCH(QString, id);
    TestDoor door;
    door.services.setOutcome([code](const Command &) {
        return Error{static_cast<ErrorCode>(code), "no node 'z'"};
    });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Command{1, kBackfillStart, {{u"node"_s, u"z"_s}}});
    QTRY_COMPARE(console->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(console->heard<Reply>().front()), id);
    QCOMPARE(errorTextIn(console->heard<Reply>().front()), u"no node 'z'"_s);
    QCOMPARE(door.server->counters().commandsFailed.value(), 1U);
}

void TestControlCommands::anUnknownMethodIsAnError()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Command{1, u"node.paint"_s, {}});
    QTRY_COMPARE(console->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(console->heard<Reply>().front()), u"not-found"_s);
    QCOMPARE(errorTextIn(console->heard<Reply>().front()),
             u"protocol 1.0 has no method node.paint"_s);
    QVERIFY(door.services.orders().empty());
    console->say(Ping{1}); // and the session goes on
    QTRY_COMPARE(console->count<Pong>(), 1U);
}

void TestControlCommands::aResultTooLargeIsAnError()
{
    TestDoor door;
    door.services.setOutcome([](const Command &) {
        QJsonArray texts;
        for (int i = 0; i < 300; ++i)
            texts.append(QString(16'000, u'x'));
        return QJsonObject{{u"texts"_s, texts}};
    });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Command{1, kConfigGet, {}});
    QTRY_COMPARE(console->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(console->heard<Reply>().front()), u"limit-exceeded"_s);
    QVERIFY(errorTextIn(console->heard<Reply>().front()).contains(u"was carried out"_s));
}

void TestControlCommands::carriesOutSoManyASecond()
{
    TestDoor door;
    door.config.bounds.commandsPerSecond = 3;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    const auto other = door.console();
    for (int i = 0; i < 5; ++i)
        console->say(Command{i, kConfigGet, {}});
    QTRY_COMPARE(console->count<Reply>(), 5U);
    const auto replies = console->heard<Reply>();
    for (std::size_t i = 0; i < replies.size(); ++i)
        QCOMPARE(errorIdIn(replies[i]), i < 3 ? QString() : u"limit-exceeded"_s);
    QVERIFY(errorTextIn(replies[4]).contains(u"was not carried out"_s));
    QCOMPARE(door.services.orders().size(), 3U);
    other->say(Command{1, kConfigGet, {}}); // each console has its own
    QTRY_COMPARE(other->count<Reply>(), 1U);
    QCOMPARE(errorIdIn(other->heard<Reply>().front()), QString());
    door.clock.advance(1s);
    console->say(Command{9, kConfigGet, {}});
    QTRY_COMPARE(console->count<Reply>(), 6U);
    QCOMPARE(errorIdIn(console->heard<Reply>().back()), QString());
}

void TestControlCommands::everyCommandHasOneReply()
{
    TestDoor door;
    door.config.bounds.commandsPerSecond = 10;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console({}, true);
    const QString names[] = {kConfigGet, u"nonsense"_s, kPlanRun, kHistoryGet};
    for (int i = 0; i < 40; ++i)
        console->say(Command{1'000 + i, names[i % 4], {}});
    QTRY_COMPARE(console->count<Reply>(), 40U);
    std::set<qint64> requests;
    for (const auto &reply : console->heard<Reply>())
        requests.insert(reply.request);
    QCOMPARE(requests.size(), 40U);
    QCOMPARE(*requests.begin(), 1'000);
    console->say(Ping{1});
    QTRY_COMPARE(console->count<Pong>(), 1U);
    QCOMPARE(console->count<Reply>(), 40U);
}

QTEST_GUILESS_MAIN(TestControlCommands)
#include "tst_control_commands.moc"
