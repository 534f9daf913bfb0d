#include <QHeaderView>
#include <QTableWidget>
#include <QtTest>

#include "console/widgets/column_fit.h"

using namespace tg::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWide = 700;

// 100 pixels each, but the text, which would like to have 200 and can do with 80.
struct Scene {
    QTableWidget table{2, 5};
    ColumnFit *fit = nullptr;

    explicit Scene(int width)
    {
        table.verticalHeader()->hide();
        table.setFrameShape(QFrame::NoFrame);
        fit = new ColumnFit(table, {{u"Node"_s, 100},
                                    {u"State"_s, 100},
                                    {u"Reason"_s, 200, true},
                                    {u"Late"_s, 100, false, 1},
                                    {u"Version"_s, 100, false, 2}});
        table.resize(width, 300);
        table.show();
    }
    QString hidden() const { return fit->hiddenTitles().join(u','); }
    bool scrolls() const { return table.horizontalHeader()->length() > table.viewport()->width(); }
    QAction *action(const QString &title) const
    {
        for (auto *one : fit->menu().actions()) {
            if (one->text() == title)
                return one;
        }
        return nullptr;
    }
};

} // namespace

class TestColumnFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCanBeSparedGoesFirst_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("hidden");
        QTest::addColumn<bool>("scrolls");
        QTest::newRow("room for all") << kWide << QString() << false;
        QTest::newRow("the text is cut") << 480 << QString() << false;
        QTest::newRow("one goes") << 479 << u"Version"_s << false;
        QTest::newRow("two go") << 379 << u"Late,Version"_s << false;
        QTest::newRow("no more can go") << 279 << u"Late,Version"_s << true;
    }
    void whatCanBeSparedGoesFirst()
    {
        QFETCH(int, width);
        Scene scene(width);
        QTRY_COMPARE(scene.table.viewport()->width(), width);
        QTEST(scene.hidden(), "hidden");
        QTEST(scene.scrolls(), "scrolls");
    }

    void columnsComeBackWithTheRoom()
    {
        Scene scene(300);
        QSignalSpy changes(scene.fit, &ColumnFit::changed);
        QTRY_COMPARE(scene.hidden(), u"Late,Version"_s);
        scene.table.resize(kWide, 300);
        QTRY_COMPARE(scene.hidden(), QString());
        QVERIFY(changes.count() >= 1);
        QCOMPARE(scene.table.columnWidth(2), kWide - 400);
    }

    void whatSomebodyChoseStands()
    {
        Scene scene(kWide);
        QVERIFY(!scene.action(u"Node"_s)); // it names the row
        scene.action(u"State"_s)->trigger();
        QCOMPARE(scene.hidden(), u"State"_s);
        QVERIFY(!scene.action(u"State"_s)->isChecked());
        QVERIFY(scene.action(u"Late"_s)->isChecked());

        scene.table.resize(279, 300);
        QTRY_COMPARE(scene.hidden(), u"State,Late,Version"_s);
        scene.action(u"Version"_s)->trigger();
        QCOMPARE(scene.hidden(), u"State,Late"_s);
        QVERIFY(scene.scrolls()); // as it was wanted

        const auto kept = scene.fit->choices();
        Scene other(kWide);
        other.fit->setChoices(kept);
        QCOMPARE(other.hidden(), u"State"_s);
        other.fit->setChoices(u"of another version"_s);
        QCOMPARE(other.hidden(), QString());
        other.fit->setChoices(kept);
        other.action(u"As many as fit"_s)->trigger();
        QCOMPARE(other.hidden(), QString());
    }

    void extraColumnsWaitUntilTheyAreWanted()
    {
        QTableWidget table(2, 2);
        auto *fit = new ColumnFit(table, {{u"Shard"_s, 100}, {u"Queued"_s, 100, false, 0, true}});
        table.resize(kWide, 300);
        table.show();
        QTRY_VERIFY(table.isColumnHidden(1));
        QVERIFY(fit->hiddenTitles().isEmpty()); // nobody misses it
        fit->menu().actions().front()->trigger();
        QVERIFY(!table.isColumnHidden(1));
        fit->menu().actions().front()->trigger();
        QVERIFY(table.isColumnHidden(1));
    }

    void theFirstColumnIsNeverHidden()
    {
        Scene scene(kWide);
        scene.fit->setChoices(u"hhhhh"_s);
        QVERIFY(!scene.table.isColumnHidden(0));
        QCOMPARE(scene.hidden(), u"State,Reason,Late,Version"_s);
    }
};

QTEST_MAIN(TestColumnFit)
#include "tst_column_fit.moc"
