// The writer gives, byte for byte, what a node's own encoder gives.
#include <functional>

#include <QTest>

#include "golden.h"
#include "term/term_writer.h"

using namespace tg::term;
using namespace tg::test;

using Write = std::function<void(TermWriter &)>;
Q_DECLARE_METATYPE(Write)

class TestTermWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatANodeWrites_data()
    {
        QTest::addColumn<Write>("write");
        const auto row = [](const char *name, Write write) {
            QTest::newRow(name) << std::move(write);
        };
        row("atom", [](TermWriter &w) { w.atom("Elixir.TimelessMetrics"); });
        row("atom_empty", [](TermWriter &w) { w.atom(""); });
        row("atom_utf8", [](TermWriter &w) { w.atom("gr\xc3\xbcn"); });
        for (const auto &[name, value] :
             std::initializer_list<std::pair<const char *, std::int64_t>>{
                 {"int_0", 0},
                 {"int_255", 255},
                 {"int_256", 256},
                 {"int_minus_1", -1},
                 {"int_max32", INT32_MAX},
                 {"int_min32", INT32_MIN},
                 {"int_above32", 0x80000000LL},
                 {"int_below32", -0x80000001LL},
                 {"int_max64", INT64_MAX},
                 {"int_min64", INT64_MIN}})
            row(name, [v = value](TermWriter &w) { w.integer(v); });
        row("int_above64", [](TermWriter &w) { w.unsignedInteger(1ULL << 63); });
        row("int_max_unsigned", [](TermWriter &w) { w.unsignedInteger(UINT64_MAX); });
        row("int_max_unsigned", [](TermWriter &w) { w.wideInteger(UINT64_MAX); });
        row("float", [](TermWriter &w) { w.real(1.5); });
        row("float_minus_0", [](TermWriter &w) { w.real(-0.0); });
        row("float_tiny", [](TermWriter &w) { w.real(5e-324); });
        row("nil", [](TermWriter &w) { w.nil(); });
        row("binary", [](TermWriter &w) { w.binary(std::string_view("caf\xc3\xa9\0", 6)); });
        row("binary_empty", [](TermWriter &w) { w.binary(""); });
        row("tuple", [](TermWriter &w) {
            w.tuple(2);
            w.atom("a");
            w.integer(1);
        });
        row("tuple_large", [](TermWriter &w) {
            w.tuple(256);
            for (int i = 0; i < 256; ++i)
                w.integer(7);
        });
        row("list", [](TermWriter &w) {
            w.list(2);
            w.integer(300);
            w.binary("x");
            w.nil();
        });
        row("string", [](TermWriter &w) { w.string("\1\2\377"); });
        row("nil", [](TermWriter &w) { w.string(""); });
        row("string_list", [](TermWriter &w) { w.string(std::string(65536, 'a')); });
        row("map", [](TermWriter &w) {
            w.map(1);
            w.binary("k");
            w.binary("v");
        });
        row("fun",
            [](TermWriter &w) { w.exportFun("Elixir.TimelessMetrics", "resolve_series", 3); });
        row("pid_new", [](TermWriter &w) { w.pid({"a@b", 10, 2, 0x12345678}); });
    }
    void writesWhatANodeWrites()
    {
        QFETCH(const Write, write);
        const auto expected = golden(QLatin1String(QTest::currentDataTag()));
        QVERIFY(!expected.empty());
        Bytes bytes;
        TermWriter writer(bytes);
        writer.version();
        write(writer);
        QVERIFY(bytes == expected);
    }
    void writesTheSameIntoAString()
    {
        Bytes bytes;
        TermWriter(bytes).binary("abc");
        std::string text;
        TermTextWriter(text).binary("abc");
        QCOMPARE(text, std::string(bytes.begin(), bytes.end()));
    }
};

QTEST_APPLESS_MAIN(TestTermWriter)
#include "tst_term_writer.moc"
