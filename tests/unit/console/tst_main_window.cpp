#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QtTest>

#include "console/app/main_window.h"
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

private Q_SLOTS:
    void ctrlAndANumberLeadsToAPage()
    {
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (int page = HotMetricsNumber; page >= 0; --page) {
            const int key = page == HotMetricsNumber ? Qt::Key_0 : Qt::Key_1 + page;
            QTest::keyClick(&window, static_cast<Qt::Key>(key), Qt::ControlModifier);
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
        for (int page = 0; page < PageCount; ++page) {
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
