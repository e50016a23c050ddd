// Hosts a VTK render window in a Qt widget. GUI thread.
#pragma once
#include "views/vtk/EventBridge.h"
#include <QImage>
#include <QOpenGLContext>
#include <QPointer>
#include <QWidget>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>
#include <vtkSmartPointer.h>

class QOffscreenSurface;
class QPainter;
class QSurface;
class vtkGenericOpenGLRenderWindow;
class vtkObject;
class vtkRenderer;

namespace views {

class GlScreen;

/// VTK draws into its own frame buffer, and only when somebody asked by requestRender(); every paint of Qt copies the last picture
/// into the window and lets the overlay paint over it. The context may come and go (docks that float): all graphics
/// resources are given back before it dies and made again in the next one.
class VtkWidget : public QWidget
{
    Q_OBJECT
public:
    /// How the picture comes into the window. Composed: by a QOpenGLWidget, the way of a graphics processor. But from then on all of the
    /// window is put together by OpenGL, at every repaint of whatever little thing: in software that takes longer than the scene itself
    /// (30 ms and more at 1280 x 800, llvmpipe on two cores). Copied: drawn beside the window and painted into it like any picture.
    enum class Host { Composed, Copied };
    static Host suitableHost();

    explicit VtkWidget(QWidget* parent = nullptr, Host host = suitableHost());
    ~VtkWidget() override;

    vtkGenericOpenGLRenderWindow* renderWindow() const;
    vtkRenderer* renderer() const;

    /// Any number of calls give one render in the next turn of the event loop.
    void requestRender();
    /// Has the last picture painted again, with the overlay as it is now.
    void updateOverlay();
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
    Host host() const { return m_screen ? Host::Composed : Host::Copied; }

    int renderCount() const { return m_renderCount; } ///< renders of VTK so far
    double lastRenderMs() const { return m_lastRenderMs; }

Q_SIGNALS:
    void rendered();
    void failed(const QString& reason); ///< the graphics context was lost; no picture comes any more. Said once

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    friend class GlScreen;
    void observe();
    void onWindowEvent(vtkObject*, unsigned long id, void* data);
    void takeContext(QOpenGLContext* context, QSurface* surface); ///< which is current
    void releaseGraphics();
    void resizeToWidget();
    QSize deviceSize() const { return size() * devicePixelRatioF(); }
    bool isLost();
    bool draw(const QSize& device);               ///< a frame of VTK; false: the context was lost
    void compose(unsigned int frameBuffer);       ///< what the screen shows, into its buffer
    void copy(const QSize& device);               ///< the last frame into m_picture
    void paintOver(QPainter& painter);
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
    GlScreen* m_screen = nullptr;                       ///< composed
    std::unique_ptr<QOffscreenSurface> m_offscreen;     ///< copied: our own context and what it gave last
    std::unique_ptr<QOpenGLContext> m_own;
    QImage m_picture;
    std::vector<std::uint32_t> m_pixels;
    bool m_renderRequested = true;
    bool m_painting = false;
    bool m_drewInTurn = false;                          ///< of the event loop
    bool m_software = false;
    bool m_failed = false;
    int m_renderCount = 0;
    double m_lastRenderMs = 0;
};

} // namespace views
