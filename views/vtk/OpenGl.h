// How the program asks for OpenGL, and what it says when there is none.
#pragma once
#include <QString>
#include <QSurfaceFormat>

namespace views {

/// Desktop OpenGL 3.2 core, double buffered, 8-bit RGBA, no samples: what VTK needs of every context.
QSurfaceFormat surfaceFormat();

/// To be called once, at the top of main(), before the QApplication exists: default surface format, shared contexts (so that docks
/// may float without losing the picture), and the xcb platform where nothing else is asked for (VTK's loader needs GLX; XWayland
/// serves Wayland desktops).
void configureOpenGl();

/// Empty if 3D pictures can be shown here; else one sentence with the reason. Tried once, then remembered. GUI thread, with a
/// QGuiApplication.
QString openGlProblem();

/// True if no graphics processor draws here. As openGlProblem(); false where there is no OpenGL at all.
bool drawsInSoftware();

} // namespace views
