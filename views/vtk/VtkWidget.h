// Hosts a VTK render window in a Qt widget. GUI thread.
#pragma once
#include "views/vtk/EventBridge.h"
#include <QImage>
#include <QOpenGLWidget>
#include <QPointer>
#include <functional>
#include <memory>
#include <vector>
#include <vtkSmartPointer.h>

class QPainter;
class QSurface;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace views {

/// VTK draws into its own frame buffer, and only when somebody asked by requestRender(); every paint of Qt copies the last picture
/// into the widget's buffer and lets the overlay paint over it. The context may come and go (docks that float): all graphics
/// resources are given back before it dies and made again in the next one.
class VtkWidget : public QOpenGLWidget
{
    Q_OBJECT
public:
    explicit VtkWidget(QWidget* parent = nullptr);
    ~VtkWidget() override;

    vtkGenericOpenGLRenderWindow* renderWindow() const;
    vtkRenderer* renderer() const;

    /// Any number of calls give one render in the next turn of the event loop.
    void requestRender();
    /// Called right before each render with the size in device pixels and the device pixels per logical one.
    void setPrepare(std::function<void(QSize deviceSize, double ratio)> prepare) { m_prepare = std::move(prepare); }
    /// Paints over the picture, in logical pixels.
    void setOverlay(std::function<void(QPainter&, QSize logicalSize)> overlay) { m_overlay = std::move(overlay); }
    void setInputHandler(InputHandler* handler);

    /// Renders and paints now, waits for the graphics to finish, and returns the milliseconds it took; < 0 if it cannot.
    double renderNow();
    /// The picture without overlay at any size up to 16384, at one device pixel per logical one; drawn twice as large and scaled down, so
    /// its edges are smooth everywhere, and in tiles where it is larger than 4096. Null if it cannot.
    QImage renderImage(const QSize& size);
    /// True if no graphics processor draws; then smoothing by a filter costs more than the picture itself.
    bool isSoftware() const { return m_software; }

    int renderCount() const { return m_renderCount; } ///< renders of VTK so far
    double lastRenderMs() const { return m_lastRenderMs; }

Q_SIGNALS:
    void rendered();
    void failed(const QString& reason); ///< the graphics context was lost; no picture comes any more. Said once

protected:
    void initializeGL() override;
    void paintGL() override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void observe();
    void onWindowEvent(vtkObject*, unsigned long id, void* data);
    void releaseGraphics();
    void resizeToWidget();
    bool isLost();
    void blit(unsigned int frameBuffer, const QSize& size);
    bool ensureContext();
    QImage renderTiles(const QSize& size);

    vtkSmartPointer<vtkGenericOpenGLRenderWindow> m_window;
    vtkSmartPointer<vtkRenderer> m_renderer;
    std::vector<unsigned long> m_observers;
    QPointer<QOpenGLContext> m_context;
    QSurface* m_surface = nullptr;
    QMetaObject::Connection m_contextGone;
    std::function<void(QSize, double)> m_prepare;
    std::function<void(QPainter&, QSize)> m_overlay;
    std::unique_ptr<EventBridge> m_bridge;
    bool m_renderRequested = true;
    bool m_painting = false;
    bool m_software = false;
    bool m_failed = false;
    int m_renderCount = 0;
    double m_lastRenderMs = 0;
};

} // namespace views
