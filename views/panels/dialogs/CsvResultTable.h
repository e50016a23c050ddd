// What the columns and assets of a CSV file would become: one row a channel. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include "twin/model/SiteModel.h"
#include <QTableWidget>

namespace views {

class CsvResultTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit CsvResultTable(QWidget* parent = nullptr);
    void show(const data::CsvPreview& preview, const twin::SiteModel& site);
    void clearAll();
    int bound() const { return m_bound; }     ///< channels whose asset is in the site
    int unbound() const { return m_unbound; }
    int leftOut() const { return m_leftOut; }
    QString summary() const;

private:
    int m_bound = 0, m_unbound = 0, m_leftOut = 0;
    bool m_isAll = true;
};

} // namespace views
