#include "cluster/discovery/node_spec.h"

#include <algorithm>

namespace tg::cluster {
namespace {

constexpr std::size_t kQuotedBytes = 80;

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}
bool isWordLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}
bool isHostLetter(char c)
{
    return isWordLetter(c) || c == '.' || c == ':';
}

Error refuse(std::string_view what, std::string_view text, std::string_view why)
{
    return {ErrorCode::BadValue, std::string(what) + ' ' + inQuotes(text) + ' ' + std::string(why)};
}
Error tooLong(std::string_view what, std::string_view text, std::size_t bound)
{
    return refuse(what, text,
                  "has " + std::to_string(text.size()) + " bytes, more than " +
                      std::to_string(bound));
}

} // namespace

std::string inQuotes(std::string_view text)
{
    std::string result = "'";
    for (const char c : text.substr(0, kQuotedBytes))
        result += c == ' ' || isVisible(c) ? c : '?';
    return result + (text.size() > kQuotedBytes ? "...'" : "'");
}

bool hasSameTarget(const NodeSpec &before, const NodeSpec &after)
{
    return before.nodeName == after.nodeName && before.host == after.host &&
           before.port == after.port && before.httpUrl == after.httpUrl &&
           before.store == after.store;
}

Result<void> checkNodeId(std::string_view id)
{
    if (id.empty())
        return Error{ErrorCode::BadValue, "the node id is empty: it decides what the node owns"};
    if (id.size() > kMaxNodeIdBytes)
        return tooLong("node id", id, kMaxNodeIdBytes);
    if (!std::ranges::all_of(id, isVisible))
        return refuse("node id", id,
                      "has a blank, a control character or a byte that is not ASCII");
    if (id.find('/') != std::string_view::npos)
        return refuse("node id", id, "has a '/'");
    return {};
}

Result<void> checkErlangName(std::string_view name)
{
    constexpr std::string_view kHint = "is no Erlang node name: write name@host, as node() says";
    if (name.size() > kMaxErlangNameBytes)
        return tooLong("Erlang name", name, kMaxErlangNameBytes);
    const auto at = name.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == name.size())
        return refuse("Erlang name", name, kHint);
    const auto host = name.substr(at + 1);
    if (host.find('@') != std::string_view::npos)
        return refuse("Erlang name", name, "has more than one '@'");
    if (!std::ranges::all_of(name.substr(0, at), isWordLetter) ||
        !std::ranges::all_of(host, isHostLetter))
        return refuse("Erlang name", name, kHint);
    return {};
}

Result<void> checkHostText(std::string_view host)
{
    if (host.size() > kMaxHostBytes)
        return tooLong("host", host, kMaxHostBytes);
    if (!std::ranges::all_of(host, isHostLetter))
        return refuse("host", host, "is neither a host name nor an address");
    return {};
}

Result<void> checkHttpUrl(std::string_view url)
{
    if (url.empty())
        return {};
    if (url.size() > kMaxHttpUrlBytes)
        return tooLong("URL", url, kMaxHttpUrlBytes);
    const std::size_t scheme = url.starts_with("http://") ? 7 : url.starts_with("https://") ? 8 : 0;
    const auto isPlain = [](char c) { return isVisible(c) && c != '?' && c != '#' && c != '@'; };
    if (scheme == 0 || scheme == url.size() || url[scheme] == '/' || url[scheme] == ':' ||
        !std::ranges::all_of(url, isPlain))
        return refuse("URL", url, "is no base URL: write http://host:port");
    return {};
}

Result<void> checkStoreName(std::string_view store)
{
    if (store.size() > kMaxErlangNameBytes)
        return tooLong("store", store, kMaxErlangNameBytes);
    if (store.empty() || !std::ranges::all_of(store, isWordLetter))
        return refuse("store", store, "may only have letters, digits, _ and -, at least one");
    return {};
}

Result<void> validateNode(const NodeSpec &node)
{
    if (node.weight > kMaxNodeWeight)
        return refuse("weight", std::to_string(node.weight),
                      "is more than " + std::to_string(kMaxNodeWeight));
    for (const auto &check :
         {checkNodeId(node.id), checkErlangName(node.nodeName), checkHostText(node.host),
          checkHttpUrl(node.httpUrl), checkStoreName(node.store)}) {
        if (!check)
            return check;
    }
    return {};
}

} // namespace tg::cluster
