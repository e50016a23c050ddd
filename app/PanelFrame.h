// What stands between a dock and its panel: where the window is too low or too narrow for the panel it scrolls, so that no panel can push the
// window or lie over what is beside it. GUI thread.
#pragma once
#include <QScrollArea>

class QDockWidget;

namespace app {

class PanelFrame : public QScrollArea
{
    Q_OBJECT
public:
    explicit PanelFrame(QWidget* panel, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    /// The dock that a panel lies in; null: none.
    static QDockWidget* dockOf(const QWidget* panel);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace app
