// Chunked bodies whose framing lies. What stood in complete lines before is stored, what is broken
// ends the connection.
#include "hostile_row.h"

namespace tg::test {

namespace {

HostileRow broken(const QByteArray &name, const QByteArray &body)
{
    return cutOff(name, chunkedHead(kText) + body, {400}, "error:bad-chunk");
}

} // namespace

HostileRows chunkRows()
{
    const QByteArray first = chunk("#first\n");
    const QByteArray end = "0\r\n\r\n";
    return {
        broken("no size", "\r\n#\n\r\n" + end),
        broken("no number", "x\r\n"),
        broken("minus", "-1\r\n#"),
        broken("plus", "+2\r\n#\n\r\n" + end),
        broken("0x", "0x2\r\n#\n\r\n" + end),
        broken("blank before the size", " 2\r\n#\n\r\n" + end),
        broken("blank behind the size", "2 \r\n#\n\r\n" + end),
        broken("a comma in the size", "1,0\r\n"),
        broken("an underscore in the size", "1_0\r\n"),
        broken("full-width digits", "\xef\xbc\x92\r\n#\n\r\n" + end),
        broken("2^64", "10000000000000000\r\n"),
        broken("2^64 + 2, which is 2 to a careless reader", "10000000000000002\r\n#\n\r\n" + end),
        broken("seventeen digits", "00000000000000002f00000000000000002\r\n"),
        answered("leading zeros", chunkedHead(kText) + "0000000000000002\r\n#\n\r\n" + end, {204}),
        broken("bare LF behind the size", "2\n#\n\r\n" + end),
        broken("bare CR behind the size", "2\r#\n\r\n" + end),
        broken("CR CR LF behind the size", "2\r\r\n#\n\r\n" + end),
        broken("NUL behind the size", "2" + QByteArray(1, '\0') + "\r\n#\n\r\n" + end),
        broken("data longer than its chunk", "2\r\n#\nx\r\n" + end),
        broken("data shorter than its chunk", "4\r\n#\n\r\n" + end),
        broken("LF alone behind the data", "2\r\n#\n\n" + end),
        broken("CR alone behind the data", "2\r\n#\n\r" + end),
        broken("nothing behind the data", "2\r\n#\n" + end),
        broken("the second size is broken", first + "zz\r\n"),
        broken("last chunk with blank", "0 \r\n\r\n"),
        broken("last chunk with bare LF", "0\n\n"),
        cutOff("a chunk of 512 MiB", chunkedHead(kText) + "20000000\r\n", {413}, "body-too-large"),
        cutOff("a chunk of 2^64 - 1", chunkedHead(kText) + first + "ffffffffffffffff\r\n", {413},
               "body-too-large"),
        cutOff("chunks whose sum overflows", chunkedHead(kText) + first + "fffffffffffffff9\r\n",
               {413}, "body-too-large"),
        answered("an extension", chunkedHead(kText) + "2;a=b\r\n#\n\r\n" + end, {204}),
        broken("an extension of 2,000 bytes",
               "2;a=" + QByteArray(2'000, 'e') + "\r\n#\n\r\n" + end),
        broken("an extension without an end", "2;a=").more(QByteArray(4'096, 'e'), 256),
        broken("an extension with a bare LF", "2;a=b\nc\r\n#\n\r\n" + end),
        broken("an extension with an open quote", "2;a=\"\r\n#\n\r\n" + end),
        broken("20 KB of extensions in small chunks", {})
            .more("2;a=" + QByteArray(900, 'e') + "\r\n#\n\r\n", 23),
        answered("trailers are read over", chunkedHead(kText) + first + "0\r\nX-A: b\r\n\r\n",
                 {204}),
        broken("a length in the trailers", first + "0\r\nContent-Length: 5\r\n\r\n"),
        broken("a coding in the trailers", first + "0\r\nTransfer-Encoding: chunked\r\n\r\n"),
        broken("a trailer that is none", first + "0\r\nnonsense\r\n\r\n"),
        broken("a folded trailer", first + "0\r\nX-A: b\r\n c\r\n\r\n"),
        broken("a trailer with NUL", first + "0\r\nX-A: b" + QByteArray(1, '\0') + "\r\n\r\n"),
        broken("a trailer with a bare LF", first + "0\r\nX-A: b\n\r\n"),
        broken("trailers of 9 KB", first + "0\r\n")
            .more("X-A: " + QByteArray(93, 'b') + "\r\n", 90),
        broken("trailers without end", first + "0\r\n").more("X-A: b\r\n", 2'000),
        answered("a million chunks of one byte", chunkedHead(kText), {})
            .more("1\r\n#\r\n", 1'000'000)
            .ends(HostileRow::Ending::Resets),
        answered("a request behind the last chunk",
                 chunkedHead(kText) + first + end + headOf("GET", "/health"), {204, 200}),
        cutOff("it ends inside a size", chunkedHead(kText) + first + "1", {400}, "body-cut")
            .ends(HostileRow::Ending::ShutsWrite),
        cutOff("it ends inside a chunk", chunkedHead(kText) + "ff\r\n#cut", {400}, "body-cut")
            .ends(HostileRow::Ending::ShutsWrite),
        cutOff("it ends without a last chunk", chunkedHead(kText) + first, {400}, "body-cut")
            .ends(HostileRow::Ending::ShutsWrite),
        cutOff("it ends inside the trailers", chunkedHead(kText) + first + "0\r\nX-", {400},
               "body-cut")
            .ends(HostileRow::Ending::ShutsWrite),
    };
}

} // namespace tg::test
