// The words of a camera tour over the scene, with its buttons. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QFrame>

class QLabel;
class QToolButton;

namespace views {

class CameraTour;
class SceneView;

/// Child of the scene, at its lower edge; visible while the tour runs.
class TourCard : public QFrame
{
    Q_OBJECT
public:
    TourCard(const ViewContext& context, SceneView& scene, CameraTour& tour);
    void setLarge(bool on); ///< type that is read from three metres
    QString title() const;
    QString sentence() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void restyle();
    void place();
    ViewContext m_context;
    SceneView& m_scene;
    CameraTour& m_tour;
    QLabel *m_title, *m_sentence, *m_count;
    QToolButton *m_previous, *m_pause, *m_next, *m_close;
    bool m_large = false;
};

} // namespace views
