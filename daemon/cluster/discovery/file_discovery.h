// Nodes from a TOML file that something else writes (node_file.h). The file and its folder are
// watched and the file is looked at on a timer as well: it may be replaced by rename, by an editor
// or through a symlink far away. A missing, broken or empty file removes nothing. Cluster thread.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <QTimer>

#include "cluster/discovery/discovery.h"

class QFileSystemWatcher;

namespace tg::cluster {

struct FileConfig {
    std::string path;
    std::chrono::milliseconds recheck{30'000};
    std::size_t maxNodes = kMaxDiscoveredNodes;
};

// The error's text begins with the key that is wrong. The file itself may come later.
Result<void> checkFileConfig(const FileConfig &config);

class FileDiscovery final : public Discovery
{
    Q_OBJECT

public:
    FileDiscovery(const FileConfig &config, const Clock &clock, QObject *parent = nullptr);
    ~FileDiscovery() override;

    void start() override;
    void stop() override;
    void askNow() override;

private:
    void watch();
    void lookSoon();
    void take(Result<std::string> text);

    const std::string m_path; // absolute
    QTimer m_recheck{this};
    QTimer m_settle{this};                         // gathers the signals of one write
    std::unique_ptr<QFileSystemWatcher> m_watcher; // only while running
    std::string m_lastText;
    bool m_hasRead = false; // m_lastText is what status() speaks of
};

} // namespace tg::cluster
