#include "query/door/node_verdict.h"

#include <algorithm>
#include <array>

namespace tg::query {

namespace {

bool isNamedIn(std::string_view list, std::string_view lowerName)
{
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        auto one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (!one.empty() && one.front() == ' ')
            one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ')
            one.remove_suffix(1);
        if (std::ranges::equal(one, lowerName, {}, [](char c) {
                return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            }))
            return true;
    }
    return false;
}

} // namespace

std::string failureIn(const NodeHead &head)
{
    const auto answered = "it answered HTTP " + std::to_string(head.status);
    if (head.status == 401 || head.status == 403)
        return answered + ": it wants another token; set `http_token_file` of the node";
    if (head.status == 408 || head.status == 429)
        return answered + ": it is overloaded";
    if (head.status >= 500)
        return answered + ": see the node's log";
    if (head.status >= 300 && head.status < 400 && head.status != 304)
        return answered + " and points elsewhere; set `http` of the node to the node itself";
    return {};
}

ReadAnswer headFor(const NodeHead &head, const std::string &nodeId)
{
    static constexpr std::array<std::string_view, 14> kOurs{
        "connection",     "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
        "trailer",        "upgrade",    "transfer-encoding",  "proxy-connection",    "date",
        "content-length", "server",     "set-cookie",         "content-type"};
    ReadAnswer answer;
    answer.status = head.status;
    answer.contentType = head.field("content-type");
    const auto connection = head.field("connection");
    for (const auto &[name, value] : head.fields) {
        if (std::ranges::find(kOurs, name) == kOurs.end() && !isNamedIn(connection, name) &&
            !name.starts_with("x-timeless-"))
            answer.fields.emplace_back(name, value);
    }
    answer.fields.emplace_back("X-Timeless-Node", nodeId);
    return answer;
}

} // namespace tg::query
