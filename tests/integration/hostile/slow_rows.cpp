// Clients that send too slowly or not at all, and clients that send too much of something. Times
// are those of the test: head and body stall 400 ms, idle 1,200 ms.
#include "hostile_row.h"

namespace tg::test {

namespace {

// Under ThreadSanitizer a tenth of it is sent: it takes long enough to read.
#if defined(__SANITIZE_THREAD__)
constexpr int kShare = 10;
#else
constexpr int kShare = 1;
#endif

HostileRow late(const QByteArray &name, const QByteArray &bytes, const QByteArray &slug)
{
    return cutOff(name, bytes, {408}, "X-Timeless-Error: " + slug);
}

HostileRow silentlyClosed(const QByteArray &name, const QByteArray &bytes)
{
    return cutOff(name, bytes, {});
}

QByteArray head(const QByteArray &fields)
{
    return headOf("POST", kText, fields);
}

QByteArray times(const QByteArray &piece, int count)
{
    QByteArray all;
    all.reserve(piece.size() * count);
    for (int i = 0; i < count; ++i)
        all += piece;
    return all;
}

} // namespace

HostileRows slowRows()
{
    const QByteArray length = "Content-Length: 1000\r\n";
    return {
        silentlyClosed("nothing at all", {}),
        silentlyClosed("an empty line, then nothing", "\r\n"),
        late("half a request line", "POST /api", "head-timeout"),
        late("a head without its end", "POST /x HTTP/1.1\r\nHost: g\r\n", "head-timeout"),
        late("a head a byte at a time", "POST /x HTTP/1.1\r\nHost: g\r\nX-A: ", "head-timeout")
            .more("a", 200, 20),
        late("a head a field at a time", "POST /x HTTP/1.1\r\nHost: g\r\n", "head-timeout")
            .more("X-A: b\r\n", 200, 20),
        cutOff("the second head stalls", headOf("GET", "/health") + "GET /hea", {200, 408},
               "head-timeout"),
        late("no byte of the body", head(length), "body-stalled"),
        late("half a body", head(length) + "#a", "body-stalled"),
        late("Expect, then no body", head(length + "Expect: 100-continue\r\n"), "body-stalled"),
        late("no chunk", chunkedHead(kText), "body-stalled"),
        late("half a size", chunkedHead(kText) + "1", "body-stalled"),
        late("half a chunk", chunkedHead(kText) + "ff\r\n#a", "body-stalled"),
        late("half an extension", chunkedHead(kText) + "2;a=", "body-stalled"),
        late("half the trailers", chunkedHead(kText) + "0\r\nX-A", "body-stalled"),
        late("half a gzip body",
             head(length + "Content-Encoding: gzip\r\n") +
                 QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10),
             "body-stalled"),
        late("half a snappy body", headOf("POST", kRemoteWrite, length) + "\xf0\x01",
             "body-stalled"),
        late("half a body of a read",
             headOf("POST", "/prometheus/api/v1/query",
                    length + "Content-Type: application/x-www-form-urlencoded\r\n") +
                 "query=",
             "body-stalled"),
        answered("a body a byte at a time, but steadily",
                 head("Content-Length: 100\r\n") + QByteArray(70, '\n'), {204})
            .more("\n", 30, 20),
        cutOff("it hangs up inside the head", "POST /x HTTP/1.1\r\nHos", {})
            .ends(HostileRow::Ending::ShutsWrite),
        cutOff("it hangs up inside the body", head(length) + "#a", {400}, "body-cut")
            .ends(HostileRow::Ending::ShutsWrite),
        answered("it resets inside the head", "POST /x HTTP/1.1\r\nHos", {})
            .ends(HostileRow::Ending::Resets),
        answered("it resets inside the body", head(length) + "#a", {})
            .ends(HostileRow::Ending::Resets),
        answered("it resets before the answer", posted(kText, "hasty 1 1000\n"), {})
            .ends(HostileRow::Ending::Resets),
    };
}

