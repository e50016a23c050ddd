#include "app/i18n/Texts.h"
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>
#include <cmath>

namespace app {
namespace {

constexpr char16_t thinNoBreakSpace = 0x202F;
constexpr char16_t minusSign = 0x2212;

QString resourceOf(const QString& language) { return QStringLiteral(":/i18n/memphis-twin_%1.qm").arg(language); }

void checkKnown(const QString& language)
{
    if (!languages().contains(language))
        throw twin::Error(TWIN_TEXT("There is no language “%1”; use %2."),
                          {language.toStdString(), languages().join(QStringLiteral(", ")).toStdString()}, twin::Error::Kind::Usage);
}

/// The texts in the program are English already.
bool needsTranslator(const QString& language) { return language != QLatin1String("en"); }

std::unique_ptr<QTranslator> loaded(const QString& language)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(resourceOf(language)))
        throw twin::Error(TWIN_TEXT("The texts of the language “%1” are missing from the program; reinstall it."), {language.toStdString()});
    return translator;
}

QLocale localeOf(const QString& language)
{
    // US English, because the site, its units of money and its utilities are; both write numbers that a fixed table defines.
    return language == QLatin1String("fr") ? QLocale(QLocale::French, QLocale::France) : QLocale(QLocale::English, QLocale::UnitedStates);
}

QString withTrueMinus(QString text) { return text.replace(QLatin1Char('-'), QChar(minusSign)); }

} // namespace

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("fr")}; }

QString languageFor(const QString& localeName)
{
    const QString code = localeName.left(2).toLower();
    return languages().contains(code) ? code : QStringLiteral("en");
}

void installLanguage(const QString& language)
{
    checkKnown(language);
    // Numbers on screen follow the language that was chosen, not the system's.
    QLocale::setDefault(localeOf(language));
    if (!needsTranslator(language))
        return;
    const auto install = [](std::unique_ptr<QTranslator> translator) {
        QCoreApplication::installTranslator(translator.get());
        translator.release()->setParent(QCoreApplication::instance());
    };
    // Qt's own words, for buttons such as Cancel; where the system has no such file they stay English.
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(std::move(qt));
    install(loaded(language));
}

Texts::Texts(const QString& language) : m_language(language)
{
    checkKnown(language);
    m_locale = localeOf(language);
    if (needsTranslator(language))
        m_translator = loaded(language);
}

Texts::~Texts() = default;
Texts::Texts(Texts&&) noexcept = default;

QString Texts::translate(const char* context, const char* text) const
{
    if (m_translator) {
        const QString translated = m_translator->translate(context, text);
        if (!translated.isEmpty())
            return translated;
    }
    return QString::fromUtf8(text);
}

QString Texts::message(const twin::Message& message) const
{
    return QString::fromStdString(twin::Message{translate("Error", message.text).toStdString(), message.args}.english());
}

QString Texts::number(double value, int decimals) const
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const QString text = m_locale.toString(value, 'f', decimals);
    // "-0.0" is zero.
    return withTrueMinus(value < 0 && m_locale.toDouble(text) == 0 ? m_locale.toString(0.0, 'f', decimals) : text);
}

QString Texts::plain(double value, int digits) const
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::fabs(value);
    if (size != 0 && size < 1e-4)
        return withTrueMinus(m_locale.toString(value, 'g', digits));
    const int whole = size >= 1 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
    QString text = m_locale.toString(value, 'f', std::max(0, std::min(digits - whole, 6)));
    const QString point = m_locale.decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return withTrueMinus(text);
}

QString Texts::unit(const std::string& unit) const { return unit.empty() ? QString() : translate("Unit", unit.c_str()); }

QString Texts::withUnit(const QString& number, const std::string& unit) const
{
    const QString text = this->unit(unit);
    return text.isEmpty() ? number : number + QChar(thinNoBreakSpace) + text;
}

} // namespace app
