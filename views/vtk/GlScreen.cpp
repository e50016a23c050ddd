#include "views/vtk/GlScreen.h"
#include "views/vtk/VtkWidget.h"

namespace views {

GlScreen::GlScreen(VtkWidget& host) : QOpenGLWidget(&host), m_host(host)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(host.rect());
}

void GlScreen::initializeGL() { m_host.takeContext(context(), context()->surface()); }

void GlScreen::paintGL() { m_host.compose(defaultFramebufferObject()); }

void GlScreen::paintEvent(QPaintEvent* event)
{
    if (!m_host.isLost())
        QOpenGLWidget::paintEvent(event);
}

} // namespace views
