// Fills a Config from written values and remembers where each came from, so that later findings can
// name a place. Main thread, lives for one load.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/config_file.h"
#include "app/config/config_problem.h"
#include "app/config/config_schema.h"

namespace tg::app {

using Origins = std::map<std::string, Origin, std::less<>>;

// A configuration in the making. nodeOrigins runs beside config.nodes; its entry "" is the node's
// own place.
struct ConfigDraft {
    Config config;
    Origins origins;
    std::vector<Origins> nodeOrigins;
    std::vector<ConfigProblem> problems;
    std::string file;            // what problems without a place name
    bool hasNodesUnread = false; // the file could not be read: say nothing of missing nodes

    void report(const Origin &origin, std::string key, std::string text,
                Severity severity = Severity::Error);
    // At the place where that key was set, or at the file as a whole.
    void reportKey(std::string_view key, std::string text, Severity severity = Severity::Error);
    void reportNode(std::size_t node, std::string_view key, std::string text,
                    Severity severity = Severity::Error);
    std::string nodeKey(std::size_t node,
                        std::string_view key) const; // "node.b.port", "node[2].port"
};

class ConfigBuilder
{
public:
    explicit ConfigBuilder(ConfigDraft &draft)
        : m_draft(draft)
    {
    }

    void addFile(WrittenConfig written);
    // key as in --set: "limits.labels" or "node.<id>.port"; an id not seen so far makes a new node.
    void addOverride(WrittenEntry entry);
    // One key of a node that exists.
    void setNodeKey(std::size_t node, WrittenEntry entry);

private:
    void setKey(WrittenEntry entry);
    std::size_t addNode(const Origin &origin);
    std::size_t nodeNamed(std::string_view id, const Origin &origin);

    ConfigDraft &m_draft;
};

} // namespace tg::app
