#include <limits>

#include <QtTest>

#include "console/export/bundle.h"
#include "console/export/csv.h"
#include "console/export/topic_cells.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestExport : public QObject
{
    Q_OBJECT

    static TopicModel &fill(TopicModel &model)
    {
        const auto node = [](const QString &id, double points) {
            return Row(Topic::Nodes)
                .set(NodeColumn::Id, id)
                .set(NodeColumn::State, u"up"_s)
                .set(NodeColumn::Since, qint64{1'764'000'000'000})
                .set(NodeColumn::OwnedShards, qint64{455})
                .set(NodeColumn::StandbyShards, qint64{456})
                .set(NodeColumn::PointsPerSecond, points);
        };
        model.merge(Table(Topic::Nodes, {node(u"a"_s, 1234567.25), node(u"b"_s, 2)}));
        return model;
    }

private Q_SLOTS:
    void quotesWhatHasToBeQuoted_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("csv");
        QTest::newRow("plain") << u"node-a"_s << QByteArray("node-a");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quote") << u"say \"hi\""_s << QByteArray("\"say \"\"hi\"\"\"");
        QTest::newRow("line end") << u"one\ntwo"_s << QByteArray("\"one\ntwo\"");
        QTest::newRow("carriage return") << u"one\rtwo"_s << QByteArray("\"one\rtwo\"");
        QTest::newRow("not ASCII") << u"Zürich"_s << QByteArray("Z\xc3\xbcrich");
        QTest::newRow("a tab is nothing special") << u"a\tb"_s << QByteArray("a\tb");
        QTest::newRow("like a formula: kept") << u"=1+2"_s << QByteArray("=1+2");
        QTest::newRow("like a command: kept") << u"@SUM(A1)"_s << QByteArray("@SUM(A1)");
        QTest::newRow("blanks are kept") << u" a "_s << QByteArray(" a ");
    }
    void quotesWhatHasToBeQuoted()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, csv);
        QCOMPARE(toCsv({{u"h"_s}, {{cell}}}), "h\r\n" + csv + "\r\n");
    }

    void tabsOfCellsDoNotSplitThemOnTheClipboard()
    {
        QCOMPARE(toTsv({{u"x"_s, u"y"_s}, {{u"a\tb"_s, u"c,d"_s}}}), u"x\ty\n\"a\tb\"\tc,d\n"_s);
    }

    void valuesAreWrittenRaw_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const Value &value, Unit unit, const QString &text) {
            QTest::newRow(name) << value << static_cast<int>(unit) << text;
        };
        row("not known", Value(), Unit::Points, QString());
        row("zero", qint64{0}, Unit::Points, u"0"_s);
        row("no thousands marks", qint64{1'234'567}, Unit::Points, u"1234567"_s);
        row("no prefix", 1234567.25, Unit::PointsPerSecond, u"1234567.25"_s);
        row("small", 0.021, Unit::Fraction, u"0.021"_s);
        row("time", qint64{1'764'000'000'250}, Unit::UnixMs, u"2025-11-24T16:00:00.250Z"_s);
        row("bool", true, Unit::None, u"true"_s);
        row("text", u"link lost"_s, Unit::None, u"link lost"_s);
        row("not a number", std::numeric_limits<double>::quiet_NaN(), Unit::Points, QString());
    }
    void valuesAreWrittenRaw()
    {
        QFETCH(Value, value);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale(QLocale::German)); // which has a comma
        QCOMPARE(rawText(value, static_cast<Unit>(unit)), text);
    }

    void allCellsAreAllColumnsUnderTheirProtocolNames()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        const auto cells = allCells(fill(model));
        QCOMPARE(cells.rows.size(), 2U);
        QCOMPARE(cells.header.size(), static_cast<qsizetype>(NodeColumn::Count_));
        QCOMPARE(cells.header.first(), u"id"_s);
        const auto at = cells.header.indexOf(u"points_per_second"_s);
        QCOMPARE(cells.rows[0][at], u"1234567.25"_s);
    }

    void shownCellsFollowTheFilterAndItsOrder()
    {
        TopicModel model(Topic::Nodes, nodeColumns());
        fill(model);
        TopicFilter filter(model);
        filter.sort(0, Qt::DescendingOrder);
        // Node, Shards (owned and standby in one column), the sparkline.
        const auto cells = shownCells(model, filter, {0, 1}, {0, 4, 6});
        QCOMPARE(cells.header, (QStringList{u"id"_s, u"owned_shards"_s, u"standby_shards"_s}));
        QCOMPARE(cells.rows[0], (QStringList{u"b"_s, u"455"_s, u"456"_s}));
        filter.setText(u"a"_s);
        filter.setOnlyKeyOf(0, u"a"_s);
        QCOMPARE(shownCells(model, filter, {0, 1}, {0}).rows.size(), 1U);
    }

    void linesOfAChartShareTheirTimes()
    {
        const double hole = std::numeric_limits<double>::quiet_NaN();
        const ChartLine in{u"in"_s, {{1'000, 5}, {2'000, hole}}, 0};
        const ChartLine out{u"out"_s, {{2'000, 4.5}}, 1};
        QCOMPARE(toCsv(chartCells({in, out})), QByteArray("time,in,out\r\n"
                                                          "1970-01-01T00:00:01.000Z,5,\r\n"
                                                          "1970-01-01T00:00:02.000Z,,4.5\r\n"));
    }

    void aBundleIsAFolderWithVersionsConfigurationAndTables()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(bundleName(u"gw/../1"_s, 1'764'000'000'000));
        QCOMPARE(QFileInfo(path).fileName(), u"timeless-bundle-gw____1-20251124-160000Z"_s);
        ClusterView view;
        auto parts = bundleOf(view);
        parts.config = QJsonObject{{u"data.port"_s, 8428}};
        QVERIFY(writeBundle(path, parts));
        const QDir made(path);
        QVERIFY(made.exists(u"config.json"_s));
        QVERIFY(made.exists(u"events.csv"_s));
        QVERIFY(made.exists(u"history.csv"_s));
        QVERIFY(!made.exists(u"rejected_samples.csv"_s)); // data of clients
        QFile versions(made.filePath(u"versions.txt"_s));
        QVERIFY(versions.open(QIODevice::ReadOnly));
        QVERIFY(versions.readAll().contains("console: "));

        const auto again = writeBundle(path, parts);
        QVERIFY(!again);
        QVERIFY(QString::fromStdString(again.error().text).contains(path));
    }

    void aMissingConfigurationSaysWhy()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"b"_s);
        BundleParts parts;
        parts.whyNoConfig = u"role missing"_s;
        QVERIFY(writeBundle(path, parts));
        QFile config(path + u"/config.txt"_s);
        QVERIFY(config.open(QIODevice::ReadOnly));
        QVERIFY(config.readAll().contains("role missing"));
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
