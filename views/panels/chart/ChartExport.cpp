#include "views/panels/chart/ChartExport.h"
#include "twin/base/Error.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QPageSize>
#include <QPdfWriter>
#include <QPushButton>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSpinBox>

namespace views {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ChartExport)
};

constexpr int mostPixels = 16'384; // a side, device pixels: a picture of 1 GiB

void checkSize(const QSize& size, double scale, const QString& file)
{
    if (size.width() < 100 || size.height() < 60 || !(scale > 0) || size.width() * scale > mostPixels || size.height() * scale > mostPixels)
        throw twin::Error(TWIN_TEXT("A chart of %1 x %2 pixels cannot be written to %3. Choose 100 x 60 to 16384 x 16384 pixels."),
                          {std::to_string(static_cast<int>(size.width() * scale)), std::to_string(static_cast<int>(size.height() * scale)), file.toStdString()});
}

[[noreturn]] void failed(const QString& file, const QString& why)
{
    throw twin::Error(TWIN_TEXT("The chart cannot be written to %1: %2. Choose another place."), {file.toStdString(), why.toStdString()});
}

} // namespace

void writeChartPng(const ChartDocument& document, const QSize& size, double scale, const QString& file)
{
    checkSize(size, scale, file);
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        failed(file, Texts::tr("not enough memory for the picture"));
    image.fill(Qt::transparent);
    {
        QCPPainter painter(&image);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.scale(scale, scale);
        document.paint(painter, size);
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !image.save(&out, "PNG") || !out.commit())
        failed(file, out.errorString());
}

void writeChartPdf(const ChartDocument& document, const QSize& size, const QString& file)
{
    checkSize(size, 1, file);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        failed(file, out.errorString());
    {
        QPdfWriter writer(&out);
        constexpr int resolution = 600;
        writer.setResolution(resolution);
        writer.setTitle(document.title);
        writer.setCreator(QCoreApplication::applicationName());
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setPageSize(QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
        QCPPainter painter;
        if (!painter.begin(&writer))
            failed(file, Texts::tr("the document cannot be begun"));
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.setMode(QCPPainter::pmNonCosmetic);
        painter.scale(resolution / 96.0, resolution / 96.0);
        document.paint(painter, size);
        painter.end();
    }
    if (!out.commit())
        failed(file, out.errorString());
}

void exportChart(QWidget* parent, const ChartDocument& document)
{
    enum Form { Png, Pdf, Csv };
    static QSize lastSize; // as chosen before in this run
    static double lastScale = 2;
    static int lastForm = Png;

    QDialog dialog(parent);
    dialog.setWindowTitle(Texts::tr("Save chart"));
    auto* form = new QComboBox;
    form->addItems({Texts::tr("Picture (PNG)"), Texts::tr("Document (PDF, vectors)"), Texts::tr("Table of the visible range (CSV)")});
    auto* width = new QSpinBox;
    auto* height = new QSpinBox;
    width->setRange(100, mostPixels);
    height->setRange(60, mostPixels);
    for (auto* spin : {width, height})
        spin->setSuffix(QStringLiteral(" px"));
    const QSize size = lastSize.isEmpty() ? document.shown : lastSize;
    width->setValue(size.width());
    height->setValue(size.height());
    auto* scale = new QDoubleSpinBox;
    scale->setRange(0.5, 8);
    scale->setSingleStep(0.5);
    scale->setDecimals(1);
    scale->setPrefix(QStringLiteral("× "));
    scale->setValue(lastScale);
    auto* result = new QLabel;
    auto* layout = new QFormLayout(&dialog);
    layout->addRow(Texts::tr("&Form:"), form);
    layout->addRow(Texts::tr("&Width:"), width);
    layout->addRow(Texts::tr("&Height:"), height);
    layout->addRow(Texts::tr("&Scale:"), scale);
    layout->addRow(QString(), result);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setText(Texts::tr("Save…"));
    layout->addRow(buttons);
    const auto update = [=] {
        const bool isTable = form->currentIndex() == Csv, isPicture = form->currentIndex() == Png;
        width->setEnabled(!isTable);
        height->setEnabled(!isTable);
        scale->setEnabled(isPicture);
        result->setText(isTable ? Texts::tr("Every point drawn, with its unit, source and quality.")
                                : isPicture ? Texts::tr("%1 × %2 pixels").arg(qRound(width->value() * scale->value())).arg(qRound(height->value() * scale->value()))
                                            : Texts::tr("One page, sharp at any size."));
    };
    QObject::connect(form, qOverload<int>(&QComboBox::currentIndexChanged), &dialog, update);
    QObject::connect(width, qOverload<int>(&QSpinBox::valueChanged), &dialog, update);
    QObject::connect(height, qOverload<int>(&QSpinBox::valueChanged), &dialog, update);
    QObject::connect(scale, qOverload<double>(&QDoubleSpinBox::valueChanged), &dialog, update);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    form->setCurrentIndex(lastForm);
    update();
    if (dialog.exec() != QDialog::Accepted)
        return;
    lastForm = form->currentIndex();
    if (lastForm != Csv)
        lastSize = {width->value(), height->value()};
    lastScale = scale->value();

    const char* endings[] = {".png", ".pdf", ".csv"};
    const QString filters[] = {Texts::tr("Pictures (*.png)"), Texts::tr("Documents (*.pdf)"), Texts::tr("Tables (*.csv)")};
    QString name = document.title;
    name.replace(QRegularExpression(QStringLiteral("[^\\w-]+")), QStringLiteral("-"));
    QString file = QFileDialog::getSaveFileName(parent, Texts::tr("Save chart"), name + QLatin1String(endings[lastForm]), filters[lastForm]);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QLatin1String(endings[lastForm]);
    try {
        if (lastForm == Png)
            writeChartPng(document, lastSize, lastScale, file);
        else if (lastForm == Pdf)
            writeChartPdf(document, lastSize, file);
        else
            document.writeCsv(file);
    } catch (const twin::Error& e) {
        QMessageBox::warning(parent, Texts::tr("Save chart"), text::message(e.message()));
    }
}

} // namespace views
