#include "erl_node.h"

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

#include "erl_node_rpc.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::test {

namespace {

using namespace Qt::StringLiterals;

constexpr int kStartTimeoutMs = 60'000; // the first one compiles the node

QString sourceDir()
{
    const auto given = qEnvironmentVariable("TG_SOURCE_DIR");
    return given.isEmpty() ? QDir::currentPath() : given;
}

// Unique on this machine while this process runs.
QString uniqueName(const QString &prefix)
{
    static std::atomic<int> counter{0};
    return prefix % QString::number(QCoreApplication::applicationPid()) % u'-' %
           QString::number(++counter);
}

// The part of a tuple behind {ok|value, ...}, encoded; empty if it is something else.
term::Bytes secondOf(const term::Bytes &reply, std::string_view first)
{
    term::TermReader reader(reply);
    if (reader.tuple().value_or(0) < 2 || !reader.atomIs(first))
        return {};
    const auto raw = reader.rawTerm();
    return raw ? term::Bytes(raw->begin(), raw->end()) : term::Bytes{};
}

template <typename... Parts> term::Bytes listOf(const Parts &...parts)
{
    term::Bytes list;
    term::TermWriter writer(list);
    writer.list(sizeof...(parts));
    (writer.raw(parts), ...);
    writer.nil();
    return list;
}

} // namespace

ErlNode::ErlNode()
    : ErlNode(Options{})
{
}

ErlNode::ErlNode(Options options)
    : m_options(std::move(options))
{
    const auto alive = m_options.alive.isEmpty() ? uniqueName(u"n"_qs) : m_options.alive;
    m_name = alive % u"@127.0.0.1"_qs;
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(m_directory.filePath(u"stderr.txt"_qs), QIODevice::Append);
}

ErlNode::~ErlNode()
{
    kill();
}

QString ErlNode::dataDir() const
{
    return m_options.dataDir.isEmpty() ? m_directory.filePath(u"data"_qs) : m_options.dataDir;
}

bool ErlNode::begin()
{
    m_error.clear();
    QFile cookie(m_directory.filePath(u"cookie"_qs));
    if (!cookie.open(QIODevice::WriteOnly) || cookie.write(m_options.cookie) < 0) {
        m_error = "cannot write the cookie file";
        return false;
    }
    cookie.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    cookie.close();

    QStringList arguments{u"--name"_qs,         m_name,
                          u"--cookie-file"_qs,  cookie.fileName(),
                          u"--dist-port"_qs,    QString::number(m_options.distPort),
                          u"--http-port"_qs,    QString::number(m_options.httpPort),
                          u"--shards"_qs,       QString::number(m_options.shards),
                          u"--dist-address"_qs, QString::fromLatin1(m_options.address)};
    if (m_options.isSink)
        arguments << u"--sink"_qs;
    else
        arguments << u"--data"_qs << dataDir();
    if (m_options.rawRetentionSeconds > 0)
        arguments << u"--raw-retention"_qs << QString::number(m_options.rawRetentionSeconds);
    if (!m_options.grammar.isEmpty())
        arguments << u"--grammar"_qs << m_options.grammar;
    if (!m_options.httpToken.isEmpty()) {
        QFile token(m_directory.filePath(u"token"_qs));
        if (!token.open(QIODevice::WriteOnly) || token.write(m_options.httpToken) < 0) {
            m_error = "cannot write the token file";
            return false;
        }
        arguments << u"--token-file"_qs << token.fileName();
    }
    for (const auto &fault : m_options.faults)
        arguments << u"--fault"_qs << fault;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!m_options.erlFlags.isEmpty())
        environment.insert(u"ERL_FLAGS"_qs, QString::fromLatin1(m_options.erlFlags));
    if (m_options.segmentSeconds > 0)
        environment.insert(u"TIMELESS_SEGMENT_DURATION"_qs,
                           QString::number(m_options.segmentSeconds));
    m_process.setProcessEnvironment(environment);
    const auto command =
        m_options.wrapper + QStringList{sourceDir() % u"/resources/devnode/devnode"_qs} + arguments;
    m_process.start(command.first(), command.mid(1));
    return true;
}

