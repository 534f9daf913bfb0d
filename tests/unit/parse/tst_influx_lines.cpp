#include <QTest>

#include "parse/influx_lines.h"
#include "parse_events.h"
#include "reference_influx.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

Q_DECLARE_METATYPE(tg::parse::InfluxPrecision)

namespace {

std::string_view textOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray text;
    for (const std::string &line : lines)
        text += (text.isEmpty() ? "" : "\n") + QByteArray::fromStdString(line);
    return text;
}

void addColumns()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("accepted"); // samples, one a line
    QTest::addColumn<QByteArray>("rejected"); // reason, points and line
    QTest::addColumn<int>("strings");
}

void row(const char *name, const QByteArray &body, const QByteArray &accepted,
         const QByteArray &rejected = {}, int strings = 0)
{
    QTest::newRow(name) << body << accepted << rejected << strings;
}

// Single quotes stand for double ones: moc stumbles over raw strings with quotes in them.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

void check()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, accepted);
    QFETCH(QByteArray, rejected);
    QFETCH(int, strings);
    InfluxLinesParser parser{Limits{}};
    const Events events = parseWhole(parser, textOf(body));
    QCOMPARE(joined(events.accepted), accepted);
    QCOMPARE(joined(events.rejected), rejected);
    QCOMPARE(static_cast<int>(events.strings), strings);
    QCOMPARE(QByteArray::fromStdString(
                 readInfluxBody(textOf(body), InfluxPrecision::Auto).differenceFrom(events)),
             QByteArray());
    QCOMPARE(
        QByteArray::fromStdString(findSplitDifference(parser, textOf(body), {}, influxWholeLines)),
        QByteArray());
}

} // namespace

class TestInfluxLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatNodesWereAsked_data();
    void readsWhatNodesWereAsked() { check(); }
    void readsTypes_data();
    void readsTypes() { check(); }
    void readsNames_data();
    void readsNames() { check(); }
    void readsStrings_data();
    void readsStrings() { check(); }
    void refusesWhatIsNoLine_data();
    void refusesWhatIsNoLine() { check(); }
    void readsTimesInTheirPrecision_data();
    void readsTimesInTheirPrecision();
    void knowsTheNamesOfPrecisions_data();
    void knowsTheNamesOfPrecisions();
    void passesTheTagSetOnAsItWasWritten();
    void boundsLinesAndNames();
    void skipsALineThatIsTooLongToItsEnd();
    void dropsAnUnfinishedLineOfACutBody();
    void canBeUsedAgainAfterReset();
};

