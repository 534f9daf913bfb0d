// Keys and certificates for a test, made by openssl(1) in a folder.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace tg::control::test {

class Certificates
{
public:
    // name.key and name.crt, signed by itself.
    bool makeSelfSigned(const QString &name, int days = 30, bool isRsa = false)
    {
        const QStringList key = isRsa
                                    ? QStringList{QStringLiteral("rsa:2048")}
                                    : QStringList{QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                                  QStringLiteral("ec_paramgen_curve:P-256")};
        return run(QStringList{QStringLiteral("req"), QStringLiteral("-x509"),
                               QStringLiteral("-nodes"), QStringLiteral("-newkey")} +
                   key +
                   QStringList{QStringLiteral("-keyout"), path(name, "key"), QStringLiteral("-out"),
                               path(name, "crt"), QStringLiteral("-days"), QString::number(days),
                               QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                               QStringLiteral("-addext"),
                               QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1")});
    }
    // Signed by another one.
    bool makeSigned(const QString &name, const QString &authority)
    {
        return run({QStringLiteral("req"), QStringLiteral("-nodes"), QStringLiteral("-newkey"),
                    QStringLiteral("rsa:2048"), QStringLiteral("-keyout"), path(name, "key"),
                    QStringLiteral("-out"), path(name, "csr"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=console")}) &&
               run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
                    path(name, "csr"), QStringLiteral("-CA"), path(authority, "crt"),
                    QStringLiteral("-CAkey"), path(authority, "key"),
                    QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
                    QStringLiteral("30"), QStringLiteral("-out"), path(name, "crt")});
    }
    QString path(const QString &name, const char *ending) const
    {
        return m_folder.filePath(name + u'.' + QLatin1String(ending));
    }

private:
    static bool run(const QStringList &arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        return openssl.waitForFinished(60'000) && openssl.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};

} // namespace tg::control::test
