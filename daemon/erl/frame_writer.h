// What waits to go out on one connection: frames in order, each with bytes of its own and bytes it
// only refers to (slices), written with as few system calls as the socket lets. The one writer of
// its connection; link thread.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "term/bytes.h"

namespace tg::erl {

struct OutFrame {
    std::uint64_t tag = 0; // of the call it carries; 0 = none
    term::Bytes head;      // length, control message, beginning of the call
    std::vector<term::BytesView>
        body; // goes on here; must stay valid until the frame is written or cleared

    std::size_t bytes() const;
    void setLength(); // into the first four bytes of head, once all is there
};

class FrameWriter
{
public:
    enum class Outcome : std::uint8_t { Drained, Blocked, Failed }; // Failed: errno tells

    void add(OutFrame frame);
    Outcome flush(int fd, std::uint64_t &bytesWritten);
    bool isEmpty() const { return m_frames.empty(); }
    // The frame of this call is not out yet, so nothing can answer it.
    bool holds(std::uint64_t tag) const;
    void clear();

private:
    void advance(std::size_t written);

    std::deque<OutFrame> m_frames;
    std::size_t m_segment = 0; // of the first frame: 0 = head, then the body's
    std::size_t m_offset = 0;  // in that segment
};

} // namespace tg::erl
