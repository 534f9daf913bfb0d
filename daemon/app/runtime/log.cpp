#include "app/runtime/log.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <unistd.h>

#include <QLoggingCategory>
#include <QString>

namespace tg::app {
namespace {

std::atomic<LogFormat> g_format{LogFormat::Text};
std::atomic<int> g_fd{2};

std::string timeText(std::int64_t unixMs)
{
    constexpr std::int64_t kMs = 1000;
    const auto seconds = static_cast<std::time_t>(unixMs / kMs);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 80> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                      parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
                      parts.tm_min, parts.tm_sec, static_cast<int>(unixMs % kMs));
    return {text.data(), static_cast<std::size_t>(length)};
}

// Control characters as \n, \t or \u001b; with quotes also what JSON wants escaped.
void appendEscaped(std::string &out, std::string_view text, bool isQuoted)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    for (char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (code < ' ' || c == '\x7f')
            ((out += "\\u00") += kHex[code >> 4U]) += kHex[code & 15U];
        else if (isQuoted && (c == '"' || c == '\\'))
            (out += '\\') += c;
        else
            out += c;
    }
}

std::string_view levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

// One write a line as long as the sink takes it: lines of several threads do not mix.
void writeAll(int fd, std::string_view line)
{
    while (!line.empty()) {
        const auto written = ::write(fd, line.data(), line.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // nobody to tell
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    using namespace std::chrono;
    const QByteArray utf8 = message.toUtf8();
    const LogRecord record{
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count(),
        levelName(type), context.category ? context.category : "default",
        std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))};
    writeAll(g_fd.load(std::memory_order_relaxed),
             formatLogLine(g_format.load(std::memory_order_relaxed), record));
}

QString filterRules(LogLevel level)
{
    const auto rule = [level](const char *type, LogLevel least) {
        return QStringLiteral("*.%1=%2\n")
            .arg(QLatin1String(type), QLatin1String(level <= least ? "true" : "false"));
    };
    // Qt's own debug lines stay off: at level debug the operator wants ours.
    return rule("debug", LogLevel::Debug) + rule("info", LogLevel::Info) +
           rule("warning", LogLevel::Warning) +
           QStringLiteral("qt.*.debug=false\nqt.debug=false\n");
}

} // namespace

std::string formatLogLine(LogFormat format, const LogRecord &record)
{
    const bool isJson = format == LogFormat::Json;
    std::string line = isJson ? R"({"time":")" : "";
    line += timeText(record.unixMs);
    line += isJson ? R"(","level":")" : " ";
    line += record.level;
    line += isJson ? R"(","category":")" : " ";
    appendEscaped(line, record.category, isJson);
    line += isJson ? R"(","message":")" : " ";
    appendEscaped(line, record.message, isJson);
    line += isJson ? "\"}\n" : "\n";
    return line;
}

void installLog(const LogSettings &settings, int fd)
{
    g_format = settings.format;
    g_fd = fd;
    QLoggingCategory::setFilterRules(filterRules(settings.level));
    qInstallMessageHandler(handleMessage);
}

void uninstallLog()
{
    qInstallMessageHandler(nullptr);
    QLoggingCategory::setFilterRules(QString());
}

} // namespace tg::app
