#include "views/vtk/VtkWidget.h"
#include "views/vtk/OpenGl.h"
#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLFramebufferObject>
#include <QOpenGLPaintDevice>
#include <QPainter>
#include <QScopedValueRollback>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>

namespace views {

VtkWidget::VtkWidget(QWidget* parent) : QOpenGLWidget(parent)
{
    m_window = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
    m_renderer = vtkSmartPointer<vtkRenderer>::New();
    m_window->SetReadyForRendering(false); // true by default, and a render before initializeGL would crash
    m_window->SetFrameBlitModeToNoBlit();  // paintGL copies, into the buffer Qt has at that moment
    m_window->SetMultiSamples(0);          // 8 by default; on software rendering that costs five times the frame
    m_renderer->SetAutomaticLightCreation(0); // all light is in the vertex colours
    m_window->AddRenderer(m_renderer);
    observe();
    // resized() also comes when the widget moves to a screen of another pixel ratio.
    connect(this, &QOpenGLWidget::resized, this, &VtkWidget::resizeToWidget);
}

VtkWidget::~VtkWidget()
{
    // First disconnect: the base class' destructor emits aboutToBeDestroyed when our members are gone.
    disconnect(m_contextGone);
    releaseGraphics();
    for (const auto id : m_observers)
        m_window->RemoveObserver(id);
    m_window->RemoveRenderer(m_renderer);
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

void VtkWidget::initializeGL()
{
    m_context = context();
    m_surface = m_context->surface();
    disconnect(m_contextGone);
    m_contextGone = connect(m_context, &QOpenGLContext::aboutToBeDestroyed, this, &VtkWidget::releaseGraphics, Qt::DirectConnection);

    const QByteArray renderer(reinterpret_cast<const char*>(m_context->functions()->glGetString(GL_RENDERER)));
    m_software = renderer.contains("llvmpipe") || renderer.contains("softpipe") || renderer.contains("SWR") || renderer.contains("Software");
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
    const double ratio = devicePixelRatioF();
    const QSize device = size() * ratio;
    m_window->SetSize(std::max(1, device.width()), std::max(1, device.height()));
    m_window->SetDPI(static_cast<int>(std::lround(72 * ratio)));
    requestRender();
}

void VtkWidget::requestRender()
{
    m_renderRequested = true;
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
    return QOpenGLWidget::event(event);
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

void VtkWidget::paintEvent(QPaintEvent* event)
{
    if (!isLost())
        QOpenGLWidget::paintEvent(event);
}

void VtkWidget::paintGL()
{
    // A render that pumps events may bring us here again.
    if (m_painting || !m_context)
        return;
    const QScopedValueRollback<bool> guard(m_painting, true);
    const QSize device = size() * devicePixelRatioF();
    if (device.isEmpty())
        return;

    auto* state = m_window->GetState();
    state->Reset(); // Qt and the overlay's painter change the state behind VTK's back
    state->Push();
    if (m_renderRequested) {
        m_renderRequested = false;
        QElapsedTimer timer;
        timer.start();
        if (m_prepare)
            m_prepare(device, devicePixelRatioF());
        m_window->Render();
        m_lastRenderMs = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
        ++m_renderCount;
        if (isLost()) {
            state->Pop();
            return;
        }
    }
    makeCurrent(); // something painted meanwhile may have taken the context
    blit(defaultFramebufferObject(), device);
    state->Pop();

    if (m_overlay) {
        // Not QPainter(this): while QWidget::grab() runs that would paint below the grabbed picture instead of onto it.
        QOpenGLPaintDevice target(device);
        target.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&target);
        m_overlay(painter, size());
    }
    Q_EMIT rendered();
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
    if (!isValid())
        grabFramebuffer(); // initialises a widget that was never shown
    return isValid() && m_context;
}

double VtkWidget::renderNow()
{
    if (m_painting || !ensureContext())
        return -1;
    QElapsedTimer timer;
    timer.start();
    makeCurrent();
    m_renderRequested = true;
    paintGL();
    m_context->functions()->glFinish();
    const double ms = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    m_lastRenderMs = ms;
    doneCurrent();
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
    doneCurrent();
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
    doneCurrent();
    return image;
}

} // namespace views