// I..: the golden examples a node was asked (0.8 to 6.x). "Differs": the node answers otherwise,
// the protocol's reference is followed.
void TestInfluxLines::readsWhatNodesWereAsked_data()
{
    addColumns();
    row("I01", "i01,host=a value=1.5 1700000000000000000\n", "i01{host=\"a\"} 1.5@1700000000000");
    row("I02", "i02,host=a,dc=x user=1,sys=2i,idle=97.5 1700000000000000000\n",
        "i02_user{dc=\"x\",host=\"a\"} 1@1700000000000\n"
        "i02_sys{dc=\"x\",host=\"a\"} 2@1700000000000\n"
        "i02_idle{dc=\"x\",host=\"a\"} 97.5@1700000000000");
    row("I03", "i03 value=1,other=2 17\n", "i03_value{} 1@17000\ni03_other{} 2@17000");
    row("I04 a string does not count", quoted("i04 value=1,s='x' 17\n"), "i04{} 1@17000", {}, 1);
    row("I05", "i05 a=5i,b=7u,c=-3i 17\n", "i05_a{} 5@17000\ni05_b{} 7@17000\ni05_c{} -3@17000");
    row("I06 differs: booleans are stored", quoted("i06 a=true,b=f,c='str' 17\ni06b a=true,b=1 17"),
        "i06_a{} 1@17000\ni06_b{} 0@17000\ni06b_a{} 1@17000\ni06b_b{} 1@17000", {}, 1);
    row("I07",
        "i07 value=1 1700000000123456789\ni07 value=2 1700000000123456\n"
        "i07 value=3 1700000000123\ni07 value=4 1700000000\ni07 value=5 17",
        "i07{} 1@1700000000123\ni07{} 2@1700000000123\ni07{} 3@1700000000123\n"
        "i07{} 4@1700000000000\ni07{} 5@17000");
    row("I08", "i08 value=1\n", "i08{} 1@1234567890123");
    row("I09 differs: a time is a whole number",
        "i09 value=1 abc\ni09 value=1 123abc\ni09 value=1 "
        "1.7e18",
        {},
        "bad_timestamp 1 i09 value=1 abc\nbad_timestamp 1 i09 value=1 123abc\n"
        "bad_timestamp 1 i09 value=1 1.7e18");
    row("I10 differs: blanks are escaped", "i10,host=a\\ b value=1 17\n",
        "i10{host=\"a b\"} 1@17000");
    row("I11 differs: commas are escaped", "i11,host=a\\,b,x=1 value=1 17\n",
        "i11{host=\"a,b\",x=\"1\"} 1@17000");
    row("I12 differs: strings hold blanks", quoted("i12 msg='a b',v=1 17\n"), "i12_v{} 1@17000", {},
        1);
    row("I13 differs: strings hold fields", quoted("i13 s='a,b=3',v=1 17\n"), "i13_v{} 1@17000", {},
        1);
    row("I14", "# c\n\n  \n\t\n  # ' \"\ni14 value=1 17\n", "i14{} 1@17000");
    row("I16 differs: a tag is a pair",
        "i16,host,dc=x value=1 17\ni16,=y value=1 17\n"
        "i16,z=,dc=x value=1 17\n",
        "i16{dc=\"x\"} 1@17000",
        "bad_label 1 i16,host,dc=x value=1 17\nbad_label 1 i16,=y value=1 17");
    row("I17 differs: blanks are blanks", "i17,host=a  value=1  17\n", "i17{host=\"a\"} 1@17000");
    row("I18", "  i18 value=1 17  \r\n\ti18 value=2 17\r\n", "i18{} 1@17000\ni18{} 2@17000");
    row("I19 differs: a number ends", "i19 value=1.5abc 17\ni19 value=abc 17\n", {},
        "bad_number 1 i19 value=1.5abc 17\nbad_number 1 i19 value=abc 17");
    row("I20", "i20 value=1 -1\n", "i20{} 1@-1000");
    row("I21 differs: no tag twice", "i21,a=1,a=2 value=1 17\n", {},
        "duplicate_label 1 i21,a=1,a=2 value=1 17");
    row("I22", "i22\ni22b,a=1\ni22c \n", {}, "syntax 1 i22\nsyntax 1 i22b,a=1\nsyntax 1 i22c ");
    row("I24", "i24\tvalue=1\t17\n", {}, "syntax 1 i24\tvalue=1\t17");
    row("I25 differs: all of a line or nothing",
        "i25 a=1e3,b=.5,c=5.,f=+2,g=-2 17\ni25 a=1,d=NaN 17"
        "\ni25 e=inf 17\n",
        "i25_a{} 1000@17000\ni25_b{} 0.5@17000\ni25_c{} 5@17000\ni25_f{} 2@17000\ni25_g{} -2@17000",
        "nan 1 i25 a=1,d=NaN 17\ninfinite 1 i25 e=inf 17");
    row("I26",
        "i26 value=1 1000000000000000000\ni26 value=2 1000000000000000001\n"
        "i26 value=3 999999999999999999\n",
        "i26{} 1@1000000000000000\ni26{} 2@1000000000000\ni26{} 3@999999999999999");
    row("I27", "i27 a=1,a=2 17\n", "i27_a{} 1@17000\ni27_a{} 2@17000");
    row("I28 differs: nothing behind the time", "i28 value=1 17 extra\n", {},
        "syntax 1 i28 value=1 17 extra");
    row("I30 differs: no empty name", ",host=a value=1 17\ni30x=1\n", {},
        "syntax 1 i30x=1\nbad_name 1 ,host=a value=1 17");
    row("I31", "i31,host=\"a\" value=1 17\n", "i31{host=\"\"a\"\"} 1@17000");
    row("I33 differs: names have escapes, too", "i33\\,x,host=a value=1 17\ni33\\ y value=1 17\n",
        "i33,x{host=\"a\"} 1@17000\ni33 y{} 1@17000");
    row("I34 differs: no empty field", "i34 =5 17\ni34b value= 17\ni34c value 17\n", {},
        "syntax 1 i34 =5 17\nsyntax 1 i34b value= 17\nsyntax 1 i34c value 17");
    row("I35 differs: booleans are stored", "i35 value=t,x=1 17\ni35b value=1i,b=True 17\n",
        "i35_value{} 1@17000\ni35_x{} 1@17000\ni35b{} 1@17000\ni35b_b{} 1@17000");
    row("I36", "i36,k=v=w value=1 17\n", "i36{k=\"v=w\"} 1@17000");
    row("C5", "c5 value=1e400 17\n", {}, "bad_number 1 c5 value=1e400 17");
}

