// A real DNS server (unbound) for one test, on a loopback address of its own: QDnsLookup asks port
// 53 and nothing else. Owned by the test; the process ends with it. Needs root, or the right to
// bind 53.
#pragma once

#include <memory>

#include <QHostAddress>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUdpSocket>

namespace tg::cluster {

class DnsServer
{
public:
    enum class Answers { Records, Refused, ServFail };

    DnsServer();
    ~DnsServer();

    // Why there can be no server here; empty = there can.
    QString obstacle() const;

    // Records of the zone nodes.test, as "tm-0.nodes.test. 1 IN A 10.0.0.1". Starts the server or
    // makes it read its file again, and returns once it answers by it. A name without any record is
    // NXDOMAIN, one without a record of the type asked for is an empty answer.
    bool serve(const QStringList &records, Answers answers = Answers::Records);
    void kill();         // port closed
    bool turnToSilent(); // port open, nobody answers

    const QHostAddress &address() const { return m_address; }
    QByteArray log() const;

private:
    void writeFile(const QStringList &records, Answers answers) const;
    bool isServing() const;

    QHostAddress m_address;
    QString m_program;
    QTemporaryDir m_folder;
    QProcess m_process;
    std::unique_ptr<QUdpSocket> m_silent;
    int m_edition = 0; // of the file; asked for by name
};

} // namespace tg::cluster
