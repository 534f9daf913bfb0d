// The bytes of one console as messages, in the order that the protocol allows: Hello first and only
// once, nothing that only the daemon says, 4 KiB a frame until it is welcomed. Pure; one thread,
// owned by a Session.
#pragma once

#include <optional>

#include "shared/base/result.h"
#include "shared/protocol/messages.h"

namespace tg::control {

class Intake
{
public:
    void feed(QByteArrayView bytes) { m_reader.feed(bytes); }

    // Nothing: more bytes are needed. Any error stays: there is no way to read on.
    Result<std::optional<protocol::Message>> next();

    // It was welcomed: frames may be as long as a console's.
    void trustPeer() { m_reader.setLimit(protocol::kMaxFrameFromConsole); }

private:
    protocol::FrameReader m_reader{protocol::kMaxFrameBeforeHello};
    bool m_hasHello = false;
};

} // namespace tg::control
