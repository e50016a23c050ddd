#include "app/report/PageWriter.h"
#include "twin/base/Error.h"
#include <QFontMetricsF>
#include <algorithm>
#include <numeric>

namespace app {
namespace {
constexpr double margin = 48, headerHeight = 26, footerHeight = 26; // points
constexpr double cellPadding = 2.5;
} // namespace

PageWriter::PageWriter(QPdfWriter& pdf, PageFrame frame) : m_pdf(pdf), m_frame(std::move(frame)), m_scale(pdf.resolution() / 72.0)
{
    if (!m_painter.begin(&pdf))
        throw twin::Error(TWIN_TEXT("The report cannot be drawn: the PDF writer did not start; free some memory and try again."));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setRenderHint(QPainter::LosslessImageRendering);
    m_content = QRectF(px(margin), px(margin + headerHeight), pdf.width() - 2 * px(margin), pdf.height() - 2 * px(margin) - px(headerHeight + footerHeight));
    m_y = m_content.top();
    m_page = 1;
    drawFrame();
}

PageWriter::~PageWriter()
{
    m_painter.end();
}

void PageWriter::text(const QRectF& rect, const QString& text, const QFont& font, const QColor& color, int flags)
{
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(rect, flags, text);
}

double PageWriter::textHeight(const QString& text, const QFont& font, double widthPx) const
{
    const QFontMetricsF metrics(font, const_cast<QPdfWriter*>(&m_pdf));
    return metrics.boundingRect(QRectF(0, 0, widthPx, 1e7), Qt::TextWordWrap | Qt::AlignLeft, text).height();
}

double PageWriter::textWidth(const QString& text, const QFont& font) const
{
    return QFontMetricsF(font, const_cast<QPdfWriter*>(&m_pdf)).horizontalAdvance(text);
}

void PageWriter::drawFrame()
{
    const QRectF header(m_content.left(), px(margin), m_content.width(), px(headerHeight - 10));
    const QRectF footer(m_content.left(), m_content.bottom() + px(10), m_content.width(), px(footerHeight - 10));
    m_painter.setPen(QPen(style::line, px(0.6)));
    m_painter.drawLine(header.bottomLeft(), header.bottomRight());
    m_painter.drawLine(footer.topLeft(), footer.topRight());
    const auto font = style::font(7.5);
    text(header, m_frame.headerLeft, style::font(7.5, true), style::muted, Qt::AlignLeft | Qt::AlignVCenter);
    text(header, m_frame.headerRight, font, style::muted, Qt::AlignRight | Qt::AlignVCenter);
    text(footer, m_frame.footerLeft, font, style::muted, Qt::AlignLeft | Qt::AlignBottom);
    const QString page = m_frame.pageOf.arg(m_page).arg(m_frame.pages);
    text(footer, page, font, style::muted, Qt::AlignRight | Qt::AlignBottom);
}

void PageWriter::newPage()
{
    if (!m_pdf.newPage())
        throw twin::Error(TWIN_TEXT("The report cannot be written further: the PDF writer refused a new page; check the disk."));
    ++m_page;
    m_y = m_content.top();
    drawFrame();
}

void PageWriter::need(double points)
{
    if (m_y + px(points) > m_content.bottom() + 0.5 && m_y > m_content.top())
        newPage();
}

void PageWriter::space(double points)
{
    // Space at the top of a page says nothing.
    if (m_y > m_content.top())
        m_y += px(points);
}

QRectF PageWriter::take(double points)
{
    need(points);
    const QRectF rect(m_content.left(), m_y, m_content.width(), px(points));
    m_y += px(points);
    return rect;
}

void PageWriter::title(const QString& titleText, const QString& subtitle)
{
    const auto font = style::font(18, true);
    const double height = textHeight(titleText, font, m_content.width());
    text(take(height / m_scale), titleText, font, style::text, Qt::AlignLeft | Qt::TextWordWrap);
    if (!subtitle.isEmpty()) {
        space(2);
        paragraph(subtitle, 10.5, style::muted);
    }
}

void PageWriter::heading(const QString& headingText, double keepWith)
{
    space(14);
    need(22 + keepWith);
    const QRectF rect = take(18);
    text(rect, headingText, style::font(12.5, true), style::text, Qt::AlignLeft | Qt::AlignVCenter);
    space(4);
}

void PageWriter::paragraph(const QString& paragraphText, double size, const QColor& color, bool bold)
{
    const auto font = style::font(size, bold);
    const double height = textHeight(paragraphText, font, m_content.width());
    text(take(height / m_scale), paragraphText, font, color, Qt::AlignLeft | Qt::TextWordWrap);
    space(4);
}

void PageWriter::callout(const QStringList& paragraphs, const QColor& bar)
{
    const double inset = px(12), gap = px(4);
    double height = 2 * px(8) - gap;
    const auto fontOf = [](qsizetype i) { return i == 0 ? style::font(11, true) : style::font(9.5); };
    for (qsizetype i = 0; i < paragraphs.size(); ++i)
        height += textHeight(paragraphs[i], fontOf(i), m_content.width() - 2 * inset) + gap;
    const QRectF rect = take(height / m_scale);
    m_painter.fillRect(rect, style::raised);
    m_painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), bar);
    double y = rect.top() + px(8);
    for (qsizetype i = 0; i < paragraphs.size(); ++i) {
        const double h = textHeight(paragraphs[i], fontOf(i), rect.width() - 2 * inset);
        text(QRectF(rect.left() + inset, y, rect.width() - 2 * inset, h), paragraphs[i], fontOf(i), style::text, Qt::AlignLeft | Qt::TextWordWrap);
        y += h + gap;
    }
    space(4);
}