void TestInfluxLines::readsTypes_data()
{
    addColumns();
    row("floats", "m a=0,b=-1.25,c=1e-3,d=1E+3,e=1e300,f=4.9e-324,g=007 17",
        "m_a{} 0@17000\nm_b{} -1.25@17000\nm_c{} 0.001@17000\nm_d{} 1000@17000\n"
        "m_e{} 1e+300@17000\nm_f{} 5e-324@17000\nm_g{} 7@17000");
    row("underflow is 0", "m a=1e-400 17", "m_a{} 0@17000");
    row("integers", "m a=0i,b=-9223372036854775808i,c=9223372036854775807i,d=007i,e=+7i 17",
        "m_a{} 0@17000\nm_b{} -9223372036854775808@17000\nm_c{} 9223372036854775808@17000\n"
        "m_d{} 7@17000\nm_e{} 7@17000");
    row("unsigned ones", "m a=0u,b=18446744073709551615u 17",
        "m_a{} 0@17000\nm_b{} 18446744073709551616@17000");
    for (const char *bad : {"9223372036854775808i", "-9223372036854775809i",
                            "18446744073709551616u", "-1u", "1.5i", "1e3i", "i", "u", "-i", "+-1i",
                            "0x1A", "0x1p3", "--1", "1_000", "tRUE", "yes", "1.5f", "."})
        row(bad, QByteArray("m a=") + bad + " 17", {},
            QByteArray("bad_number 1 m a=") + bad + " 17");
    row("true", "m a=t,b=T,c=true,d=True,e=TRUE 17",
        "m_a{} 1@17000\nm_b{} 1@17000\nm_c{} 1@17000\nm_d{} 1@17000\nm_e{} 1@17000");
    row("false", "m a=f,b=F,c=false,d=False,e=FALSE 17",
        "m_a{} 0@17000\nm_b{} 0@17000\nm_c{} 0@17000\nm_d{} 0@17000\nm_e{} 0@17000");
    for (const char *nan : {"NaN", "nan", "-NaN"})
        row(nan, QByteArray("m a=") + nan + " 17", {}, QByteArray("nan 1 m a=") + nan + " 17");
    for (const char *infinite : {"Inf", "+Inf", "-inf", "infinity"})
        row(infinite, QByteArray("m a=") + infinite + " 17", {},
            QByteArray("infinite 1 m a=") + infinite + " 17");
}

void TestInfluxLines::readsNames_data()
{
    addColumns();
    row("a lone value is the measurement", "m value=1 17\nm value=2i 17\nm value=t 17",
        "m{} 1@17000\nm{} 2@17000\nm{} 1@17000");
    row("not beside another number", "m value=1,value=2 17",
        "m_value{} 1@17000\nm_value{} 2@17000");
    row("beside a boolean of that name", "m value=t,value=1 17", "m_value{} 1@17000\nm{} 1@17000");
    row("escapes of a measurement", "a\\,b\\ c\\=d\\\\e\\f x=1 17",
        "a,b c\\=d\\\\e\\f_x{} 1@17000");
    row("escapes of a tag's value", "m,t=a\\,b\\ c\\=d\\\\e\\f x=1 17",
        "m_x{t=\"a,b c=d\\\\e\\f\"} 1@17000");
    row("escapes of a tag's key", "m,a\\ b\\\\c=1 x=1 17", "m_x{a b\\\\c=\"1\"} 1@17000");
    row("escapes of a field's key", "m a\\,b\\ c\\=d\\\\e\\f=1 17", "m_a,b c=d\\\\e\\f{} 1@17000");
    row("a backslash escapes no backslash", "m,t=a\\\\,u\\\\=b\\\\ c=d x\\\\=y=1 17\nm\\\\ a=1 17",
        "m_x\\=y{t=\"a\\,u\\=b\\ c=d\"} 1@17000", "syntax 1 m\\\\ a=1 17");
    row("nothing ends with a backslash", "m,t=a\\ x=1 17\nm\\,t=a x=1 17", "m,t=a_x{} 1@17000",
        "syntax 1 m,t=a\\ x=1 17");
    row("a backslash at the end of a line", "m\\\nm,t=a\\\nm x\\\nm x=1\\\n", {},
        "syntax 1 m\\\nsyntax 1 m,t=a\\\nsyntax 1 m x\\\nbad_number 1 m x=1\\");
    row("a tag's key with a comma or an equals sign", "m,a\\,b=1 x=1 17\nm,a\\=b=1 x=1 17", {},
        "bad_label 1 m,a\\,b=1 x=1 17\nbad_label 1 m,a\\=b=1 x=1 17");
    row("the name as a tag", "m,__name__=x y=1 17", {}, "duplicate_label 1 m,__name__=x y=1 17");
    row("UTF-8", "m\xc3\xa9,t\xc3\xa9=\xe2\x82\xac x\xc3\xa9=1 17",
        "m\xc3\xa9_x\xc3\xa9{t\xc3\xa9=\"\xe2\x82\xac\"} 1@17000");
    row("no UTF-8", "m\xff x=1 17\nm x\xff=1,y=2 17\nm,t=\xff x=1 17", "m_y{} 2@17000",
        "bad_name 1 m\xff x=1 17\nbad_name 1 m x\xff=1,y=2 17\nbad_label 1 m,t=\xff x=1 17");
    row("a name with a number sign inside", "m#1 x#=1 17", "m#1_x#{} 1@17000");
    row("quotes in names are bytes", "\"m\",\"t\"=\"a \"x\"=1 17",
        "\"m\"_\"x\"{\"t\"=\"\"a\"} "
        "1@17000");
}

