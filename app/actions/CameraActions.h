// Ways to look: tools of the scene, kept views, the tour, the small map. GUI thread.
#pragma once
#include "app/Application.h"
#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace views { class CameraTour; class SceneTools; class TourCard; class ViewsPanel; }

namespace app {

class MainWindow;

class CameraActions : public QObject
{
    Q_OBJECT
public:
    CameraActions(const Parts& parts, MainWindow& window, views::ViewsPanel& panel);
    QMenu* viewsMenu() const { return m_views; }              ///< kept views, with Alt+1 … 9
    QList<QAction*> viewActions() const { return {m_map, m_tour}; }
    QList<QAction*> toolActions() const { return m_tools; }
    views::CameraTour& tour() { return *m_cameraTour; }
    views::TourCard& tourCard() { return *m_card; }
    views::SceneTools& sceneTools() { return *m_sceneTools; }
    bool isTourInPresentations() const;
    /// Through the kept views, or the site's own tour if there are less than two. Kept views begin again after the last one where the
    /// settings say so; the site's tour does that in presentations only, elsewhere it is over.
    void startTour(bool inPresentation = false);
    void startSiteTour(bool inPresentation = false);
    void keepView();
    void flyToKept(int index);

private:
    void refreshViews();
    void update();
    void applySettings();
    Parts m_parts;
    MainWindow& m_window;
    views::ViewsPanel& m_panel;
    views::SceneTools* m_sceneTools;
    views::CameraTour* m_cameraTour;
    views::TourCard* m_card;
    QMenu* m_views;
    bool m_mayLoop = true; ///< the tour that runs
    QAction *m_keep, *m_map, *m_tour;
    QList<QAction*> m_kept, m_tools;
};

} // namespace app
