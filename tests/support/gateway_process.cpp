#include "gateway_process.h"

#include <atomic>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QProcessEnvironment>
#include <QTest>

namespace tg::test {

namespace {

QString program()
{
    return QStringLiteral(TG_GATEWAY_PROGRAM);
}

QByteArray uniqueInstance()
{
    static std::atomic<int> counter{0};
    return "it" + QByteArray::number(QCoreApplication::applicationPid()) + '-' +
           QByteArray::number(++counter);
}

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

// The gateway reads from nodes through Qt's HTTP client, a thread inside Qt whose locks
// ThreadSanitizer does not see: what Qt itself frees and copies is not looked at there. Our own
// code is, also where it runs in a slot (tsan_canary_beside_qt_http).
QProcessEnvironment gatewayEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto name = QStringLiteral("TSAN_OPTIONS");
    const QString options =
        environment.value(name) + QStringLiteral(" ignore_noninstrumented_modules=1");
    environment.insert(name, options);
    return environment;
}

} // namespace

GatewayProcess::GatewayProcess(const std::vector<GatewayNode> &nodes, GatewayOptions options)
    : m_options(std::move(options))
{
    if (m_options.instance.isEmpty())
        m_options.instance = uniqueInstance();
    writeConfig(nodes);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(m_directory.filePath(QStringLiteral("stderr.txt")),
                                   QIODevice::Append);
}

GatewayProcess::~GatewayProcess()
{
    const bool wasRunning = isRunning() && !m_process.waitForFinished(0);
    const auto status = m_process.exitStatus();
    const auto code = m_process.exitCode();
    kill();
    m_lines += m_process.readAllStandardOutput();
    failOnSanitizerReport();
    if (!QTest::currentTestFailed())
        return;
    printLog();
    if (!wasRunning)
        fprintf(stderr, "the gateway had ended before: %s %d\n%s",
                status == QProcess::CrashExit ? "signal" : "exit code", code, m_lines.constData());
}

void GatewayProcess::printLog() const
{
    fprintf(stderr, "--- end of the gateway's log\n%s---\n", log().right(6000).constData());
}

void printLogIfFailed(const GatewayProcess *gateway)
{
    if (gateway && QTest::currentTestFailed())
        gateway->printLog();
}

