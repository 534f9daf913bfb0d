// Any bytes on the control socket: the same frames however they are cut, and what is read as a
// message is read again from its own bytes. The first byte chooses how the rest is cut.
#include <cstdint>
#include <cstdlib>

#include "shared/protocol/messages.h"
#include "shared/protocol/topic_mirror.h"

namespace {

using namespace tg::protocol;

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

std::vector<Frame> framesIn(QByteArrayView bytes, unsigned cutter)
{
    std::vector<Frame> frames;
    FrameReader reader(kMaxFrameBeforeHello);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype piece =
            cutter == 0 ? bytes.size() : std::min<qsizetype>(1 + cutter % 7, bytes.size() - at);
        cutter = cutter * 1103515245U + 12345U;
        reader.feed(bytes.sliced(at, piece));
        at += piece;
        auto frame = reader.next();
        for (; frame && *frame; frame = reader.next())
            frames.push_back(std::move(**frame));
        require(reader.pendingBytes() <= kMaxFrameBeforeHello + 4);
    }
    return frames;
}

void followTopic(const Message &message)
{
    if (const auto *snapshot = std::get_if<Snapshot>(&message)) {
        TopicMirror mirror(snapshot->topic);
        require(bool(mirror.take(*snapshot)));
    } else if (const auto *delta = std::get_if<Delta>(&message)) {
        Table table(delta->topic);
        table.apply(delta->changes);
        require(table.rows() == delta->changes.changed);
    }
}

void check(const Frame &frame)
{
    const auto message = decode(frame);
    if (!message)
        return;
    const auto bytes = encode(*message);
    require(bool(bytes));
    FrameReader reader(kMaxFrame);
    reader.feed(*bytes);
    const auto again = reader.next();
    require(again && *again && (*again)->kind == frame.kind);
    const auto same = decode(**again);
    require(same && *same == *message);
    followTopic(*message);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    // As one body of the kind that the first byte says, too: lengths are hard to guess.
    check({static_cast<std::uint8_t>(data[0] % 15U), bytes.toByteArray()});
    const auto whole = framesIn(bytes, 0);
    const auto pieces = framesIn(bytes, 1U + data[0]);
    require(whole.size() == pieces.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        require(whole[i].kind == pieces[i].kind && whole[i].body == pieces[i].body);
        check(whole[i]);
    }
    return 0;
}
