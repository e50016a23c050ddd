// Pictures, documents and tables of charts. GUI thread.
#pragma once
#include "views/panels/chart/QCustomPlotHeader.h"
#include <QSize>
#include <QString>
#include <functional>

class QWidget;

namespace views {

/// Something that paints itself at any size (logical pixels) and writes its numbers.
struct ChartDocument
{
    QString title;                                                    ///< of the document; also the suggested file name
    QSize shown{1200, 400};                                           ///< as in the window
    std::function<void(QCPPainter& painter, const QSize& size)> paint;
    std::function<void(const QString& file)> writeCsv;                ///< throws twin::Error
};

/// `scale`: device pixels a logical one. Throw twin::Error where the file cannot be written or the size is out of reach.
void writeChartPng(const ChartDocument& document, const QSize& size, double scale, const QString& file);
/// One page of the size at 96 px an inch, as vectors.
void writeChartPdf(const ChartDocument& document, const QSize& size, const QString& file);

/// Asks for form, size and place; says so if it fails. The size chosen is remembered for the run.
void exportChart(QWidget* parent, const ChartDocument& document);

} // namespace views
