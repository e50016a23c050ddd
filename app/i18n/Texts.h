// Texts and numbers in one language, whatever language the program itself runs in. Values, usable from any thread.
#pragma once
#include "twin/base/Error.h"
#include <QLocale>
#include <QString>
#include <QStringList>
#include <memory>

class QTranslator;

namespace app {

/// Codes of the languages there are translations for: "en", "fr".
QStringList languages();
/// The language of a locale name such as "fr_FR.UTF-8"; "en" where there is no translation for it.
QString languageFor(const QString& localeName);

/// Makes a language the running application's, before any window is made: its texts, Qt's own words, and how numbers are written.
/// Throws twin::Error (usage) naming the known languages if there is no such language.
void installLanguage(const QString& language);

/// The same texts without touching the application: a report may be written in another language than the window's.
class Texts
{
public:
    /// Throws twin::Error (usage) naming the known languages if there is no such language.
    explicit Texts(const QString& language);
    ~Texts();
    Texts(Texts&&) noexcept;

    const QString& language() const { return m_language; }
    const QLocale& locale() const { return m_locale; }
    /// The text in this language, or as it is if it has no translation. The name is one lupdate knows.
    QString translate(const char* context, const char* text) const;
    QString translate(const char* context, const std::string& text) const { return translate(context, text.c_str()); }
    QString message(const twin::Message& message) const; ///< translated (context "Error") and filled in

    /// Grouped digits, a true minus sign, fixed decimals; a dash for what is not a number.
    QString number(double value, int decimals) const;
    /// As many decimals as the value needs, at most `digits` significant ones; for parameters.
    QString plain(double value, int digits = 6) const;
    /// Value and translated unit apart by a thin no-break space.
    QString withUnit(const QString& number, const std::string& unit) const;
    QString unit(const std::string& unit) const;         ///< context "Unit": EB is Eo in French

private:
    QString m_language;
    QLocale m_locale;
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace app
