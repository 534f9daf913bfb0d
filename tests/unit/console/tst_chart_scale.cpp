#include <QtTest>

#include "console/models/chart_scale.h"

using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestChartScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void figuresAreRoundAndNoneStandsTwice_data()
    {
        QTest::addColumn<int>("unit");
        for (const auto unit :
             {Unit::Points, Unit::PointsPerSecond, Unit::Milliseconds, Unit::Microseconds,
              Unit::Bytes, Unit::BytesPerSecond, Unit::Shards})
            QTest::addRow("unit %d", static_cast<int>(unit)) << static_cast<int>(unit);
    }
    void figuresAreRoundAndNoneStandsTwice()
    {
        QFETCH(int, unit);
        const auto of = static_cast<Unit>(unit);
        for (double highest = 0; highest < 1e9; highest = highest * 1.07 + 0.01) {
            const auto scale = scaleFor(highest, of);
            QVERIFY(scale.top >= highest);
            // No more than the upper two thirds are empty.
            QVERIFY2(highest < 4 || scale.top <= highest * 3, qPrintable(QString::number(highest)));
            auto figures = figuresOf(scale, of);
            QCOMPARE(figures.size(), scale.steps + 1);
            const auto text = figures.join(u", "_s);
            QCOMPARE(figures.removeDuplicates(), 0);
            QVERIFY2(text.size() < 60, qPrintable(text));
        }
    }

    void timesAreCountedAsClocksDo_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<QString>("figures");
        QTest::newRow("nothing waits") << 0.0 << u"0, 1 ms, 2 ms, 3 ms, 4 ms"_s;
        QTest::newRow("seconds") << 1'700.0 << u"0, 500 ms, 1 s, 1.5 s, 2 s"_s;
        QTest::newRow("minutes") << 100'000.0 << u"0, 30 s, 60 s, 90 s, 2 min"_s;
        QTest::newRow("hours") << 3.1 * 3'600'000 << u"0, 60 min, 2 h, 3 h, 4 h"_s;
    }
    void timesAreCountedAsClocksDo()
    {
        QFETCH(double, highest);
        QFETCH(QString, figures);
        QCOMPARE(figuresOf(scaleFor(highest, Unit::Milliseconds), Unit::Milliseconds).join(u", "_s),
                 figures);
    }
};

QTEST_MAIN(TestChartScale)
#include "tst_chart_scale.moc"
