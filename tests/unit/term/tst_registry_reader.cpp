// Registries are read series by series, however the reply is cut.
#include <map>
#include <random>

#include <QTest>

#include "golden.h"
#include "term/registry_reader.h"
#include "term/term_writer.h"

using namespace tg;
using namespace tg::term;
using namespace tg::test;

namespace {

struct Collector final : RegistrySink {
    void onSeries(std::uint64_t id, const SeriesView &series) override
    {
        std::string text(series.metric);
        for (const auto &[name, value] : series.labels)
            text.append(";").append(name).append("=").append(value);
        found[id] = text;
        ++count;
    }
    std::map<std::uint64_t, std::string> found;
    int count = 0;
};

} // namespace

class TestRegistryReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachShapeInAnyChunks_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("odd");
        QTest::newRow("forward_map") << int(RegistryShape::ForwardMap) << 2;
        QTest::newRow("overflow_rows") << int(RegistryShape::OverflowRows) << 1;
        QTest::newRow("sql_rows") << int(RegistryShape::SqlRows) << 1;
    }
    void readsEachShapeInAnyChunks()
    {
        QFETCH(const int, shape);
        QFETCH(const int, odd);
        const auto bytes = goldenTerm(QLatin1String(QTest::currentDataTag()));
        for (std::size_t chunk = 1; chunk <= bytes.size(); ++chunk) {
            Collector sink;
            RegistryReader reader(RegistryShape(shape), LabelForm::Escaped, sink);
            for (std::size_t at = 0; at < bytes.size(); at += chunk) {
                const auto size = std::min(chunk, bytes.size() - at);
                const Bytes copy(bytes.begin() + std::ptrdiff_t(at),
                                 bytes.begin() + std::ptrdiff_t(at + size));
                QVERIFY(reader.feed(copy)); // the copy is gone before the next
            }
            const auto done = reader.finish();
            QVERIFY2(done, done ? "" : done.error().text.c_str());
            QCOMPARE(sink.count, 2);
            QCOMPARE(int(reader.seriesRead()), 2);
            QCOMPARE(int(reader.oddEntries()), odd);
            QVERIFY(sink.found.begin()->second.starts_with("cpu;host=a"));
            QCOMPARE(sink.found.rbegin()->second, std::string("up"));
        }
    }

    void splitsTheLabelTextOfSqlRows()
    {
        Collector sink;
        RegistryReader reader(RegistryShape::SqlRows, LabelForm::Escaped, sink);
        reader.feed(goldenTerm(QStringLiteral("sql_rows")));
        QVERIFY(reader.finish());
        QCOMPARE(sink.found[1], std::string("cpu;host=a;mode=idle"));
        QCOMPARE(reader.lastId(), 301U);
    }

    void readsLabelsAsTheNodesTextKeepsThem_data()
    {
        QTest::addColumn<QByteArray>("text"); // of a row
        QTest::addColumn<QByteArray>("series");
        const auto row = [](const char *text, const char *series) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(series);
        };
        row("", "m");
        row("k=v", "m;k=v");
        row("path=a%2Cb=c", "m;path=a,b=c");
        row("path=a,b=c", "m;path=a;b=c"); // written by somebody who escapes nothing
        row("path=a,a=1,b=c", "m;path=a;a=1;b=c");
        row("a=1,b=2,a=3", "m;a=3;b=2");
        row("q=x=y,z=50%", "m;q=x=y;z=50%");
        row("a=%2C,b=a%25252C,c=%25", "m;a=,;b=a%252C;c=%25");
        row("k", "m;k=");
    }
    void readsLabelsAsTheNodesTextKeepsThem()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, series);
        Bytes bytes;
        TermWriter writer(bytes);
        writer.tuple(2);
        writer.atom("ok");
        writer.list(1);
        writer.list(3);
        writer.integer(7);
        writer.binary("m");
        writer.binary(text.toStdString());
        writer.nil();
        writer.nil();
        Collector sink;
        RegistryReader reader(RegistryShape::SqlRows, LabelForm::Escaped, sink);
        QVERIFY(reader.feed(bytes));
        QVERIFY(reader.finish());
        auto got = QByteArray::fromStdString(sink.found[7]).split(';');
        auto expected = series.split(';');
        std::sort(got.begin(), got.end()); // in any order
        std::sort(expected.begin(), expected.end());
        QCOMPARE(got, expected);
    }

    void readsTheSameFromMemoryAsFromText_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("map") << int(RegistryShape::ForwardMap);
        QTest::newRow("overflow") << int(RegistryShape::OverflowRows);
    }
    void readsTheSameFromMemoryAsFromText()
    {
        QFETCH(const int, shape);
        LabelForm form = LabelForm::Escaped;
        const auto read = [&](const std::vector<LabelView> &labels) {
            Bytes bytes;
            TermWriter writer(bytes);
            const bool isMap = RegistryShape(shape) == RegistryShape::ForwardMap;
            if (isMap) {
                writer.map(1);
            } else {
                writer.list(1);
                writer.tuple(2);
            }
            writer.tuple(2);
            writer.binary("m");
            writer.map(static_cast<std::uint32_t>(labels.size()));
            for (const auto &[name, value] : labels) {
                writer.binary(name);
                writer.binary(value);
            }
            writer.integer(7);
            if (!isMap)
                writer.nil();
            Collector sink;
            RegistryReader reader(RegistryShape(shape), form, sink);
            reader.feed(bytes);
            return reader.finish() ? sink.found[7] : std::string("refused");
        };
        QCOMPARE(read({{"path", "a%2Cb=c"}, {"z", "%252C"}}), std::string("m;path=a,b=c;z=%2C"));
        QCOMPARE(read({{"z", "1"}, {"path", "a,b=c"}}), std::string("m;b=c;path=a;z=1"));
        QCOMPARE(read({{"b", "2"}, {"a", "1,b=3"}}), std::string("m;a=1;b=2"));
        QCOMPARE(read({{"a,b", "1"}}), std::string("m;a=;b=1"));
        QCOMPARE(read({{"q", "x=y"}}), std::string("m;q=x=y"));
        form = LabelForm::AsIs; // of nodes that keep what they are told
        QCOMPARE(read({{"path", "a,b=c"}, {"z", "a%2Cb"}}), std::string("m;path=a,b=c;z=a%2Cb"));
    }

    void takesNoRowsForAnAnswer()
    {
        Collector sink;
        RegistryReader reader(RegistryShape::SqlRows, LabelForm::Escaped, sink);
        reader.feed(goldenTerm(QStringLiteral("sql_none")));
        QVERIFY(reader.finish());
        QCOMPARE(reader.lastId(), 0U);
    }

    void tellsTheNodesReasonWhenItRefuses_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("badrpc") << int(RegistryShape::ForwardMap) << QByteArray("undef");
        QTest::newRow("badrpc") << int(RegistryShape::OverflowRows) << QByteArray("undef");
        QTest::newRow("sql_error")
            << int(RegistryShape::SqlRows) << QByteArray("{error,no_such_table}");
    }
    void tellsTheNodesReasonWhenItRefuses()
    {
        QFETCH(const int, shape);
        QFETCH(const QByteArray, text);
        const auto bytes = goldenTerm(QLatin1String(QTest::currentDataTag()));
        for (const std::size_t chunk : {std::size_t(1), std::size_t(7), bytes.size()}) {
            Collector sink;
            RegistryReader reader(RegistryShape(shape), LabelForm::Escaped, sink);
            for (std::size_t at = 0; at < bytes.size(); at += chunk)
                reader.feed(BytesView(bytes).subspan(at, std::min(chunk, bytes.size() - at)));
            const auto done = reader.finish();
            QVERIFY(!done);
            QCOMPARE(done.error().code, ErrorCode::Refused);
            QVERIFY(QByteArray::fromStdString(done.error().text).contains(text));
        }
    }

    void refusesEveryTruncation()
    {
        for (const auto &[name, shape] :
             std::initializer_list<std::pair<const char *, RegistryShape>>{
                 {"forward_map", RegistryShape::ForwardMap},
                 {"overflow_rows", RegistryShape::OverflowRows},
                 {"sql_rows", RegistryShape::SqlRows}}) {
            const auto bytes = goldenTerm(QLatin1String(name));
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                Collector sink;
                RegistryReader reader(shape, LabelForm::Escaped, sink);
                reader.feed(BytesView(bytes).first(size));
                QVERIFY(!reader.finish());
            }
        }
    }

    void refusesBytesBehindTheEnd()
    {
        auto bytes = goldenTerm(QStringLiteral("forward_map"));
        bytes.push_back(106);
        Collector sink;
        RegistryReader reader(RegistryShape::ForwardMap, LabelForm::Escaped, sink);
        QVERIFY(!reader.feed(bytes));
        QVERIFY(!reader.finish());
    }

    void refusesASeriesBeyondTheBound()
    {
        Bytes bytes;
        TermWriter writer(bytes);
        writer.map(1);
        writer.tuple(2);
        writer.binary(std::string(RegistryReader::kMaxSeriesBytes, 'x'));
        Collector sink;
        RegistryReader reader(RegistryShape::ForwardMap, LabelForm::Escaped, sink);
        QVERIFY(!reader.feed(bytes));
        QCOMPARE(reader.finish().error().code, ErrorCode::LimitExceeded);
    }

    void survivesAnyByteChanged()
    {
        std::mt19937 random(7);
        for (const auto *name : {"forward_map", "overflow_rows", "sql_rows"}) {
            const auto bytes = goldenTerm(QLatin1String(name));
            for (int i = 0; i < 6000; ++i) {
                auto broken = bytes;
                broken[random() % broken.size()] = static_cast<unsigned char>(random());
                Collector sink;
                RegistryReader reader(RegistryShape(i % 3), LabelForm::Escaped, sink);
                const auto cut = random() % broken.size();
                reader.feed(BytesView(broken).first(cut));
                reader.feed(BytesView(broken).subspan(cut));
                [[maybe_unused]] const auto done = reader.finish();
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRegistryReader)
#include "tst_registry_reader.moc"
