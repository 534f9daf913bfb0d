#include "cluster/discovery/file_discovery.h"

#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>

#include "base/limits.h"
#include "cluster/discovery/node_file.h"

namespace tg::cluster {
namespace {

constexpr std::chrono::milliseconds kSettle{50};

std::string absolute(const std::string &path)
{
    return QFileInfo(QString::fromStdString(path)).absoluteFilePath().toStdString();
}

Result<std::string> readFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    const QFileInfo info(file);
    if (!info.exists())
        return Error{ErrorCode::NotFound, path + ": there is no such file"};
    if (!info.isFile()) // a pipe would make us wait
        return Error{ErrorCode::BadValue, path + ": is not a regular file"};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::System, path + ": " + file.errorString().toStdString()};
    const QByteArray bytes = file.read(static_cast<qint64>(kMaxNodeFileBytes) + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::System, path + ": " + file.errorString().toStdString()};
    return bytes.toStdString(); // a byte too many is the parser's to refuse
}

} // namespace

Result<void> checkFileConfig(const FileConfig &config)
{
    if (config.path.empty() || config.path.find('\0') != std::string::npos)
        return Error{ErrorCode::BadValue, "path: names no file"};
    if (config.recheck < std::chrono::milliseconds(10) || config.recheck > std::chrono::hours(24))
        return Error{ErrorCode::BadValue, "recheck: must be from 10 ms to 24 h"};
    if (config.maxNodes == 0 || config.maxNodes > kMaxNodes)
        return Error{ErrorCode::BadValue,
                     "max_nodes: must be from 1 to " + std::to_string(kMaxNodes)};
    return {};
}

FileDiscovery::FileDiscovery(const FileConfig &config, const Clock &clock, QObject *parent)
    : Discovery("file " + absolute(config.path), config.maxNodes, clock, parent)
    , m_path(absolute(config.path))
{
    m_recheck.setInterval(config.recheck);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_recheck, &QTimer::timeout, this, &FileDiscovery::askNow);
    connect(&m_settle, &QTimer::timeout, this, &FileDiscovery::askNow);
}

FileDiscovery::~FileDiscovery() = default;

void FileDiscovery::start()
{
    if (m_watcher)
        return;
    m_watcher = std::make_unique<QFileSystemWatcher>();
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, &FileDiscovery::lookSoon);
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &FileDiscovery::lookSoon);
    m_recheck.start();
    askNow();
}

void FileDiscovery::stop()
{
    m_recheck.stop();
    m_settle.stop();
    if (m_watcher)
        m_watcher.release()->deleteLater(); // we may be in a slot of its signal
    clearNextAsk();
}

// Not restarted by a further signal: a busy folder must not put the look off for ever.
void FileDiscovery::lookSoon()
{
    if (m_watcher && !m_settle.isActive())
        m_settle.start();
}

void FileDiscovery::askNow()
{
    if (!m_watcher)
        return;
    beginAsk();
    watch(); // before reading: a change in between is then noticed
    take(readFile(m_path));
    if (!m_watcher) // stopped by a slot on changed()
        return;
    setNextAsk(m_recheck.remainingTimeAsDuration());
    Q_EMIT asked();
}

// The watcher drops a file that was replaced, so it is told again each time.
void FileDiscovery::watch()
{
    const QString path = QString::fromStdString(m_path);
    const QString folder = QFileInfo(path).absolutePath();
    if (!m_watcher->directories().contains(folder) && QFileInfo(folder).isDir())
        m_watcher->addPath(folder);
    if (!m_watcher->files().contains(path) && QFileInfo(path).isFile())
        m_watcher->addPath(path);
}

void FileDiscovery::take(Result<std::string> text)
{
    if (!text) {
        m_hasRead = false;
        return takeFailure(text.error().text);
    }
    if (m_hasRead && *text == m_lastText)
        return takeSameAgain();
    m_lastText = std::move(*text);
    m_hasRead = true;
    const auto nodes = parseNodeFile(m_lastText, m_path);
    if (nodes)
        takeAnswer(*nodes, {}, {});
    else
        takeFailure(nodes.error().text);
}

} // namespace tg::cluster
