// What tries to make two readers of one stream disagree where a request ends, and heads that are
// none. Behind each stands a further request: if it is answered, it has been smuggled.
#include "hostile_row.h"

namespace tg::test {

namespace {

const QByteArray kSmuggled = headOf("GET", "/smuggled");

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return headOf("POST", kText, fields) + body + kSmuggled;
}

QByteArray nul()
{
    return QByteArray(1, '\0');
}

HostileRow refused(const QByteArray &name, const QByteArray &bytes, const QByteArray &slug,
                   int status = 400)
{
    return cutOff(name, bytes, {status}, "error:" + slug);
}

} // namespace

HostileRows framingRows()
{
    const QByteArray coding = "bad-transfer-encoding";
    const QByteArray length = "bad-content-length";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    return {
        refused("CL then TE", post("Content-Length: 6\r\n" + chunked, "0\r\n\r\nG"), coding),
        refused("TE then CL", post(chunked + "Content-Length: 6\r\n", "0\r\n\r\nG"), length),
        refused("TE and CL 0", post(chunked + "Content-Length: 0\r\n", "0\r\n\r\n"), length),
        refused("TE xchunked", post("Transfer-Encoding: xchunked\r\n"), coding),
        refused("TE chunkedx", post("Transfer-Encoding: chunkedx\r\n"), coding),
        refused("TE identity", post("Transfer-Encoding: identity\r\n"), coding),
        refused("TE chunked, identity", post("Transfer-Encoding: chunked, identity\r\n"), coding),
        refused("TE identity, chunked", post("Transfer-Encoding: identity, chunked\r\n"), coding),
        refused("TE gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n"), coding),
        refused("TE chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n"), coding),
        refused("TE twice", post(chunked + chunked), coding),
        refused("TE empty", post("Transfer-Encoding:\r\n"), coding),
        refused("TE comma", post("Transfer-Encoding: ,chunked\r\n"), coding),
        refused("TE parameter", post("Transfer-Encoding: chunked;q=1\r\n"), coding),
        refused("TE quoted", post("Transfer-Encoding: \"chunked\"\r\n"), coding),
        refused("TE with a vertical tab",
                post("Transfer-Encoding:\x0b"
                     "chunked\r\n"),
                "bad-field"),
        refused("TE with NUL", post("Transfer-Encoding: chunked" + nul() + "\r\n"), "bad-field"),
        refused("TE split by obs-fold", post("Transfer-Encoding:\r\n chunked\r\n"), "folded-field"),
        refused("TE with a blank before the colon", post("Transfer-Encoding : chunked\r\n"),
                "bad-field"),
        refused("TE on HTTP/1.0",
                "POST " + kText + " HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n" + kSmuggled, coding),
        refused("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "#aaaa"), length),
        refused("two lengths in one field", post("Content-Length: 5, 6\r\n", "#aaaa"), length),
        answered("the same length twice",
                 headOf("POST", kText, "Content-Length: 5\r\nContent-Length: 5\r\n") + "#aaa\n",
                 {204}),
        refused("length with plus", post("Content-Length: +5\r\n", "#aaaa"), length),
        refused("length with minus", post("Content-Length: -5\r\n", "#aaaa"), length),
        refused("length in hex", post("Content-Length: 0x5\r\n", "#aaaa"), length),
        refused("length with a fraction", post("Content-Length: 5.0\r\n", "#aaaa"), length),
        refused("length with an exponent", post("Content-Length: 5e0\r\n", "#aaaa"), length),
        refused("length with a unit", post("Content-Length: 5 bytes\r\n", "#aaaa"), length),
        refused("length with a blank inside", post("Content-Length: 1 0\r\n", "#aaaa"), length),
        refused("length empty", post("Content-Length:\r\n", "#aaaa"), length),
        refused("length a comma", post("Content-Length: ,\r\n", "#aaaa"), length),
        refused("length of 2^64 + 5", post("Content-Length: 18446744073709551621\r\n", "#aaaa"),
                length),
        refused("length of 400 digits",
                post("Content-Length: " + QByteArray(400, '9') + "\r\n", "#aaaa"), length),
        refused("length by obs-fold", post("Content-Length:\r\n 5\r\n", "#aaaa"), "folded-field"),
        refused("length with a blank before the colon", post("Content-Length : 5\r\n", "#aaaa"),
                "bad-field"),
        refused("length with NUL", post("Content-Length: 5" + nul() + "\r\n", "#aaaa"),
                "bad-field"),
        refused("length above the bound", post("Content-Length: 999999999999\r\n"),
                "body-too-large", 413),
        refused("length of 2^64 - 1", post("Content-Length: 18446744073709551615\r\n"),
                "body-too-large", 413),
        answered("body bytes that look like a request",
                 posted(kText, "#" + headOf("GET", "/smuggled")), {400}, "\"errors\":1"),
        answered("length too short: the rest is a request of its own",
                 headOf("POST", kText, "Content-Length: 2\r\n") + "#\n" + headOf("GET", "/health"),
                 {204, 200}, "\"status\":\"pass\""),
        cutOff("length too short: the rest is none",
               headOf("POST", kText, "Content-Length: 2\r\n") + "#\n\x01\x02", {204, 400},
               "bad-request-line"),
        refused("obs-fold in any field", post("X-A: b\r\n c\r\n"), "folded-field"),
        refused("obs-fold with a tab", post("X-A: b\r\n\tc\r\n"), "folded-field"),
        refused("a field before the first one is blank", post(" X-A: b\r\n"), "folded-field"),
        refused("bare LF behind a field", post("X-A: b\nX-B: c\r\n"), "bad-line-ending"),
        refused("bare LF ends the head", "GET /health HTTP/1.1\r\nHost: g\r\n\n" + kSmuggled,
                "bad-line-ending"),
        refused("bare LF everywhere", "GET /health HTTP/1.1\nHost: g\n\n", "bad-line-ending"),
        refused("bare CR in a field", post("X-A: b\rX-B: c\r\n"), "bad-line-ending"),
        refused("bare CR before CR LF", post("X-A: b\r\r\n"), "bad-line-ending"),
        refused("NUL in a name", post("X-" + nul() + "A: b\r\n"), "bad-field"),
        refused("NUL in a value", post("X-A: b" + nul() + "c\r\n"), "bad-field"),
        refused("DEL in a value", post("X-A: b\x7f\r\n"), "bad-field"),
        refused("a control byte in a value", post("X-A: b\x01\r\n"), "bad-field"),
        answered("bytes above 127 in a value", headOf("GET", "/health", "X-A: \xff\xfe\xc3\r\n"),
                 {200}),
        refused("UTF-8 in a name", post("X-\xc3\xa4: b\r\n"), "bad-field"),
        refused("blank in a name", post("X A: b\r\n"), "bad-field"),
        refused("no colon", post("nonsense\r\n"), "bad-field"),
        refused("no name", post(": b\r\n"), "bad-field"),
        refused("no host", "GET /health HTTP/1.1\r\n\r\n" + kSmuggled, "bad-host"),
        refused("two hosts", "GET /health HTTP/1.1\r\nHost: g\r\nHost: h\r\n\r\n", "bad-host"),
        refused("host with a user", "GET /health HTTP/1.1\r\nHost: a@g\r\n\r\n", "bad-host"),
        refused("host with a path", "GET /health HTTP/1.1\r\nHost: g/h\r\n\r\n", "bad-host"),
        refused("host with a blank", "GET /health HTTP/1.1\r\nHost: g h\r\n\r\n", "bad-host"),
        refused("other expectation", post("Expect: 200-maybe\r\n"), "bad-expectation", 417),
        refused("expectation twice over", post("Expect: 100-continue, 100-continue\r\n"),
                "bad-expectation", 417),
        answered("length 0 with Expect",
                 headOf("POST", kText, "Content-Length: 0\r\nExpect: 100-continue\r\n"), {204}),
        cutOff("a further request behind Connection: close",
               headOf("GET", "/health", "Connection: close\r\n") + kSmuggled, {200}),
        cutOff("a further request behind close, keep-alive",
               headOf("GET", "/health", "Connection: keep-alive, close\r\n") + kSmuggled, {200}),
        cutOff("HTTP/1.0 and a further request", "GET /health HTTP/1.0\r\n\r\n" + kSmuggled, {200}),
        answered("an upgrade nobody asked for",
                 headOf("GET", "/health", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), {200}),
        answered("GET with a body", headOf("GET", "/health", "Content-Length: 5\r\n") + "aaaaa",
                 {200}),
    };
}

