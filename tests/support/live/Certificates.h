// A private certificate authority and certificates signed by it, made with openssl for one test run.
#pragma once
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>

namespace support {

struct Certificates
{
    QString ca, certificate, key;                 ///< for localhost and 127.0.0.1
    QString otherHost, otherHostKey;              ///< signed by the same authority, for another host
    QString expired, expiredKey;                  ///< for localhost, of yesterday
    QString otherCa;                              ///< an authority that signed none of them
    bool isMade = false;

    explicit Certificates(const QString& folder)
    {
        if (QStandardPaths::findExecutable("openssl").isEmpty())
            return;
        const QDir dir(folder);
        const auto path = [&](const char* name) { return dir.filePath(name); };
        const auto authority = [&](const QString& certificateFile, const QString& keyFile, const char* name) {
            return openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile, "-out", certificateFile, "-days", "2", "-subj", QStringLiteral("/CN=%1").arg(name),
                            "-addext", "basicConstraints=critical,CA:TRUE"});
        };
        ca = path("ca.pem");
        otherCa = path("other-ca.pem");
        isMade = authority(ca, path("ca.key"), "Test Authority") && authority(otherCa, path("other-ca.key"), "Other Authority");
        isMade = isMade && sign(dir, "server", "localhost", "DNS:localhost,IP:127.0.0.1", "2", certificate, key);
        isMade = isMade && sign(dir, "other", "bmc.example", "DNS:bmc.example", "2", otherHost, otherHostKey);
        isMade = isMade && sign(dir, "expired", "localhost", "DNS:localhost", "-1", expired, expiredKey);
    }

private:
    static bool openssl(const QStringList& words)
    {
        QProcess process;
        process.start("openssl", words);
        return process.waitForFinished(30'000) && process.exitCode() == 0;
    }
    bool sign(const QDir& dir, const QString& name, const QString& host, const QByteArray& names, const QString& days, QString& certificateFile, QString& keyFile) const
    {
        certificateFile = dir.filePath(name + ".pem");
        keyFile = dir.filePath(name + ".key");
        QFile extensions(dir.filePath(name + ".ext"));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=" + names + "\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n");
        extensions.close();
        const QString request = dir.filePath(name + ".csr");
        return openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile, "-out", request, "-subj", "/CN=" + host})
            && openssl({"x509", "-req", "-in", request, "-CA", ca, "-CAkey", dir.filePath("ca.key"), "-CAcreateserial", "-days", days, "-extfile", extensions.fileName(), "-out", certificateFile});
    }
};

} // namespace support
