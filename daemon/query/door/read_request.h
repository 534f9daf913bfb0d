// One read as a client asked it: method, path and decoded parameters, those of a posted form too.
// Plain value, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace tg::query {

inline constexpr std::size_t kMaxParameters = 1'000;

// Parameters in the order they were sent; a name may come several times.
class Parameters
{
public:
    // Decodes application/x-www-form-urlencoded text, of a URL or of a body. Errors: BadSyntax (a
    // broken %XX, text that is not UTF-8), LimitExceeded.
    static Result<Parameters> read(std::string_view text);

    // Nodes take the last of several; empty: not given, or given empty (`has` tells which).
    std::string_view last(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>> &list() const { return m_list; }

    void add(std::string name, std::string value);
    void remove(std::string_view name);
    std::string text() const; // encoded again, as nodes read it

private:
    std::vector<std::pair<std::string, std::string>> m_list;
};

struct ReadRequest {
    std::string method; // GET, POST, DELETE
    std::string path;   // as sent, without the query
    // Of the query and of a posted form. `partial`, which is for the gateway alone (a node would
    // take it for a label), has been taken out.
    Parameters parameters;
    std::string body; // of a POST that is no form: JSON of metadata, annotations, alerts
    std::string acceptEncoding;
    bool allowsPartial = false; // partial=allow: what can be read now will do, marked as such
};

} // namespace tg::query
