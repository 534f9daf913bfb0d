// Requests as bytes, for what a client says.
#pragma once

#include <string>

namespace tg::ingest::test {

inline std::string get(const std::string &target, const std::string &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

inline std::string post(const std::string &target, const std::string &body,
                        const std::string &fields = {})
{
    return "POST " + target +
           " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           fields + "\r\n" + body;
}

} // namespace tg::ingest::test