void TestInfluxLines::readsStrings_data()
{
    addColumns();
    row("empty", quoted("m s='',v=1 17"), "m_v{} 1@17000", {}, 1);
    row("escaped quotes and backslashes", quoted("m s='a\\'b\\\\',v=1 17"), "m_v{} 1@17000", {}, 1);
    row("other escapes", quoted("m s='\\n\\,\\ \\=',v=1 17"), "m_v{} 1@17000", {}, 1);
    row("raw line feeds", quoted("m s='a\nb\r\n\nc',v=1 17\nm v=2 17"),
        "m_v{} 1@17000\nm_v{} 2@17000", {}, 1);
    row("lines inside", quoted("m s='\nm v=9 17\n# c\n',v=1 17\n"), "m_v{} 1@17000", {}, 1);
    row("a line feed behind a backslash", quoted("m s='a\\\nb',v=1 17"), "m_v{} 1@17000", {}, 1);
    row("nothing but strings", quoted("m s='a',t='b' 17\nm v=1 17"), "m_v{} 1@17000", {}, 2);
    row("without a time", quoted("m v=1,s='a'\n"), "m_v{} 1@1234567890123", {}, 1);
    row("a value's string hides no value", quoted("m value='a',v=1 17"), "m_v{} 1@17000", {}, 1);
    row("not closed", quoted("m v=1 17\nm s='a\nm v=2 17\n"), "m_v{} 1@17000",
        quoted("syntax 1 m s='a\nm v=2 17\n"));
    row("bytes behind a string", quoted("m s='a'b 17\nm s='a''b' 17\nm s='a'\t17\nm v=1 17"),
        "m_v{} 1@17000",
        quoted("syntax 1 m s='a'b 17\nsyntax 1 m s='a''b' 17\nsyntax 1 m s='a'\t17"));
    row("a quote elsewhere opens none",
        quoted("m v=1'2 17\nm,t=' v=1 17\nm v=1 '\n# '\nm ' v='\n"
               "m v=2 17"),
        quoted("m_v{t='''} 1@17000\nm_v{} 2@17000"),
        quoted("bad_number 1 m v=1'2 17\nbad_timestamp 1 m v=1 '\nsyntax 1 m ' v='"));
    row("a bad line ends where its string does", quoted("m a=x,s='1\nm v=1 17\n',b=2\nm v=2 17"),
        "m_v{} 2@17000", quoted("bad_number 1 m a=x,s='1\nm v=1 17\n',b=2"));
}

