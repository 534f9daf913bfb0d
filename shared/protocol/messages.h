// What console and daemon say to each other, as plain values, and their codec. PROTOCOL.md has the
// bytes, the order of things and who may say what. Any thread.
#pragma once

#include <variant>
#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "shared/base/result.h"
#include "shared/protocol/frame.h"
#include "shared/protocol/role.h"
#include "shared/protocol/table.h"

namespace tg::protocol {

// Ends with another major do not understand each other. A minor only adds: kinds, map keys, topics,
// columns, methods, features; it is told so that the newer end knows what the older one can take.
inline constexpr int kMajor = 1;
inline constexpr int kMinor = 0;

struct Hello { // console
    int major = kMajor;
    int minor = kMinor;
    QStringList features;
    QString token; // empty: by the socket's own permissions
    QString programVersion;
    bool wantsReadOnly = false; // role viewer, whatever the token allows

    friend bool operator==(const Hello &, const Hello &) = default;
};

struct Welcome { // daemon
    int major = kMajor;
    int minor = kMinor;
    QStringList features;
    QString bootId; // another one: the daemon was restarted, counters and sequences began anew
    QString gatewayId;
    QString daemonVersion;
    Role role = Role::Viewer;
    QString caller;            // under which name this console's orders are noted
    qint64 clockMs = 0;        // unix time there
    std::vector<Topic> topics; // that may be subscribed to; ones unknown to the reader are left out

    friend bool operator==(const Welcome &, const Welcome &) = default;
};

// Ids of Refused and Bye; a reader shows unknown ones with their text.
inline constexpr QLatin1String kBadToken("bad-token"); // ask the operator, do not try again
inline constexpr QLatin1String kBadVersion("version"); // the text names both versions
inline constexpr QLatin1String kTooManyConsoles("too-many-consoles"); // try again later
inline constexpr QLatin1String kNotAllowed("not-allowed"); // this peer or user may not connect
inline constexpr QLatin1String kBadFrame("bad-frame");     // what came was no protocol of ours
inline constexpr QLatin1String kTooSlow("too-slow");       // beyond kMostUnsentBytes
inline constexpr QLatin1String kSilent("silent");          // nothing heard for kSilence
inline constexpr QLatin1String kStopping("stopping");      // the daemon ends
inline constexpr QLatin1String kLeaving("leaving");        // the console ends

struct Refused { // daemon; it hangs up
    QString id;
    QString text;
    // For a console of another major, which can still show both versions.
    int major = kMajor;
    int minor = kMinor;
    QString daemonVersion;

    friend bool operator==(const Refused &, const Refused &) = default;
};

// Console: the topics it wants from now on; others are ended. Each new one begins with a snapshot.
struct Subscribe {
    std::vector<Topic> topics;
    friend bool operator==(const Subscribe &, const Subscribe &) = default;
};

// Daemon: all rows of a topic at one sequence number, in parts 0, 1, ... isLast.
struct Snapshot {
    Topic topic = Topic::Gateway;
    qint64 seq = 0;
    int part = 0;
    bool isLast = true;
    std::vector<Row> rows; // keys ascend, also from part to part
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

// Daemon: from seq - 1 to seq.
struct Delta {
    Topic topic = Topic::Gateway;
    qint64 seq = 0;
    Changes changes;
    friend bool operator==(const Delta &, const Delta &) = default;
};

struct Ack { // console: it has applied everything of the topic up to seq
    Topic topic = Topic::Gateway;
    qint64 seq = 0;
    friend bool operator==(const Ack &, const Ack &) = default;
};

struct Resync { // console: send a snapshot, what I have is of no use
    Topic topic = Topic::Gateway;
    friend bool operator==(const Resync &, const Resync &) = default;
};

struct Command {        // console; methods: commands.h
    qint64 request = 0; // chosen by the console, new for each command of a session
    QString method;
    QJsonObject params;
    friend bool operator==(const Command &, const Command &) = default;
};

// As the admin API calls its errors (resources/docs/errors.md), so that both doors say the same:
// bad-value, not-found, refused, role-missing, ...
QString errorId(ErrorCode code);

struct CommandError {
    QString id;
    QString text;
    friend bool operator==(const CommandError &, const CommandError &) = default;
};

struct Reply { // daemon; exactly one for each command
    qint64 request = 0;
    std::variant<QJsonObject, CommandError> outcome;
    friend bool operator==(const Reply &, const Reply &) = default;
};

struct Ping {          // console, every kPingEvery
    qint64 sentMs = 0; // by a clock of the sender's own
    friend bool operator==(const Ping &, const Ping &) = default;
};

struct Pong {           // daemon: at once
    qint64 sentMs = 0;  // of the Ping
    qint64 clockMs = 0; // unix time there
    friend bool operator==(const Pong &, const Pong &) = default;
};

struct Bye { // either; it hangs up
    QString id;
    QString text;
    friend bool operator==(const Bye &, const Bye &) = default;
};

using Message = std::variant<Hello, Welcome, Refused, Subscribe, Snapshot, Delta, Ack, Resync,
                             Command, Reply, Ping, Pong, Bye>;

// The whole frame. LimitExceeded: longer than kMaxFrame or more than kMaxRowsInFrame rows (send a
// snapshot in place of such a delta); BadValue: parameters or a result nested too deeply.
Result<QByteArray> encode(const Message &message);

// The frames of a snapshot, at least one: parts of about kSnapshotPartBytes. Rows beyond
// kMaxTableRows are left out.
std::vector<QByteArray> encodeSnapshot(const Table &table, qint64 seq);

// BadSyntax: not CBOR as this protocol uses it, or not of this kind; BadValue: a field is out of
// its range, a topic is unknown; LimitExceeded. Any error means that the peer is not to be talked
// to any longer.
Result<Message> decode(const Frame &frame);

} // namespace tg::protocol
