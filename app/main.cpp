// memphis-twin: the desktop program.
#include "app/Application.h"
#include "app/StartOptions.h"
#include "app/StartTimings.h"
#include "twin/base/Error.h"
#include "views/vtk/OpenGl.h"
#include <QApplication>
#include <cstdio>
#include <cstdlib>

#ifndef TWIN_VERSION
#define TWIN_VERSION "unknown"
#endif

int main(int argc, char* argv[])
{
    app::markStart("loading the libraries");
    app::StartOptions options;
    try {
        QStringList words;
        for (int i = 1; i < argc; ++i)
            words << QString::fromLocal8Bit(argv[i]);
        options = app::parseStartOptions(words);
    } catch (const twin::Error& error) {
        std::fprintf(stderr, "memphis-twin: %s\n", error.what());
        return 2;
    }
    if (options.help || options.version) {
        std::printf("memphis-twin %s\n%s", TWIN_VERSION, options.help ? qPrintable("\n" + app::startHelp()) : "");
        return 0;
    }
    views::configureOpenGl(); // the surface format and platform must be settled before the application
    int noArguments = 1;      // ours are read; Qt would take some for its own
    QApplication qt(noArguments, argv);
    app::markStart("display");
    QApplication::setOrganizationName("Memphis Twin");
    QApplication::setApplicationName("memphis-twin");
    QApplication::setApplicationDisplayName("Memphis Twin");
    QApplication::setApplicationVersion(TWIN_VERSION);
    try {
        int status = 0;
        {
            app::Application application(options);
            status = application.run();
        }
        if (!options.screenshot.isEmpty()) {
            std::fflush(nullptr);
            std::_Exit(status); // all of ours is gone; the graphics driver takes its time to leave
        }
        return status;
    } catch (const twin::Error& error) {
        std::fprintf(stderr, "memphis-twin: %s\n", error.what());
        return error.kind() == twin::Error::Kind::Usage ? 2 : 1;
    }
}