void TestInfluxLines::refusesWhatIsNoLine_data()
{
    addColumns();
    for (const char *bad :
         {"m", "m ", "m,", "m,t", "m,t=1", "=1 17", "m a", "m a=1,", "m a=1, 17", "m a=1, b=2 17",
          "m ,a=1 17", "m a=1,,b=2 17", "m a b=1 17", "m 17", "m a=1 17 18"})
        row(bad, bad, {}, QByteArray("syntax 1 ") + QByteArray(bad));
    for (const char *bad : {"m a=1 1.5", "m a=1 17s", "m a=1 9223372036854775808", "m a=1 -",
                            "m a=1 \"17\"", "m a=1 --1"})
        row(bad, bad, {}, QByteArray("bad_timestamp 1 ") + bad);
    row("good lines around bad ones", "m a=1 17\nbad\nm a=2 17\nm a=x 17\nm a=3 17",
        "m_a{} 1@17000\nm_a{} 2@17000\nm_a{} 3@17000", "syntax 1 bad\nbad_number 1 m a=x 17");
    row("nothing of a bad line", "m a=1,b=2,c=x 17\nm d=1 17", "m_d{} 1@17000",
        "bad_number 1 m a=1,b=2,c=x 17");
}

void TestInfluxLines::readsTimesInTheirPrecision_data()
{
    QTest::addColumn<InfluxPrecision>("precision");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("milliseconds"); // empty: refused
    using enum InfluxPrecision;
    const auto add = [](const char *name, InfluxPrecision precision, const char *time,
                        const char *milliseconds) {
        QTest::newRow(name) << precision << QByteArray(time) << QByteArray(milliseconds);
    };
    add("ns", Nanoseconds, "1700000000123456789", "1700000000123");
    add("small ns", Nanoseconds, "17", "0");
    add("negative ns go down", Nanoseconds, "-1", "-1");
    add("us", Microseconds, "1700000000123456", "1700000000123");
    add("ms", Milliseconds, "1700000000123", "1700000000123");
    add("ms before 2001", Milliseconds, "17", "17");
    add("s", Seconds, "1700000000", "1700000000000");
    add("m", Minutes, "28333333", "1699999980000");
    add("h", Hours, "472222", "1699999200000");
    add("largest s", Seconds, "9223372036854775", "9223372036854775000");
    add("too many s", Seconds, "9223372036854776", "");
    add("too many h", Hours, "-9223372036854775808", "");
    add("lowest ns", Nanoseconds, "-9223372036854775808", "-9223372036855");
    add("by size: lowest", Auto, "-9223372036854775808", "-9223372036855");
    add("by size: s", Auto, "1000000000000", "1000000000000000");
    add("by size: ms", Auto, "1000000000001", "1000000000001");
    add("by size: last ms", Auto, "1000000000000000", "1000000000000000");
    add("by size: us", Auto, "1000000000000001", "1000000000000");
    add("by size: last us", Auto, "-1000000000000000000", "-1000000000000000");
    add("by size: ns", Auto, "1000000000000000001", "1000000000000");
    add("a plus sign", Seconds, "+17", "17000");
    add("leading zeros", Seconds, "0017", "17000");
}

void TestInfluxLines::readsTimesInTheirPrecision()
{
    QFETCH(InfluxPrecision, precision);
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, milliseconds);
    InfluxLinesParser parser{Limits{}};
    parser.setPrecision(precision);
    const std::string line = "m value=1 " + time.toStdString();
    const Events events = parseWhole(parser, line + "\n");
    if (milliseconds.isEmpty())
        QCOMPARE(joined(events.rejected), QByteArray::fromStdString("bad_timestamp 1 " + line));
    else
        QCOMPARE(joined(events.accepted), "m{} 1@" + milliseconds);
    QCOMPARE(
        QByteArray::fromStdString(readInfluxBody(line + "\n", precision).differenceFrom(events)),
        QByteArray());
}

void TestInfluxLines::knowsTheNamesOfPrecisions_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("precision"); // -1: none
    const auto add = [](const char *name, InfluxPrecision precision) {
        QTest::newRow(name) << QByteArray(name) << static_cast<int>(precision);
    };
    using enum InfluxPrecision;
    add("ns", Nanoseconds);
    add("n", Nanoseconds);
    add("us", Microseconds);
    add("u", Microseconds);
    add("ms", Milliseconds);
    add("s", Seconds);
    add("m", Minutes);
    add("h", Hours);
    for (const char *unknown : {"", "S", "d", "min", "nanoseconds", "auto", "ns "})
        QTest::addRow("none: '%s'", unknown) << QByteArray(unknown) << -1;
}

void TestInfluxLines::knowsTheNamesOfPrecisions()
{
    QFETCH(QByteArray, name);
    QFETCH(int, precision);
    const auto read = influxPrecisionFrom(textOf(name));
    QCOMPARE(read ? static_cast<int>(*read) : -1, precision);
}

