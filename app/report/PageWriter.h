// Lays text, tables and drawings out on the pages of a QPdfWriter, from the top down. One thread at a time.
#pragma once
#include "app/report/Style.h"
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>
#include <vector>

namespace app {

struct TableColumn
{
    QString title;
    double share = 1;                ///< of the width, relative to the other columns
    Qt::Alignment align = Qt::AlignLeft;
};

struct TableCell
{
    TableCell(const QString& t = {}, const QColor& c = style::text, bool b = false) : text(t), color(c), bold(b) {}
    QString text;
    QColor color;
    bool bold;
};

/// A row of cells, or a heading across the table if `group` is set.
struct TableRow
{
    std::vector<TableCell> cells;
    QString group;
};

/// What stands at the top and foot of every page.
struct PageFrame
{
    QString headerLeft, headerRight, footerLeft;
    QString pageOf;                  ///< "Page %1 of %2"
    int pages = 0;                   ///< total, known from a first run; 0 prints the number alone
};

/// Lengths are in points (1/72 inch); places inside drawings in device units (`px` converts).
class PageWriter
{
public:
    PageWriter(QPdfWriter& pdf, PageFrame frame);
    ~PageWriter();

    QPainter& painter() { return m_painter; }
    double px(double points) const { return points * m_scale; }
    double width() const { return m_content.width() / m_scale; }
    int pages() const { return m_page; }
    double left() const { return (m_content.bottom() - m_y) / m_scale; } ///< points still free on this page

    void space(double points);
    void newPage();
    /// A new page unless `points` are still free on this one.
    void need(double points);
    void title(const QString& text, const QString& subtitle);
    void heading(const QString& text, double keepWith = 60);
    void paragraph(const QString& text, double size = 9.5, const QColor& color = style::text, bool bold = false);
    /// Paragraphs on a tinted ground with a bar in the accent at the left; the first one bold.
    void callout(const QStringList& paragraphs, const QColor& bar);
    void table(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows, double size = 8);
    /// Takes a strip of the page and returns it in device units.
    QRectF take(double points);

    /// Single pieces of text in device units.
    void text(const QRectF& rect, const QString& text, const QFont& font, const QColor& color, int flags);
    double textHeight(const QString& text, const QFont& font, double widthPx) const;
    double textWidth(const QString& text, const QFont& font) const;

private:
    void drawFrame();
    void tableHeader(const std::vector<TableColumn>& columns, const std::vector<double>& widths, double size);
    QPdfWriter& m_pdf;
    PageFrame m_frame;
    QPainter m_painter;
    double m_scale;
    QRectF m_content; ///< device units
    double m_y;
    int m_page = 0;
};

} // namespace app
