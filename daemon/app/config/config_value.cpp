#include "app/config/config_value.h"

#include <algorithm>
#include <concepts>
#include <type_traits>

#include "app/config/bound_words.h"
#include "app/config/choices.h"
#include "app/config/numbers.h"
#include "app/config/text_checks.h"

namespace tg::app {
namespace {

std::string kindOf(const WrittenValue &value)
{
    if (const auto *odd = std::get_if<OddValue>(&value))
        return std::string(odd->kind);
    if (std::holds_alternative<std::int64_t>(value))
        return "the number " + std::to_string(std::get<std::int64_t>(value));
    if (std::holds_alternative<bool>(value))
        return std::get<bool>(value) ? "true" : "false";
    return "the text \"" + std::get<std::string>(value) + '"';
}

Error wrongType(const WrittenValue &value, std::string_view wanted)
{
    return {ErrorCode::BadValue, "this is " + kindOf(value) + "; write " + std::string(wanted)};
}

std::string amountText(KeyType type, std::uint64_t amount)
{
    return type == KeyType::Bytes
               ? bytesText(amount)
               : wholeText(amount) + (type == KeyType::Milliseconds ? " ms" : "");
}

// A bare text as what the file would have had in its place.
WrittenValue typed(KeyType type, std::string text)
{
    if (type == KeyType::Flag && (text == "true" || text == "false"))
        return text == "true";
    if (type == KeyType::Count) {
        const auto digits = readWhole(text);
        if (digits && *digits <= static_cast<std::uint64_t>(INT64_MAX))
            return static_cast<std::int64_t>(*digits);
    }
    return text;
}

Result<std::uint64_t> readAmount(const KeyRule &rule, const WrittenValue &value)
{
    const auto *number = std::get_if<std::int64_t>(&value);
    const auto *text = std::get_if<std::string>(&value);
    if (number && *number < 0)
        return Error{ErrorCode::BadValue, std::to_string(*number) +
                                              " is negative; write a number from " +
                                              wholeText(rule.least) + " on"};
    if (number)
        return static_cast<std::uint64_t>(*number);
    if (text && rule.type == KeyType::Bytes)
        return readBytes(*text);
    if (text && rule.type == KeyType::Milliseconds)
        return readMilliseconds(*text);
    return wrongType(value, rule.type == KeyType::Bytes ? "a size, as in \"64 MiB\""
                            : rule.type == KeyType::Milliseconds
                                ? "a time, as in 500 (ms) or \"2s\""
                                : "a whole number without quotes");
}

Result<std::uint64_t> readBounded(const KeyRule &rule, const WrittenValue &value)
{
    auto amount = readAmount(rule, value);
    if (amount && (*amount < rule.least || *amount > rule.most)) {
        return Error{ErrorCode::BadValue, amountText(rule.type, *amount) + " is too " +
                                              (*amount < rule.least ? "small" : "large") +
                                              "; write from " + amountText(rule.type, rule.least) +
                                              " to " + amountText(rule.type, rule.most)};
    }
    return amount;
}

Result<void> assignText(const KeyRule &rule, std::string &place, const WrittenValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    if (!text)
        return wrongType(value, "a text in quotes");
    if (text->size() < rule.least || text->size() > rule.most) {
        return Error{ErrorCode::BadValue, text->empty()
                                              ? "must not be empty"
                                              : std::to_string(text->size()) + " bytes are too " +
                                                    (text->size() < rule.least ? "few" : "many") +
                                                    "; write from " + std::to_string(rule.least) +
                                                    " to " + std::to_string(rule.most)};
    }
    if (text->find('\0') != std::string::npos)
        return Error{ErrorCode::BadValue, "must not hold a zero byte"};
    if (rule.check) {
        if (auto checked = rule.check(*text); !checked)
            return checked.error();
    }
    place = *text;
    return {};
}

template <typename Enum> Result<void> assignChoice(Enum &place, const WrittenValue &value)
{
    constexpr auto &kWords = Choices<Enum>::kWords;
    std::string wanted;
    for (std::string_view word : kWords)
        wanted += (wanted.empty()          ? "\""
                   : word == kWords.back() ? " or \""
                                           : ", \"") +
                  std::string(word) + '"';

    const auto *text = std::get_if<std::string>(&value);
    const auto found = text ? std::ranges::find(kWords, *text) : kWords.end();
    if (found == kWords.end())
        return wrongType(value, wanted);
    place = static_cast<Enum>(found - kWords.begin());
    return {};
}

Result<void> assignBounds(BoundSet &place, const WrittenValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    if (!text)
        return wrongType(value, "a text: names of bounds with commas between");
    const auto bounds = readBoundWords(*text);
    if (!bounds)
        return bounds.error();
    place = *bounds;
    return {};
}

struct Assigner {
    const KeyRule &rule;
    const WrittenValue &value;

    Result<void> operator()(std::string *place) const { return assignText(rule, *place, value); }
    Result<void> operator()(bool *place) const
    {
        const auto *flag = std::get_if<bool>(&value);
        if (!flag)
            return wrongType(value, "true or false");
        *place = *flag;
        return {};
    }
    Result<void> operator()(ListenAddress *place) const
    {
        const auto *text = std::get_if<std::string>(&value);
        if (!text)
            return wrongType(value, "\"address:port\"");
        auto address = parseListenAddress(*text);
        if (!address)
            return address.error();
        *place = *address;
        return {};
    }
    template <std::unsigned_integral Number> Result<void> operator()(Number *place) const
    {
        auto amount = readBounded(rule, value);
        if (!amount)
            return amount.error();
        *place = static_cast<Number>(*amount);
        return {};
    }
    Result<void> operator()(std::chrono::milliseconds *place) const
    {
        auto amount = readBounded(rule, value);
        if (!amount)
            return amount.error();
        *place = std::chrono::milliseconds(*amount);
        return {};
    }
    Result<void> operator()(BoundSet *place) const { return assignBounds(*place, value); }
    template <typename Enum>
    requires std::is_enum_v<Enum> Result<void>
    operator()(Enum *place) const { return assignChoice(*place, value); }
};

std::string quoted(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out = "\"";
    for (char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (code < ' ' || c == '\x7f')
            ((out += "\\u00") += kHex[code >> 4U]) += kHex[code & 15U];
        else
            out += c;
    }
    return out += '"';
}

struct Writer {
    const KeyRule &rule;

    std::string operator()(const std::string *place) const { return quoted(*place); }
    std::string operator()(const bool *place) const { return *place ? "true" : "false"; }
    std::string operator()(const ListenAddress *place) const
    {
        return '"' + listenText(*place) + '"';
    }
    std::string operator()(const std::chrono::milliseconds *place) const
    {
        return wholeText(static_cast<std::uint64_t>(place->count()));
    }
    std::string operator()(const BoundSet *place) const { return quoted(boundWords(*place)); }
    template <typename Value> std::string operator()(const Value *place) const
    {
        if constexpr (std::is_enum_v<Value>)
            return '"' + std::string(choiceWord(*place)) + '"';
        else
            return rule.type == KeyType::Bytes ? '"' + bytesText(*place) + '"' : wholeText(*place);
    }
};

} // namespace

Result<void> assignValue(const KeyRule &rule, Slot slot, WrittenValue value)
{
    if (auto *bare = std::get_if<BareText>(&value))
        value = typed(rule.type, std::move(bare->text));
    return std::visit(Assigner{rule, value}, slot);
}

std::string valueText(const KeyRule &rule, Slot slot)
{
    return std::visit(Writer{rule}, slot);
}

} // namespace tg::app
