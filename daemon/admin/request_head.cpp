#include "admin/request_head.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "admin/admin_bounds.h"
#include "base/ascii_text.h"

namespace tg::admin {

namespace {

using Fault = std::optional<HeadFault>;

constexpr std::string_view kEndOfLine = "\r\n";
constexpr std::size_t kMaxMethodBytes = 32;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isTarget(std::string_view text)
{
    if (!text.starts_with('/'))
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c <= ' ' || c >= '\x7f' || c == '#' || c == '\\')
            return false;
        if (c == '%' &&
            !(at + 2 < text.size() && isHexDigit(text[at + 1]) && isHexDigit(text[at + 2])))
            return false;
    }
    return true;
}

bool isFieldByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

bool namesToken(std::string_view list, std::string_view token)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (lowered(trimmed(list.substr(0, comma))) == token)
            return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

class HeadReader
{
public:
    Fault readRequestLine(std::string_view line)
    {
        const std::size_t first = line.find(' ');
        const std::size_t last = line.rfind(' ');
        if (first == std::string_view::npos || first == last)
            return HeadFault{ErrorId::BadRequestLine, "Not `METHOD target HTTP/x.y`."};
        const std::string_view method = line.substr(0, first);
        const std::string_view target = line.substr(first + 1, last - first - 1);
        const std::string_view version = line.substr(last + 1);
        if (!isToken(method) || method.size() > kMaxMethodBytes || !version.starts_with("HTTP/"))
            return HeadFault{ErrorId::BadRequestLine, "Not `METHOD target HTTP/x.y`."};
        if (version != "HTTP/1.1" && version != "HTTP/1.0")
            return HeadFault{ErrorId::UnknownVersion, "Only HTTP/1.1 and 1.0 are spoken here."};
        if (!isTarget(target))
            return HeadFault{ErrorId::BadTarget, "The target is not a well-formed path."};
        const std::size_t query = std::min(target.find('?'), target.size());
        head.method = method;
        head.path = target.substr(0, query);
        head.query = target.substr(query);
        head.wantsClose = version == "HTTP/1.0";
        return {};
    }

    Fault readField(std::string_view line)
    {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
            return HeadFault{ErrorId::BadField, "A header line is not `Name: value`."};
        const std::string name = lowered(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (!std::ranges::all_of(value, isFieldByte))
            return HeadFault{ErrorId::BadField, "Header " + name + " holds a control byte."};
        return take(name, value);
    }

    Fault finish()
    {
        if (m_host && !m_host->empty())
            head.host = *m_host;
        else
            return HeadFault{ErrorId::BadHost, "There is no Host header, or it is empty."};
        if (m_hasTransferEncoding && head.contentLength)
            return HeadFault{ErrorId::BadContentLength,
                             "Content-Length stands beside Transfer-Encoding."};
        if (m_hasTransferEncoding)
            return HeadFault{ErrorId::TransferEncodingRefused,
                             "Bodies are taken with Content-Length only."};
        return {};
    }

    RequestHead head;

private:
    Fault take(const std::string &name, std::string_view value)
    {
        if (name == "host")
            return once(m_host, name, value, ErrorId::BadHost);
        if (name == "origin")
            return once(head.origin, name, value);
        if (name == "sec-fetch-site")
            return once(head.fetchSite, name, value);
        if (name == "authorization")
            return once(head.authorization, name, value);
        if (name == "content-type")
            return once(head.contentType, name, value);
        if (name == "content-length")
            return takeLength(value);
        if (name == "transfer-encoding")
            m_hasTransferEncoding = true;
        else if (name == "connection")
            head.wantsClose = head.wantsClose || namesToken(value, "close");
        else if (name == "expect")
            return takeExpectation(value);
        return {};
    }

    static Fault once(std::optional<std::string> &slot, const std::string &name,
                      std::string_view value, ErrorId id = ErrorId::BadField)
    {
        if (slot)
            return HeadFault{id, "Header " + name + " came twice."};
        slot = value;
        return {};
    }

    Fault takeLength(std::string_view value)
    {
        std::uint64_t length = 0;
        const char *const end = value.data() + value.size();
        const auto [stop, failure] = std::from_chars(value.data(), end, length);
        if (value.empty() || failure != std::errc() || stop != end)
            return HeadFault{ErrorId::BadContentLength, "Content-Length is no plain number."};
        if (head.contentLength)
            return HeadFault{ErrorId::BadContentLength, "Content-Length came twice."};
        head.contentLength = length;
        return {};
    }

    Fault takeExpectation(std::string_view value)
    {
        if (lowered(value) != "100-continue")
            return HeadFault{ErrorId::BadExpectation, "The only expectation met is 100-continue."};
        head.expectsContinue = true;
        return {};
    }

    std::optional<std::string> m_host;
    bool m_hasTransferEncoding = false;
};

} // namespace

std::variant<RequestHead, HeadFault> readRequestHead(std::string_view head)
{
    HeadReader reader;
    std::size_t lines = 0;
    for (;;) {
        const std::size_t end = head.find(kEndOfLine);
        if (end == std::string_view::npos)
            return HeadFault{ErrorId::BadField, "The head does not end with an empty line."};
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(end + kEndOfLine.size());
        if (line.empty() && lines > 0)
            break;
        if (lines > kMaxHeadFields)
            return HeadFault{ErrorId::HeadTooLarge, "There are too many header lines."};
        if (Fault fault = lines == 0 ? reader.readRequestLine(line) : reader.readField(line))
            return *std::move(fault);
        ++lines;
    }
    if (Fault fault = reader.finish())
        return *std::move(fault);
    return std::move(reader.head);
}

} // namespace tg::admin
