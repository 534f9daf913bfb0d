#include "node_network.h"

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <QProcess>

namespace tg::test {

namespace {

constexpr const char *kNamespaces = "/run/netns"; // where `ip netns` keeps their names
constexpr int kTimeoutMs = 20'000;

QByteArray refused(const char *what)
{
    return QByteArray(what) + ": " + std::strerror(errno);
}

// Empty, or what it said. The words are separated by blanks.
QByteArray run(const QByteArray &command, QByteArray *out = nullptr)
{
    auto words = QString::fromLatin1(command).split(QLatin1Char(' '));
    QProcess process;
    const auto program = words.takeFirst();
    process.start(program, words);
    if (!process.waitForFinished(kTimeoutMs))
        return command + ": " + process.errorString().toUtf8();
    if (out != nullptr)
        *out = process.readAllStandardOutput();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return command + ": " + process.readAllStandardError().trimmed();
}

bool done(const QByteArray &command)
{
    const auto error = run(command);
    if (!error.isEmpty())
        qWarning("%s", error.constData());
    return error.isEmpty();
}

} // namespace

QByteArray NodeNetwork::enter()
{
    if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0)
        return refused("no network namespace of our own (root is needed)");
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return refused("no mounts of our own");
    if (::mkdir(kNamespaces, 0755) != 0 && errno != EEXIST)
        return refused(kNamespaces);
    if (::mount("none", kNamespaces, "tmpfs", 0, nullptr) != 0)
        return refused("no names of namespaces of our own");
    return {};
}

QByteArray NodeNetwork::build()
{
    for (const auto *command : {"ip link set lo up", "ip netns add node",
                                "ip link add cable type veth peer name eth0 netns node",
                                "ip addr add 192.0.2.1/30 dev cable", "ip link set cable up",
                                "ip -n node addr add 192.0.2.2/30 dev eth0",
                                "ip -n node link set eth0 up", "ip -n node link set lo up",
                                // What a cut needs is there, or this is the time to say so.
                                "tc -n node qdisc replace dev eth0 root bfifo limit 1",
                                "tc -n node qdisc del dev eth0 root"}) {
        if (auto error = run(command); !error.isEmpty())
            return error;
    }
    // Known for good: a cut must not become "no route to host" when the neighbour is forgotten.
    QByteArray link;
    if (auto error = run("ip -n node -o link show eth0", &link); !error.isEmpty())
        return error;
    const auto words = link.simplified().split(' ');
    const auto mac = words.value(words.indexOf("link/ether") + 1);
    return run("ip neigh replace 192.0.2.2 lladdr " + mac + " dev cable nud permanent");
}

QStringList NodeNetwork::wrapper()
{
    return {QStringLiteral("ip"), QStringLiteral("netns"), QStringLiteral("exec"),
            QStringLiteral("node")};
}

bool NodeNetwork::takeLinkDown()
{
    return done("ip -n node link set eth0 down");
}

// A queue that is shorter than any packet.
bool NodeNetwork::dropWhatNodeSends()
{
    return done("tc -n node qdisc replace dev eth0 root bfifo limit 1");
}

bool NodeNetwork::heal()
{
    QByteArray queue;
    if (!run("tc -n node qdisc show dev eth0", &queue).isEmpty())
        return false;
    return (!queue.contains("bfifo") || done("tc -n node qdisc del dev eth0 root")) &&
           done("ip -n node link set eth0 up");
}

} // namespace tg::test
