// What the tests of the reference suites share.
#pragma once
#include "data/validate/Validation.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

namespace support {

/// The folder of reference data, or an empty text where it is not to be had.
inline QString referenceFolder()
{
    for (const QString& path : {qEnvironmentVariable("MEMPHIS_TWIN_ORACLES"), QString(TWIN_SOURCE_DIR) + "/../shared/data"})
        if (!path.isEmpty() && QDir(path).exists("MANIFEST.csv"))
            return QDir(path).absolutePath();
    return {};
}

inline std::vector<data::SuiteResult> runSuite(const QString& folder, const std::string& id)
{
    const data::ReferenceFiles files(folder.toStdString());
    for (const auto& suite : data::validationSuites())
        if (id == suite.id)
            return suite.run(files);
    return {};
}

/// Every line of a result, for a failure message.
inline QByteArray report(const std::vector<data::SuiteResult>& results)
{
    QString text;
    for (const auto& r : results) {
        text += QString("\n%1: %2").arg(QString::fromStdString(r.folder), r.passed() ? "passed" : "failed");
        for (const auto& c : r.comparisons)
            text += QString("\n  %1: %2 cases, worst %3 at %4, rms %5, tolerance %6 %7").arg(QString::fromStdString(c.quantity)).arg(c.cases)
                        .arg(c.worst).arg(QString::fromStdString(c.worstCase)).arg(c.rms).arg(c.tolerance).arg(QString::fromStdString(c.unit));
        for (const auto& s : r.problems)
            text += "\n  problem: " + QString::fromStdString(s);
        for (const auto& s : r.unsupported)
            text += "\n  not supported: " + QString::fromStdString(s);
        for (const auto& s : r.notes)
            text += "\n  note: " + QString::fromStdString(s);
    }
    return text.toUtf8();
}

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::int64_t caseCount(const std::vector<data::SuiteResult>& results)
{
    std::int64_t n = 0;
    for (const auto& r : results)
        for (const auto& c : r.comparisons)
            n += c.cases;
    return n;
}

} // namespace support
