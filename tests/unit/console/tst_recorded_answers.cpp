// Recordings carry what a gateway remembers of its nodes: written by a console at a real socket,
// and played back.
#include <QtTest>

#include "console/app/connection_keeper.h"
#include "console/link/demo_link.h"
#include "shared/protocol/commands.h"
#include "tests/demo/demo_scenes.h"
#include "tests/unit/console/scripted_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNow = 1'700'000'000'000; // as ScriptedGateway's clock

QJsonObject history(qint64 start, int seconds, double value)
{
    QJsonArray points;
    for (int i = 0; i < seconds; ++i)
        points.append(value);
    return {{u"start"_s, start},
            {u"step_ms"_s, 1'000},
            {u"columns"_s, QJsonObject{{u"points_per_second"_s, points}}}};
}

RecordedEntry question(qint64 atMs, qint64 request, const QString &node)
{
    return {atMs, Recorded::Question,
            *encode(Command{request, kHistoryGet, {{member::kNode, node}}})};
}

RecordedEntry said(qint64 atMs, const Message &message)
{
    return {atMs, Recorded::Frame, *encode(message)};
}

qsizetype pointsIn(const QJsonObject &answer)
{
    return answer["columns"_L1]["points_per_second"_L1].toArray().size();
}

} // namespace

class TestRecordedAnswers : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const std::vector<RecordedEntry> &entries)
    {
        const auto path = m_folder.filePath(name);
        auto writer = RecordingWriter::create(path);
        for (const auto &entry : entries)
            (*writer)->write(entry);
        return path;
    }

