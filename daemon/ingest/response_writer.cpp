#include "ingest/response_writer.h"

#include <array>
#include <charconv>

namespace tg::ingest {

namespace {

struct Reason {
    int status;
    std::string_view phrase;
};

constexpr std::array kReasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{411, "Length Required"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{417, "Expectation Failed"},
    Reason{422, "Unprocessable Content"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
};

void appendNumber(std::string &out, std::size_t number)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end);
}

void appendFieldText(std::string &out, std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += (byte < 0x20 && c != '\t') || byte == 0x7f ? ' ' : c;
    }
}

void appendField(std::string &out, std::string_view name, std::string_view value)
{
    appendFieldText(out, name);
    out += ": ";
    appendFieldText(out, value);
    out += "\r\n";
}

} // namespace

std::string_view reasonPhrase(int status)
{
    for (const Reason &reason : kReasons) {
        if (reason.status == status)
            return reason.phrase;
    }
    return "Other";
}

void appendResponse(std::string &out, const Response &response, AnswerShape shape)
{
    const bool hasNoBody = response.status == 204 || response.status == 304;
    const int status = response.status >= 200 && response.status <= 599 ? response.status : 500;
    out += "HTTP/1.1 ";
    appendNumber(out, static_cast<std::size_t>(status));
    out += ' ';
    out += reasonPhrase(status);
    out += "\r\n";
    for (const auto &[name, value] : response.fields)
        appendField(out, name, value);
    if (!response.contentType.empty() && !hasNoBody)
        appendField(out, "Content-Type", response.contentType);
    if (shape.isChunked) {
        out += "Transfer-Encoding: chunked\r\n";
    } else if (!hasNoBody && !shape.isUnbounded) {
        out += "Content-Length: ";
        appendNumber(out, response.isStreamed ? response.streamedBytes.value_or(0)
                                              : response.wholeBody().size());
        out += "\r\n";
    }
    if (shape.close)
        out += "Connection: close\r\n";
    else if (shape.sayKeepAlive)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
    if (!hasNoBody && !shape.withoutBody && !response.isStreamed)
        out += response.wholeBody();
}

} // namespace tg::ingest
