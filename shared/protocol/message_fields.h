// What each body says, once for writing and reading: field number, value, bounds. PROTOCOL.md is
// the same for people. Append only: a number never changes its meaning. Only for this folder.
#pragma once

#include <concepts>
#include <limits>
#include <type_traits>

#include "shared/protocol/fields.h"
#include "shared/protocol/messages.h"

namespace tg::protocol {

// A message to be written (const) or to be read into.
template <typename M, typename Message>
concept Either = std::same_as<std::remove_const_t<M>, Message>;

inline constexpr auto kRequired = Presence::Required;
inline constexpr auto kOptional = Presence::Optional;
inline constexpr qint64 kMostVersion = 65'535;
inline constexpr qint64 kLeast = std::numeric_limits<qint64>::min();
inline constexpr qint64 kMost = std::numeric_limits<qint64>::max();
inline constexpr QLatin1String kMagic("TGC");

template <typename Fields, Either<Hello> M> void describe(Fields &fields, M &m)
{
    fields.magic(0, kMagic);
    fields.whole(1, m.major, 0, kMostVersion);
    fields.whole(2, m.minor, 0, kMostVersion);
    fields.words(3, m.features, kOptional);
    fields.text(4, m.token, kMaxTokenBytes, kOptional);
    fields.text(5, m.programVersion, kMaxWordBytes, kOptional);
    fields.flag(6, m.wantsReadOnly, kOptional);
}

template <typename Fields, Either<Welcome> M> void describe(Fields &fields, M &m)
{
    fields.whole(0, m.major, 0, kMostVersion);
    fields.whole(1, m.minor, 0, kMostVersion);
    fields.words(2, m.features, kOptional);
    fields.text(3, m.bootId, kMaxWordBytes, kRequired);
    fields.text(4, m.gatewayId, kMaxWordBytes, kRequired);
    fields.text(5, m.daemonVersion, kMaxWordBytes, kRequired);
    fields.whole(6, m.role, 0, kLastRole);
    fields.text(7, m.caller, kMaxWordBytes, kOptional);
    fields.whole(8, m.clockMs, kLeast, kMost);
    fields.offers(9, m.topics);
}

template <typename Fields, Either<Refused> M> void describe(Fields &fields, M &m)
{
    fields.text(0, m.id, kMaxWordBytes, kRequired);
    fields.text(1, m.text, kMaxRefusalBytes, kRequired);
    fields.whole(2, m.major, 0, kMostVersion);
    fields.whole(3, m.minor, 0, kMostVersion);
    fields.text(4, m.daemonVersion, kMaxWordBytes, kOptional);
}

template <typename Fields, Either<Subscribe> M> void describe(Fields &fields, M &m)
{
    fields.topics(0, m.topics);
}

template <typename Fields, Either<Snapshot> M> void describe(Fields &fields, M &m)
{
    fields.topic(0, m.topic);
    fields.whole(1, m.seq, 0, kMost);
    fields.whole(2, m.part, 0, static_cast<qint64>(kMaxTableRows));
    fields.flag(3, m.isLast, kRequired);
    fields.rows(4, m.topic, m.rows);
}

template <typename Fields, Either<Delta> M> void describe(Fields &fields, M &m)
{
    fields.topic(0, m.topic);
    fields.whole(1, m.seq, 1, kMost);
    fields.rows(4, m.topic, m.changes.changed);
    fields.keys(5, m.topic, m.changes.removed);
}

template <typename Fields, Either<Ack> M> void describe(Fields &fields, M &m)
{
    fields.topic(0, m.topic);
    fields.whole(1, m.seq, 0, kMost);
}

template <typename Fields, Either<Resync> M> void describe(Fields &fields, M &m)
{
    fields.topic(0, m.topic);
}

template <typename Fields, Either<Command> M> void describe(Fields &fields, M &m)
{
    fields.whole(0, m.request, 0, kMost);
    fields.text(1, m.method, kMaxWordBytes, kRequired);
    fields.object(2, m.params);
}

template <typename Fields, Either<Ping> M> void describe(Fields &fields, M &m)
{
    fields.whole(0, m.sentMs, kLeast, kMost);
}

template <typename Fields, Either<Pong> M> void describe(Fields &fields, M &m)
{
    fields.whole(0, m.sentMs, kLeast, kMost);
    fields.whole(1, m.clockMs, kLeast, kMost);
}

template <typename Fields, Either<Bye> M> void describe(Fields &fields, M &m)
{
    fields.text(0, m.id, kMaxWordBytes, kRequired);
    fields.text(1, m.text, kMaxRefusalBytes, kOptional);
}

// A result in field 1, or an error in 2 and 3: exactly one of them.
inline void describe(FieldsOut &fields, const Reply &m)
{
    fields.whole(0, m.request, 0, kMost);
    if (const auto *result = std::get_if<QJsonObject>(&m.outcome)) {
        fields.object(1, *result);
        return;
    }
    const auto &error = std::get<CommandError>(m.outcome);
    fields.text(2, error.id, kMaxWordBytes, kRequired);
    fields.text(3, error.text, kMaxTextBytes, kRequired);
}

inline void describe(FieldsIn &fields, Reply &m)
{
    fields.whole(0, m.request, 0, kMost);
    const bool hasResult = fields.isAt(1, kOptional);
    QJsonObject result;
    if (hasResult)
        result = fields.readObject();
    CommandError error;
    const bool hasError = fields.isAt(2, hasResult ? kOptional : kRequired);
    if (hasError) {
        error.id = fields.reader().text(kMaxWordBytes);
        fields.text(3, error.text, kMaxTextBytes, kRequired);
    }
    if (hasResult && hasError)
        fields.reader().fail(ErrorCode::BadSyntax, "a result and an error");
    if (hasError)
        m.outcome = std::move(error);
    else
        m.outcome = std::move(result);
}

} // namespace tg::protocol