void TestInfluxLines::passesTheTagSetOnAsItWasWritten()
{
    InfluxLinesParser parser{Limits{}};
    const Events events = parseWhole(parser, "  m\\ x,b=2,a=\\,  value=1,s=\"x\"  17 \r\n"
                                             "m c\\ d=1,value=2 17\n");
    QCOMPARE(joined(events.runs), QByteArray("m\\ x,b=2,a=\\, | 1@17000 |   m\\ x,b=2,a=\\,  "
                                             "value=1,s=\"x\"  17 \n"
                                             "m |c\\ d 1@17000 | m c\\ d=1,value=2 17\n"
                                             "m |value 2@17000 | m c\\ d=1,value=2 17"));
}

void TestInfluxLines::boundsLinesAndNames()
{
    Limits limits;
    limits.lineBytes = 60;
    limits.labels = 2;
    limits.labelNameBytes = 4;
    limits.labelValueBytes = 5;
    limits.metricNameBytes = 6;
    InfluxLinesParser parser(limits);
    const std::string tooLong = "m value=1 17" + std::string(49, ' ');
    const std::string body = "m v=1 17\nm2345 value=1 17\nm2 v45=1 17\nm2 v456=1 17\n"
                             "m,a=1,b=2 v=1 17\nm,a=1,b=2,c=3 v=1 17\nm,abcde=1 v=1 17\n"
                             "m,a=123456 v=1 17\n" +
                             tooLong + "\nm v=2 17\n";
    const Events events = parseWhole(parser, body, limits);
    QCOMPARE(joined(events.accepted),
             QByteArray("m_v{} 1@17000\nm2345{} 1@17000\nm2_v45{} 1@17000\n"
                        "m_v{a=\"1\",b=\"2\"} 1@17000\nm_v{} 2@17000"));
    QCOMPARE(joined(events.rejected),
             QByteArray::fromStdString("line_too_long 1 " + tooLong.substr(0, 60) +
                                       "\nname_too_long 1 m2 v456=1 17\n"
                                       "too_many_labels 1 m,a=1,b=2,c=3 v=1 17\n"
                                       "name_too_long 1 m,abcde=1 v=1 17\n"
                                       "value_too_long 1 m,a=123456 v=1 17"));
}

// What stands in a string is never read as lines, however long it is.
void TestInfluxLines::skipsALineThatIsTooLongToItsEnd()
{
    Limits limits;
    limits.lineBytes = 30;
    InfluxLinesParser parser(limits);
    const std::string body = "m s=\"a\nm v=1 17\nm v=2 17\nm v=3 17\nm v=4 17\n\",v=5 17\nm v=6 17";
    const Events events = parseWhole(parser, body, limits);
    QCOMPARE(joined(events.accepted), QByteArray("m_v{} 6@17000"));
    QCOMPARE(joined(events.rejected),
             QByteArray::fromStdString("line_too_long 1 " + body.substr(0, 30)));
    QCOMPARE(findSplitDifference(parser, body, limits, influxWholeLines), std::string());
}

void TestInfluxLines::dropsAnUnfinishedLineOfACutBody()
{
    InfluxLinesParser parser{Limits{}};
    const auto cut = [&](const char *body) -> QByteArray {
        const Events events = parseChunks(parser, {body}, false);
        return joined(events.accepted) + '|' + joined(events.rejected);
    };
    QCOMPARE(cut("m a=1 17\nm a=123"), QByteArray("m_a{} 1@17000|cut_line 1 m a=123"));
    QCOMPARE(cut("m a=1 17\nm s=\"x\nm a=2 17\n"),
             QByteArray("m_a{} 1@17000|cut_line 1 m s=\"x\nm a=2 17\n"));
    QCOMPARE(cut("m a=1 17\n# com"), QByteArray("m_a{} 1@17000|"));
    QCOMPARE(cut("m a=1 17\n \r"), QByteArray("m_a{} 1@17000|"));
}

void TestInfluxLines::canBeUsedAgainAfterReset()
{
    InfluxLinesParser parser{Limits{}};
    const Events first = parseWhole(parser, "m s=\"open");
    QCOMPARE(first.rejected.size(), 1U);
    QCOMPARE(joined(parseWhole(parser, "m a=1 17\n").accepted), QByteArray("m_a{} 1@17000"));
    parser.setPrecision(InfluxPrecision::Hours);
    QCOMPARE(joined(parseWhole(parser, "m a=1 1\n").accepted), QByteArray("m_a{} 1@3600000"));
}

QTEST_APPLESS_MAIN(TestInfluxLines)
#include "tst_influx_lines.moc"
