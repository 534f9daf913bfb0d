// What people need who do not see the screen, or not all colours, or use no mouse: each page and
// dialog is walked through.
#include <array>
#include <cmath>

#include <QMenuBar>
#include <QtTest>

#include "console/app/all_gateways_page.h"
#include "console/app/main_window.h"
#include "console/app/pin_changed_page.h"
#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/connect_dialog.h"
#include "console/dialogs/connections_dialog.h"
#include "console/dialogs/operation_dialog.h"
#include "console/dialogs/order_all_dialog.h"
#include "console/dialogs/plan_dialog.h"
#include "console/dialogs/preferences_dialog.h"
#include "console/dialogs/token_dialog.h"
#include "console/dialogs/trust_dialog.h"
#include "console/widgets/theme.h"
#include "tests/demo/demo_scenes.h"
#include "tests/unit/console/colour_sight.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

namespace {

QString called(const QWidget &widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        name += u" '"_s + button->text() + u'\'';
    return name + u" '"_s + widget.accessibleName() + u'\'';
}

bool isReached(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus);
}

bool hasBuddy(const QWidget &root, const QWidget &widget)
{
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (label->buddy() == &widget)
            return true;
    }
    return false;
}

// What a screen reader would say nothing about.
QStringList namelessIn(const QWidget &root)
{
    QStringList nameless;
    for (const auto *widget : root.findChildren<QWidget *>()) {
        if (!isReached(*widget) || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget); // selectable text says itself
        const bool hasName = !widget->accessibleName().isEmpty() ||
                             (label && !label->text().isEmpty()) ||
                             (button && !button->text().isEmpty()) || hasBuddy(root, *widget);
        const bool isInner =
            widget->parentWidget() && widget->parentWidget()->focusProxy() == widget;
        if (!hasName && !isInner && !qobject_cast<const QComboBox *>(widget->parentWidget()))
            nameless << called(*widget);
    }
    return nameless;
}

// "&Name:" whose key leads nowhere.
QStringList orphanLabelsIn(const QWidget &root)
{
    QStringList orphans;
    for (const auto *label : root.findChildren<QLabel *>()) {
        static const QRegularExpression kMnemonic(u"(^|[^&])&[^&\\s#a-z]"_s);
        const bool isPlain = label->textFormat() != Qt::RichText && !label->text().contains(u'<');
        if (label->isVisible() && isPlain && !label->buddy() && label->text().contains(kMnemonic) &&
            label->textInteractionFlags() == Qt::LinksAccessibleByMouse)
            orphans << label->text();
    }
    return orphans;
}

QStringList bareIconsIn(const QWidget &root)
{
    QStringList bare;
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        const bool isOurs = !button->inherits("QDockWidgetTitleButton") &&
                            !button->inherits("QTableCornerButton") &&
                            !qobject_cast<const QLineEdit *>(button->parentWidget());
        if (button->isVisible() && isOurs && button->text().isEmpty() && !button->icon().isNull() &&
            (button->accessibleName().isEmpty() || button->toolTip().isEmpty()))
            bare << called(*button);
    }
    return bare;
}

std::vector<QWidget *> focusOrderOf(QWidget &root)
{
    std::vector<QWidget *> order;
    for (auto *widget = root.nextInFocusChain(); widget && widget != &root;
         widget = widget->nextInFocusChain()) {
        if (root.isAncestorOf(widget) && isReached(*widget) && !widget->focusProxy())
            order.push_back(widget);
    }
    return order;
}

QRect placeOf(const QWidget &widget, const QWidget &root)
{
    return {widget.mapTo(&root, QPoint(0, 0)), widget.size()};
}

// Tab leads down, or to the right: never back up in the same column, nor to the left in a line.
QStringList jumpsIn(QWidget &root)
{
    QStringList jumps;
    const auto order = focusOrderOf(root);
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto *before = order[i - 1];
        const auto *after = order[i];
        if (before->isAncestorOf(after) || after->isAncestorOf(before))
            continue;
        const auto from = placeOf(*before, root);
        const auto to = placeOf(*after, root);
        const bool goesUp = to.bottom() < from.top() && to.left() < from.right();
        const bool goesLeft =
            to.right() < from.left() && to.top() < from.bottom() && from.top() < to.bottom();
        if (goesUp || goesLeft)
            jumps << called(*before) + u" -> "_s + called(*after);
    }
    return jumps;
}

