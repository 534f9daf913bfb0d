#include "app/config/config_load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <unistd.h>

#include "app/config/config_rules.h"
#include "app/config/config_value.h"
#include "base/guarded_file.h"

namespace tg::app {
namespace {

constexpr std::size_t kMaxConfigBytes = kMiB;

void readFile(ConfigDraft &draft, const std::string &path)
{
    const auto file = readGuardedFile(path, '\'' + path + '\'', {0, {}, kMaxConfigBytes});
    if (!file) {
        draft.hasNodesUnread = true;
        draft.report({path, 0, 0}, {}, file.error().text);
        return;
    }
    WrittenConfig written = readConfigText(file->toStdString(), path);
    draft.hasNodesUnread = !written.problems.empty();
    ConfigBuilder(draft).addFile(std::move(written));
}

// The short host name, with what an Erlang name cannot hold replaced.
std::string shortHostName()
{
    constexpr std::size_t kLongestName = 64;
    std::array<char, kLongestName + 1> buffer{};
    if (::gethostname(buffer.data(), buffer.size() - 1) != 0)
        return "gateway";
    std::string name(buffer.data());
    name.resize(std::min(name.size(), name.find('.')));
    for (char &c : name) {
        const bool isKept =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        c = isKept ? c : '-';
    }
    return name.empty() ? "gateway" : name;
}

std::string besideConfig(const std::string &configPath, const std::string &path)
{
    return (std::filesystem::path(configPath).parent_path() / path).string();
}

void readCookies(ConfigDraft &draft, const std::string &path)
{
    ClusterConfig &cluster = draft.config.cluster;
    auto &nodes = draft.config.nodes;
    const bool isNeeded =
        draft.config.discovery.kind != DiscoveryKind::None ||
        std::ranges::any_of(nodes, [](const NodeConfig &n) { return n.cookieFile.empty(); });
    if (isNeeded) {
        if (auto cookie = readCookieFile(besideConfig(path, cluster.cookieFile)))
            cluster.cookie = *cookie;
        else
            draft.reportKey("cluster.cookie_file", cookie.error().text);
    }
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].cookieFile.empty()) {
            nodes[node].cookie = cluster.cookie;
            continue;
        }
        if (auto cookie = readCookieFile(besideConfig(path, nodes[node].cookieFile)))
            nodes[node].cookie = *cookie;
        else
            draft.reportNode(node, "cookie_file", cookie.error().text);
    }
}

void readNodeTokens(ConfigDraft &draft, const std::string &path)
{
    if (auto &found = draft.config.discovery; !found.httpTokenFile.empty()) {
        if (auto token = readNodeTokenFile(besideConfig(path, found.httpTokenFile)))
            found.httpToken = *token;
        else
            draft.reportKey("discovery.http_token_file", token.error().text);
    }
    auto &nodes = draft.config.nodes;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].httpTokenFile.empty())
            continue;
        if (auto token = readNodeTokenFile(besideConfig(path, nodes[node].httpTokenFile)))
            nodes[node].httpToken = *token;
        else
            draft.reportNode(node, "http_token_file", token.error().text);
    }
}

// Paths in the file start at its folder.
void placeFiles(Config &config, const std::string &path)
{
    for (std::string *file : {&config.admin.tokenFile, &config.discovery.file}) {
        if (!file->empty())
            *file = besideConfig(path, *file);
    }
    auto &control = config.control;
    for (std::string *file :
         {&control.tlsCertificate, &control.tlsKey, &control.tlsClientCa, &control.tokenFile}) {
        if (!file->empty())
            *file = besideConfig(path, *file);
    }
    if (control.socket != ControlConfig::kAutoSocket && control.socket != ControlConfig::kNoSocket)
        control.socket = std::filesystem::absolute(besideConfig(path, control.socket)).string();
}

} // namespace

ConfigResult loadConfig(const std::string &path, const Environment &environment,
                        std::span<const std::string> sets)
{
    ConfigDraft draft;
    draft.file = path;
    if (!path.empty())
        readFile(draft, path);
    applyEnvironment(draft, environment);
    applySets(draft, sets);
    if (draft.config.instance.empty())
        draft.config.instance = shortHostName();
    checkTogether(draft);
    readCookies(draft, path);
    readNodeTokens(draft, path);
    placeFiles(draft.config, path);
    sortForReading(draft.problems);
    return {std::move(draft.config), std::move(draft.problems)};
}

std::string renderConfig(const Config &config)
{
    Config copy = config;
    std::string text;
    std::string_view section;
    for (const auto &row : configSchema()) {
        const auto dot = row.key.find('.');
        const auto rowSection =
            dot == std::string_view::npos ? std::string_view{} : row.key.substr(0, dot);
        if (rowSection != section)
            text += "\n[" + std::string(rowSection) + "]\n";
        section = rowSection;
        text +=
            std::string(row.key.substr(dot + 1)) + " = " + valueText(row, row.slot(copy)) + '\n';
    }
    for (NodeConfig &node : copy.nodes) {
        text += "\n[[node]]\n";
        for (const auto &row : nodeSchema())
            text += std::string(row.key) + " = " + valueText(row, row.slot(node)) + '\n';
    }
    return text;
}

} // namespace tg::app