bool ErlNode::awaitReady()
{
    const QDeadlineTimer deadline(kStartTimeoutMs);
    QByteArray line;
    while (!line.startsWith("ready ")) {
        if (!m_process.canReadLine() &&
            !m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            QFile errors(m_directory.filePath(u"stderr.txt"_qs));
            m_error = "the node did not get ready";
            if (errors.open(QIODevice::ReadOnly))
                m_error += ": " + errors.readAll().right(2000);
            kill();
            return false;
        }
        if (m_process.canReadLine())
            line = m_process.readLine();
    }
    for (const auto &field : line.trimmed().split(' ')) {
        if (field.startsWith("dist_port="))
            m_options.distPort = field.mid(10).toUShort();
        else if (field.startsWith("http_port="))
            m_options.httpPort = field.mid(10).toUShort();
    }
    return true;
}

erl::PeerAddress ErlNode::address() const
{
    erl::PeerAddress address;
    address.logicalId = m_name.toStdString();
    address.nodeName = address.logicalId;
    address.host = m_options.address.toStdString();
    address.port = m_options.distPort;
    address.cookie = m_options.cookie.toStdString();
    return address;
}

void ErlNode::kill()
{
    m_rpc.reset();
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

void ErlNode::stop()
{
    m_rpc.reset();
    if (!isRunning())
        return;
    m_process.terminate();
    m_process.waitForFinished(-1);
}

bool ErlNode::restart()
{
    kill();
    return start();
}

void ErlNode::suspend()
{
    const auto child = static_cast<pid_t>(pid());
    ::kill(child, SIGSTOP);
    // The signal is on its way: on a busy machine other threads of the node still answer. The
    // kernel tells its parent once all of them have stopped, however long that takes.
    siginfo_t told{};
    while (::waitid(P_PID, static_cast<id_t>(child), &told, WSTOPPED | WNOWAIT) < 0 &&
           errno == EINTR) {
    }
}

void ErlNode::resume()
{
    ::kill(static_cast<pid_t>(pid()), SIGCONT);
}

QByteArray ErlNode::eval(const QByteArray &expressions)
{
    std::string error;
    if (m_rpc && !m_rpc->isConnected())
        m_rpc.reset();
    if (!m_rpc)
        m_rpc = RpcClient::connectTo(address(), uniqueName(u"eval"_qs).toStdString() + "@127.0.0.1",
                                     error);
    if (!m_rpc)
        return "error: " + QByteArray::fromStdString(error);

    const QByteArray text =
        "unicode:characters_to_binary(io_lib:format(\"~0p\",[begin " + expressions + " end])).";
    term::Bytes encoded;
    term::TermWriter(encoded).string({text.constData(), static_cast<std::size_t>(text.size())});
    const term::Bytes nil{106};
    auto reply = m_rpc->call("erl_scan", "string", listOf(encoded));
    const auto tokens = secondOf(reply, "ok");
    if (!tokens.empty())
        reply = m_rpc->call("erl_parse", "parse_exprs", listOf(tokens));
    const auto parsed = tokens.empty() ? term::Bytes{} : secondOf(reply, "ok");
    if (!parsed.empty())
        reply = m_rpc->call("erl_eval", "exprs", listOf(parsed, nil));
    const auto value = parsed.empty() ? term::Bytes{} : secondOf(reply, "value");
    if (reply.empty())
        m_rpc.reset(); // the node was restarted, or the connection timed out: the next one gets a
                       // new connection
    const auto printed = term::TermReader(value).binary();
    if (reply.empty())
        return "error: the connection to the node was lost, or it did not answer";
    if (!printed)
        return "error: " + QByteArray::fromStdString(term::termText(reply, 2000));
    return QByteArray(printed->data(), static_cast<qsizetype>(printed->size()));
}

quint16 ErlNode::unusedPort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool isGood = ::bind(fd, generic, size) == 0 && ::getsockname(fd, generic, &size) == 0;
    ::close(fd);
    return isGood ? ntohs(address.sin_port) : quint16(0);
}

} // namespace tg::test
