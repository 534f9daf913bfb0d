// A development node (resources/devnode) as a child process, for tests that want a real Erlang
// peer. Starts on ports the system chooses, says when it is ready, can be killed, stopped, frozen
// and started again under the same name and ports, and evaluates Erlang expressions. Use it on one
// thread; no event loop is needed, every call blocks until done.
//
//     ErlNode node;                                       // unique name, own data directory
//     QVERIFY2(node.start(), node.error().constData());
//     QCOMPARE(node.eval("length(devnode:dump(timeless_metrics))"), QByteArray("0"));
//     node.setFault("{delay,100}");  node.clearFaults();
//     node.kill(); node.start();                          // same name, same ports, same data
#pragma once

#include <memory>

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "erl/link_config.h"

namespace tg::test {

class RpcClient;

class ErlNode
{
public:
    struct Options {
        QString alive;        // the part before '@'; empty: unique in this process and outside it
        QString dataDir;      // empty: a temporary directory of its own, kept over restarts
        bool isSink = false;  // counts points, stores none
        quint16 distPort = 0; // 0: the system chooses; restarts use the same again
        quint16 httpPort = 0;
        QStringList faults; // "{delay,100}", "hang", ... from the start
        QByteArray cookie = "tg-test-cookie";
        QByteArray erlFlags; // ERL_FLAGS of the VM, e.g. "-kernel net_ticktime 4"
        int shards = 2;
        QString grammar;                  // of its HTTP reads: c1 (0.7, default) or c2 (3.4)
        int segmentSeconds = 0;           // 0: four hours
        int rawRetentionSeconds = 0;      // that it says it keeps raw points; 0: for ever
        QByteArray httpToken;             // that its HTTP reads ask for; empty: none
        QByteArray address = "127.0.0.1"; // where it listens for distribution
        QStringList wrapper;              // a command to start it with: ip netns exec ...
    };

    ErlNode();
    explicit ErlNode(Options options);
    ~ErlNode(); // kills it

    // True once the node has said that it is ready; error() tells why not.
    bool start() { return begin() && awaitReady(); }
    // The two halves: several nodes get ready at the same time.
    bool begin();
    bool awaitReady();
    QByteArray error() const { return m_error; }

    QString name() const { return m_name; }
    quint16 distPort() const { return m_options.distPort; }
    quint16 httpPort() const { return m_options.httpPort; }
    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QString dataDir() const;

    // How a link reaches it.
    erl::PeerAddress address() const;

    void kill();    // SIGKILL; returns when it is gone
    void stop();    // SIGTERM; the same
    bool restart(); // kill() if running, then start()
    void suspend(); // SIGSTOP
    void resume();  // SIGCONT

    // The value of an expression (sequence) as ~0p prints it; "error: ..." if it could not be had.
    // Takes about a millisecond, over a connection of its own.
    QByteArray eval(const QByteArray &expressions);
    void setFault(const QByteArray &fault) { eval("devnode_faults:set(" + fault + ")"); }
    void clearFaults() { eval("devnode_faults:clear()"); }

    // A distribution port on loopback that nobody listens on just now.
    static quint16 unusedPort();

private:
    Options m_options;
    QString m_name;
    QTemporaryDir m_directory;
    QProcess m_process;
    QByteArray m_error;
    std::unique_ptr<RpcClient> m_rpc;
};

} // namespace tg::test