// Tab from each place goes on, and comes back to the first in the end.
QString trapIn(QWidget &window)
{
    auto *first = window.focusWidget();
    if (!first)
        return u"nothing has the focus"_s;
    std::set<QWidget *> seen;
    for (int step = 0; step < 200; ++step) {
        auto *before = window.focusWidget();
        seen.insert(before);
        QTest::keyClick(before, Qt::Key_Tab);
        auto *after = window.focusWidget();
        if (after == first)
            break;
        if (after == before)
            return u"Tab does not leave "_s + called(*before);
        if (seen.contains(after))
            return u"Tab goes in a circle before it comes back: "_s + called(*after);
    }
    if (window.focusWidget() != first && seen.size() > 1)
        return u"Tab does not come back to "_s + called(*first);
    return {};
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString recording(const QString &scene)
    {
        const auto path = m_folder.filePath(scene + u".tgrec"_s);
        if (QFile::exists(path))
            return path;
        auto writer = RecordingWriter::create(path);
        for (const auto &entry : demo::scene(scene, 1'764'000'000'000))
            (*writer)->write(entry);
        return path;
    }
    static void keepPicture(QWidget &widget, const QString &name)
    {
        const auto folder = qEnvironmentVariable("TG_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            widget.grab().save(folder + u'/' + name + u".png"_s);
    }
    static void check(QWidget &root)
    {
        QCOMPARE(namelessIn(root).join(u"; "_s), QString());
        QCOMPARE(orphanLabelsIn(root).join(u"; "_s), QString());
        QCOMPARE(bareIconsIn(root).join(u"; "_s), QString());
        QCOMPARE(jumpsIn(root).join(u"; "_s), QString());
    }
    // In light and dark, for eyes; what is checked is the same in both.
    static void checkDialog(QDialog &dialog, const QString &name)
    {
        for (const bool dark : {true, false}) {
            applyPalette(dark ? PaletteChoice::Dark : PaletteChoice::Light);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            QCOMPARE(dialog.palette().color(QPalette::Window),
                     makePalette(dark).color(QPalette::Window));
            QCOMPARE(dialog.findChild<QPushButton *>()->palette().color(QPalette::ButtonText),
                     makePalette(dark).color(QPalette::ButtonText));
            keepPicture(dialog, name + (dark ? u"-dark"_s : u"-light"_s));
        }
        check(dialog);
        QCOMPARE(trapIn(dialog), QString());
        for (const auto *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap())
                QVERIFY2(label->minimumSizeHint().width() <= label->width() + 1,
                         qPrintable(label->text()));
        }
    }
    static PeerCertificate stranger(bool isChanged)
    {
        PeerCertificate seen;
        seen.where = u"tls://gw-1.example.com:9430"_s;
        seen.sha256 = QByteArray(32, '\x3C');
        if (isChanged)
            seen.pinnedSha256 = QByteArray(32, '\x7A');
        seen.subject = u"gw-1.example.com, Example Ltd"_s;
        seen.names = {u"gw-1.example.com"_s, u"10.0.0.7"_s};
        seen.issuer = u"Example Internal CA"_s;
        seen.validFrom = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC);
        seen.validUntil = QDateTime({2027, 1, 1}, {0, 0}, Qt::UTC);
        seen.problems = {u"The issuer certificate of a locally looked up certificate could not be "
                         "found"_s};
        return seen;
    }
    std::unique_ptr<Settings> someSettings(const QString &name)
    {
        auto settings = std::make_unique<Settings>(m_folder.filePath(name + u".ini"_s));
        for (const auto &[gateway, tag] :
             {std::pair{u"production"_s, ColorTag::Red}, std::pair{u"staging"_s, ColorTag::Blue}}) {
            SavedConnection one;
            one.name = gateway;
            one.tag = tag;
            one.address = *parseGatewayAddress(u"tls://"_s + gateway + u".example.com:9430"_s);
            one.pinnedSha256 = QByteArray(32, '\x3C');
            if (!settings->keepConnection(one))
                return nullptr;
        }
        return settings;
    }