// The exit code tells of a report, too, but not where a test kills the gateway or does not ask for
// it.
void GatewayProcess::failOnSanitizerReport() const
{
    const auto text = log();
    qsizetype at = -1;
    for (const auto *sign : {"WARNING: ThreadSanitizer", "ERROR: AddressSanitizer",
                             "ERROR: LeakSanitizer", "runtime error: "})
        if (at < 0)
            at = text.indexOf(sign);
    if (at < 0)
        return;
    fprintf(stderr, "--- a sanitizer's report in the gateway's log\n%s---\n",
            text.mid(at).left(20'000).constData());
    if (!QTest::currentTestFunction())
        qFatal("a sanitizer reported in the gateway, and the test that started it is over");
    QTest::qFail("a sanitizer reported in the gateway, see above", __FILE__, __LINE__);
}

void GatewayProcess::writeConfig(const std::vector<GatewayNode> &nodes) const
{
    writeFile(m_directory.filePath(QStringLiteral("cookie")), m_options.cookie + '\n');
    QByteArray text =
        "instance = \"" + m_options.instance + "\"\n[data]\nlisten = \"" + m_options.listen +
        "\"\nworkers = " + QByteArray::number(m_options.workers) +
        "\n[cluster]\ncookie_file = \"cookie\"\nreplication = " +
        QByteArray::number(m_options.replication) + "\nack = \"" + m_options.ack + "\"\n" +
        m_options.cluster + "\n[limits]\n" + m_options.limits +
        "\n[admin]\nlisten = \"127.0.0.1:0\"\n[control]\nsocket = \"control.sock\"\n" +
        m_options.sections + '\n';
    for (const auto &node : nodes) {
        text += "[[node]]\nid = \"" + node.id + "\"\nnode = \"" + node.name + "\"\nhost = \"" +
                node.host + "\"\nport = " + QByteArray::number(node.port) + '\n';
        if (!node.http.isEmpty())
            text += "http = \"" + node.http + "\"\n";
        if (!node.httpToken.isEmpty()) {
            const QByteArray file = "token-" + node.id;
            writeFile(m_directory.filePath(QString::fromLatin1(file)), node.httpToken + '\n');
            text += "http_token_file = \"" + file + "\"\n";
        }
        if (node.cookie.isEmpty())
            continue;
        const QByteArray file = "cookie-" + node.id;
        writeFile(m_directory.filePath(QString::fromLatin1(file)), node.cookie + '\n');
        text += "cookie_file = \"" + file + "\"\n";
    }
    writeFile(configPath(), text);
}

bool GatewayProcess::start()
{
    m_lines.clear();
    m_error.clear();
    m_process.setProcessEnvironment(gatewayEnvironment());
    m_process.start(program(), {QStringLiteral("--config"), configPath()});
    if (!awaitLine("listening data="))
        return false;
    const auto portIn = [this](const QByteArray &what) -> quint16 {
        const auto at = m_lines.indexOf(what);
        const auto line = m_lines.mid(at, m_lines.indexOf('\n', at) - at);
        return at < 0 ? quint16{0} : line.mid(line.lastIndexOf(':') + 1).toUShort();
    };
    m_port = portIn("listening data=");
    m_adminPort = portIn("listening admin=");
    return m_port != 0;
}

bool GatewayProcess::awaitReady()
{
    return awaitLine("ready\n");
}

bool GatewayProcess::awaitLine(const QByteArray &start)
{
    const QDeadlineTimer deadline(kPatienceMs);
    const auto isThere = [&] {
        m_lines += m_process.readAllStandardOutput();
        return m_lines.startsWith(start) || m_lines.contains(QByteArray('\n' + start));
    };
    while (!isThere()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && !isThere()) {
            m_error = "the gateway did not print \"" + start.trimmed() + "\": " + log().right(2000);
            return false;
        }
    }
    return true;
}

QByteArray GatewayProcess::log() const
{
    QFile file(m_directory.filePath(QStringLiteral("stderr.txt")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void GatewayProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

int GatewayProcess::stop()
{
    terminate();
    return awaitEnd();
}

int GatewayProcess::awaitEnd()
{
    if (isRunning() && !m_process.waitForFinished(kPatienceMs)) {
        m_error = "the gateway did not end";
        kill();
        return -1;
    }
    m_lines += m_process.readAllStandardOutput();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

std::optional<qint64> GatewayProcess::ledger(const QByteArray &line, const QByteArray &name) const
{
    for (const auto &printed : m_lines.split('\n')) {
        if (!printed.startsWith(QByteArray("ledger " + line + ' ')))
            continue;
        for (const auto &field : printed.split(' '))
            if (field.startsWith(QByteArray(name + '=')))
                return field.mid(name.size() + 1).toLongLong();
    }
    return std::nullopt;
}

std::optional<double> GatewayProcess::metric(const QByteArray &name, const QByteArray &labels) const
{
    std::optional<double> sum;
    const auto page = http().get("/metrics").body;
    for (const auto &line : page.split('\n')) {
        const auto space = line.lastIndexOf(' ');
        const auto series = line.left(space);
        if ((series == name || series.startsWith(QByteArray(name + '{'))) &&
            series.contains(labels))
            sum = sum.value_or(0) + line.mid(space + 1).toDouble();
    }
    return sum;
}

bool GatewayProcess::isNodeUp(const QByteArray &node) const
{
    return value("timeless_gateway_node_state", "node=\"" + node + "\",state=\"up\"") == 1 &&
           value("timeless_gateway_node_accepting", "node=\"" + node + '"') == 1;
}

QByteArray GatewayProcess::unrest() const
{
    QByteArray terms;
    for (const auto *name : {"points_queued", "points_in_flight", "copies_open",
                             "ledger_points_difference", "ledger_copies_difference"}) {
        const auto now = metric(QByteArray("timeless_gateway_") + name);
        if (now != 0)
            terms += QByteArray(name) + '=' + (now ? QByteArray::number(*now) : "unknown") + ' ';
    }
    return terms;
}

GatewayProcess::Owners GatewayProcess::owners(const QByteArray &series) const
{
    Owners owners;
    const auto explained = run({QStringLiteral("--config"), configPath(), QStringLiteral("explain"),
                                QString::fromUtf8(series)});
    for (const auto &line : explained.out.split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() > 1 && words[0] == "primary")
            owners.primary = words[1];
        else if (words.size() > 1 && words[0] == "replica")
            owners.replica = words[1];
    }
    return owners;
}

GatewayProcess::Run GatewayProcess::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace tg::test
