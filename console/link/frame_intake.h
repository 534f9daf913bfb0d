// Turns the bytes of a connection (or of a recording) into messages, and hands each to whoever
// reads it. One connection, one intake; one thread.
#pragma once

#include <functional>

#include <QByteArrayView>

#include "shared/protocol/messages.h"

namespace tg::console {

class FrameIntake
{
public:
    using Taker = std::function<Result<void>(protocol::Message &&message)>;
    // Every whole frame with its head, before it is decoded.
    using Witness = std::function<void(const QByteArray &frame)>;

    explicit FrameIntake(Taker taker, Witness witness = {});

    // After Welcome: larger frames may come.
    void trustPeer() { m_reader.setLimit(protocol::kMaxFrame); }
    // Any error means that the peer is not to be talked to any longer.
    Result<void> feed(QByteArrayView bytes);

private:
    protocol::FrameReader m_reader;
    Taker m_taker;
    Witness m_witness;
};

} // namespace tg::console