private Q_SLOTS:
    void pagesCanBeWalkedThrough_data()
    {
        QTest::addColumn<int>("page");
        for (int page = 0; page < PageCount; ++page)
            QTest::newRow(qPrintable(pageIds().at(page))) << page;
    }
    void pagesCanBeWalkedThrough()
    {
        QFETCH(int, page);
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        window.resize(1100, 720);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.showPage(page);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.refresh();
        if (page == NodesNumber)
            window.page(page).showNode(u"node-c"_s);
        check(window.page(page));
        const auto order = focusOrderOf(window.page(page));
        QVERIFY(!order.empty());
        order.front()->setFocus();
        QCOMPARE(trapIn(window), QString());
    }

    void theFocusDoesNotMoveOnATick()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (int page = 0; page < PageCount; ++page) {
            window.showPage(page);
            for (auto *widget : focusOrderOf(window.page(page))) {
                widget->setFocus();
                auto *holder = window.focusWidget();
                window.view().tick();
                QCOMPARE(window.focusWidget(), holder);
            }
        }
    }

    void f6LeadsThroughAllPanesAndBack()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(
            window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)}, clock));
        window.showPage(NodesNumber);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        std::vector<QWidget *> seen;
        for (int press = 0; press < 8; ++press) {
            QTest::keyClick(&window, Qt::Key_F6);
            seen.push_back(window.focusWidget());
        }
        const std::set<QWidget *> different(seen.begin(), seen.end());
        QCOMPARE(different.size(), 4U); // gateways, pages, page, operations
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(seen[i], seen[i + 4]);
    }

    void allGatewaysTogether()
    {
        ManualClock clock(1'764'000'000'000);
        for (const bool dark : {true, false}) {
            applyPalette(dark ? PaletteChoice::Dark : PaletteChoice::Light);
            for (const auto &size : {QSize(1920, 1080), QSize(1100, 720)}) {
                MainWindow window(clock);
                window.resize(size);
                QVERIFY(window.connection().playDemos(
                    {recording(u"down"_s), recording(u"draining"_s), recording(u"normal"_s)},
                    clock));
                window.showAllGateways();
                window.show();
                QVERIFY(QTest::qWaitForWindowActive(&window));
                window.refresh();
                keepPicture(window, u"all-gateways-%1"_s.arg(size.width()) +
                                        (dark ? u"-dark"_s : u"-light"_s));
                check(*window.findChild<AllGatewaysPage *>());
                QCOMPARE(trapIn(window), QString());
            }
        }
    }

    void theFullStop()
    {
        for (const bool dark : {true, false}) {
            applyPalette(dark ? PaletteChoice::Dark : PaletteChoice::Light);
            PinChangedPage page;
            page.show(u"production"_s, stranger(true), true);
            page.resize(950, 560);
            static_cast<QWidget &>(page).show();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            keepPicture(page, u"pin-changed"_s + (dark ? u"-dark"_s : u"-light"_s));
            check(page);
        }
    }

    void dialogsOfConnections()
    {
        const auto settings = someSettings(u"dialogs"_s);
        QVERIFY(settings);
        ConnectDialog connecting(settings->connections());
        checkDialog(connecting, u"connect"_s);
        ConnectionsDialog connections(*settings);
        checkDialog(connections, u"connections"_s);
        TokenDialog token(u"production"_s, u"no such token"_s);
        checkDialog(token, u"token"_s);
        TrustDialog trust(u"production"_s, stranger(false), true);
        checkDialog(trust, u"trust"_s);
    }

    void dialogOfPreferences()
    {
        const auto settings = someSettings(u"preferences"_s);
        PreferencesDialog preferences(*settings);
        checkDialog(preferences, u"preferences"_s);
    }

    void dialogsOfOrders()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(
            window.connection().playDemos({recording(u"down"_s), recording(u"draining"_s)}, clock));
        OperationDialog operation(window.connection().gateways().back()->view(), u"op-7f30"_s);
        operation.setAttribute(Qt::WA_DeleteOnClose, false);
        checkDialog(operation, u"operation"_s);
        AckDialog ack(window.view(), u"node-down"_s, u"node-c is down"_s);
        ack.setAttribute(Qt::WA_DeleteOnClose, false);
        checkDialog(ack, u"ack"_s);
        PlanDialog plan(window.view(), {u"failover"_s, u"node-c"_s, {}});
        plan.setAttribute(Qt::WA_DeleteOnClose, false);
        checkDialog(plan, u"plan"_s);
        OrderAllDialog all(window.connection().orderTargets(), {u"failover"_s, u"node-c"_s});
        all.setAttribute(Qt::WA_DeleteOnClose, false);
        for (const auto *run : all.runs())
            QTRY_COMPARE(run->step(), OrderRun::Step::NotPossible); // a recording gives none
        checkDialog(all, u"order-all"_s);
    }

    void everyActionStandsInAMenu()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        std::set<const QAction *> inMenus;
        std::set<QKeySequence> keys;
        for (const auto *action : window.menuBar()->actions()) // Ctrl+E opens one of them
            inMenus.insert(action);
        for (const auto *menu : window.menuBar()->findChildren<QMenu *>()) {
            for (const auto *action : menu->actions())
                inMenus.insert(action);
        }
        for (const auto *menu : window.findChildren<QMenu *>()) {
            for (const auto *action : menu->actions())
                inMenus.insert(action);
        }
        for (const auto *action : inMenus)
            keys.insert(action->shortcut());
        QStringList missing;
        for (const auto *action : window.findChildren<QAction *>()) {
            // Esc and Ctrl+C work where the focus is, as everywhere.
            const auto shortcut = action->shortcut();
            const bool isLocal = shortcut == QKeySequence(Qt::Key_Escape) ||
                                 shortcut == QKeySequence(QKeySequence::Copy);
            if (!shortcut.isEmpty() && !isLocal && !inMenus.contains(action))
                missing << action->text() + u' ' + shortcut.toString();
        }
        QCOMPARE(missing.join(u"; "_s), QString());
        for (const auto &key : {u"Ctrl+1"_s, u"Ctrl+2"_s, u"Ctrl+3"_s, u"Ctrl+4"_s, u"Ctrl+5"_s,
                                u"Ctrl+6"_s, u"Ctrl+F"_s, u"F5"_s, u"Space"_s, u"Ctrl+L"_s, u"F6"_s,
                                u"Ctrl+J"_s, u"Ctrl+E"_s, u"Ctrl+Shift+M"_s, u"Ctrl+Shift+F"_s})
            QVERIFY2(keys.contains(QKeySequence(key)), qPrintable(key));
    }

    void menuMnemonicsAreUniqueInTheirMenu()
    {
        ManualClock clock;
        MainWindow window(clock);
        QStringList twice;
        for (const auto *menu : window.findChildren<QMenu *>()) {
            std::map<QString, QString> seen;
            for (const auto *action : menu->actions()) {
                static const QRegularExpression kKey(u"&([^&])"_s);
                const auto key = kKey.match(action->text()).captured(1).toLower();
                if (key.isEmpty())
                    continue;
                if (seen.contains(key))
                    twice << seen[key] + u" and "_s + action->text();
                seen[key] = action->text();
            }
        }
        QCOMPARE(twice.join(u"; "_s), QString());
    }

    void coloursOfStatesStandApart_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("sight");
        for (const bool dark : {false, true}) {
            for (const auto sight : {Sight::Usual, Sight::Deuteran, Sight::Protan, Sight::Tritan})
                QTest::addRow("%s, %s", dark ? "dark" : "light", nameOf(sight))
                    << dark << static_cast<int>(sight);
        }
    }
    void coloursOfStatesStandApart()
    {
        QFETCH(bool, dark);
        QFETCH(int, sight);
        const QColor back = dark ? 0x1E1F22 : 0xFFFFFF;
        constexpr std::array kTones{Tone::Up,      Tone::Degraded,    Tone::Down,
                                    Tone::Planned, Tone::Maintenance, Tone::Unknown};
        for (std::size_t i = 0; i < kTones.size(); ++i) {
            const auto one = toneColor(kTones[i], dark);
            QVERIFY2(contrastOf(one, back) >= 3.0, qPrintable(one.name()));
            for (std::size_t j = i + 1; j < kTones.size(); ++j) {
                const auto other = toneColor(kTones[j], dark);
                const double apart = differenceOf(seenWith(one, static_cast<Sight>(sight)),
                                                  seenWith(other, static_cast<Sight>(sight)));
                QVERIFY2(apart >= 20,
                         qPrintable(u"%1 and %2: %3"_s.arg(one.name(), other.name()).arg(apart)));
            }
        }
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
