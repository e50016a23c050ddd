// Programs of tests that show real windows: the surface format is set before the application is there, settings are a test's own.
#pragma once
#include "views/vtk/OpenGl.h"
#include <QApplication>
#include <QTest>

namespace support {

/// main() of a test class. name keeps its settings apart from those of others that run at the same time.
template<class Test> int runWindowTest(int argc, char** argv, const char* name)
{
    views::configureOpenGl();
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Memphis Twin test");
    QApplication::setApplicationName(name);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace support
