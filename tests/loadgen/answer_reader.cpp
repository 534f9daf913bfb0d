#include "tests/loadgen/answer_reader.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace tg::loadgen {

namespace {

constexpr std::size_t kMaxHead = 64 * 1024;
constexpr std::uint64_t kMaxBody = 1024 * 1024;

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

// Parses the lower-cased head (ending before the empty line).
bool readHead(std::string_view head, Answer &answer, std::uint64_t &bodyBytes)
{
    if (!head.starts_with("http/1.") || head.size() < 12)
        return false;
    const char *digits = head.data() + 9;
    if (std::from_chars(digits, digits + 3, answer.status).ptr != digits + 3 || answer.status < 100)
        return false;
    if (head.find("\r\ntransfer-encoding:") != std::string_view::npos)
        return false;
    answer.closes = head.find("\r\nconnection: close") != std::string_view::npos;
    const std::size_t ack = head.find("\r\nx-timeless-ack:");
    if (ack != std::string_view::npos)
        answer.gaps =
            numberAfter(head.substr(ack + 2, head.find("\r\n", ack + 2) - ack - 2), "gaps=");
    answer.framed = answer.status < 200 || answer.status == 204 || answer.status == 304 ||
                    head.find("\r\ncontent-length:") != std::string_view::npos;
    bodyBytes = answer.status == 204 ? 0 : numberAfter(head, "\r\ncontent-length:");
    return bodyBytes <= kMaxBody;
}

} // namespace

std::uint64_t numberAfter(std::string_view text, std::string_view key)
{
    const std::size_t found = text.find(key);
    if (found == std::string_view::npos)
        return 0;
    text.remove_prefix(found + key.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

AnswerReader::State AnswerReader::read(std::string_view bytes, Answer &answer)
{
    m_pending += bytes;
    for (;;) {
        const std::size_t headEnd = m_pending.find("\r\n\r\n");
        if (headEnd == std::string::npos)
            return m_pending.size() > kMaxHead ? State::Broken : State::NeedsMore;
        answer = Answer{};
        std::uint64_t bodyBytes = 0;
        if (!readHead(lowered(std::string_view(m_pending).substr(0, headEnd)), answer, bodyBytes))
            return State::Broken;
        const std::size_t total = headEnd + 4 + bodyBytes;
        if (m_pending.size() < total)
            return State::NeedsMore;
        if (answer.status == 200) {
            const std::string_view body =
                std::string_view(m_pending).substr(headEnd + 4, bodyBytes);
            answer.samples = numberAfter(body, "\"samples\":");
            answer.errors = numberAfter(body, "\"errors\":");
        }
        m_pending.erase(0, total);
        if (answer.status >= 200)
            return State::Ready;
    }
}

} // namespace tg::loadgen
