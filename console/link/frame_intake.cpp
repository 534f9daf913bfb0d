#include "console/link/frame_intake.h"

#include <QtEndian>

namespace tg::console {

namespace {

QByteArray withHead(const protocol::Frame &frame)
{
    QByteArray whole(static_cast<qsizetype>(protocol::kFrameHeadBytes), '\0');
    qToBigEndian(static_cast<quint32>(frame.body.size() + 1), whole.data());
    whole[4] = static_cast<char>(frame.kind);
    return whole + frame.body;
}

} // namespace

FrameIntake::FrameIntake(Taker taker, Witness witness)
    : m_taker(std::move(taker))
    , m_witness(std::move(witness))
{
}

Result<void> FrameIntake::feed(QByteArrayView bytes)
{
    m_reader.feed(bytes);
    while (true) {
        auto frame = m_reader.next();
        if (!frame)
            return frame.error();
        if (!*frame)
            return {};
        if (m_witness)
            m_witness(withHead(**frame));
        auto message = protocol::decode(**frame);
        if (!message)
            return message.error();
        if (auto taken = m_taker(std::move(*message)); !taken)
            return taken;
    }
}

} // namespace tg::console
