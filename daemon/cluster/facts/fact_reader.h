// Bounded reading of one fact as a node returned it: nothing in it is trusted. The first thing that
// is wrong is kept and later reads give empty values, so a caller reads all members and asks once.
// One thread, short-lived. Errors: BadSyntax no JSON or a wrong type, BadValue outside what is
// allowed, LimitExceeded too long, Refused written by a newer version of this program (and
// therefore not ours to replace).
#pragma once

#include <cstdint>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

#include "cluster/facts/fact_kind.h"
#include "shared/base/result.h"

namespace tg::cluster {

// The members of one JSON object. Unknown ones are ignored, a known one that comes twice is an
// error.
class FactMembers
{
public:
    FactMembers(simdjson::dom::object object, std::string where);

    std::string text(std::string_view key, std::size_t maxBytes);
    std::string word(std::string_view key); // see isFactWord
    std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most);
    std::int64_t time(std::string_view key); // unix seconds
    std::uint64_t count(std::string_view key);
    bool flag(std::string_view key);
    bool has(std::string_view key) const; // for members that are not always there
    std::optional<simdjson::dom::array> list(std::string_view key);
    std::optional<simdjson::dom::object> object(std::string_view key);

    void fail(ErrorCode code, const std::string &what); // unless something was wrong before
    const std::optional<Error> &error() const { return m_error; }

private:
    template <typename T> std::optional<T> get(std::string_view key, const char *typeName);

    std::optional<simdjson::dom::object> m_object;
    std::string m_where;
    std::optional<Error> m_error;
};

// A whole document: its size, syntax, kind, version and node are checked when it is made.
class FactReader
{
public:
    FactReader(std::string_view text, FactKind kind, std::string_view nodeId = {});
    FactReader(const FactReader &) = delete;
    FactReader &operator=(const FactReader &) = delete;

    FactMembers &members() { return *m_members; }
    const std::optional<Error> &error() const { return m_members->error(); }
    const std::string &where() const { return m_where; }

private:
    void checkHead(FactKind kind, std::string_view nodeId);

    simdjson::dom::parser m_parser;
    std::string m_where;
    std::optional<FactMembers> m_members;
};

} // namespace tg::cluster
