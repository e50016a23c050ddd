// A flow account painted as a Sankey diagram: bands whose widths are the flows. GUI thread.
#pragma once
#include "twin/model/FlowAccount.h"
#include "views/panels/diagrams/SankeyLayout.h"
#include "views/theme/Theme.h"
#include <QWidget>
#include <vector>

namespace views {

/// Hover or arrow keys choose a bar or band and say what it is; a click or Enter on a bar asks for its assets. Takes the size that all labels
/// need, so it belongs into a scroll area.
class SankeyView : public QWidget
{
    Q_OBJECT
public:
    explicit SankeyView(const Theme* theme, QWidget* parent = nullptr);

    void setAccount(twin::FlowAccount account, const twin::KeyFigures& figures);
    const twin::FlowAccount& account() const { return m_account; }
    void setMarked(std::vector<bool> nodes); ///< drawn as selected, by node of the account
    /// Bars on a path that is followed, by node; empty: none.
    void setPath(std::vector<bool> nodes);
    const std::vector<bool>& marked() const { return m_marked; }
    const std::vector<bool>& path() const { return m_path; }

    const SankeyPlaces& places() const { return m_places; }
    QSize sizeHint() const override { return m_places.size.toSize(); }
    QString currentText() const;       ///< what is said of the chosen bar or band; empty: none is chosen
    int nodeAt(const QPointF& position) const; ///< -1: none
    int flowAt(const QPointF& position) const;
    /// The whole diagram in a size, in the colours of a theme.
    void paintTo(QPainter& painter, const QSizeF& size, Theme::Kind kind) const;
    /// Residuals smaller than this share of the whole are not drawn as bands of their own; the panel tells them.
    static constexpr double drawnResidual = 1e-3;

Q_SIGNALS:
    void currentChanged(const QString& text);
    void nodeActivated(int node);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Drawn ///< bands and bars of the account that are drawn
    {
        SankeyGraph graph;
        std::vector<int> nodes, flows; ///< account indices, by graph index
    };
    Drawn drawn() const;
    enum class Density { Wide, Compact, Narrow };
    SankeyStyle style(double pixels, Density density = Density::Wide) const;
    static int textPixels(const QSizeF& size);
    void arrange();
    void choose(int node, int flow);
    QColor colourOf(const twin::FlowNodeInfo& info, Theme::Kind kind) const;
    void paint(QPainter& painter, const Drawn& drawn, const SankeyPlaces& places, int pixels, Theme::Kind kind, bool live) const;

    const Theme* m_theme;
    twin::FlowAccount m_account;
    twin::KeyFigures m_figures;
    Drawn m_drawn;
    SankeyPlaces m_places;
    std::vector<bool> m_marked, m_path;
    int m_pixels = 12;
    int m_node = -1, m_flow = -1; ///< chosen, graph indices
    bool m_byKeys = false;        ///< and not by pointing
};

} // namespace views
