#include <QtTest>

#include "console/models/text_format.h"

using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestTextFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void writesFiguresAsOperatorsReadThem_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, double number, Unit unit, const QString &text) {
            QTest::newRow(name) << number << static_cast<int>(unit) << text;
        };
        row("zero", 0, Unit::PointsPerSecond, u"0/s"_s);
        row("si", 12'345, Unit::PointsPerSecond, u"12.3 k/s"_s);
        row("millions", 1'240'000, Unit::PointsPerSecond, u"1.24 M/s"_s);
        row("rounds up to the next prefix", 999'600, Unit::Points, u"1.00 M"_s);
        row("iec", 1.5 * 1024 * 1024, Unit::Bytes, u"1.50 MiB"_s);
        row("seconds", 37'000, Unit::Milliseconds, u"37 s"_s);
        row("minutes", 150'000, Unit::Milliseconds, u"2 min"_s);
        row("days", 3 * 86'400'000.0, Unit::Milliseconds, u"3 d"_s);
        row("microseconds", 420, Unit::Microseconds, u"420 µs"_s);
        row("percent", 0.021, Unit::Fraction, u"2.10 %"_s);
    }
    void writesFiguresAsOperatorsReadThem()
    {
        QFETCH(double, number);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QCOMPARE(valueText(number, static_cast<Unit>(unit)), text);
    }

    void allDigitsArePartedByThrees_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        const auto row = [](const QString &language, qint64 number, const QString &text) {
            QTest::addRow("%s %lld", qPrintable(language), static_cast<long long>(number))
                << language << number << text;
        };
        for (const auto &[language, mark] : {std::pair{u"en"_s, u","_s},
                                             {u"de"_s, u"."_s},
                                             {u"es"_s, u"."_s},
                                             {u"pl"_s, u"\u00A0"_s}}) {
            row(language, 999, u"999"_s);
            row(language, 12'345, QString(u"12"_s + mark + u"345"_s));
            row(language, 1'204'331, QString(u"1"_s + mark + u"204"_s + mark + u"331"_s));
            row(language, -1'204'331, QString(u"-1"_s + mark + u"204"_s + mark + u"331"_s));
            row(language, 1'000'204'331,
                QString(u"1"_s + mark + u"000"_s + mark + u"204"_s + mark + u"331"_s));
        }
        row(u"en"_s, 6'200, u"6,200"_s);
        row(u"es"_s, 6'200, u"6200"_s);
    }
    void allDigitsArePartedByThrees()
    {
        QFETCH(QString, language);
        QFETCH(qint64, number);
        const auto restored = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
        QLocale::setDefault(QLocale(language));
        QTEST(wholeText(number), "text");
        QTEST(exactText(number, Unit::Points), "text");
    }

    void sentencesEndWithOneStop()
    {
        QCOMPARE(withStop(u"connection refused"_s), u"connection refused."_s);
        QCOMPARE(withStop(u"No such file. "_s), u"No such file."_s);
        QCOMPARE(withStop(u"why?"_s), u"why?"_s);
        QCOMPARE(withStop({}), QString());
    }

    void largeCountsKeepTheirPluralForm()
    {
        QCOMPARE(pluralOf(1), 1);
        QCOMPARE(pluralOf(22), 22);
        QCOMPARE(pluralOf(9'000'000'000'022) % 100, 22); // Polish looks at the last two digits
        QVERIFY(pluralOf(9'000'000'000'001) > 1);
    }

    void whatIsNotKnownIsADashAndNeverZero()
    {
        QCOMPARE(valueText(Value(), Unit::PointsPerSecond), u"-"_s);
        QCOMPARE(valueText(real(qQNaN()), Unit::Bytes), u"-"_s);
    }
};

QTEST_MAIN(TestTextFormat)
#include "tst_text_format.moc"
