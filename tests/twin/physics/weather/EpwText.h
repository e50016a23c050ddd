// Makes small changes to a sound, made-up EPW file.
#pragma once
#include <QByteArray>
#include <QList>
#include <cmath>

namespace support {

struct EpwText
{
    QList<QByteArray> lines; ///< 0..7 header, then the hours

    explicit EpwText(bool leap = false)
    {
        lines = {"LOCATION,Testville,TN,USA,MADE,999999,35.0,-90.0,-6.0,80.0",
                 "DESIGN CONDITIONS,0",
                 "TYPICAL/EXTREME PERIODS,0",
                 "GROUND TEMPERATURES,0",
                 "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
                 "COMMENTS 1,made by a test",
                 "COMMENTS 2,",
                 "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31"};
        static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        int k = 0;
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days[month - 1] + (leap && month == 2); ++day)
                for (int hour = 1; hour <= 24; ++hour, ++k) {
                    QList<QByteArray> f(35, "0");
                    f[0] = "2001";
                    f[1] = QByteArray::number(month);
                    f[2] = QByteArray::number(day);
                    f[3] = QByteArray::number(hour);
                    f[5] = "?9?9?9";
                    f[6] = QByteArray::number(dryBulb(k), 'f', 1);
                    f[7] = QByteArray::number(dryBulb(k) - 5, 'f', 1);
                    f[8] = "70";
                    f[9] = "100000";
                    f[13] = "120";
                    f[21] = "3.5";
                    lines.append(f.join(','));
                }
    }
    static double dryBulb(int hour) { return std::round(10 * (15 - 10 * std::cos(hour * 6.283185 / 8760) - 4 * std::cos((hour % 24) * 0.2618))) / 10; }
    /// Column from 1, as in sentences; hour from 0.
    EpwText& set(int hour, int column, const QByteArray& value)
    {
        auto fields = lines[8 + hour].split(',');
        fields[column - 1] = value;
        lines[8 + hour] = fields.join(',');
        return *this;
    }
    QByteArray bytes(const char* end = "\r\n") const { return lines.join(end) + end; }
};

} // namespace support
