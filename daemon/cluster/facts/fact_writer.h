// Writes one fact as JSON without white space; callers add members in alphabetical order, so that
// equal content gives equal bytes. Beside it, the rules for words and texts that all facts share. A
// value, used on one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tg::cluster {

class FactWriter
{
public:
    FactWriter &open(char bracket);
    FactWriter &close(char bracket);
    FactWriter &key(std::string_view name);
    FactWriter &text(std::string_view value);
    FactWriter &raw(std::string_view json); // a finished value
    FactWriter &number(std::int64_t value) { return raw(std::to_string(value)); }
    FactWriter &count(std::uint64_t value) { return raw(std::to_string(value)); }
    FactWriter &flag(bool value) { return raw(value ? "true" : "false"); }
    std::string take() { return std::move(m_out); }

private:
    void separate();
    void quote(std::string_view value);

    std::string m_out;
};

// 1 to kMaxNameBytes printable ASCII characters without space, quote and backslash.
bool isFactWord(std::string_view text);
// At most maxBytes of it, cut between characters; what is not UTF-8 becomes question marks.
std::string storableText(std::string_view text, std::size_t maxBytes);
std::int64_t storableTime(std::int64_t unixSeconds);
std::uint64_t storableNumber(std::uint64_t number);

} // namespace tg::cluster
