#include "app/report/Sections.h"
#include "data/validate/SheetText.h"
#include <cmath>

namespace app {
namespace {

/// Words of the sheet; what is put together ("voltage, symmetric") is translated part by part where the whole is not known.
QString word(const std::string& text, const Texts& texts)
{
    const QString whole = QString::fromStdString(text), translated = texts.translate("Validation", text);
    if (translated != whole)
        return translated;
    QStringList parts = whole.split(QStringLiteral(", "));
    for (auto& part : parts)
        part = texts.translate("Validation", part.toStdString());
    return parts.join(QStringLiteral(", "));
}

QString localNumber(const std::string& printed, const Texts& texts)
{
    QString text = QString::fromStdString(printed);
    if (text == QLatin1String("no number"))
        return texts.translate("Report", "no number");
    text.replace(QLatin1Char('.'), texts.locale().decimalPoint());
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return text;
}

TableCell resultCell(bool passed, const Texts& texts)
{
    return {passed ? texts.translate("Report", "pass") : texts.translate("Report", "FAIL"), passed ? style::ok : style::critical, !passed};
}

void drawSentences(PageWriter& page, const QString& title, const std::vector<std::string>& lines, const QColor& color)
{
    for (std::size_t i = 0; i < lines.size(); ++i)
        page.paragraph(QStringLiteral("%1: %2").arg(title, QString::fromStdString(lines[i])), 7.2, color);
}

} // namespace

void drawValidation(PageWriter& page, const data::ValidationSheet& sheet, const Texts& texts)
{
    page.newPage();
    page.heading(texts.translate("Report", "Validation"), 120);
    page.paragraph(texts.translate("Report", "How the model compares with measurements, published values and other programs. The worst of all cases is judged, "
                                             "or the root mean square where the tolerance says so. Sentences of the suites are in English."), 8.5, style::muted);
    const bool passed = sheet.passed();
    page.callout({passed ? texts.translate("Report", "Passed: %1 of %2 suites.").arg(sheet.passedSuites()).arg(sheet.suites.size())
                         : texts.translate("Report", "Failed: %1 of %2 suites pass.").arg(sheet.passedSuites()).arg(sheet.suites.size())},
                 passed ? style::ok : style::critical);
    drawSentences(page, texts.translate("Report", "Problem"), sheet.problems, style::critical);
    const auto rows = data::sheetRows(sheet);
    std::vector<TableRow> overview, details;
    for (const auto& row : rows) {
        if (row.kind == data::SheetRow::Kind::Suite) {
            const QString share = row.cases == 0 ? QString() : std::isinf(row.share) ? texts.translate("Report", "beyond") : texts.number(100 * row.share, 1);
            overview.push_back({{TableCell(word(row.text, texts)), TableCell(QString::fromStdString(row.folder), style::muted), TableCell(texts.number(static_cast<double>(row.files), 0)),
                                 TableCell(texts.number(static_cast<double>(row.cases), 0)), TableCell(share), TableCell(word(row.quantity, texts), style::muted), resultCell(row.passed, texts)}, {}});
            details.push_back({{}, QStringLiteral("%1 · %2").arg(word(row.text, texts), QString::fromStdString(row.folder))});
        } else if (row.kind == data::SheetRow::Kind::Comparison) {
            details.push_back({{TableCell(word(row.text, texts)), TableCell(texts.number(static_cast<double>(row.cases), 0)), TableCell(localNumber(row.worst, texts)),
                                TableCell(localNumber(row.rms, texts)), TableCell(localNumber(row.tolerance, texts)), TableCell(word(row.unit, texts), style::muted),
                                TableCell(QString::fromStdString(row.where), style::muted), resultCell(row.passed, texts)}, {}});
        }
    }
    const QString cases = texts.translate("Report", "Cases"), result = texts.translate("Report", "Result");
    page.table({{texts.translate("Report", "Suite"), 2.2}, {texts.translate("Report", "Folder"), 2.4}, {texts.translate("Report", "Files"), 0.7, Qt::AlignRight}, {cases, 1, Qt::AlignRight},
                {texts.translate("Report", "Of tolerance, %"), 1.1, Qt::AlignRight}, {texts.translate("Report", "Nearest to its tolerance"), 2.8}, {result, 0.9}}, overview, 7.5);
    page.heading(texts.translate("Report", "Every comparison"), 60);
    page.table({{texts.translate("Report", "Quantity"), 2.8}, {cases, 0.9, Qt::AlignRight}, {texts.translate("Report", "Worst"), 1, Qt::AlignRight}, {texts.translate("Report", "RMS"), 1, Qt::AlignRight},
                {texts.translate("Report", "Tolerance"), 1.1, Qt::AlignRight}, {texts.translate("Report", "Unit"), 1.3}, {texts.translate("Report", "Worst at"), 2.6}, {result, 0.8}}, details, 6.8);
    bool any = false;
    for (const auto& suite : sheet.suites) {
        if (suite.problems.empty() && suite.unsupported.empty() && suite.notes.empty())
            continue;
        if (!any)
            page.heading(texts.translate("Report", "What is not covered, and remarks"), 60);
        any = true;
        page.space(3);
        page.paragraph(word(suite.title, texts) + QStringLiteral(" · ") + QString::fromStdString(suite.folder), 8, style::text, true);
        drawSentences(page, texts.translate("Report", "Problem"), suite.problems, style::critical);
        drawSentences(page, texts.translate("Report", "Not supported"), suite.unsupported, style::text);
        drawSentences(page, texts.translate("Report", "Note"), suite.notes, style::muted);
    }
    if (!sheet.unrecognised.empty())
        page.paragraph(texts.translate("Report", "Data files of no known form: %1.").arg(sheet.unrecognised.size()), 7.2, style::muted);
}

} // namespace app
