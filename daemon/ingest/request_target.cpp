#include "ingest/request_target.h"

#include "base/ascii_text.h"

namespace tg::ingest {

bool splitTarget(std::string_view method, std::string_view target, std::string &path,
                 std::string &query)
{
    query.clear();
    if (target.find('#') != std::string_view::npos)
        return false;
    if (target == "*" || method == "CONNECT") {
        path.assign(target);
        return (target == "*") == (method == "OPTIONS") && target.front() != '/';
    }
    if (target.front() != '/') {
        std::size_t authority = 0;
        if (startsWithIgnoringCase(target, "http://"))
            authority = 7;
        else if (startsWithIgnoringCase(target, "https://"))
            authority = 8;
        else
            return false;
        const std::size_t end = std::min(target.find_first_of("/?", authority), target.size());
        if (!isHostText(target.substr(authority, end - authority)) || end == authority)
            return false;
        target.remove_prefix(end);
    }
    const std::size_t mark = target.find('?');
    path.assign(target.substr(0, mark));
    if (path.empty())
        path = "/";
    if (mark != std::string_view::npos)
        query.assign(target.substr(mark + 1));
    return true;
}

bool isHostText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        constexpr std::string_view kOthers = "-._~%!$&'()*+,;=:[]";
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kOthers.find(c) != std::string_view::npos;
    });
}

} // namespace tg::ingest