void PageWriter::tableHeader(const std::vector<TableColumn>& columns, const std::vector<double>& widths, double size)
{
    const auto font = style::font(size, true);
    double height = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
        height = std::max(height, textHeight(columns[i].title, font, widths[i] - 2 * px(cellPadding)));
    const QRectF rect(m_content.left(), m_y, m_content.width(), height + 2 * px(cellPadding));
    double x = rect.left();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text(QRectF(x + px(cellPadding), rect.top(), widths[i] - 2 * px(cellPadding), rect.height()), columns[i].title, font, style::muted,
             int(columns[i].align | Qt::AlignVCenter) | Qt::TextWordWrap);
        x += widths[i];
    }
    m_painter.setPen(QPen(style::muted, px(0.7)));
    m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    m_y = rect.bottom();
}

void PageWriter::table(const std::vector<TableColumn>& columns, const std::vector<TableRow>& rows, double size)
{
    const double total = std::accumulate(columns.begin(), columns.end(), 0.0, [](double sum, const auto& c) { return sum + c.share; });
    std::vector<double> widths;
    for (const auto& column : columns)
        widths.push_back(m_content.width() * column.share / total);
    const double padding = px(cellPadding);
    const auto rowHeight = [&](const TableRow& row) {
        double height = 0;
        if (!row.group.isEmpty())
            return textHeight(row.group, style::font(size, true), m_content.width() - 2 * padding) + 2 * padding + px(4);
        for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i)
            height = std::max(height, textHeight(row.cells[i].text, style::font(size, row.cells[i].bold), widths[i] - 2 * padding));
        return height + 2 * padding;
    };

    need(3 * (size * 1.4 + 2 * cellPadding));
    tableHeader(columns, widths, size);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto& row = rows[r];
        const double height = rowHeight(row);
        // A group's heading stays with its first row.
        const double keep = !row.group.isEmpty() && r + 1 < rows.size() ? rowHeight(rows[r + 1]) : 0;
        if (m_y + height + keep > m_content.bottom() && m_y > m_content.top()) {
            newPage();
            tableHeader(columns, widths, size);
        }
        const QRectF rect(m_content.left(), m_y, m_content.width(), height);
        m_y += height;
        if (!row.group.isEmpty()) {
            m_painter.fillRect(rect.adjusted(0, px(4), 0, 0), style::raised);
            text(rect.adjusted(padding, px(4), -padding, 0), row.group, style::font(size, true), style::text, Qt::AlignLeft | Qt::AlignVCenter);
            continue;
        }
        double x = rect.left();
        for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
            const auto& cell = row.cells[i];
            text(QRectF(x + padding, rect.top() + padding, widths[i] - 2 * padding, rect.height() - padding), cell.text, style::font(size, cell.bold),
                 cell.color, int(columns[i].align | Qt::AlignTop) | Qt::TextWordWrap);
            x += widths[i];
        }
        m_painter.setPen(QPen(style::line, px(0.4)));
        m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    space(6);
}

} // namespace app
