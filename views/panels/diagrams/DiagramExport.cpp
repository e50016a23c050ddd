#include "views/panels/diagrams/DiagramExport.h"
#include "twin/base/Error.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <QBuffer>
#include <QFileDialog>
#include <QImage>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Diagrams)
};

constexpr double headHeight = 52, printScale = 2;

void paintPage(QPainter& painter, const QSizeF& size, const QString& title, const QString& subtitle, Theme::Kind kind, const DiagramPainter& paint)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(0, 0, size.width(), size.height() + headHeight), Theme::color(Role::Surface, kind));
    painter.setFont(text::font(16, true));
    painter.setPen(Theme::color(Role::Text, kind));
    painter.drawText(QRectF(12, 6, size.width() - 24, 24), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(text::font(11));
    painter.setPen(Theme::color(Role::Muted, kind));
    painter.drawText(QRectF(12, 28, size.width() - 24, 20), Qt::AlignLeft | Qt::AlignVCenter, subtitle);
    painter.translate(0, headHeight);
    paint(painter, size, kind);
}

} // namespace

void exportDiagram(const QString& file, const QSizeF& size, const QString& title, const QString& subtitle, Theme::Kind kind, const DiagramPainter& paint)
{
    const auto problem = [&](const QString& why) {
        return twin::Error(TWIN_TEXT("The diagram could not be written to %1 (%2); check the folder and the free space."), {file.toStdString(), why.toStdString()});
    };
    const QSizeF page(size.width(), size.height() + headHeight);
    const QString ending = file.section(QLatin1Char('.'), -1).toLower();
    if (ending != QLatin1String("png") && ending != QLatin1String("pdf") && ending != QLatin1String("svg"))
        throw twin::Error(TWIN_TEXT("A diagram is written as PNG, PDF or SVG; end the name %1 with .png, .pdf or .svg."), {file.toStdString()});
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        throw problem(out.errorString());
    bool good = false;
    if (ending == QLatin1String("png")) {
        QImage image((page * printScale).toSize(), QImage::Format_ARGB32_Premultiplied);
        if (image.isNull())
            throw problem(Texts::tr("too large for the memory"));
        image.setDotsPerMeterX(static_cast<int>(std::lround(96 * printScale / 0.0254)));
        image.setDotsPerMeterY(image.dotsPerMeterX());
        QPainter painter(&image);
        painter.scale(printScale, printScale);
        paintPage(painter, size, title, subtitle, kind, paint);
        painter.end();
        good = image.save(&out, "PNG");
    } else if (ending == QLatin1String("pdf")) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&buffer);
            writer.setResolution(96);
            writer.setPageSize(QPageSize(page * 72 / 96, QPageSize::Point));
            writer.setPageMargins({});
            writer.setTitle(title);
            writer.setCreator(QStringLiteral("Memphis Twin"));
            QPainter painter(&writer);
            good = painter.isActive();
            paintPage(painter, size, title, subtitle, kind, paint);
        }
        good = good && out.write(buffer.data()) == buffer.size();
    } else {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        {
            QSvgGenerator generator;
            generator.setOutputDevice(&buffer);
            generator.setSize(page.toSize());
            generator.setViewBox(QRectF(QPointF(0, 0), page));
            generator.setResolution(96);
            generator.setTitle(title);
            generator.setDescription(subtitle);
            QPainter painter(&generator);
            good = painter.isActive();
            paintPage(painter, size, title, subtitle, kind, paint);
        }
        good = good && out.write(buffer.data()) == buffer.size();
    }
    if (!good || !out.commit())
        throw problem(out.errorString());
}

void exportDiagramAs(QWidget* parent, const QString& name, const QSizeF& size, const QString& title, const QString& subtitle, const DiagramPainter& paint)
{
    QString chosen;
    QString file = QFileDialog::getSaveFileName(parent, Texts::tr("Export the diagram"), name + QStringLiteral(".png"),
                                                Texts::tr("Picture (*.png);;PDF (*.pdf);;Drawing (*.svg)"), &chosen);
    if (file.isEmpty())
        return;
    if (!file.section(QLatin1Char('/'), -1).contains(QLatin1Char('.')))
        file += chosen.contains(QLatin1String("pdf")) ? QStringLiteral(".pdf") : chosen.contains(QLatin1String("svg")) ? QStringLiteral(".svg") : QStringLiteral(".png");
    try {
        exportDiagram(file, size, title, subtitle, Theme::Kind::Light, paint); // paper is white
    } catch (const twin::Error& error) {
        QMessageBox::warning(parent, Texts::tr("Export the diagram"), text::message(error.message()));
    }
}

} // namespace views
