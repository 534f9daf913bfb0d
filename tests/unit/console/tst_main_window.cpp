#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTableView>
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/screenshots.h"
#include "console/widgets/theme.h"
#include "tests/demo/demo_scenes.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
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

    // Buttons, boxes and labels that would cut their text off.
    static QStringList clippedIn(const QWidget &window)
    {
        QStringList clipped;
        for (const auto *widget : window.findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool isFixedText = qobject_cast<const QAbstractButton *>(widget) ||
                                     (label && !label->wordWrap() && !label->text().isEmpty());
            // A dock's own buttons say more than their icon is wide.
            if (widget->isVisible() && isFixedText && !widget->inherits("QDockWidgetTitleButton") &&
                widget->minimumSizeHint().width() > widget->width())
                clipped << QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                               widget->accessibleName() + (label ? label->text() : QString());
        }
        return clipped;
    }

private Q_SLOTS:
    void eachPageShowsEachSceneWithoutCuttingTexts_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<bool>("dark");
        for (const auto &scene : demo::sceneNames()) {
            QTest::addRow("%s, light", qPrintable(scene)) << scene << false;
            QTest::addRow("%s, dark", qPrintable(scene)) << scene << true;
        }
    }
    void eachPageShowsEachSceneWithoutCuttingTexts()
    {
        QFETCH(QString, scene);
        QFETCH(bool, dark);
        applyPalette(dark ? PaletteChoice::Dark : PaletteChoice::Light);
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        window.resize(1100, 720);
        QVERIFY(window.connection().playDemo(recording(scene), clock));
        window.show();
        for (int page = 0; page < 6; ++page) {
            window.showPage(page);
            window.refresh();
            QApplication::processEvents();
            QCOMPARE(clippedIn(window).join(u"; "_s), QString());
            QCOMPARE(window.size(), QSize(1100, 720));
            for (const auto *table : window.page(page).findChildren<QTableView *>()) {
                if (table->isVisible())
                    QCOMPARE(table->horizontalHeader()->sectionResizeMode(0),
                             QHeaderView::Interactive);
            }
        }
        const auto folder = qEnvironmentVariable("TG_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(
                savePictures(window, folder + u'/' + scene + (dark ? u"-dark"_s : u"-light"_s)));
    }

    void ctrlAndANumberLeadsToAPage()
    {
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (int page = 5; page >= 0; --page) {
            QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
            QCOMPARE(window.currentPage(), page);
        }
    }

    void ordersAreDisabledWithAReasonWhileFiguresAreOld()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"stale"_s), clock));
        window.showPage(1);
        window.page(1).showNode(u"node-c"_s);
        window.refresh();
        int orders = 0;
        for (const auto *menu : window.menuBar()->findChildren<QMenu *>()) {
            for (const auto *action : menu->actions()) {
                if (!action->text().startsWith(u"&Fail over"_s))
                    continue;
                ++orders;
                QVERIFY(!action->isEnabled());
                QVERIFY(action->toolTip().contains(u"old"_s));
            }
        }
        QCOMPARE(orders, 1);
    }

    void whatCanBeFocusedHasAName()
    {
        ManualClock clock(1'764'000'000'000);
        MainWindow window(clock);
        QVERIFY(window.connection().playDemo(recording(u"down"_s), clock));
        window.show();
        QStringList nameless;
        for (int page = 0; page < 6; ++page) {
            window.showPage(page);
            for (const auto *widget : window.page(page).findChildren<QWidget *>()) {
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus &&
                    widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()) &&
                    !qobject_cast<const QComboBox *>(widget))
                    nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                    QString::number(page);
            }
        }
        QCOMPARE(nameless.join(u"; "_s), QString());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
