#include "views/vtk/OpenGl.h"
#include <QCoreApplication>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

namespace views {

QSurfaceFormat surfaceFormat()
{
    QSurfaceFormat format;
    // Desktop OpenGL by name: EGL might hand out GLES, where VTK's shaders do not compile.
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setSwapBehavior(QSurfaceFormat::DoubleBuffer);
    format.setRedBufferSize(8);
    format.setGreenBufferSize(8);
    format.setBlueBufferSize(8);
    format.setAlphaBufferSize(8);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8); // QPainter clips with it
    format.setSamples(0);           // samples belong to VTK's own frame buffer
    return format;
}

void configureOpenGl()
{
    QSurfaceFormat::setDefaultFormat(surfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && !qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "xcb");
#endif
}

namespace {

struct Found
{
    QString problem;
    bool software = false;
};

Found find()
{
    const auto translated = [](const char* text) { return QCoreApplication::translate("OpenGl", text); };
    // These platforms have no OpenGL for widgets although some can create a context; using a QOpenGLWidget there crashes.
    const QString platform = QGuiApplication::platformName();
    for (const char* name : {"offscreen", "minimal", "linuxfb", "vnc"})
        if (platform == QLatin1String(name))
            return {translated(QT_TRANSLATE_NOOP("OpenGl", "The Qt platform “%1” cannot show 3D pictures. Start the program on an X11 or "
                                                  "Wayland desktop, or under Xvfb with QT_QPA_PLATFORM=xcb."))
                .arg(platform)};

    QOpenGLContext context;
    context.setFormat(surfaceFormat());
    QOffscreenSurface surface;
    surface.setFormat(surfaceFormat());
    surface.create();
    if (!context.create() || !surface.isValid() || !context.makeCurrent(&surface))
        return {translated(QT_TRANSLATE_NOOP("OpenGl", "No OpenGL context could be made on this display. Install a graphics driver "
                                              "(Debian: libgl1-mesa-dri) and start the program again."))};
    const QSurfaceFormat got = context.format();
    const bool enough = !context.isOpenGLES() && got.version() >= qMakePair(3, 2);
    const QByteArray renderer(reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER)));
    context.doneCurrent();
    if (!enough)
        return {translated(QT_TRANSLATE_NOOP("OpenGl", "The 3D view needs desktop OpenGL 3.2, this display offers %1 %2.%3. Update the "
                                              "graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 for software rendering."))
            .arg(context.isOpenGLES() ? QStringLiteral("OpenGL ES") : QStringLiteral("OpenGL"))
            .arg(got.majorVersion())
            .arg(got.minorVersion())};
    for (const char* name : {"llvmpipe", "softpipe", "SWR", "Software"})
        if (renderer.contains(name))
            return {{}, true};
    return {};
}

const Found& found()
{
    static const Found once = find();
    return once;
}

} // namespace

QString openGlProblem() { return found().problem; }

bool drawsInSoftware() { return found().software; }

} // namespace views
