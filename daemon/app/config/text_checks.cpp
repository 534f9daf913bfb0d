#include "app/config/text_checks.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <limits>
#include <netinet/in.h>
#include <string>

#include "app/config/numbers.h"
#include "route/shard_key.h"

namespace tg::app {
namespace {

constexpr std::string_view kWord = "letters, digits, _ and -";

bool isWordLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}
bool isWord(std::string_view text)
{
    return std::ranges::all_of(text, isWordLetter);
}
bool isHost(std::string_view text)
{
    return std::ranges::all_of(text,
                               [](char c) { return isWordLetter(c) || c == '.' || c == ':'; });
}

Error refuse(std::string_view text, std::string_view why)
{
    return {ErrorCode::BadSyntax, '\'' + std::string(text) + "' " + std::string(why)};
}

// Host and port of an address; the brackets of an IPv6 address are gone.
struct HostAndPort {
    std::string_view host;
    std::string_view port;
    bool isBracketed = false;
};

HostAndPort splitAtPort(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return {text, {}};
    HostAndPort parts{text.substr(0, colon), text.substr(colon + 1)};
    parts.isBracketed =
        parts.host.starts_with('[') && parts.host.ends_with(']') && parts.host.size() > 2;
    if (parts.isBracketed)
        parts.host = parts.host.substr(1, parts.host.size() - 2);
    return parts;
}

bool isAddress(int family, const std::string &host)
{
    std::array<unsigned char, sizeof(in6_addr)> binary{};
    return ::inet_pton(family, host.c_str(), binary.data()) == 1;
}

} // namespace

Result<void> checkWord(std::string_view text)
{
    if (!isWord(text))
        return refuse(text, "may only have " + std::string(kWord));
    return {};
}

Result<void> checkNodeId(std::string_view text)
{
    if (!std::ranges::all_of(text, [](char c) { return isWordLetter(c) || c == '.'; }))
        return refuse(text, "may only have " + std::string(kWord) + ", and dots");
    return {};
}

Result<void> checkErlangName(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size())
        return refuse(text, "is no Erlang node name: write name@host, as node() says on the node");
    if (!isWord(text.substr(0, at)) || !isHost(text.substr(at + 1)))
        return refuse(text, "is no Erlang node name: name@host with " + std::string(kWord) +
                                " in the name, and a host name or address behind the @");
    return {};
}

Result<void> checkHost(std::string_view text)
{
    if (!isHost(text))
        return refuse(text, "is neither a host name nor an address; the port has a key of its own");
    return {};
}

Result<void> checkHttpUrl(std::string_view text)
{
    const std::string_view hint = "is no base URL: write http://host:port";
    if (text.empty())
        return {};
    const auto scheme = text.starts_with("http://") ? 7U : text.starts_with("https://") ? 8U : 0U;
    if (scheme == 0)
        return refuse(text, hint);
    const auto authority = text.substr(scheme, text.find('/', scheme) - scheme);
    const auto isPlain = [](char c) {
        return c > ' ' && c < '\x7f' && c != '?' && c != '#' && c != '@';
    };
    if (authority.empty() || authority.starts_with(':') || !std::ranges::all_of(text, isPlain))
        return refuse(text, hint);
    if (authority.ends_with(']') || authority.find(':') == std::string_view::npos)
        return {};
    const auto port = readWhole(splitAtPort(authority).port);
    if (!port || *port == 0 || *port > std::numeric_limits<std::uint16_t>::max())
        return refuse(text, "has no port from 1 to 65535 behind the colon");
    return {};
}

Result<void> checkShardKey(std::string_view text)
{
    if (auto key = route::ShardKey::parse(text); !key)
        return key.error();
    return {};
}

Result<void> checkOptionalListen(std::string_view text)
{
    if (text.empty())
        return {};
    if (auto address = parseListenAddress(text); !address)
        return address.error();
    return {};
}

Result<ListenAddress> parseListenAddress(std::string_view text)
{
    const HostAndPort parts = splitAtPort(text);
    const auto port = readWhole(parts.port);
    if (!port || *port > std::numeric_limits<std::uint16_t>::max())
        return refuse(text,
                      "has no port from 0 to 65535: write address:port, as in 127.0.0.1:8428");
    if (parts.host.empty() || parts.host == "*")
        return refuse(text,
                      "names no address: write 0.0.0.0 or [::] for every address of this machine");

    std::string host(parts.host == "localhost" ? std::string_view("127.0.0.1") : parts.host);
    const bool isV6 = isAddress(AF_INET6, host);
    if (isV6 && !parts.isBracketed)
        return refuse(text, "needs brackets round the IPv6 address: [address]:port");
    if (isV6 != parts.isBracketed || (!isV6 && !isAddress(AF_INET, host)))
        return refuse(text,
                      "is no address of this machine: write an IP address, not a name, and a port");
    return ListenAddress{std::move(host), static_cast<std::uint16_t>(*port)};
}

std::string listenText(const ListenAddress &address)
{
    const bool isV6 = address.host.find(':') != std::string::npos;
    return (isV6 ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

bool isLoopback(const ListenAddress &address)
{
    in6_addr v6{};
    if (::inet_pton(AF_INET6, address.host.c_str(), &v6) == 1)
        return std::memcmp(&v6, &in6addr_loopback, sizeof v6) == 0;
    return address.host.starts_with("127.");
}

} // namespace tg::app