private Q_SLOTS:
    void anAnswerBelongsToItsQuestionAndEndsNow()
    {
        const RecordedAnswers answers(
            {question(0, 7, u"a"_s), question(0, 8, u"b"_s),
             said(10, Reply{8, history(kNow, 100, 2)}), said(20, Reply{7, history(kNow, 100, 1)}),
             question(60'000, 9, u"a"_s), said(60'010, Reply{9, history(kNow + 60'000, 100, 3)})});
        const auto first = answers.historyOf(u"a"_s, 0, kNow + 200'000);
        QVERIFY(first);
        QCOMPARE(*first, history(kNow, 100, 1));
        QCOMPARE(pointsIn(*answers.historyOf(u"a"_s, 0, kNow + 9'500)), 10);
        QCOMPARE(pointsIn(*answers.historyOf(u"a"_s, 0, kNow - 1)), 0);
        QCOMPARE(*answers.historyOf(u"b"_s, 99'000, kNow + 200'000), history(kNow, 100, 2));
        QCOMPARE(*answers.historyOf(u"a"_s, 99'000, kNow + 200'000),
                 history(kNow + 60'000, 100, 3));
        QVERIFY(!answers.historyOf(u"c"_s, 0, kNow));
    }

    void whatIsNoQuestionOrNoAnswerIsLeftOut()
    {
        const RecordedAnswers answers(
            {{0, Recorded::Question, "rubbish"},
             {0, Recorded::Question, *encode(Command{1, kConfigGet, {{member::kNode, u"a"_s}}})},
             said(1, Reply{1, history(kNow, 5, 1)}),
             question(2, 2, u"b"_s),
             said(3, Reply{2, CommandError{u"limit-exceeded"_s, u"too many"_s}}),
             said(4, Reply{2, history(kNow, 5, 1)}),
             said(5, Reply{99, history(kNow, 5, 1)}),
             {6, Recorded::Frame, QByteArray::fromHex("000000030affff")}});
        QVERIFY(!answers.historyOf(u"a"_s, 9, kNow));
        QVERIFY(!answers.historyOf(u"b"_s, 9, kNow));
    }

    void entriesOfUnknownKindAreRefused()
    {
        const auto path = file(u"kind.tgrec"_s, {{0, static_cast<Recorded>(5), {}}});
        const auto read = readRecording(path);
        QVERIFY(!read);
        QVERIFY2(read.error().text.find("unknown kind") != std::string::npos,
                 read.error().text.c_str());
    }

    void aReplayAnswersHistoriesAndNothingElse()
    {
        ManualClock clock(kNow);
        Welcome welcome;
        welcome.gatewayId = u"gw-1"_s;
        welcome.bootId = u"boot-1"_s;
        welcome.clockMs = kNow;
        welcome.role = protocol::Role::Admin;
        DemoLink link(clock, u"one"_s,
                      {said(0, welcome), question(1, 1, u"a"_s),
                       said(2, Reply{1, history(kNow - 60'000, 120, 1)})});
        link.setReadOnlyWanted(true);
        link.playAll(clock);
        QCOMPARE(link.status().phase, Phase::Up);
        QCOMPARE(link.status().role, protocol::Role::Viewer);
        std::vector<CommandOutcome> outcomes;
        const auto keep = [&](const CommandOutcome &outcome) { outcomes.push_back(outcome); };
        link.call(kHistoryGet, {{member::kNode, u"a"_s}}, this, keep);
        link.call(kHistoryGet, {{member::kNode, u"b"_s}}, this, keep);
        link.call(kPlanMake, {{member::kNode, u"a"_s}}, this, keep);
        QVERIFY(outcomes.empty()); // as from a gateway: later
        QTRY_COMPARE(outcomes.size(), 3U);
        QCOMPARE(pointsIn(std::get<QJsonObject>(outcomes[0])), 61);
        QCOMPARE(std::get<CommandError>(outcomes[1]).id, QString(kNotConnected));
        QCOMPARE(std::get<CommandError>(outcomes[2]).id, QString(kNotConnected));
    }

    void aRecordingIsMadeWithTheHistoriesOfAllNodes()
    {
        const auto path = m_folder.filePath(u"made.tgrec"_s);
        {
            ManualClock clock(kNow);
            ScriptedGateway daemon;
            ConnectionKeeper keeper(clock);
            QVERIFY(keeper.recordTo(path));
            GatewayWish wish;
            wish.connection.address.path = daemon.path();
            wish.token = u"very-secret-token"_s;
            auto *gateway = *keeper.connectTo(wish);
            QTRY_VERIFY(!daemon.heard<Hello>().empty());
            daemon.welcome();
            QTRY_VERIFY(!daemon.heard<Subscribe>().empty());
            daemon.snapshot(
                Table(Topic::Gateway, {Row(Topic::Gateway).set(GatewayColumn::Id, u"gw-1"_s)}), 1);
            daemon.snapshot(Table(Topic::Nodes, {Row(Topic::Nodes).set(NodeColumn::Id, u"a"_s),
                                                 Row(Topic::Nodes).set(NodeColumn::Id, u"b"_s)}),
                            1);
            QTRY_VERIFY(gateway->feed().hasSnapshot(Topic::Nodes));
            gateway->view().tick(); // no page asks
            QTRY_COMPARE(daemon.heard<Command>().size(), 2U);
            for (const auto &command : daemon.heard<Command>()) {
                QCOMPARE(command.method, QString(kHistoryGet));
                daemon.say(Reply{command.request, history(kNow - 300'000, 300, 5)});
            }
            QTRY_VERIFY(gateway->view().traces().trace(u"b"_s));
            daemon.say(Pong{0, kNow});
            QTRY_VERIFY(gateway->feed().status().lag.has_value());
        }
        QFile bytes(path);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(!bytes.readAll().contains("very-secret-token"));
        ManualClock clock(kNow);
        ConnectionKeeper replay(clock);
        QVERIFY(replay.playDemo(path, clock));
        auto &view = replay.gateways().front()->view();
        view.tick();
        view.wantNodeHistories();
        for (const auto &node : {u"a"_s, u"b"_s}) {
            QTRY_VERIFY(view.traces().trace(node));
            QCOMPARE(view.traces().trace(node)->front().atMs, kNow - 300'000);
        }
    }

    void chartsOfDemosAreFull_data()
    {
        QTest::addColumn<QString>("scene");
        for (const auto &scene : {u"normal"_s, u"down"_s, u"draining"_s, u"stale"_s, u"large"_s})
            QTest::addRow("%s", qPrintable(scene)) << scene;
    }
    void chartsOfDemosAreFull()
    {
        QFETCH(QString, scene);
        ManualClock clock(kNow);
        ConnectionKeeper keeper(clock);
        QVERIFY(keeper.playDemo(file(scene + u".tgrec"_s, demo::scene(scene, kNow)), clock));
        auto &view = keeper.gateways().front()->view();
        const auto nodes = static_cast<std::size_t>(view.nodes().rowCount());
        QVERIFY(nodes >= 9U);
        QTRY_COMPARE(view.traces().all().size(), nodes);
        for (const auto &[node, trace] : view.traces().all()) {
            QTRY_COMPARE_LE(trace.front().atMs, kNow - 14 * 60'000);
            for (std::size_t i = 1; i < trace.size(); ++i)
                QVERIFY2(trace[i].atMs > trace[i - 1].atMs, qPrintable(node));
        }
    }
};

QTEST_MAIN(TestRecordedAnswers)
#include "tst_recorded_answers.moc"
