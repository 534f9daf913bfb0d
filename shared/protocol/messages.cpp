#include "shared/protocol/messages.h"

#include "shared/protocol/message_fields.h"

namespace tg::protocol {

namespace {

// Kinds are the places in Message, from 1 on.
static_assert(std::variant_size_v<Message> == static_cast<std::size_t>(Kind::Bye));
static_assert(std::is_same_v<std::variant_alternative_t<0, Message>, Hello>);
static_assert(
    std::is_same_v<std::variant_alternative_t<std::size_t(Kind::Delta) - 1, Message>, Delta>);
static_assert(
    std::is_same_v<std::variant_alternative_t<std::size_t(Kind::Reply) - 1, Message>, Reply>);
static_assert(std::is_same_v<std::variant_alternative_t<std::size_t(Kind::Bye) - 1, Message>, Bye>);

std::size_t limitOf(Kind kind)
{
    if (kind == Kind::Hello || kind == Kind::Welcome || kind == Kind::Refused || kind == Kind::Bye)
        return kMaxFrameBeforeHello;
    return isFromConsole(kind) ? kMaxFrameFromConsole : kMaxFrame;
}

template <typename M> Result<Message> decodeAs(const QByteArray &body)
{
    CborReader in(body);
    FieldsIn fields(in);
    M message;
    describe(fields, message);
    fields.finish();
    if (in.hasFailed())
        return in.error();
    return Message(std::move(message));
}

template <std::size_t... Places>
Result<Message> decodeKind(std::size_t place, const QByteArray &body,
                           std::index_sequence<Places...>)
{
    using Decode = Result<Message> (*)(const QByteArray &);
    static constexpr Decode kDecoders[] = {
        &decodeAs<std::variant_alternative_t<Places, Message>>...};
    return kDecoders[place](body);
}

} // namespace

QString errorId(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadSyntax:
        return QStringLiteral("bad-syntax");
    case ErrorCode::BadValue:
        return QStringLiteral("bad-value");
    case ErrorCode::LimitExceeded:
        return QStringLiteral("limit-exceeded");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::Refused:
        return QStringLiteral("refused");
    case ErrorCode::TimedOut:
        return QStringLiteral("timed-out");
    case ErrorCode::System:
        break;
    }
    return QStringLiteral("internal");
}

Result<QByteArray> encode(const Message &message)
{
    const auto kind = static_cast<Kind>(message.index() + 1);
    FrameWriter frame(kind);
    CborWriter out(frame.bytes());
    FieldsOut fields(out);
    std::visit([&](const auto &one) { describe(fields, one); }, message);
    auto written = fields.finish();
    out.finish();
    if (!written)
        return written.error();
    return frame.finish(limitOf(kind));
}

Result<Message> decode(const Frame &frame)
{
    constexpr std::size_t kKinds = std::variant_size_v<Message>;
    if (frame.kind == 0 || frame.kind > kKinds)
        return Error{ErrorCode::BadValue, "a frame of kind " + std::to_string(frame.kind) +
                                              ", which protocol " + std::to_string(kMajor) + '.' +
                                              std::to_string(kMinor) + " does not have"};
    auto message =
        decodeKind(frame.kind - std::size_t{1}, frame.body, std::make_index_sequence<kKinds>());
    if (!message)
        return Error{message.error().code,
                     "frame of kind " + std::to_string(frame.kind) + ": " + message.error().text};
    return message;
}

} // namespace tg::protocol
