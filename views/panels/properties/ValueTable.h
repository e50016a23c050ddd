// Measured, modelled and residual side by side, numbers right-aligned. Painted by us: cheap to refresh many times a second. GUI thread.
#pragma once
#include "views/panels/properties/PropertySubject.h"
#include "views/theme/Theme.h"
#include <QWidget>

namespace views {

class ValueTable : public QWidget
{
    Q_OBJECT
public:
    explicit ValueTable(const Theme* theme, QWidget* parent = nullptr);
    void setSubject(const PropertySubject& subject);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    const ValueRow* rowAt(const QPointF& position) const; ///< nullptr beside the values

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    struct Columns
    {
        double measured, modelled, residual, unit; ///< right edges; unit: left edge
        double labelWidth;
        bool hasMeasured;
    };
    Columns columns() const;
    int valueTop() const;
    const Theme* m_theme;
    std::vector<ValueRow> m_values;
    std::vector<FactRow> m_facts;
    bool m_hasMeasured = false;
};

} // namespace views
