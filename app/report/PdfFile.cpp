#include "app/report/PdfFile.h"
#include "twin/base/Error.h"
#include <QSaveFile>
#include <cstdio>

namespace app {

void setCreationTime(QByteArray& pdf, twin::Timestamp generatedAt)
{
    // "/CreationDate (D:20250715143210+02'00')": the cross-reference table counts bytes, so the length must stay. What follows
    // the seconds is an offset of one of two lengths; it becomes UTC in the form that fits.
    const QByteArray key = "/CreationDate (D:";
    const qsizetype begin = pdf.lastIndexOf(key);
    const qsizetype end = begin < 0 ? -1 : pdf.indexOf(')', begin);
    if (end < 0)
        return;
    const auto c = twin::civil(generatedAt);
    char digits[32];
    std::snprintf(digits, sizeof digits, "%04d%02d%02d%02d%02d%02d", c.year, c.month, c.day, c.hour, c.minute, static_cast<int>(c.second));
    QByteArray value = digits;
    const qsizetype room = end - begin - key.size();
    if (room == value.size() + 7)
        value += "+00'00'";
    else if (room == value.size() + 1)
        value += 'Z';
    if (value.size() == room)
        pdf.replace(begin + key.size(), room, value);
}

void saveAtomically(const QByteArray& bytes, const std::filesystem::path& file)
{
    const QString name = QString::fromStdString(file.string());
    QSaveFile out(name);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        throw twin::Error(TWIN_TEXT("The report could not be written to “%1” (%2); choose another folder or free some space."),
                          {file.string(), out.errorString().toStdString()});
}

} // namespace app
