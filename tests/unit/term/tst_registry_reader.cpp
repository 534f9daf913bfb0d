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
            RegistryReader reader(RegistryShape(shape), sink);
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
        RegistryReader reader(RegistryShape::SqlRows, sink);
        reader.feed(goldenTerm(QStringLiteral("sql_rows")));
        QVERIFY(reader.finish());
        QCOMPARE(sink.found[1], std::string("cpu;host=a;mode=idle"));
        QCOMPARE(reader.lastId(), 301U);
    }

    void takesNoRowsForAnAnswer()
    {
        Collector sink;
        RegistryReader reader(RegistryShape::SqlRows, sink);
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
            RegistryReader reader(RegistryShape(shape), sink);
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
                RegistryReader reader(shape, sink);
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
        RegistryReader reader(RegistryShape::ForwardMap, sink);
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
        RegistryReader reader(RegistryShape::ForwardMap, sink);
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
                RegistryReader reader(RegistryShape(i % 3), sink);
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