HostileRows requestLineRows()
{
    return {
        refused("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
                "bad-request-line"),
        refused("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "unknown-version", 505),
        refused("HTTP/0.9", "GET /health\r\n\r\n", "bad-target"),
        refused("HTTP/3.0", "GET /health HTTP/3.0\r\nHost: g\r\n\r\n", "unknown-version", 505),
        refused("HTTP/1.10", "GET /health HTTP/1.10\r\nHost: g\r\n\r\n", "bad-request-line"),
        refused("http/1.1", "GET /health http/1.1\r\nHost: g\r\n\r\n", "bad-request-line"),
        refused("two blanks", "GET  /health HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        refused("a tab", "GET\t/health HTTP/1.1\r\nHost: g\r\n\r\n", "bad-request-line"),
        refused("a blank in the target", "GET /hea lth HTTP/1.1\r\nHost: g\r\n\r\n",
                "bad-request-line"),
        refused("NUL in the target", "GET /hea" + nul() + "lth HTTP/1.1\r\nHost: g\r\n\r\n",
                "bad-target"),
        answered("UTF-8 in the target", "GET /\xc3\xa4 HTTP/1.1\r\nHost: g\r\n\r\n", {404}),
        refused("a fragment", "GET /health#x HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        refused("no slash", "GET health HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        refused("another scheme", "GET ftp://g/health HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        answered("absolute form", "GET http://g/health HTTP/1.1\r\nHost: g\r\n\r\n", {200}),
        refused("absolute form with a user", "GET http://a@g/health HTTP/1.1\r\nHost: g\r\n\r\n",
                "bad-target"),
        refused("absolute form without a host", "GET http:///health HTTP/1.1\r\nHost: g\r\n\r\n",
                "bad-target"),
        refused("asterisk with GET", "GET * HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        refused("CONNECT with a path", "CONNECT /health HTTP/1.1\r\nHost: g\r\n\r\n", "bad-target"),
        answered("CONNECT", "CONNECT g:80 HTTP/1.1\r\nHost: g\r\n\r\n", {405}, "Allow:"),
        answered("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: g\r\n\r\n", {405}, "Allow:"),
        answered("TRACE", headOf("TRACE", "/health"), {405}, "Allow: GET, HEAD"),
        answered("a method in lower case", headOf("post", kText, "Content-Length: 0\r\n"), {405},
                 "Allow: POST"),
        answered("a method of 1,000 letters", headOf(QByteArray(1000, 'M'), kText), {405}),
        refused("a method that is no token", headOf("G{T", "/health"), "bad-request-line"),
        answered("GET of a write", headOf("GET", kJson), {405}, "Allow: POST"),
        answered("PUT of a write", headOf("PUT", kText, "Content-Length: 2\r\n") + "#\n", {405}),
        answered("DELETE of a write", headOf("DELETE", kInflux), {405}),
        answered("dots in the path", headOf("GET", "/api/../../etc/passwd"), {404}),
        answered("percent-encoded path", headOf("GET", "/%68ealth"), {404}),
        answered("percent-encoded NUL", headOf("GET", "/health%00"), {404}),
        answered("two slashes", headOf("GET", "//health"), {404}),
        answered("a path of 15,000 bytes", headOf("GET", "/" + QByteArray(15'000, 'p')), {404}),
        refused("a path above the head's bound", headOf("GET", "/" + QByteArray(17'000, 'p')),
                "head-too-large", 431),
        refused("two empty lines before the request", "\r\n\r\n" + headOf("GET", "/health"),
                "bad-request-line"),
        answered("one empty line before the request", "\r\n" + headOf("GET", "/health"), {200}),
        refused("LF before the request", "\n" + headOf("GET", "/health"), "bad-request-line"),
        answered("an ack level nobody knows", posted(kText, "#\n", "X-Timeless-Ack: maybe\r\n"),
                 {400}, "bad-ack-level"),
        answered("an ack level of 10,000 bytes",
                 posted(kText, "#\n", "X-Timeless-Ack: " + QByteArray(10'000, 'a') + "\r\n"), {400},
                 "bad-ack-level"),
    };
}

} // namespace tg::test
