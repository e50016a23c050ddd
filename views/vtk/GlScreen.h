// The QOpenGLWidget behind a VtkWidget where a graphics processor puts the window together. GUI thread.
#pragma once
#include <QOpenGLWidget>

namespace views {

class VtkWidget;

/// Fills its VtkWidget and shows what that composes; input goes to the VtkWidget.
class GlScreen : public QOpenGLWidget
{
public:
    explicit GlScreen(VtkWidget& host);

protected:
    void initializeGL() override;
    void paintGL() override;
    void paintEvent(QPaintEvent* event) override;

private:
    VtkWidget& m_host;
};

} // namespace views
