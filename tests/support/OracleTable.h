// Reads the reference CSV files that lie beside the checkout (or where MEMPHIS_TWIN_ORACLES says).
#pragma once
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QVector>

namespace support {

/// Full path of a reference file, or an empty text where it is not to be had.
inline QString oraclePath(const QString& relative)
{
    for (const QString& folder : {qEnvironmentVariable("MEMPHIS_TWIN_ORACLES"), QString(TWIN_SOURCE_DIR) + "/../shared/data"})
        if (!folder.isEmpty() && QFile::exists(folder + "/" + relative))
            return QDir(folder).absoluteFilePath(relative);
    return {};
}

/// A CSV with a header line; no quotes but around the last column.
struct OracleTable
{
    QStringList header;
    QVector<QStringList> rows;

    explicit OracleTable(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
            return;
        header = QString::fromUtf8(file.readLine()).trimmed().split(',');
        while (!file.atEnd()) {
            const auto line = QString::fromUtf8(file.readLine()).trimmed();
            if (!line.isEmpty())
                rows.append(line.split(','));
        }
    }
    QString text(int row, const QString& column) const { return rows[row].value(static_cast<int>(header.indexOf(column))); }
    double number(int row, const QString& column) const { return text(row, column).toDouble(); }
};

} // namespace support

#define SKIP_WITHOUT(path)                                                                                                                    \
    if ((path).isEmpty())                                                                                                                    \
    QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.")
