#include "erl/frame_writer.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>

namespace tg::erl {

namespace {

constexpr std::size_t kMaxParts = 256; // of one system call; IOV_MAX is 1024

term::BytesView segmentOf(const OutFrame &frame, std::size_t index)
{
    return index == 0 ? term::BytesView(frame.head) : frame.body[index - 1];
}

} // namespace

std::size_t OutFrame::bytes() const
{
    std::size_t sum = head.size();
    for (const auto &part : body)
        sum += part.size();
    return sum;
}

void OutFrame::setLength()
{
    const auto length = static_cast<std::uint32_t>(bytes() - 4);
    for (std::size_t i = 0; i < 4; ++i)
        head[i] = static_cast<unsigned char>(length >> (24 - 8 * i));
}

void FrameWriter::add(OutFrame frame)
{
    m_frames.push_back(std::move(frame));
}

FrameWriter::Outcome FrameWriter::flush(int fd, std::uint64_t &bytesWritten)
{
    while (!m_frames.empty()) {
        std::array<iovec, kMaxParts> parts;
        std::size_t count = 0;
        std::size_t offset = m_offset;
        std::size_t segment = m_segment;
        for (const auto &frame : m_frames) {
            for (; segment <= frame.body.size() && count < parts.size(); ++segment) {
                const auto bytes = segmentOf(frame, segment).subspan(offset);
                offset = 0;
                parts[count++] = {const_cast<unsigned char *>(bytes.data()), bytes.size()};
            }
            segment = 0;
            if (count == parts.size())
                break;
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const auto written = ::sendmsg(fd, &message, MSG_NOSIGNAL);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return errno == EAGAIN ? Outcome::Blocked : Outcome::Failed;
        }
        bytesWritten += static_cast<std::uint64_t>(written);
        advance(static_cast<std::size_t>(written));
    }
    return Outcome::Drained;
}

void FrameWriter::advance(std::size_t written)
{
    while (!m_frames.empty()) {
        const auto &frame = m_frames.front();
        const auto left = segmentOf(frame, m_segment).size() - m_offset;
        if (written < left) {
            m_offset += written;
            return;
        }
        written -= left;
        m_offset = 0;
        if (++m_segment > frame.body.size()) {
            m_frames.pop_front();
            m_segment = 0;
        }
    }
}

bool FrameWriter::holds(std::uint64_t tag) const
{
    for (const auto &frame : m_frames) {
        if (frame.tag == tag)
            return true;
    }
    return false;
}

void FrameWriter::clear()
{
    m_frames.clear();
    m_segment = 0;
    m_offset = 0;
}

} // namespace tg::erl
