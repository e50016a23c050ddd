#include "views/vtk/VtkWidget.h"
#include "views/vtk/GlScreen.h"
#include "views/vtk/OpenGl.h"
#include <QElapsedTimer>
#include <QOffscreenSurface>
#include <QOpenGLExtraFunctions>
#include <QOpenGLFramebufferObject>
#include <QOpenGLPaintDevice>
#include <QPainter>
#include <QScopedValueRollback>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

namespace views {

VtkWidget::Host VtkWidget::suitableHost() { return drawsInSoftware() ? Host::Copied : Host::Composed; }

VtkWidget::VtkWidget(QWidget* parent, Host host) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_window = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
    m_renderer = vtkSmartPointer<vtkRenderer>::New();
    m_window->SetReadyForRendering(false); // true by default, and a render without a context would crash
    m_window->SetFrameBlitModeToNoBlit();  // compose() copies, into the buffer Qt has at that moment
    m_window->SetMultiSamples(0);          // 8 by default; on software rendering that costs five times the frame
    m_renderer->SetAutomaticLightCreation(0); // all light is in the vertex colours
    m_window->AddRenderer(m_renderer);
    observe();
    if (host == Host::Composed) {
        m_screen = new GlScreen(*this);
        // resized() also comes when the widget moves to a screen of another pixel ratio.
        connect(m_screen, &QOpenGLWidget::resized, this, &VtkWidget::resizeToWidget);
    }
}

VtkWidget::~VtkWidget()
{
    // First disconnect: the screen's destructor emits aboutToBeDestroyed when our members are gone.
    disconnect(m_contextGone);
    releaseGraphics();
    for (const auto id : m_observers)
        m_window->RemoveObserver(id);
    m_window->RemoveRenderer(m_renderer);
    delete m_screen;
}

vtkGenericOpenGLRenderWindow* VtkWidget::renderWindow() const { return m_window; }
vtkRenderer* VtkWidget::renderer() const { return m_renderer; }

void VtkWidget::observe()
{
    for (const auto id : {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent, vtkCommand::WindowSupportsOpenGLEvent})
        m_observers.push_back(m_window->AddObserver(id, this, &VtkWidget::onWindowEvent));
}

void VtkWidget::onWindowEvent(vtkObject*, unsigned long id, void* callData)
{
    switch (id) {
    case vtkCommand::WindowMakeCurrentEvent:
        // The context's own makeCurrent: the widget's would also bind the widget's buffer, in the middle of VTK's render.
        if (m_context && m_surface && QThread::currentThread() == thread())
            m_context->makeCurrent(m_surface);
        break;
    case vtkCommand::WindowIsCurrentEvent: {
        const auto* current = QOpenGLContext::currentContext();
        *static_cast<bool*>(callData) = m_context && current == m_context && current->surface() == m_surface;
        break;
    }
    case vtkCommand::WindowSupportsOpenGLEvent:
        *static_cast<int*>(callData) = 1;
        break;
    default:
        break;
    }
}

void VtkWidget::takeContext(QOpenGLContext* context, QSurface* surface)
{
    m_context = context;
    m_surface = surface;
    disconnect(m_contextGone);
    m_contextGone = connect(m_context, &QOpenGLContext::aboutToBeDestroyed, this, &VtkWidget::releaseGraphics, Qt::DirectConnection);

    m_software = drawsInSoftware();
    m_window->SetForceMaximumHardwareLineWidth(1);
    m_window->SetReadyForRendering(true);
    m_window->SetOwnContext(0);
    m_window->OpenGLInitContext();
    auto* state = m_window->GetState();
    state->Reset();
    // Qt leaves the depth test off and at LESS; VTK counts on these two.
    state->vtkglDepthFunc(GL_LEQUAL);
    state->vtkglEnable(GL_DEPTH_TEST);
    resizeToWidget();
}

void VtkWidget::releaseGraphics()
{
    if (!m_context)
        return;
    // The signal comes with any context current, or none; freeing in a wrong one crashes far away from here.
    if (m_surface)
        m_context->makeCurrent(m_surface);
    m_window->Finalize();
    m_window->SetReadyForRendering(false);
    m_context->doneCurrent();
    m_context = nullptr;
    m_surface = nullptr;
    m_renderRequested = true;
}

void VtkWidget::resizeToWidget()
{
    const QSize device = deviceSize();
    m_window->SetSize(std::max(1, device.width()), std::max(1, device.height()));
    m_window->SetDPI(static_cast<int>(std::lround(72 * devicePixelRatioF())));
    requestRender();
}

void VtkWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_screen)
        m_screen->setGeometry(rect());
    else
        resizeToWidget();
}

void VtkWidget::requestRender()
{
    m_renderRequested = true;
    if (!m_drewInTurn)
        updateOverlay();
}

void VtkWidget::updateOverlay()
{
    if (m_screen)
        m_screen->update();
    else
        update();
}

void VtkWidget::setInputHandler(InputHandler* handler)
{
    m_bridge = handler ? std::make_unique<EventBridge>(this, handler) : nullptr;
}

