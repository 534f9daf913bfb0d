// Remote-write requests whose protobuf lies, and reads that ask for too much or for nonsense.
#include <string>

#include "hostile_row.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/parse/write_request.h"

namespace tg::test {

namespace {

QByteArray remoteWrite(const std::string &request)
{
    const std::string block = packed(inflate::Encoding::Snappy, request);
    return posted(kRemoteWrite, QByteArray(block.data(), static_cast<qsizetype>(block.size())));
}

const std::string &good()
{
    static const std::string series = seriesField({{"__name__", "pipelined"}}, {{1, 1000}});
    return series;
}

HostileRow malformed(const QByteArray &name, const std::string &request)
{
    return answered(name, remoteWrite(request), {400}, "error:malformed-body");
}

HostileRow badSeries(const QByteArray &name, const Labels &labels, const Points &points,
                     const QByteArray &reason)
{
    return answered(name, remoteWrite(seriesField(labels, points) + good()), {200},
                    "\"reasons\":{\"" + reason + "\":1},\"samples\":1");
}

Labels manyLabels(int count)
{
    Labels labels{{"__name__", "r"}};
    for (int i = 0; i < count; ++i)
        labels.emplace_back("l" + std::to_string(100'000 + i), "v");
    return labels;
}

std::string groups(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '\x3b') +
           std::string(static_cast<std::size_t>(depth), '\x3c'); // begin and end of group 7
}

HostileRow read(const QByteArray &name, const QByteArray &target, int status,
                const QByteArray &says = {})
{
    return answered(name, headOf("GET", target), {status}, says);
}

HostileRow asked(const QByteArray &name, const QByteArray &expression, int status)
{
    return answered(name,
                    posted("/prometheus/api/v1/query", "query=" + expression,
                           "Content-Type: application/x-www-form-urlencoded\r\n"),
                    {status});
}

} // namespace

HostileRows remoteWriteRows()
{
    const Labels name{{"__name__", "r"}};
    const double inf = std::numeric_limits<double>::infinity();
    return {
        malformed("text", "pipelined 1 1000\n"),
        malformed("a field longer than the request", "\x0a\xff\x01" + good()),
        malformed("a field of 2^63", "\x0a" + varint(std::uint64_t{1} << 63)),
        malformed("a field of 2^32 - 1", "\x0a" + varint(0xffffffff)),
        malformed("a length without end", std::string("\x0a") + std::string(12, '\xff')),
        malformed("a tag without end", std::string(12, '\xff')),
        malformed("field number 0", std::string("\x02\x01x", 3)),
        malformed("wire type 7", std::string("\x0f\x01", 2)),
        malformed("an end of a group that never began", std::string("\x0c", 1)),
        malformed("groups 100,000 deep", groups(100'000)),
        malformed("groups 100,000 deep in a series", message(1, groups(100'000))),
        malformed("cut in the last field", good().substr(0, good().size() - 3)),
        malformed("a series whose label is longer than it",
                  message(1, std::string("\x0a\x7f", 2) + "x")),
        malformed("a series whose sample is longer than it",
                  message(1, labelField("__name__", "r") + std::string("\x12\x7f", 2) + "x")),
        malformed("a sample with half a double",
                  message(1, labelField("__name__", "r") + message(2, "\x09"
                                                                      "1234"))),
        malformed("remote-write 2.0 symbols", message(4, "symbol") + good()),
        badSeries("no name", {{"a", "b"}}, {{1, 1000}}, "bad_name"),
        badSeries("an empty name", {{"__name__", ""}}, {{1, 1000}}, "bad_name"),
        badSeries("a label twice", {{"__name__", "r"}, {"a", "1"}, {"a", "2"}}, {{1, 1000}},
                  "duplicate_label"),
        badSeries("the name twice", {{"__name__", "r"}, {"__name__", "s"}}, {{1, 1000}},
                  "duplicate_label"),
        badSeries("bad UTF-8 in a label", {{"__name__", "r"}, {"a", "\xff"}}, {{1, 1000}},
                  "bad_label"),
        badSeries("a label of 500 KiB", {{"__name__", "r"}, {"a", std::string(500 << 10, 'v')}},
                  {{1, 1000}}, "value_too_long"),
        badSeries("a label of 1 MiB", {{"__name__", "r"}, {"a", std::string(1 << 20, 'v')}},
                  {{1, 1000}}, "line_too_long")
            .keeps(Held::Block),
        badSeries("10,000 labels", manyLabels(10'000), {{1, 1000}}, "too_many_labels"),
        badSeries("NaN", name, {{std::numeric_limits<double>::quiet_NaN(), 1000}}, "nan"),
        badSeries("infinity", name, {{inf, 1000}}, "infinite"),
        answered("a stale marker is no error", remoteWrite(seriesField(name, {{kStale, 1000}})),
                 {204}),
        answered("a series without samples", remoteWrite(seriesField(name, {})), {204}),
        answered("a million empty series", remoteWrite([] {
                     std::string empty;
                     for (int i = 0; i < 1'000'000; ++i)
                         empty += std::string("\x0a\x00", 2);
                     return empty;
                 }()),
                 {204})
            .keeps(Held::Block),
        answered("fields nobody knows",
                 remoteWrite(message(15, std::string(100'000, 'u')) + good()), {204}),
    };
}

HostileRows readRows()
{
    const QByteArray query = "/prometheus/api/v1/query";
    const QByteArray range = "/prometheus/api/v1/query_range?query=pipelined";
    return {
        read("no query", query, 400),
        read("an empty query", query + "?query=", 400),
        asked("an open brace", "pipelined{", 400),
        asked("parentheses 100,000 deep", QByteArray(60'000, '('), 400),
        asked("an expression above 64 KiB", QByteArray(70'000, 'a'), 400),
        asked("1,000 selectors", QByteArray("a+").repeated(1'000) + "a", 400),
        asked("a matcher of 20 KB", "a{b=\"" + QByteArray(20'000, 'x') + "\"}", 400),
        asked("a regular expression of 5 KB", "a{b=~\"" + QByteArray(5'000, 'x') + "\"}", 400),
        asked("a regular expression that explodes",
              "pipelined{b=~\"((((a%7B1,100%7D)%7B1,100%7D)%7B1,100%7D)%7B1,100%7D)\"}", 400),
        asked("a regular expression that is none", "pipelined{b=~\"(\"}", 400),
        asked("200 matchers", "a{" + QByteArray("b=\"c\",").repeated(200) + "}", 400),
        asked("bad UTF-8", "%ff%fe", 400),
        asked("NUL", "pipe%00lined", 400),
        asked("percent signs that are none", "%zz", 400),
        asked("a duration of a thousand years", "pipelined[1000y]", 400),
        read("steps of nought", range + "&start=0&end=1000&step=0", 400),
        read("steps below nought", range + "&start=0&end=1000&step=-1", 400),
        read("ten billion steps", range + "&start=0&end=10000000000&step=1", 200),
        read("a start that is a word", range + "&start=abc&end=1000&step=1", 200),
        read("an end before the start", range + "&start=1000&end=0&step=1", 200),
        read("a time of 400 digits", query + "?query=pipelined&time=" + QByteArray(400, '9'), 200),
        read("1,000 parameters", query + '?' + QByteArray("a=b&").repeated(1'000), 400),
        read("a label name that is none", "/prometheus/api/v1/label/%ff/values", 200),
        read("a label name of 10,000 bytes",
             "/prometheus/api/v1/label/" + QByteArray(10'000, 'l') + "/values", 200),
        read("a path nobody knows", "/prometheus/api/v1/admin/tsdb/delete_series", 404),
        answered("a posted form above its bound",
                 posted(query, "query=" + QByteArray(2 << 20, 'a'),
                        "Content-Type: application/x-www-form-urlencoded\r\n"),
                 {413}, "read-too-large")
            .keeps(Held::Block),
        answered("a packed form",
                 posted(query, "query=a",
                        "Content-Type: application/x-www-form-urlencoded\r\n"
                        "Content-Encoding: gzip\r\n"),
                 {415}, "unknown-encoding"),
        answered("DELETE of a query", headOf("DELETE", query), {501}, "not-through-gateway"),
    };
}

} // namespace tg::test
