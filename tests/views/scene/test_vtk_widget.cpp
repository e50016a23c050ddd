// The widget that hosts VTK, by both ways its picture may come into the window: they show the same, and neither draws without need.
#include "WindowMain.h"
#include "views/vtk/OpenGl.h"
#include "views/vtk/VtkWidget.h"
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMouseEvent>
#include <QOpenGLWidget>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkCubeSource.h>
#include <vtkNew.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

using views::VtkWidget;
Q_DECLARE_METATYPE(views::VtkWidget::Host)

namespace {

const QColor ground(20, 30, 40), mark(250, 200, 0);

/// A red cube before a dark ground, left of and above the middle, and a mark of the overlay in the lower right corner.
void fill(VtkWidget& widget)
{
    vtkNew<vtkCubeSource> cube;
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputConnection(cube->GetOutputPort());
    vtkNew<vtkActor> actor;
    actor->SetMapper(mapper);
    actor->GetProperty()->LightingOff();
    actor->GetProperty()->SetColor(1, 0, 0);
    actor->SetPosition(-1.2, 0.8, 0);
    widget.renderer()->AddActor(actor);
    widget.renderer()->SetBackground(ground.redF(), ground.greenF(), ground.blueF());
    auto* camera = widget.renderer()->GetActiveCamera();
    camera->SetPosition(0, 0, 8);
    camera->SetFocalPoint(0, 0, 0);
    widget.renderer()->ResetCameraClippingRange();
    widget.setOverlay([](QPainter& painter, QSize size) { painter.fillRect(QRect(size.width() - 40, size.height() - 30, 30, 20), mark); });
}

bool isNear(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) < 4 && std::abs(a.green() - b.green()) < 4 && std::abs(a.blue() - b.blue()) < 4;
}

int count(const QImage& image, const QColor& color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += isNear(image.pixelColor(x, y), color);
    return found;
}

/// What must be seen, whichever way it came.
void check(const QImage& image)
{
    const QSize size = image.size();
    QVERIFY2(isNear(image.pixelColor(2, size.height() - 3), ground), qPrintable(image.pixelColor(2, size.height() - 3).name()));
    QVERIFY(isNear(image.pixelColor(size.width() - 20, size.height() - 20), mark));
    QCOMPARE(count(image, mark), 30 * 20);
    const int red = count(image, Qt::red), redAbove = count(image.copy(0, 0, size.width() / 2, size.height() / 2), Qt::red);
    QVERIFY2(red > size.width() * size.height() / 100, qPrintable(QString::number(red)));
    QVERIFY2(redAbove > 0.9 * red, qPrintable(QStringLiteral("%1 of %2").arg(redAbove).arg(red))); // neither upside down nor mirrored
}

struct Clicks : views::InputHandler
{
    void pressed(const views::PointerEvent& event) override { at = event.position; }
    QPointF at;
};

} // namespace

class TestVtkWidget : public QObject
{
    Q_OBJECT
    static void hosts()
    {
        QTest::addColumn<VtkWidget::Host>("host");
        QTest::newRow("composed") << VtkWidget::Host::Composed;
        QTest::newRow("copied") << VtkWidget::Host::Copied;
    }

private Q_SLOTS:
    void softwareIsCopied()
    {
        QCOMPARE(VtkWidget::suitableHost(), views::drawsInSoftware() ? VtkWidget::Host::Copied : VtkWidget::Host::Composed);
        // A window with an OpenGL widget in it would be composed by OpenGL, all of it, with every repaint.
        VtkWidget copied(nullptr, VtkWidget::Host::Copied), composed(nullptr, VtkWidget::Host::Composed);
        QCOMPARE(copied.host(), VtkWidget::Host::Copied);
        QVERIFY(!copied.findChild<QOpenGLWidget*>());
        QVERIFY(composed.findChild<QOpenGLWidget*>());
    }

    void thePictureIsShown_data() { hosts(); }
    void thePictureIsShown()
    {
        QFETCH(VtkWidget::Host, host);
        VtkWidget widget(nullptr, host);
        fill(widget);
        widget.resize(320, 240);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QTRY_VERIFY(widget.renderCount() > 0);
        check(widget.grab().toImage());
        widget.resize(500, 300);
        QTest::qWait(50);
        const QImage larger = widget.grab().toImage();
        QCOMPARE(larger.size(), QSize(500, 300) * widget.devicePixelRatio());
        check(larger);
        QVERIFY(widget.renderNow() >= 0);
        QCOMPARE(widget.renderImage({200, 100}).size(), QSize(200, 100));
        check(widget.grab().toImage()); // as before the larger one
    }

    void paintingIsNotRendering_data() { hosts(); }
    void paintingIsNotRendering()
    {
        QFETCH(VtkWidget::Host, host);
        QMainWindow window;
        auto* widget = new VtkWidget(&window, host);
        fill(*widget);
        auto* dock = new QDockWidget(&window);
        auto* label = new QLabel("0", dock);
        dock->setWidget(label);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.setCentralWidget(widget);
        window.resize(600, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::qWait(100);
        const int renders = widget->renderCount();
        QVERIFY(renders > 0);
        QSignalSpy painted(widget, &VtkWidget::rendered);
        // Beside it something changes: that is no business of the picture.
        for (int i = 0; i < 5; ++i) {
            label->setText(QString::number(i));
            QTest::qWait(20);
        }
        QCOMPARE(widget->renderCount(), renders);
        if (host == VtkWidget::Host::Copied)
            QCOMPARE(painted.count(), 0);
        widget->updateOverlay();
        QTRY_VERIFY(painted.count() > 0);
        QCOMPARE(widget->renderCount(), renders);
        for (int i = 0; i < 10; ++i)
            widget->requestRender();
        QTRY_COMPARE(widget->renderCount(), renders + 1);
        QTest::qWait(50);
        QCOMPARE(widget->renderCount(), renders + 1);
    }

    void itMovesToAnotherWindow_data() { hosts(); }
    void itMovesToAnotherWindow()
    {
        QFETCH(VtkWidget::Host, host);
        QMainWindow window;
        auto* dock = new QDockWidget(&window);
        auto* widget = new VtkWidget(dock, host);
        fill(*widget);
        dock->setWidget(widget);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.resize(600, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const bool floats : {true, false, true}) {
            dock->setFloating(floats);
            QTest::qWait(60);
            check(widget->grab().toImage());
        }
    }

    void inputComesToTheHandler_data() { hosts(); }
    void inputComesToTheHandler()
    {
        QFETCH(VtkWidget::Host, host);
        VtkWidget widget(nullptr, host);
        Clicks clicks;
        widget.setInputHandler(&clicks);
        widget.resize(200, 150);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QTest::mouseClick(widget.windowHandle(), Qt::LeftButton, {}, {60, 70}); // as it comes from the window system
        QCOMPARE(clicks.at, QPointF(60, 70));
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestVtkWidget>(argc, argv, "memphis-twin-test-vtk-widget");
}
#include "test_vtk_widget.moc"