bool VtkWidget::event(QEvent* event)
{
    if (m_bridge && m_bridge->handle(event))
        return true;
    return QWidget::event(event);
}

// A driver that resets takes everything it held with it. Qt says so by a context that is not valid any more, OpenGL by an error of its own.
bool VtkWidget::isLost()
{
    constexpr GLenum contextLost = 0x0507; // GL_CONTEXT_LOST, OpenGL 4.5
    const bool lost = m_context && (!m_context->isValid() || (QOpenGLContext::currentContext() == m_context && m_context->functions()->glGetError() == contextLost));
    if (lost && !std::exchange(m_failed, true))
        Q_EMIT failed(tr("The graphics driver has reset and the picture is lost."));
    return lost || m_failed;
}

bool VtkWidget::draw(const QSize& device)
{
    m_renderRequested = false;
    QElapsedTimer timer;
    timer.start();
    if (m_prepare)
        m_prepare(device, devicePixelRatioF());
    m_window->Render();
    m_lastRenderMs = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    ++m_renderCount;
    // Results of workers come in like beads on a string. Between two frames it is the user's turn.
    m_drewInTurn = true;
    QTimer::singleShot(0, this, [this] {
        m_drewInTurn = false;
        if (m_renderRequested)
            updateOverlay();
    });
    return !isLost();
}

void VtkWidget::paintOver(QPainter& painter)
{
    if (m_overlay)
        m_overlay(painter, size());
}

void VtkWidget::compose(unsigned int frameBuffer)
{
    // A render that pumps events may bring us here again.
    if (m_painting || !m_context)
        return;
    const QScopedValueRollback<bool> guard(m_painting, true);
    const QSize device = deviceSize();
    if (device.isEmpty())
        return;

    auto* state = m_window->GetState();
    state->Reset(); // Qt and the overlay's painter change the state behind VTK's back
    state->Push();
    if (m_renderRequested && !draw(device)) {
        state->Pop();
        return;
    }
    m_screen->makeCurrent(); // something painted meanwhile may have taken the context
    blit(frameBuffer, device);
    state->Pop();

    // Not QPainter(m_screen): while QWidget::grab() runs that would paint below the grabbed picture instead of onto it.
    QOpenGLPaintDevice target(device);
    target.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&target);
    paintOver(painter);
    painter.end();
    Q_EMIT rendered();
}

void VtkWidget::paintEvent(QPaintEvent*)
{
    if (m_screen || m_painting || m_failed)
        return;
    const QSize device = deviceSize();
    if (device.isEmpty() || !ensureContext())
        return;
    {
        const QScopedValueRollback<bool> guard(m_painting, true);
        if (m_window->GetSize()[0] != device.width() || m_window->GetSize()[1] != device.height())
            resizeToWidget(); // also on a screen of another pixel ratio
        if (m_renderRequested || m_picture.size() != device)
            copy(device);
    }
    QPainter painter(this);
    painter.drawImage(QPointF(), m_picture);
    paintOver(painter);
    painter.end();
    Q_EMIT rendered();
}

void VtkWidget::copy(const QSize& device)
{
    m_context->makeCurrent(m_surface);
    if (isLost())
        return;
    auto* state = m_window->GetState();
    state->Reset();
    state->Push();
    if (draw(device)) {
        m_context->makeCurrent(m_surface);
        auto* f = m_context->extraFunctions();
        m_window->GetDisplayFramebuffer()->Bind(GL_READ_FRAMEBUFFER);
        f->glReadBuffer(GL_COLOR_ATTACHMENT0);
        f->glPixelStorei(GL_PACK_ALIGNMENT, 4);
        const auto width = static_cast<std::size_t>(device.width()), height = static_cast<std::size_t>(device.height());
        m_pixels.resize(width * height);
        f->glReadPixels(0, 0, device.width(), device.height(), GL_RGBA, GL_UNSIGNED_BYTE, m_pixels.data());
        if (m_picture.size() != device)
            m_picture = QImage(device, QImage::Format_RGB32);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        // OpenGL counts rows from below and has red first.
        for (std::size_t y = 0; y < height; ++y) {
            const std::uint32_t* in = m_pixels.data() + (height - 1 - y) * width;
            auto* out = reinterpret_cast<std::uint32_t*>(m_picture.scanLine(static_cast<int>(y)));
            for (std::size_t x = 0; x < width; ++x)
                out[x] = 0xff000000u | (in[x] & 0xffu) << 16 | (in[x] & 0xff00u) | (in[x] >> 16 & 0xffu);
        }
    }
    state->Pop();
    m_context->doneCurrent();
}

void VtkWidget::blit(unsigned int frameBuffer, const QSize& size)
{
    auto* f = m_context->extraFunctions();
    auto* state = m_window->GetState();
    f->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, frameBuffer);
    const GLenum attachment = GL_COLOR_ATTACHMENT0;
    f->glDrawBuffers(1, &attachment);
    state->vtkglDisable(GL_SCISSOR_TEST); // it would clip the copy
    f->glDisable(GL_SCISSOR_TEST);
    m_window->BlitDisplayFramebuffer(0, 0, 0, size.width(), size.height(), 0, 0, size.width(), size.height(), GL_COLOR_BUFFER_BIT,
                                     GL_NEAREST);
    // VTK's background has alpha 0; compositors would let the desktop shine through.
    f->glBindFramebuffer(GL_FRAMEBUFFER, frameBuffer);
    f->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    f->glClearColor(0, 0, 0, 1);
    f->glClear(GL_COLOR_BUFFER_BIT);
    f->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

