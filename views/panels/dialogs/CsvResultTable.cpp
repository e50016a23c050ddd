#include "views/panels/dialogs/CsvResultTable.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QHeaderView>
#include <QLocale>
#include <cmath>

namespace views {
namespace {
constexpr int mostRows = 500; // nobody reads more
}

CsvResultTable::CsvResultTable(QWidget* parent) : QTableWidget(0, 7, parent)
{
    setHorizontalHeaderLabels({tr("Column"), tr("Asset in the file"), tr("Example"), tr("Asset"), tr("Quantity"), tr("Value"), tr("In the site")});
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->setVisible(false);
    verticalHeader()->setDefaultSectionSize(22);
    horizontalHeader()->setStretchLastSection(true);
    setMinimumHeight(90);
}

void CsvResultTable::clearAll()
{
    setRowCount(0);
    m_bound = m_unbound = m_leftOut = 0;
}

void CsvResultTable::show(const data::CsvPreview& preview, const twin::SiteModel& site)
{
    clearAll();
    m_isAll = preview.allChannels;
    setRowCount(static_cast<int>(std::min<std::size_t>(preview.channels.size(), mostRows)));
    int row = 0;
    for (const auto& channel : preview.channels) {
        const bool isIn = channel.mapped && (channel.mapped->channel.asset == "site" || site.find(channel.mapped->channel.asset));
        (!channel.mapped ? m_leftOut : isIn ? m_bound : m_unbound) += 1;
        if (row >= mostRows)
            continue;
        const auto put = [&](int column, const QString& words, bool right = false) {
            auto* item = new QTableWidgetItem(words);
            if (right)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (!channel.mapped)
                item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
            setItem(row, column, item);
        };
        put(0, text::fromUtf8(channel.column));
        put(1, text::fromUtf8(channel.text));
        put(2, text::fromUtf8(channel.example), true);
        if (channel.mapped) {
            const auto& target = channel.mapped->channel;
            put(3, text::fromUtf8(target.asset));
            const auto metric = twin::metricById(target.metric);
            put(4, metric ? text::metricLabel(*metric) : text::fromUtf8(target.metric));
            const QString value = std::isnan(channel.value) ? tr("no value") : QLocale().toString(channel.value, 'g', 7);
            put(5, target.unit.empty() ? value : value + ' ' + text::fromUtf8(target.unit), true);
            put(6, isIn ? tr("yes") : tr("no such asset"));
        } else {
            put(3, tr("left out"));
            for (const int c : {4, 5, 6})
                put(c, {});
        }
        ++row;
    }
    resizeColumnsToContents();
}

QString CsvResultTable::summary() const
{
    QString out = m_isAll ? tr("%L1 channels bind to the site").arg(m_bound) : tr("Of the channels in the first rows, %L1 bind to the site").arg(m_bound);
    if (m_unbound > 0)
        out += tr(", %L1 do not (their asset is not in it)").arg(m_unbound);
    if (m_leftOut > 0)
        out += tr(", %L1 are left out").arg(m_leftOut);
    return out + '.';
}

} // namespace views
