// The messages that tests/golden/protocol/*.hex are, and how to read those files.
#pragma once

#include <map>
#include <string>

#include <QFile>
#include <QJsonArray>

#include "shared/protocol/messages.h"

namespace tg::protocol {

inline QByteArray goldenFrame(const std::string &name)
{
    QFile file(qEnvironmentVariable("TG_SOURCE_DIR") + QStringLiteral("/tests/golden/protocol/") +
               QString::fromStdString(name) + QStringLiteral(".hex"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QByteArray::fromHex(file.readAll());
}

inline Frame frameOf(const QByteArray &bytes)
{
    FrameReader reader(kMaxFrame);
    reader.feed(bytes);
    const auto frame = reader.next();
    return frame && *frame ? **frame : Frame();
}

inline Message goldenDelta()
{
    Row alarm(Topic::Alarms);
    alarm.set(AlarmColumn::Key, QStringLiteral("node-down:node-c"))
        .set(AlarmColumn::Id, QStringLiteral("node-down"))
        .set(AlarmColumn::Severity, QStringLiteral("critical"))
        .set(AlarmColumn::Since, qint64{1'700'000'000'000})
        .set(AlarmColumn::Node, QStringLiteral("node-c"))
        .set(AlarmColumn::Title, QStringLiteral("Node down"))
        .set(AlarmColumn::What, QStringLiteral("keine Verbindung: ü € 🛑"));
    return Delta{
        Topic::Alarms,
        70'000,
        {{alarm}, {QStringLiteral("node-down:node-a"), QStringLiteral("node-down:node-b")}}};
}

inline Message goldenNumbers()
{
    Row first(Topic::Events);
    first.set(EventColumn::Number, qint64{-1}).set(EventColumn::At, qint64{255});
    Row second(Topic::Events);
    second.set(EventColumn::Number, qint64{65'536}).set(EventColumn::At, qint64{-4'294'967'297});
    return Delta{Topic::Events, 1, {{first, second}, {whole(0), whole(24), whole(4'294'967'296)}}};
}

inline Message goldenRejected()
{
    Row line(Topic::RejectedSamples);
    line.set(RejectedSampleColumn::Number, qint64{101})
        .set(RejectedSampleColumn::At, qint64{1'700'000'000'000})
        .set(RejectedSampleColumn::Reason, QStringLiteral("syntax"))
        .set(RejectedSampleColumn::Format, QStringLiteral("prometheus"))
        .set(RejectedSampleColumn::Line, QStringLiteral("m{a=\"1\" 7"))
        .set(RejectedSampleColumn::IsCut, false)
        .set(RejectedSampleColumn::Source, QStringLiteral("[2001:db8::42]:40112"))
        .set(RejectedSampleColumn::Endpoint, QStringLiteral("/api/v1/import/prometheus"));
    return Delta{Topic::RejectedSamples, 3, {{line}, {whole(1)}}};
}

inline Message goldenSnapshot()
{
    constexpr qint64 kNow = 1'700'000'000'000;
    Row owned(Topic::Shards);
    owned.set(ShardColumn::Shard, qint64{7})
        .set(ShardColumn::Owner, QStringLiteral("node-a"))
        .set(ShardColumn::Standby, QStringLiteral("node-b"))
        .set(ShardColumn::State, QStringLiteral("owned"))
        .set(ShardColumn::Since, kNow)
        .set(ShardColumn::PointsPerSecond, 12'300.5)
        .set(ShardColumn::Series, qint64{812})
        .set(ShardColumn::QueuedPoints, qint64{0})
        .set(ShardColumn::MapVersion, qint64{41});
    Row lost(Topic::Shards);
    lost.set(ShardColumn::Shard, qint64{300})
        .set(ShardColumn::State, QStringLiteral("without_owner"))
        .set(ShardColumn::Since, kNow - 37'000)
        .set(ShardColumn::Series, qint64{3});
    return Snapshot{Topic::Shards, 41, 1, false, {owned, lost}};
}

inline std::map<std::string, Message> goldenSessions()
{
    constexpr qint64 kNow = 1'700'000'000'000;
    return {
        {"hello", Hello{1,
                        0,
                        {QStringLiteral("bundle")},
                        QStringLiteral("secret"),
                        QStringLiteral("1.2.0"),
                        true}},
        {"welcome", Welcome{1,
                            0,
                            {},
                            QStringLiteral("boot-7f"),
                            QStringLiteral("gw-1"),
                            QStringLiteral("0.1.0"),
                            Role::Operator,
                            QStringLiteral("ana"),
                            kNow,
                            {Topic::Gateway, Topic::Nodes, Topic::Shards, Topic::History}}},
        {"refused",
         Refused{QString(kBadVersion), QStringLiteral("daemon speaks 2.x, this console 1.x"), 2, 4,
                 QStringLiteral("2.0.1")}},
        {"ping", Ping{-5}},
        {"pong", Pong{-5, kNow}},
        {"bye", Bye{QString(kStopping), QStringLiteral("the daemon was told to stop")}},
    };
}

inline std::map<std::string, Message> goldenMessages()
{
    const QJsonObject params{{QStringLiteral("confirm"), QStringLiteral("node-c")},
                             {QStringLiteral("id"), QStringLiteral("7f3a")},
                             {QStringLiteral("map_version"), 41},
                             {QStringLiteral("override_block"), false}};
    const QJsonObject result{
        {QStringLiteral("a"), QJsonArray{1, -2, 0.5, QJsonValue::Null, true,
                                         QJsonObject{{QStringLiteral("deep"), QJsonArray()}}}},
        {QStringLiteral("id"), QStringLiteral("op-1")},
        {QStringLiteral("state"), QStringLiteral("running")}};
    auto all = goldenSessions();
    all.insert({
        {"subscribe", Subscribe{{Topic::Gateway, Topic::Shards, Topic::Operations}}},
        {"snapshot", goldenSnapshot()},
        {"snapshot_empty", Snapshot{Topic::Alarms, 0, 0, true, {}}},
        {"delta", goldenDelta()},
        {"delta_numbers", goldenNumbers()},
        {"delta_rejected", goldenRejected()},
        {"ack", Ack{Topic::Shards, 4'294'967'296}},
        {"resync", Resync{Topic::Shards}},
        {"command", Command{12, QStringLiteral("plan.run"), params}},
        {"reply", Reply{12, result}},
        {"reply_error", Reply{13, CommandError{errorId(ErrorCode::Refused),
                                               QStringLiteral("the map has changed: 42, not 41")}}},
    });
    return all;
}

} // namespace tg::protocol
