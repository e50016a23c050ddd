// The cooling loop at the time shown. GUI thread.
#pragma once
#include "twin/base/Ids.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <vector>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace views {

class Coalescer;
class CoolingDiagram;
class EmptyNote;

class CoolingPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CoolingPanel(const ViewContext& context, QWidget* parent = nullptr);
    CoolingDiagram* diagram() const { return m_diagram; }
    QString summary() const;
    bool isDiagramShown() const;
    void runNow(); ///< what is pending
    /// PNG, PDF or SVG by the name's ending. Throws twin::Error.
    void exportTo(const QString& file, const QSizeF& size) const;

public Q_SLOTS:
    /// The way of what is selected is always drawn; this names the machines on it and fades the rest. An empty path ends that.
    void highlightPath(const std::vector<twin::AssetId>& path);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showTexts();
    void showPath();
    QString instant() const;

    ViewContext m_context;
    Coalescer* m_refresh;
    std::vector<twin::AssetId> m_path;
    QLabel* m_summary;
    QString m_summaryText;
    void showSummary();
    QToolButton *m_in, *m_out, *m_fit, *m_export;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    CoolingDiagram* m_diagram;
};

} // namespace views
