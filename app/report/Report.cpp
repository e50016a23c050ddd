#include "app/report/Report.h"
#include "app/i18n/Texts.h"
#include "app/report/DayChart.h"
#include "app/report/Finding.h"
#include "app/report/PageWriter.h"
#include "app/report/PdfFile.h"
#include "app/report/Sections.h"
#include "twin/base/Error.h"
#include <QBuffer>
#include <QGuiApplication>
#include <QHashSeed>
#include <QPageSize>
#include <algorithm>

namespace app {
namespace {

/// Qt's PDF engine walks hash tables when it writes fonts; a fixed seed makes their order, and so the bytes, repeatable.
class FixedHashSeed
{
public:
    FixedHashSeed() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashSeed() { QHashSeed::resetRandomGlobalSeed(); }
};

QString titleOf(const ReportInput& input, const Texts& texts)
{
    if (!input.title.isEmpty())
        return input.title;
    return texts.translate("Report", "%1: power, cooling and storage").arg(QString::fromStdString(input.site.name));
}

void drawPicture(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    constexpr double headingHeight = 36, captionHeight = 20, smallest = 170;
    // As large as the page's width allows, smaller where that keeps it on the first page beside the figures it belongs to.
    double height = std::min(page.width() * input.picture.height() / std::max(1, input.picture.width()), 330.0);
    if (const double room = page.left() - headingHeight - captionHeight; room >= smallest)
        height = std::min(height, room);
    page.heading(texts.translate("Report", "The facility"), height + captionHeight);
    const QRectF strip = page.take(height);
    QSizeF size = QSizeF(input.picture.size()).scaled(strip.size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF(strip.left() + (strip.width() - size.width()) / 2, strip.top()), size);
    page.painter().setRenderHint(QPainter::SmoothPixmapTransform);
    page.painter().drawImage(place, input.picture);
    page.painter().setPen(QPen(style::line, page.px(0.5)));
    page.painter().setBrush(Qt::NoBrush);
    page.painter().drawRect(place);
    page.space(4);
    page.paragraph(input.pictureCaption.isEmpty() ? texts.translate("Report", "The site from the south, racks coloured by power.") : input.pictureCaption,
                   8, style::muted);
}

/// The whole document; run twice, first to learn the number of pages.
int draw(QPdfWriter& pdf, const ReportInput& input, const Texts& texts, int pages)
{
    PageFrame frame;
    frame.headerLeft = QString::fromStdString(input.site.name);
    frame.headerRight = QString::fromStdString(input.scenario.name.empty() ? input.scenario.presetId : input.scenario.name + " · " + input.scenario.presetId);
    frame.footerLeft = texts.translate("Report", "Memphis Twin %1 · written %2").arg(input.programVersion, utcText(input.generatedAt));
    frame.pageOf = texts.translate("Report", "Page %1 of %2");
    frame.pages = pages;

    PageWriter page(pdf, frame);
    page.title(titleOf(input, texts), input.author.isEmpty() ? QString() : texts.translate("Report", "By %1").arg(input.author));
    drawConditions(page, input, texts);
    drawHeadline(page, input, texts);
    page.space(10);
    const auto sentences = findings(input.figures, input.scenario.workload, texts);
    if (!sentences.isEmpty())
        page.callout(sentences, input.figures.unserved_mw > 0.5 ? style::critical : style::accent);
    if (!input.picture.isNull())
        drawPicture(page, input, texts);
    drawDay(page, input, texts);
    drawLimits(page, input, texts);
    drawBandwidth(page, input, texts);
    if (input.bands)
        drawBands(page, input, texts);
    drawAllFigures(page, input, texts);
    drawEquipment(page, input, texts);
    drawAssumptions(page, input, texts);
    if (input.validation)
        drawValidation(page, *input.validation, texts);
    return page.pages();
}

QByteArray render(const ReportInput& input, const Texts& texts, int pages, int* counted)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        throw twin::Error(TWIN_TEXT("There is not enough memory for the report; close other programs and try again."));
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(600);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(0, 0, 0, 0));
        pdf.setTitle(titleOf(input, texts));
        pdf.setCreator(QStringLiteral("Memphis Twin %1").arg(input.programVersion));
        *counted = draw(pdf, input, texts, pages);
    }
    return bytes;
}

} // namespace

void writePdfReport(const ReportInput& input, const std::filesystem::path& file)
{
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        throw twin::Error(TWIN_TEXT("The report needs fonts, which this program has not loaded; start it through memphis-twin or memphis-twin-cli."));
    const Texts texts(input.language);
    const FixedHashSeed seed;
    int pages = 0, again = 0;
    render(input, texts, 0, &pages);
    QByteArray pdf = render(input, texts, pages, &again);
    setCreationTime(pdf, input.generatedAt);
    saveAtomically(pdf, file);
}

} // namespace app