bool VtkWidget::ensureContext()
{
    if (!openGlProblem().isEmpty())
        return false;
    if (m_screen) {
        if (!m_screen->isValid())
            m_screen->grabFramebuffer(); // initialises a widget that was never shown
        return m_screen->isValid() && m_context;
    }
    if (m_context || m_own)
        return m_context;
    m_offscreen = std::make_unique<QOffscreenSurface>();
    m_offscreen->setFormat(surfaceFormat());
    m_offscreen->create();
    m_own = std::make_unique<QOpenGLContext>();
    m_own->setFormat(surfaceFormat());
    if (!m_own->create() || !m_own->makeCurrent(m_offscreen.get())) {
        m_failed = true;
        Q_EMIT failed(tr("The graphics driver has reset and the picture is lost."));
        return false;
    }
    takeContext(m_own.get(), m_offscreen.get());
    return true;
}

double VtkWidget::renderNow()
{
    if (m_painting || !ensureContext())
        return -1;
    QElapsedTimer timer;
    timer.start();
    m_renderRequested = true;
    if (m_screen) {
        m_screen->makeCurrent();
        compose(m_screen->defaultFramebufferObject());
        m_context->functions()->glFinish();
        m_screen->doneCurrent();
    } else {
        const QScopedValueRollback<bool> guard(m_painting, true);
        resizeToWidget();
        copy(deviceSize());
        QImage painted = m_picture.copy();
        QPainter painter(&painted);
        paintOver(painter);
    }
    const double ms = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    m_lastRenderMs = ms;
    return ms;
}

QImage VtkWidget::renderImage(const QSize& size)
{
    constexpr int largest = 16384, largestAtOnce = 4096;
    const QSize bounded = size.boundedTo({largest, largest});
    if (m_painting || bounded.isEmpty() || !ensureContext())
        return {};
    if (std::max(bounded.width(), bounded.height()) > largestAtOnce)
        return renderTiles(bounded);
    constexpr int scale = 2;
    const QSize device = bounded * scale;
    const QScopedValueRollback<bool> guard(m_painting, true);
    m_context->makeCurrent(m_surface);
    auto* state = m_window->GetState();
    state->Reset();
    state->Push();
    m_window->SetSize(device.width(), device.height());
    m_window->SetDPI(72 * scale);
    if (m_prepare)
        m_prepare(device, scale);
    m_window->Render();
    m_context->makeCurrent(m_surface);
    QImage image;
    {
        QOpenGLFramebufferObject target(device, QOpenGLFramebufferObject::NoAttachment);
        blit(target.handle(), device);
        image = target.toImage().convertToFormat(QImage::Format_RGB32);
    }
    state->Pop();
    resizeToWidget();
    m_context->doneCurrent();
    return image.scaled(bounded, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// Each tile is a part of the same view: the camera's opening is as much smaller as the tile is, and its window lies beside the axis.
QImage VtkWidget::renderTiles(const QSize& size)
{
    constexpr int largestTile = 2048, scale = 2;
    const int columns = (size.width() + largestTile - 1) / largestTile, rows = (size.height() + largestTile - 1) / largestTile;
    const QSize tile((size.width() + columns - 1) / columns, (size.height() + rows - 1) / rows);
    const QSize device = tile * scale, whole(device.width() * columns, device.height() * rows);
    QImage image(size, QImage::Format_RGB888);
    if (image.isNull())
        return {};
    const QScopedValueRollback<bool> guard(m_painting, true);
    m_context->makeCurrent(m_surface);
    auto* state = m_window->GetState();
    state->Reset();
    state->Push();
    m_window->SetSize(device.width(), device.height());
    m_window->SetDPI(72 * scale);
    if (m_prepare)
        m_prepare(whole, scale); // what is far or hidden is so in the whole picture
    auto* camera = m_renderer->GetActiveCamera();
    const double angle = camera->GetViewAngle();
    constexpr double radians = 3.14159265358979323846 / 180;
    camera->SetViewAngle(2 * std::atan(std::tan(0.5 * angle * radians) / rows) / radians);
    {
        QOpenGLFramebufferObject target(device, QOpenGLFramebufferObject::NoAttachment);
        QPainter painter(&image);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                camera->SetWindowCenter(2 * column - columns + 1, rows - 1 - 2 * row);
                m_window->Render();
                m_context->makeCurrent(m_surface);
                blit(target.handle(), device);
                painter.drawImage(column * tile.width(), row * tile.height(),
                                  target.toImage().convertToFormat(QImage::Format_RGB32).scaled(tile, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
            }
        }
    }
    camera->SetWindowCenter(0, 0);
    camera->SetViewAngle(angle);
    state->Pop();
    resizeToWidget();
    m_context->doneCurrent();
    return image;
}

} // namespace views
