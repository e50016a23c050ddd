// The listing of texts for translators is complete, and French has all of the tables, the report and the errors' place holders.
#include "app/i18n/TextScanner.h"
#include "app/i18n/Texts.h"
#include "twin/base/Error.h"
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <map>

namespace {

const QString root = QStringLiteral(TWIN_SOURCE_DIR);

QByteArray content(const QString& path)
{
    QFile file(root + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Entry
{
    QString context, source;
    QStringList translations; ///< one, or one a plural form
    bool finished = true;
};

std::vector<Entry> frenchEntries()
{
    std::vector<Entry> out;
    QXmlStreamReader xml(content(QStringLiteral("resources/i18n/memphis-twin_fr.ts")));
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            out.push_back({context, xml.readElementText(), {}, true});
        else if (xml.name() == QLatin1String("translation") && !out.empty()) {
            out.back().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            QString text;
            while (xml.readNext() != QXmlStreamReader::EndElement || xml.name() != QLatin1String("translation")) {
                if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                    out.back().translations << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
                if (xml.atEnd())
                    break;
            }
            if (out.back().translations.isEmpty())
                out.back().translations << text;
        }
    }
    return out;
}

QStringList placeHolders(const QString& text)
{
    QStringList out;
    static const QRegularExpression place(QStringLiteral("%[1-9n]"));
    for (auto it = place.globalMatch(text); it.hasNext();)
        out << it.next().captured();
    out.removeDuplicates();
    out.sort();
    return out;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noContextIsANamespace()
    {
        // A text of a free function is listed under its namespace, where the program never looks.
        QStringList wrong;
        for (const Entry& e : frenchEntries())
            if (QStringList{"app", "app::cli", "data", "data::live", "twin", "views", "views::live", "views::text"}.contains(e.context))
                wrong << e.context + QLatin1String(": ") + e.source;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void markedTextsAreFound()
    {
        const std::string source = "throw Error(TWIN_TEXT(\"One \\\"%1\\\"\"\n   \" and two\"), {x});\n MY_TWIN_TEXT(\"no\") TWIN_TEXT( \"three\" )";
        QCOMPARE(app::markedTexts(source), (std::vector<std::string>{"One \"%1\" and two", "three"}));
        QCOMPARE(app::unmarkedTexts("throw twin::Err" "or(\"bare\"); Error(TWIN_TEXT(\"fine\")); Message{\"%1\", {what}}"), (std::vector<std::string>{"bare"}));
    }

    void listingIsComplete()
    {
        const auto texts = app::translatableTexts(root.toStdString());
        QVERIFY(texts.size() > 200);
        const QByteArray there = content(QStringLiteral("app/i18n/TableTexts.cpp"));
        const QByteArray expected = QByteArray::fromStdString(app::listingSource(texts));
        for (const QByteArray& line : expected.split('\n'))
            QVERIFY2(there.contains(line), (line + " is not listed: run scripts/update-translations.sh").constData());
        QCOMPARE(there, expected);
    }

    void everySentenceOfAnErrorIsMarked()
    {
        QStringList bare;
        for (const char* folder : {"twin", "data", "app", "views"})
            for (const auto& entry : std::filesystem::recursive_directory_iterator((root + QLatin1Char('/') + QLatin1String(folder)).toStdString()))
                if (entry.path().extension() == ".cpp")
                    for (const auto& text : app::unmarkedTexts(content(QString::fromStdString(std::filesystem::relative(entry.path(), root.toStdString()).string())).toStdString()))
                        bare << QString::fromStdString(entry.path().filename().string() + ": " + text);
        QVERIFY2(bare.isEmpty(), qPrintable(QStringLiteral("without TWIN_TEXT:\n") + bare.join(QLatin1Char('\n'))));
    }

    void frenchIsComplete()
    {
        const auto entries = frenchEntries();
        std::map<QString, int> contexts;
        QStringList missing;
        for (const auto& e : entries) {
            ++contexts[e.context];
            if (!e.finished || e.translations.contains(QString()))
                missing << e.context + QStringLiteral(": ") + e.source;
        }
        // A bare namespace is a context that lookups at run time never use: lupdate lost the class there.
        for (const char* context : {"views", "app", "data", "twin"})
            QVERIFY2(contexts[QLatin1String(context)] == 0, context);
        for (const char* context : {"Report", "KeyFigure", "Metric", "Limit", "Parameter", "ParameterGroup", "Preset", "Unit", "Error"})
            QVERIFY2(contexts[QLatin1String(context)] > 0, context);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("without French:\n") + missing.join(QLatin1Char('\n'))));
        // And the table texts of today are among them.
        const app::Texts fr(QStringLiteral("fr"));
        for (const auto& [context, text] : app::translatableTexts(root.toStdString())) {
            const bool known = std::any_of(entries.begin(), entries.end(), [&, c = QString::fromStdString(context), t = QString::fromStdString(text)](const Entry& e) {
                return e.context == c && e.source == t;
            });
            QVERIFY2(known, (context + ": " + text + " is not in the French file: run scripts/update-translations.sh").c_str());
        }
    }

    void placeHoldersSurviveTranslation()
    {
        for (const auto& e : frenchEntries())
            for (const QString& translation : e.translations)
                if (!translation.isEmpty()) {
                    auto expected = placeHolders(e.source), found = placeHolders(translation);
                    // A singular may say "one" in words.
                    if (expected.removeAll(QStringLiteral("%n")))
                        found.removeAll(QStringLiteral("%n"));
                    QVERIFY2(expected == found, qPrintable(e.context + QStringLiteral(": ") + e.source + QStringLiteral(" → ") + translation));
                }
    }

    void frenchSpacing()
    {
        // Thin no-break space before double punctuation and inside guillemets, so that no line begins with a lone sign.
        static const QRegularExpression wrong(QStringLiteral("[ \\x{A0}][;:!?»%](?![1-9Ln])|«[ \\x{A0}]|«(?! )[^\\x{202F}]"));
        for (const auto& e : frenchEntries())
            for (const QString& translation : e.translations)
                QVERIFY2(!translation.contains(wrong), qPrintable(e.context + QStringLiteral(": ") + translation));
    }

    void lupdateFindsNothingNew()
    {
        const QString name = QStringLiteral("lupdate");
        QString tool = QStandardPaths::findExecutable(name, {QLibraryInfo::path(QLibraryInfo::BinariesPath), QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath),
                                                             QStringLiteral("/usr/lib/qt6/bin")});
        if (tool.isEmpty())
            tool = QStandardPaths::findExecutable(QStringLiteral("lupdate-qt6"));
        if (tool.isEmpty())
            QSKIP("lupdate is not installed (Debian: qt6-l10n-tools)");
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("fr.ts"));
        QVERIFY(QFile::copy(root + QStringLiteral("/resources/i18n/memphis-twin_fr.ts"), file));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        QProcess process;
        process.setWorkingDirectory(root);
        process.start(tool, {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-ui-lines"), QStringLiteral("-source-language"), QStringLiteral("en_US"),
                             QStringLiteral("-target-language"), QStringLiteral("fr_FR"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("app"), QStringLiteral("views"),
                             QStringLiteral("twin"), QStringLiteral("data"), QStringLiteral("-ts"), file});
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 0);
        QFile updated(file);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        // New texts come in as unfinished, texts no longer in the sources are marked vanished or obsolete.
        static const QRegularExpression changed(QStringLiteral("<source>([^<]*)</source>\\s*(?:<[^>]*comment>[^<]*</[^>]*comment>\\s*)*<translation type="));
        QStringList found;
        for (auto it = changed.globalMatch(QString::fromUtf8(updated.readAll())); it.hasNext();)
            found << it.next().captured(1);
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("run scripts/update-translations.sh and translate:\n") + found.join(QLatin1Char('\n'))));
    }

    void messagesAreFilledAfterTranslation()
    {
        const app::Texts fr(QStringLiteral("fr"));
        const QString text = fr.message({"There is no language “%1”; use %2.", {"%2", "en"}});
        QVERIFY2(text.contains(QStringLiteral("%2")) && text.contains(QStringLiteral("en")) && text.startsWith(QStringLiteral("Il n’y a pas")), qPrintable(text));
    }

    void languageOfALocale()
    {
        QCOMPARE(app::languageFor(QStringLiteral("fr_FR.UTF-8")), QStringLiteral("fr"));
        QCOMPARE(app::languageFor(QStringLiteral("de_DE")), QStringLiteral("en"));
        QCOMPARE(app::languageFor(QStringLiteral("C")), QStringLiteral("en"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
