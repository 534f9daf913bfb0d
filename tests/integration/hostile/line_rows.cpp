// Lines that no parser should trip over. A bad line is refused for its reason and the good one
// behind it is stored; nothing that a node cannot keep is passed on.
#include "hostile_row.h"

namespace tg::test {

namespace {

constexpr auto kMiB = qsizetype{1} << 20;

QByteArray labels(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "l" + QByteArray::number(i) + "=\"v\",";
    return text;
}

QByteArray nul()
{
    return QByteArray(1, '\0');
}

// Refused for that reason, beside a good line.
HostileRow badText(const QByteArray &name, const QByteArray &line, const QByteArray &reason)
{
    return answered(name, posted(kText, line + "\npipelined 1 1000\n"), {200},
                    "\"reasons\":{\"" + reason + "\":1},\"samples\":1");
}

HostileRow goodText(const QByteArray &name, const QByteArray &line)
{
    return answered(name, posted(kText, line + "\n"), {204});
}

HostileRow badJson(const QByteArray &name, const QByteArray &line, const QByteArray &reason)
{
    return answered(name,
                    posted(kJson, line +
                                      "\n{\"metric\":{\"__name__\":\"pipelined\"},\"values\":[1],"
                                      "\"timestamps\":[1000]}\n"),
                    {200}, "\"reasons\":{\"" + reason + "\":1},\"samples\":1");
}

HostileRow badInflux(const QByteArray &name, const QByteArray &line, const QByteArray &reason)
{
    return answered(name, posted(kInflux, line + "\nhostile value=1 1700000000000000000\n"), {200},
                    "\"reasons\":{\"" + reason + "\":1},\"samples\":1");
}

QByteArray json(const QByteArray &metric, const QByteArray &values, const QByteArray &times)
{
    return "{\"metric\":" + metric + ",\"values\":" + values + ",\"timestamps\":" + times + '}';
}

QByteArray jsonLabel(const QByteArray &label)
{
    return json("{\"__name__\":\"j\"," + label + '}', "[1]", "[1000]");
}

QByteArray jsonValue(const QByteArray &value)
{
    return json("{\"__name__\":\"j\"}", '[' + value + ']', "[1000]");
}

} // namespace

HostileRows textRows()
{
    return {
        badText("a label value of 1 MiB", "t{a=\"" + QByteArray(kMiB - 20, 'v') + "\"} 1 1000",
                "value_too_long")
            .keeps(Held::Line),
        badText("a line above 1 MiB", "t{a=\"" + QByteArray(kMiB, 'v') + "\"} 1 1000",
                "line_too_long")
            .keeps(Held::Line),
        badText("a label value above 4 KiB", "t{a=\"" + QByteArray(4097, 'v') + "\"} 1 1000",
                "value_too_long"),
        badText("a label name of 257 bytes", "t{" + QByteArray(257, 'n') + "=\"v\"} 1 1000",
                "name_too_long"),
        badText("a metric name of 257 bytes", QByteArray(257, 'n') + " 1 1000", "name_too_long"),
        badText("10,000 labels", "t{" + labels(10'000) + "} 1 1000", "too_many_labels"),
        badText("65 labels", "t{" + labels(65) + "} 1 1000", "too_many_labels"),
        badText("a label twice", "t{a=\"1\",a=\"2\"} 1 1000", "duplicate_label"),
        badText("a label name with a comma", "t{\"a,b\"=\"1\"} 1 1000", "bad_label"),
        badText("a value of 10,000 digits", "t " + QByteArray(10'000, '9') + " 1000", "bad_number"),
        badText("1e400", "t 1e400 1000", "bad_number"),
        badText("-1e400", "t -1e400 1000", "bad_number"),
        badText("NaN", "t NaN 1000", "nan"),
        badText("Inf", "t +Inf 1000", "infinite"),
        badText("a word", "t abc 1000", "bad_number"),
        badText("a number with rubbish", "t 1abc 1000", "bad_number"),
        badText("a number with NUL", "t 1" + nul() + " 1000", "bad_number"),
        badText("a time of 10,000 digits", "t 1 " + QByteArray(10'000, '9'), "bad_timestamp"),
        badText("a time of 2^63", "t 1 9223372036854775808", "bad_timestamp"),
        badText("a time with a fraction", "t 1 1000.5", "bad_timestamp"),
        badText("a time that is a word", "t 1 now", "bad_timestamp"),
        badText("a time that is NaN", "t 1 NaN", "bad_timestamp"),
        badText("something behind the time", "t 1 1000 junk", "syntax"),
        badText("bad UTF-8 in a value", "t{a=\"\xff\xfe\"} 1 1000", "bad_label"),
        badText("overlong UTF-8 in a value", "t{a=\"\xc0\xaf\"} 1 1000", "bad_label"),
        badText("a surrogate in a value", "t{a=\"\xed\xa0\x80\"} 1 1000", "bad_label"),
        badText("cut UTF-8 in a value", "t{a=\"\xe2\x82\"} 1 1000", "bad_label"),
        badText("bad UTF-8 in a name", "t\xff 1 1000", "bad_name"),
        badText("an open quote", "t{a=\"1} 1 1000", "syntax"),
        badText("an open brace", "t{a=\"1\" 1 1000", "syntax"),
        badText("a value without quotes", "t{a=1} 1 1000", "bad_label"),
        badText("a name alone", "t", "syntax"),
        badText("a brace alone", "{", "syntax"),
        badText("binary", QByteArray("\x00\x01\x02\x03\xff\xfe", 6), "syntax"),
        goodText("NUL in a label value", "t{a=\"b" + nul() + "c\"} 1 1000"),
        goodText("CR LF", "pipelined 1 1000\r"),
        goodText("an empty body", {}),
        goodText("64 labels", "t{" + labels(64) + "} 1 1000"),
        answered("JSON as text", posted(kText, jsonValue("1") + "\n"), {400}, "\"errors\":1"),
        answered("100,000 bad lines", posted(kText, QByteArray("x\n").repeated(100'000)), {400},
                 "\"errors\":100000"),
    };
}

HostileRows jsonRows()
{
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    return {
        badJson("arrays 100,000 deep", deep, "syntax"),
        badJson("arrays 100,000 deep as values", json("{\"__name__\":\"j\"}", deep, "[1000]"),
                "syntax"),
        badJson("arrays 100,000 deep in a label", jsonLabel("\"a\":" + deep), "bad_label"),
        badJson("arrays 100,000 deep in a member nobody asked for",
                "{\"extra\":" + deep +
                    ",\"metric\":{\"__name__\":\"j\"},\"values\":[1],"
                    "\"timestamps\":[1000]}",
                "syntax"),
        badJson("objects 100,000 deep", QByteArray("{\"a\":").repeated(100'000), "syntax"),
        badJson("an open quote", "{\"metric\":{\"__name__\":\"j", "syntax"),
        badJson("half an object", "{\"metric\":", "syntax"),
        badJson("an array", "[1,2]", "syntax"),
        badJson("a number", "1", "syntax"),
        badJson("two objects", jsonValue("1") + jsonValue("1"), "syntax"),
        badJson("a byte order mark", "\xef\xbb\xbf" + jsonValue("1"), "syntax"),
        badJson("NUL between tokens", "{" + nul() + "\"metric\":{}}", "syntax"),
        badJson("metric is null", json("null", "[1]", "[1000]"), "syntax"),
        badJson("metric is a string", json("\"m\"", "[1]", "[1000]"), "syntax"),
        answered("no name: nodes call it unknown",
                 posted(kJson, json("{\"a\":\"b\"}", "[1]", "[1000]") + "\n"), {204}),
        badJson("the name is a number", json("{\"__name__\":1}", "[1]", "[1000]"), "bad_name"),
        badJson("a label is an object", jsonLabel("\"a\":{\"x\":1}"), "bad_label"),
        badJson("a label is a number", jsonLabel("\"a\":5"), "bad_label"),
        badJson("a label twice", jsonLabel("\"a\":\"1\",\"a\":\"2\""), "duplicate_label"),
        badJson("a label value of 1 MiB", jsonLabel("\"a\":\"" + QByteArray(kMiB - 200, 'v') + '"'),
                "value_too_long")
            .keeps(Held::Line),
        badJson("a half surrogate", jsonLabel("\"a\":\"\\ud800\""), "syntax"),
        badJson("bad UTF-8", jsonLabel("\"a\":\"\xff\""), "bad_label"),
        badJson("a value of 400 digits", jsonValue(QByteArray(400, '9')), "bad_number"),
        badJson("1e400", jsonValue("1e400"), "bad_number"),
        badJson("a value of 1 MiB of digits", jsonValue(QByteArray(kMiB - 200, '9')), "bad_number")
            .keeps(Held::Line),
        badJson("a value is text", jsonValue("\"1\""), "bad_number"),
        badJson("a value is null", jsonValue("null"), "bad_number"),
        badJson("a value is true", jsonValue("true"), "bad_number"),
        badJson("a value is NaN", jsonValue("NaN"), "syntax"),
        badJson("a value is \"NaN\"", jsonValue("\"NaN\""), "nan"),
        badJson("a value is \"Infinity\"", jsonValue("\"Infinity\""), "infinite"),
        badJson("a value is hex", jsonValue("0x10"), "syntax"),
        badJson("a value begins with nought", jsonValue("01"), "syntax"),
        badJson("no times", "{\"metric\":{\"__name__\":\"j\"},\"values\":[1]}", "syntax"),
        badJson("fewer times than values", json("{\"__name__\":\"j\"}", "[1]", "[]"),
                "length_mismatch"),
        badJson("a time with a fraction", json("{\"__name__\":\"j\"}", "[1]", "[1.5]"),
                "bad_timestamp"),
        badJson("a time of 10^30",
                json("{\"__name__\":\"j\"}", "[1]", "[1" + QByteArray(30, '0') + "]"),
                "bad_timestamp"),
        badJson("a time is text", json("{\"__name__\":\"j\"}", "[1]", "[\"1000\"]"),
                "bad_timestamp"),
        answered("a gigantic list of values",
                 posted(kJson, json("{\"__name__\":\"pipelined\"}",
                                    '[' + QByteArray("1,").repeated(200'000) + "1]",
                                    '[' + QByteArray("1,").repeated(200'000) + "1]") +
                                   "\n"),
                 {204})
            .keeps(Held::Segment),
        answered("text as JSON", posted(kJson, "m 1 1000\n"), {400}, "\"syntax\":1"),
    };
}

HostileRows influxRows()
{
    const QByteArray time = " 1700000000000000000";
    QByteArray tags;
    QByteArray fields;
    for (int i = 0; i < 10'000; ++i) {
        tags += ",t" + QByteArray::number(i) + "=v";
        fields += "f" + QByteArray::number(i) + "=1,";
    }
    fields.chop(1);
    return {
        badInflux("no fields", "m,a=b", "syntax"),
        badInflux("a measurement alone", "m", "syntax"),
        badInflux("no measurement", ",a=b v=1" + time, "bad_name"),
        badInflux("a tag without a value", "m,a v=1" + time, "bad_label"),
        badInflux("a field without a value", "m v=" + time, "syntax"),
        badInflux("a field without a name", "m =1" + time, "syntax"),
        badInflux("a word", "m v=abc" + time, "bad_number"),
        badInflux("1e400", "m v=1e400" + time, "bad_number"),
        badInflux("an integer of 400 digits", "m v=" + QByteArray(400, '9') + 'i' + time,
                  "bad_number"),
        badInflux("NaN", "m v=NaN" + time, "nan"),
        badInflux("Inf", "m v=+Inf" + time, "infinite"),
        badInflux("a time that is a word", "m v=1 now", "bad_timestamp"),
        badInflux("a time of 40 digits", "m v=1 " + QByteArray(40, '9'), "bad_timestamp"),
        badInflux("10,000 tags", "m" + tags + " v=1" + time, "too_many_labels"),
        badInflux("a tag value of 1 MiB", "m,a=" + QByteArray(kMiB - 100, 'v') + " v=1" + time,
                  "value_too_long")
            .keeps(Held::Line),
        badInflux("a line above 1 MiB", "m,a=" + QByteArray(kMiB, 'v') + " v=1" + time,
                  "line_too_long")
            .keeps(Held::Line),
        badInflux("a tag twice", "m,a=1,a=2 v=1" + time, "duplicate_label"),
        badInflux("bad UTF-8 in a tag", "m,a=\xff v=1" + time, "bad_label"),
        badInflux("bad UTF-8 in the measurement", "m\xff v=1" + time, "bad_name"),
        answered("text that never ends", posted(kInflux, "m v=\"" + QByteArray(3 * kMiB, 'x')),
                 {400}, "\"line_too_long\":1")
            .keeps(Held::Line),
        answered("10,000 fields", posted(kInflux, "m " + fields + time + "\n"), {204})
            .keeps(Held::Segment),
        answered("a precision nobody knows", posted("/write?precision=fortnight", "m v=1\n"), {400},
                 "bad-precision"),
        answered("a precision of 10,000 bytes",
                 posted("/write?precision=" + QByteArray(10'000, 'p'), "m v=1\n"), {400},
                 "bad-precision"),
        answered("InfluxQL that drops", headOf("GET", "/query?q=DROP+DATABASE+x"), {422},
                 "influxql"),
        answered("InfluxQL without q", headOf("GET", "/query"), {400}, "missing-parameter"),
        answered("InfluxQL of 64 KiB", posted("/query", "q=" + QByteArray(65'536, 'x')), {413},
                 "body-too-large"),
    };
}

} // namespace tg::test
