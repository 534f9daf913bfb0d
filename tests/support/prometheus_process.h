// A Prometheus as a child process: scrapes an exporter and itself each second and sends all of it
// to a gateway by remote-write. Knows what it has scraped, which is the truth of a test. Use it on
// one thread; no event loop is needed.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

#include "copy_table.h"
#include "http_client.h"

namespace tg::test {

class PrometheusProcess
{
public:
    ~PrometheusProcess(); // kills it; prints the end of its log if the test has failed

    static bool isInstalled();

    // True once it scrapes; error() tells why not.
    bool start(quint16 exporter, quint16 gateway);
    QByteArray error() const { return m_error; }

    // All it has scraped and a node can keep, as a development node dumps it: labels sorted, whole
    // seconds. Others: how many samples are NaN or infinite.
    PointList points(int *others = nullptr) const;
    // The newest value of its own metric, from /metrics; the sum if there are several; -1: there is
    // none.
    double value(const QByteArray &metric) const;

private:
    bool awaitPort();
    void writeConfig(quint16 exporter, quint16 gateway) const;
    QByteArray log() const;
    HttpClient http() const { return HttpClient(m_port); }

    QTemporaryDir m_directory;
    QProcess m_process;
    QByteArray m_error;
    quint16 m_port = 0;
};

} // namespace tg::test