HostileRows floodRows()
{
    const QByteArray start = "GET /health HTTP/1.1\r\nHost: g\r\n";
    const QByteArray tooLarge = "error:head-too-large";
    return {
        cutOff("300 fields", start + times("a:\r\n", 300) + "\r\n", {431}, tooLarge),
        answered("250 fields", start + times("a:\r\n", 250) + "\r\n", {200}),
        cutOff("fields without end", start, {431}, tooLarge).more("X-A: b\r\n", 20'000),
        cutOff("one field of 17 KB", start + "X-A: " + QByteArray(17'000, 'a') + "\r\n\r\n", {431},
               tooLarge),
        cutOff("one field without end", start + "X-A: ", {431}, tooLarge)
            .more(QByteArray(65'536, 'a'), 1'000),
        cutOff("a name without end", start, {431}, tooLarge).more(QByteArray(65'536, 'a'), 1'000),
        cutOff("a method without end", {}, {431}, tooLarge).more(QByteArray(65'536, 'M'), 1'000),
        cutOff("empty lines without end", {}, {400}, "bad-request-line").more("\r\n", 100'000),
        cutOff("garbage without end", {}, {400}, "bad-request-line")
            .more(QByteArray(65'536, '\xff'), 1'000),
        answered("1,000 requests at once", {}, QList<int>(1'000, 200))
            .more(headOf("GET", "/health"), 1'000),
        answered("1,000 writes at once", {}, QList<int>(1'000, 204))
            .more(posted(kText, "pipelined 1 1000\n"), 1'000),
        answered("100,000 requests, and it leaves", {}, {})
            .more(headOf("GET", "/health"), 100'000)
            .ends(HostileRow::Ending::Resets),
        answered("1,000 requests of nothing", {}, QList<int>(1'000, 404))
            .more(headOf("GET", "/nothing"), 1'000),
        answered("300 MB announced", headOf("POST", kText, "Content-Length: 300000000\r\n"), {})
            .ends(HostileRow::Ending::Resets),
        late("300 MB of comments, unfinished",
             headOf("POST", kText, "Content-Length: 300000100\r\n"), "body-stalled")
            .more('#' + QByteArray(998, 'c') + '\n', 300'000 / kShare),
        late("300 MB of empty lines, unfinished",
             headOf("POST", kText, "Content-Length: 300000100\r\n"), "body-stalled")
            .more(QByteArray(100'000, '\n'), 3'000 / kShare),
        late("300 MB in one line, unfinished",
             headOf("POST", kText, "Content-Length: 300000100\r\n"), "body-stalled")
            .more(QByteArray(100'000, 'x'), 3'000 / kShare)
            .keeps(Held::Line),
        late("300 MB of JSON in one line, unfinished",
             headOf("POST", kJson, "Content-Length: 300000100\r\n"), "body-stalled")
            .more(QByteArray(100'000, '['), 3'000 / kShare)
            .keeps(Held::Line),
        late("300 MB of Influx in one line, unfinished",
             headOf("POST", kInflux, "Content-Length: 300000100\r\n"), "body-stalled")
            .more(QByteArray(100'000, 'm'), 3'000 / kShare)
            .keeps(Held::Line),
        late("60 MB in chunks, unfinished", chunkedHead(kText), "body-stalled")
            .more(chunk('#' + QByteArray(998, 'c') + '\n'), 60'000),
        late("30 MB of a known series, unfinished",
             headOf("POST", kText, "Content-Length: 300000100\r\n"), "body-stalled")
            .more("pipelined 1 1000\n", 1'800'000 / kShare)
            .keeps(Held::InFlight),
        cutOff("a body that is refused goes on for 60 MB",
               headOf("POST", kText,
                      "Content-Length: 300000100\r\nExpect: 100-continue\r\n"
                      "Content-Encoding: br\r\n"),
               {415}, "unknown-encoding")
            .more(QByteArray(100'000, 'x'), 600),
    };
}

} // namespace tg::test
