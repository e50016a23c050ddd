// Flies from stop to stop and rests at each. GUI thread.
#pragma once
#include "data/project/ProjectFile.h"
#include "views/ViewContext.h"
#include "views/scene/Camera.h"
#include <QObject>
#include <QString>
#include <QTimer>
#include <vector>

namespace views {

class SceneView;

struct TourStop
{
    QString title, sentence;
    CameraState camera;
};

/// Kept views, and back.
CameraState cameraOf(const data::ViewBookmark& bookmark);
data::ViewBookmark bookmarkOf(const CameraState& camera, const QString& name);

/// The stops of a first tour: the site as it is, from the air to the chip, with a sentence each.
std::vector<TourStop> siteTour(const ViewContext& context, const SceneView& scene);
std::vector<TourStop> tourOf(const std::vector<data::ViewBookmark>& bookmarks);

class CameraTour : public QObject
{
    Q_OBJECT
public:
    explicit CameraTour(SceneView& scene);
    void start(std::vector<TourStop> stops); ///< at the first; nothing happens without stops
    void stop();                             ///< at any time: the camera stays where it is
    bool isRunning() const { return m_at >= 0; }
    bool isPaused() const { return m_paused; }
    void setPaused(bool on);                 ///< moving the camera by hand pauses, too
    void next();                             ///< from the last stop: the first one of a loop, else the tour is over
    void previous();
    void setInterval(double seconds);        ///< of rest at each stop, 1 .. 600
    void setLoop(bool on) { m_loop = on; }
    int current() const { return m_at; }     ///< -1: not running
    const std::vector<TourStop>& stops() const { return m_stops; }

Q_SIGNALS:
    void changed();                          ///< another stop, paused, ended
    void finished();                         ///< over or stopped
    void completed();                        ///< over, not stopped: past its last stop, and there is no loop; the camera returns to where it was

private:
    void complete();
    void go(int index);
    void rest();
    SceneView& m_scene;
    std::vector<TourStop> m_stops;
    CameraState m_before;                    ///< where one was when it started
    int m_at = -1;
    bool m_loop = false, m_paused = false;
    double m_seconds = 8;
    QTimer m_timer;
};

} // namespace views
