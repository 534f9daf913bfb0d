#include "query/door/node_json.h"

namespace tg::query {

namespace {

void writeEscaped(char c, std::string &out)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        out += '\\';
        out += c;
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += kDigits[static_cast<unsigned char>(c) >> 4];
        out += kDigits[static_cast<unsigned char>(c) & 0xf];
    }
}

bool mustBeEscaped(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

} // namespace

void writeNodeJson(std::string_view text, std::string &out)
{
    out += '"';
    std::size_t plainFrom = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!mustBeEscaped(text[i]))
            continue;
        out += text.substr(plainFrom, i - plainFrom);
        writeEscaped(text[i], out);
        plainFrom = i + 1;
    }
    out += text.substr(plainFrom);
    out += '"';
}

ReadAnswer jsonAnswer(std::string body, int status)
{
    ReadAnswer answer;
    answer.status = status;
    answer.contentType = kNodeJsonType;
    answer.body = std::move(body);
    return answer;
}

} // namespace tg::query
