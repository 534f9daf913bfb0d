// The console at a real gateway over three real nodes, as an operator without a mouse uses it: sees
// the load, a node die, fails it over and takes it back.
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QTableView>
#include <QtTest>

#include "console/app/console_options.h"
#include "console/app/main_window.h"
#include "console/dialogs/export_menu.h"
#include "console/dialogs/plan_dialog.h"
#include "fault_scene.h"
#include "tests/support/by_keyboard.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace tg::test;
using namespace Qt::StringLiterals;

namespace {

#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatienceMs)

} // namespace

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QLoggingCategory::setFilterRules(u"tg.*.info=false"_s);
    }

    void seesANodeDieFailsItOverAndTakesItBackByKeys()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        GatewayOptions options;
        options.cluster = "automatic_failover = false\n"; // the operator decides
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
        m_load.start(m_gateway->port(), FaultScene::steadyLoad());

        const SystemClock clock;
        MainWindow window(clock);
        m_window = &window;
        window.resize(1100, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        SavedConnection connection;
        connection.address.path = m_gateway->controlSocket();
        window.connectTo(connection);

        TG_AWAIT(view().isLive() && view().nodes().rowCount() == 3);
        TG_AWAIT(stateOfB() == u"up"_s && figure(GatewayColumn::PointsOutPerSecond) > 0);
        TG_AWAIT(shardsOfB(u"owned"_s) > 0);
        const auto ownedByB = shardsOfB(u"owned"_s);
        QCOMPARE(shardsOfB(u"on_standby"_s), 0);

        m_cluster.node(FaultScene::kBad).kill();
        TG_AWAIT(stateOfB() == u"down"_s);
        TG_AWAIT(hasAlarm(u"node-down"_s));
        TG_AWAIT(shardsOfB(u"on_standby"_s) == ownedByB); // and the map says so

        TG_AWAIT(copiesGivenUpBy(u"b"_s) > 0); // and nothing was written elsewhere instead

        order(u"Fail over"_s, Qt::Key_F);
        QCOMPARE(orderOfB(), u"failed_over"_s);
        const auto confirmed = figureOfNode(u"a"_s) + figureOfNode(u"c"_s);
        QVERIFY(confirmed > 0);
        TG_AWAIT(figure(GatewayColumn::PointsOutPerSecond) > 0);
        QCOMPARE(stateOfB(), u"down"_s);
        QVERIFY(hasEvent(u"order"_s));

        QVERIFY(m_cluster.node(FaultScene::kBad).start());
        orderByMenu(u"Resume"_s);
        TG_AWAIT(stateOfB() == u"up"_s && shardsOfB(u"owned"_s) == ownedByB);
        TG_AWAIT(figureOfNode(u"b"_s) > 0);
        TG_AWAIT(!hasAlarm(u"node-down"_s));

        QVERIFY2(m_load.stop(), m_load.error().constData());
        QVERIFY(m_load.isAllStored()); // no request failed
        m_window = nullptr;
    }

    void takesPicturesOfTheClusterAsItIs()
    {
        const QTemporaryDir folder;
        QProcess console;
        console.start(QStringLiteral(TG_CONSOLE_PROGRAM),
                      {u"--connect"_s, u"unix:"_s + m_gateway->controlSocket(), u"--screenshot"_s,
                       folder.path(), u"--after"_s, u"1"_s, u"--size"_s, u"1100x720"_s,
                       u"--settings"_s, folder.filePath(u"console.ini"_s)});
        QVERIFY(console.waitForFinished(kPatienceMs));
        QVERIFY2(console.exitCode() == 0, console.readAllStandardError().constData());
        for (const auto &page : pageIds())
            QCOMPARE(QImage(folder.filePath(page + u".png"_s)).size(), QSize(1100, 720));
    }

    void whatLeavesTheConsoleIsWholeAndHasNoSecrets()
    {
        const QTemporaryDir folder;
        const auto recording = folder.filePath(u"recording.tgrec"_s);
        const QDir bundle(folder.filePath(u"bundle"_s));
        {
            const SystemClock clock;
            MainWindow window(clock);
            QVERIFY(window.connection().recordTo(recording));
            SavedConnection connection;
            connection.address.path = m_gateway->controlSocket();
            window.connectTo(connection);
            TG_AWAIT(window.view().isLive() && areRemembered(window.view()));
            QString problem = u"not called"_s;
            window.findChild<ExportMenu *>()->saveBundle(
                bundle.path(), [&](const QString &text) { problem = text; });
            TG_AWAIT(problem != u"not called"_s);
            QCOMPARE(problem, QString());
        }
        const QByteArray secret = GatewayOptions().cookie;
        QVERIFY(contentOf(bundle.filePath(u"config.json"_s)).contains("cookie_file"));
        QVERIFY(contentOf(bundle.filePath(u"nodes.csv"_s)).count("\r\n") == 4);
        for (const auto &name : bundle.entryList(QDir::Files))
            QVERIFY2(!contentOf(bundle.filePath(name)).contains(secret), qPrintable(name));
        QVERIFY(!contentOf(recording).contains(secret));

        ManualClock clock;
        ConnectionKeeper replay(clock);
        QVERIFY(replay.playDemo(recording, clock));
        QTRY_VERIFY(areRemembered(replay.gateways().front()->view()));
    }

