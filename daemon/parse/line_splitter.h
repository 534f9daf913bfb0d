// Cuts a stream of chunks into lines and carries the unfinished one from chunk to chunk. A line
// longer than the bound is reported once with its first maxLine bytes and skipped up to its line
// end, however it was chunked, so the carry never holds more than the bound. Lives in a parser, on
// its worker thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace tg::parse {

// The end of a line is its first line feed. A LineEnd keeps what it must know of a line of which
// it has seen only the beginning: find(p, end) goes on where the call before stopped without one,
// reset() begins a line.
struct FirstLineFeed {
    void reset() {}
    const char *find(const char *p, const char *end)
    {
        return static_cast<const char *>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
    }
};

// Handler: line(text, readable) for each line without its line feed (which may be read: it stands
// at text.end(), so that scanning a line needs no other bound), tooLong(prefix), and flush(), after
// which the handler keeps no view of an earlier line. `readable`: the end of the memory that may be
// read.
template <class LineEnd> class BasicLineSplitter
{
public:
    explicit BasicLineSplitter(std::size_t maxLine)
        : m_maxLine(maxLine)
    {
    }

    void reset()
    {
        m_carry.clear();
        m_isSkipping = false;
        m_lineEnd.reset();
    }

    template <class Handler> void feed(std::string_view chunk, Handler handler)
    {
        const char *p = chunk.data();
        const char *const end = p + chunk.size();
        if (m_isSkipping || !m_carry.empty()) {
            p = finishCarried(p, end, handler);
            if (p == nullptr)
                return;
        }
        while (p < end) {
            const char *const lineEnd = m_lineEnd.find(p, end);
            if (lineEnd == nullptr)
                break;
            m_lineEnd.reset();
            const std::string_view line = textBetween(p, lineEnd);
            if (line.size() <= m_maxLine) [[likely]]
                handler.line(line, end);
            else
                handler.tooLong(line.substr(0, m_maxLine));
            p = lineEnd + 1;
        }
        handler.flush();
        m_carry.clear();
        keep(textBetween(p, end), handler);
    }

    const std::vector<char> &carry() const { return m_carry; }

    // What is left without a line feed.
    std::string_view rest() const { return {m_carry.data(), m_carry.size()}; }

    // Passes on what is left as if a line feed had come.
    template <class Handler> void finish(Handler handler)
    {
        if (!m_carry.empty())
            passCarried(handler);
        handler.flush();
        reset();
    }

private:
    // Completes the carried line, or the skipped one; returns where the next line starts, null if
    // it is not here.
    template <class Handler>
    const char *finishCarried(const char *p, const char *end, Handler &handler)
    {
        const char *const lineEnd = p < end ? m_lineEnd.find(p, end) : nullptr;
        if (!m_isSkipping)
            keep(textBetween(p, lineEnd != nullptr ? lineEnd : end), handler);
        if (lineEnd == nullptr)
            return nullptr;
        m_lineEnd.reset();
        if (!m_isSkipping)
            passCarried(handler);
        m_isSkipping = false;
        return lineEnd + 1;
    }

    template <class Handler> void passCarried(Handler &handler)
    {
        append("\n");
        handler.line(rest().substr(0, m_carry.size() - 1), m_carry.data() + m_carry.size());
    }

    template <class Handler> void keep(std::string_view piece, Handler &handler)
    {
        const std::size_t room = m_maxLine - m_carry.size();
        append(piece.substr(0, room));
        if (piece.size() > room) {
            handler.tooLong(rest());
            m_carry.clear();
            m_isSkipping = true;
        }
    }

    void append(std::string_view piece)
    {
        const std::size_t size = m_carry.size() + piece.size();
        if (size > m_carry.capacity())
            m_carry.reserve(std::min(m_maxLine + 1, std::max(size, 2 * m_carry.capacity())));
        m_carry.insert(m_carry.end(), piece.begin(), piece.end());
    }

    static std::string_view textBetween(const char *begin, const char *end)
    {
        return {begin, static_cast<std::size_t>(end - begin)};
    }

    std::size_t m_maxLine;
    std::vector<char> m_carry;
    bool m_isSkipping = false;
    [[no_unique_address]] LineEnd m_lineEnd;
};

using LineSplitter = BasicLineSplitter<FirstLineFeed>;

} // namespace tg::parse
