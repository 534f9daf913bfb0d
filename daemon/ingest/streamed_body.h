// The body of an answer that is made bit by bit: holds what has been made and not yet written, and
// puts it into the bytes of HTTP/1.1, with its length told before, chunked, or up to the end of the
// connection (HTTP/1.0). Worker's thread, owned by its OpenRequest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tg::ingest {

class StreamedBody
{
public:
    enum class Framing { Length, Chunked, UntilClose };

    // Its maker is asked to wait beyond this; one append() may go over it.
    static constexpr std::size_t kHeldBytes = 256 * 1024;

    bool append(std::string_view bytes); // true: there is room for more
    void finish(bool isWhole);

    void begin(Framing framing, bool withoutBody);
    bool hasHeld() const { return !m_held.empty(); }
    bool hasBegun() const { return m_hasBegun; }
    // Moves what is held behind `out`, and the end when it is due. False: nothing was held.
    bool drainInto(std::string &out);
    bool isOver() const { return m_isFinished && m_held.empty(); }
    bool brokeOff() const { return m_isFinished && !m_isWhole; }
    // The connection must end with it, or the client could not tell its end.
    bool endsConnection() const { return brokeOff() || m_framing == Framing::UntilClose; }

private:
    std::string m_held;
    Framing m_framing = Framing::Chunked;
    bool m_hasBegun = false;
    bool m_isWithoutBody = false;
    bool m_isFinished = false;
    bool m_isWhole = false;
    bool m_hasEnded = false; // the last chunk is out
};

} // namespace tg::ingest
