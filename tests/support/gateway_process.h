// A real timeless-gatewayd as a child process, with a config file of its own in a temporary folder.
// Listens on a port the system chooses. Use it on one thread; no event loop is needed.
//
//     GatewayProcess gateway(cluster.gatewayNodes());
//     QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
//     QCOMPARE(gateway.http().post("/api/v1/import/prometheus", "up 1\n").status, 204);
//     QCOMPARE(gateway.metric("timeless_gateway_series"), 1.0);
//     QCOMPARE(gateway.stop(), 0);  gateway.ledger("points", "difference")
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "http_client.h"

namespace tg::test {

// How long tests wait for what must come: much longer than it takes on an idle machine.
inline constexpr int kPatienceMs = 60'000;

// Bytes of memory that a read may take, however large its answer. A sanitizer keeps for a while
// what was freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double kReadMemory = 640 << 20;
#else
inline constexpr double kReadMemory = 64 << 20;
#endif

struct GatewayNode { // one [[node]] of the config
    QByteArray id;   // logical
    QByteArray name; // Erlang
    quint16 port = 0;
    QByteArray cookie = {}; // empty: that of the options
    QByteArray host = "127.0.0.1";
    QByteArray http = {}; // base URL for reads
    QByteArray httpToken = {};
};

struct GatewayOptions {
    unsigned replication = 2;
    unsigned workers = 2;
    QByteArray ack = "all";
    QByteArray cookie = "tg-test-cookie";
    QByteArray instance; // empty: unique in this process and outside it
    QByteArray listen = "127.0.0.1:0";
    QByteArray limits;   // lines of [limits]
    QByteArray cluster;  // further lines of [cluster]
    QByteArray sections; // further sections
};

class GatewayProcess
{
public:
    // How a run of the program to its end came out.
    struct Run {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    struct Owners {
        QByteArray primary; // logical ids
        QByteArray replica; // "none": there is no replica
    };

    explicit GatewayProcess(const std::vector<GatewayNode> &nodes, GatewayOptions options = {});
    // Kills it. What a sanitizer reported fails the test; if it has failed, prints the end of the
    // log.
    ~GatewayProcess();

    // True once it listens; awaitReady() once it has said "ready". error() tells why not.
    bool start();
    bool awaitReady();
    QByteArray error() const { return m_error; }

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    quint16 port() const { return m_port; }
    qint64 pid() const { return m_process.processId(); }
    HttpClient http() const { return HttpClient(m_port); }
    HttpClient admin() const { return HttpClient(m_adminPort); }
    QString configPath() const { return m_directory.filePath(QStringLiteral("gateway.toml")); }
    QString controlSocket() const { return m_directory.filePath(QStringLiteral("control.sock")); }
    QByteArray log() const; // all it has written to stderr
    void printLog() const;  // its end

    void kill(); // SIGKILL; returns when it is gone
    void terminate() { m_process.terminate(); }
    // SIGTERM; the exit code, -1 if it did not end by itself.
    int stop();
    int awaitEnd();

    // A number of the ledger lines printed at the end: ledger("points", "received").
    std::optional<qint64> ledger(const QByteArray &line, const QByteArray &name) const;

    // From /metrics: the sum over all samples of that name that carry all these labels
    // (`node="a"`); nothing if there is none or no answer.
    std::optional<double> metric(const QByteArray &name, const QByteArray &labels = {}) const;
    // The same, -1 when there is none.
    double value(const QByteArray &name, const QByteArray &labels = {}) const
    {
        return metric(name, labels).value_or(-1);
    }
    bool isNodeUp(const QByteArray &node) const;
    // Empty: nothing queued, in flight or open, and both ledgers without a difference. Else what
    // is.
    QByteArray unrest() const;

    // Where `timeless-gatewayd explain` puts a new series under this gateway's config.
    Owners owners(const QByteArray &series) const;
    // The program with these arguments, until it ends.
    static Run run(const QStringList &arguments, const QByteArray &input = {});

private:
    void writeConfig(const std::vector<GatewayNode> &nodes) const;
    bool awaitLine(const QByteArray &start);
    void failOnSanitizerReport() const;

    GatewayOptions m_options;
    QTemporaryDir m_directory;
    QProcess m_process;
    QByteArray m_lines; // all it has printed to stdout
    QByteArray m_error;
    quint16 m_port = 0;
    quint16 m_adminPort = 0;
};

// For the cleanup() of tests that share a gateway, which outlives the one that fails.
void printLogIfFailed(const GatewayProcess *gateway);

} // namespace tg::test
