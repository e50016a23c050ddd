// Colours and type of the report: the light column of the program's colour roles.
#pragma once
#include <QColor>
#include <QFont>

namespace app::style {

inline const QColor text{0x17, 0x20, 0x2F};
inline const QColor muted{0x55, 0x63, 0x7A};
inline const QColor line{0xCB, 0xD4, 0xE1};
inline const QColor raised{0xED, 0xF1, 0xF7};
inline const QColor surface{0xFF, 0xFF, 0xFF};
inline const QColor accent{0x00, 0x67, 0xB8};
inline const QColor measured{0x8F, 0x5A, 0x00};
inline const QColor modelled{0x1F, 0x5F, 0xBF};
inline const QColor ok{0x1B, 0x7A, 0x4B};
inline const QColor warning{0x9A, 0x5B, 0x00};
inline const QColor critical{0xB3, 0x26, 0x1E};

inline QFont font(double points, bool bold = false)
{
    QFont f;
    f.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    f.setPointSizeF(points);
    f.setBold(bold);
    f.setHintingPreference(QFont::PreferNoHinting);
    // Spacing that nobody sees keeps Qt from joining f and i into one sign, which readers could not search for.
    f.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return f;
}

} // namespace app::style
