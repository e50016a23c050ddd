// Runs the real programs, the command line and the window, and keeps what they printed.
#pragma once
#include <QByteArray>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace support {

struct CliResult
{
    int status = -1;
    QByteArray out, err;
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

inline CliResult runToItsEnd(const QString& program, const QStringList& words, const QProcessEnvironment& environment, int timeoutMs)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, words);
    process.waitForFinished(timeoutMs);
    CliResult result;
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    else
        process.kill();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

inline CliResult runCli(const QStringList& words, const QString& locale = "C.UTF-8", int timeoutMs = 240'000)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", locale);
    environment.remove("DISPLAY"); // the command line must not need one
    return runToItsEnd(TWIN_CLI, words, environment, timeoutMs);
}

/// The window's program, on the display of the test.
inline CliResult runGui(const QStringList& words, int timeoutMs = 120'000)
{
    return runToItsEnd(TWIN_GUI, words, QProcessEnvironment::systemEnvironment(), timeoutMs);
}

/// The folder of reference data, or an empty text where it is not to be had.
inline QString oracleFolder()
{
    for (const QString& path : {qEnvironmentVariable("MEMPHIS_TWIN_ORACLES"), QString(TWIN_SOURCE_DIR) + "/../shared/data"})
        if (!path.isEmpty() && QDir(path).exists("MANIFEST.csv"))
            return QDir(path).absolutePath();
    return {};
}

} // namespace support
