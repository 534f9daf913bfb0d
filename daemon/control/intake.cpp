#include "control/intake.h"

namespace tg::control {

using protocol::Kind;

Result<std::optional<protocol::Message>> Intake::next()
{
    const auto frame = m_reader.next();
    if (!frame)
        return frame.error();
    if (!*frame)
        return std::optional<protocol::Message>();
    const auto kind = static_cast<Kind>((*frame)->kind);
    const std::string number = std::to_string((*frame)->kind);
    const bool isHello = kind == Kind::Hello;
    if (!isHello && !m_hasHello)
        return Error{ErrorCode::BadSyntax,
                     "the first frame is of kind " + number + ", it must be Hello (1)"};
    if (isHello && m_hasHello)
        return Error{ErrorCode::BadSyntax, "a second Hello"};
    if (!protocol::isFromConsole(kind))
        return Error{ErrorCode::BadSyntax,
                     "a frame of kind " + number + ", which consoles do not send"};
    m_hasHello = true;
    auto message = protocol::decode(**frame);
    if (!message)
        return message.error();
    return std::optional(std::move(*message));
}

} // namespace tg::control
