// File › Export: the scene as a picture or as glTF. GUI thread; what takes long to encode is written by a worker.
#pragma once
#include "app/Application.h"
#include "app/core/Job.h"
#include <QImage>
#include <QObject>
#include <QSize>

class QMenu;

namespace app {

class MainWindow;

class ExportTool : public QObject
{
    Q_OBJECT
public:
    ExportTool(const Parts& parts, MainWindow& window);
    QMenu* menu() const { return m_menu; }

    void askPicture();
    void askGltf();
    /// The scene, with the headline figures above it if they are wanted; `size` is that of the whole. Null without OpenGL or memory.
    QImage picture(const QSize& size, bool withLegend, bool withHeadline);
    /// Written when isBusy() is false again; the window says how it went.
    void writePicture(const QString& file, const QImage& picture);
    void writeGltf(const QString& file);
    bool isBusy() const { return m_job.isRunning(); }

private:
    Parts m_parts;
    MainWindow& m_window;
    QMenu* m_menu;
    Job m_job;
};

} // namespace app
