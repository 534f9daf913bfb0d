// One hostile client of tst_hostile: what it sends, how, and what the gateway has to make of it.
// Plain values, one thread.
#pragma once

#include <vector>

#include <QByteArray>
#include <QList>

namespace tg::test {

// The bound that holds the gateway's memory while such a client is served.
enum class Held {
    Nothing,  // a connection's buffers: head, what is read at once, what is not consumed
    Line,     // limits.line_bytes: an unfinished line, and its copies while it is read
    Segment,  // limits.segment_bytes: parsed and encoded until it is confirmed
    Block,    // limits.remote_write_bytes: a snappy block in both forms
    Window,   // the largest zstd window that is taken
    InFlight, // limits.in_flight_bytes
};

struct HostileRow {
    enum class Ending {
        Waits,      // for all answers
        ShutsWrite, // closes its sending side behind the last byte, then waits
        Resets      // breaks the connection there; there is nobody to answer
    };

    QByteArray name;
    QByteArray bytes; // sent first
    QByteArray piece; // sent so many times behind them
    qsizetype pieces = 0;
    int dripMs = 0; // each piece so long after the one before; 0: as fast as it goes
    Ending ending = Ending::Waits;

    QList<int> statuses; // of the answers, in their order
    QByteArray says;     // part of the last answer, head or body
    bool closes = false; // the gateway ends the connection; else it takes a further request
    Held held = Held::Nothing;

    HostileRow &more(const QByteArray &each, qsizetype times, int everyMs = 0)
    {
        piece = each;
        pieces = times;
        dripMs = everyMs;
        return *this;
    }
    HostileRow &ends(Ending how)
    {
        ending = how;
        return *this;
    }
    HostileRow &keeps(Held what)
    {
        held = what;
        return *this;
    }
};

using HostileRows = std::vector<HostileRow>;

// The last answer contains `says`; the connection serves a further request.
inline HostileRow answered(const QByteArray &name, const QByteArray &bytes, QList<int> statuses,
                           const QByteArray &says = {})
{
    HostileRow row;
    row.name = name;
    row.bytes = bytes;
    row.statuses = std::move(statuses);
    row.says = says;
    return row;
}

// The same, but the gateway ends the connection with that answer.
inline HostileRow cutOff(const QByteArray &name, const QByteArray &bytes, QList<int> statuses,
                         const QByteArray &says = {})
{
    HostileRow row = answered(name, bytes, std::move(statuses), says);
    row.closes = true;
    return row;
}

inline const QByteArray kText = "/api/v1/import/prometheus";
inline const QByteArray kJson = "/api/v1/import";
inline const QByteArray kInflux = "/write";
inline const QByteArray kRemoteWrite = "/api/v1/write";

inline QByteArray headOf(const QByteArray &method, const QByteArray &target,
                         const QByteArray &fields = {})
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: g\r\n" + fields + "\r\n";
}

inline QByteArray posted(const QByteArray &path, const QByteArray &body,
                         const QByteArray &fields = {})
{
    return headOf("POST", path,
                  "Content-Length: " + QByteArray::number(body.size()) + "\r\n" + fields) +
           body;
}

inline QByteArray chunkedHead(const QByteArray &path, const QByteArray &fields = {})
{
    return headOf("POST", path, "Transfer-Encoding: chunked\r\n" + fields);
}

inline QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

// The groups of the table.
HostileRows framingRows();
HostileRows chunkRows();
HostileRows requestLineRows();
HostileRows slowRows(); // with the time-outs of HostileScene
HostileRows floodRows();
HostileRows bombRows();
HostileRows encodingRows();
HostileRows textRows();
HostileRows jsonRows();
HostileRows influxRows();
HostileRows remoteWriteRows();
HostileRows readRows();

} // namespace tg::test