private:
    // Minutes of every node from before the console came.
    static bool areRemembered(const ClusterView &view)
    {
        return std::ranges::all_of(std::array{u"a"_s, u"b"_s, u"c"_s}, [&](const QString &node) {
            const auto *trace = view.traces().trace(node);
            return trace && trace->front().atMs < view.nowMs() - 10'000;
        });
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    ClusterView &view() { return m_window->view(); }

    Value cellOf(const QString &node, NodeColumn column)
    {
        const auto *row = view().nodes().find(node);
        return row ? (*row)[column] : Value();
    }
    QString textOf(const QString &node, NodeColumn column)
    {
        const auto value = cellOf(node, column);
        const auto *text = valueIf<QString>(value);
        return text ? *text : QString();
    }
    QString stateOfB() { return textOf(u"b"_s, NodeColumn::State); }
    QString orderOfB() { return textOf(u"b"_s, NodeColumn::Order); }
    double figureOfNode(const QString &node)
    {
        const auto value = cellOf(node, NodeColumn::PointsPerSecond);
        const auto *number = valueIf<double>(value);
        return number ? *number : -1;
    }
    qint64 copiesGivenUpBy(const QString &node)
    {
        const auto *row = view().links().find(node);
        const auto *number = row ? valueIf<qint64>((*row)[LinkColumn::GivenUpPoints]) : nullptr;
        return number ? *number : -1;
    }
    double figure(GatewayColumn column)
    {
        const auto *row = view().gateway();
        const auto *number = row ? valueIf<double>((*row)[column]) : nullptr;
        return number ? *number : -1;
    }
    int shardsOfB(const QString &state)
    {
        int count = 0;
        for (const auto &row : view().shards().rows())
            count +=
                row[ShardColumn::Owner] == Value(u"b"_s) && row[ShardColumn::State] == Value(state)
                    ? 1
                    : 0;
        return count;
    }
    bool hasAlarm(const QString &id)
    {
        return std::ranges::any_of(view().alarms().rows(), [&](const Row &row) {
            return row[AlarmColumn::Id] == Value(id) && row[AlarmColumn::Node] == Value(u"b"_s);
        });
    }
    bool hasEvent(const QString &what)
    {
        return std::ranges::any_of(view().events().rows(), [&](const Row &row) {
            return row[EventColumn::What] == Value(what) && row[EventColumn::Node] == Value(u"b"_s);
        });
    }

    template <typename Widget> static Widget *shownIn(QWidget &parent, const QString &start)
    {
        for (auto *one : parent.findChildren<Widget *>()) {
            const auto text = [&] {
                if constexpr (std::is_base_of_v<QAbstractButton, Widget>)
                    return QString(one->text()).remove(u'&');
                else
                    return one->accessibleName();
            }();
            if (one->isVisible() && text.startsWith(start))
                return one;
        }
        return nullptr;
    }

    // The nodes page, and in its table down to the row of b.
    void selectB()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTest::keyClick(m_window, Qt::Key_2, Qt::ControlModifier);
        auto *table = m_window->page(1).findChild<QTableView *>();
        QVERIFY(table);
        QTRY_VERIFY(table->isVisible());
        table->setFocus();
        press(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 3 && m_window->page(1).currentNode() != u"b"_s; ++i)
            press(Qt::Key_Down);
        QCOMPARE(m_window->page(1).currentNode(), u"b"_s);
        m_window->refresh();
    }

    void order(const QString &verb, Qt::Key key)
    {
        selectB();
        QTest::keyClick(m_window, key, Qt::ControlModifier | Qt::ShiftModifier);
        confirm(verb);
    }

    void orderByMenu(const QString &verb)
    {
        selectB();
        for (const auto *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            for (auto *action : menu->actions()) {
                if (!QString(action->text()).remove(u'&').startsWith(verb) || !action->isEnabled())
                    continue;
                action->trigger();
                confirm(verb);
                return;
            }
        }
        QFAIL("no such order can be given");
    }

    // By Tab to what is to be typed and to the button; Enter must run nothing.
    void confirm(const QString &verb)
    {
        auto *dialog = m_window->findChild<PlanDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        TG_AWAIT(dialog->step() == PlanDialog::Step::Showing);
        if (auto *typed = shownIn<QLineEdit>(*dialog, u"Type"_s)) {
            QVERIFY(tabTo(typed));
            QTest::keyClicks(typed, u"b"_s);
        }
        auto *button = shownIn<QPushButton>(*dialog, verb);
        QVERIFY(button);
        press(Qt::Key_Return);
        QCOMPARE(dialog->step(), PlanDialog::Step::Showing);
        QVERIFY2(button->isEnabled(), qPrintable(button->toolTip()));
        QVERIFY(tabTo(button));
        press(Qt::Key_Space);
        TG_AWAIT(dialog->step() == PlanDialog::Step::Over);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<PlanDialog *>());
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    LoadgenProcess m_load;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
