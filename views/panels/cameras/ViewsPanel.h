// Ready-made views and the ones that were kept; the camera tour through them. GUI thread.
#pragma once
#include "data/project/ProjectFile.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <vector>

class QCheckBox;
class QListWidget;
class QListWidgetItem;
class QSpinBox;
class QToolButton;

namespace views {

class EmptyNote;

/// The name of a built-in camera as people read it; empty for names it does not know.
QString cameraLabel(const QString& name);
/// A name that no kept view has: the place, and a number where it is taken.
QString freeViewName(const std::vector<data::ViewBookmark>& bookmarks, const QString& place);

class ViewsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ViewsPanel(const ViewContext& context, QWidget* parent = nullptr);
    void setBookmarks(const std::vector<data::ViewBookmark>& bookmarks);
    void setTour(int seconds, bool loop, bool inPresentations);
    void setTourRunning(bool on);
    void rename(int index);   ///< edits the name in place
    void setKeepKey(const QString& key); ///< the shortcut that keeps a view, for the empty list's words

Q_SIGNALS:
    void cameraRequested(const QString& name);       ///< built-in
    void bookmarkRequested(int index);
    void keepRequested();
    void bookmarksEdited(const std::vector<data::ViewBookmark>& bookmarks);
    void tourRequested(bool on);
    void tourChanged(int seconds, bool loop, bool inPresentations);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillReady();
    void refresh();
    void move(int by);
    void removeCurrent();
    void adoptOrder();
    void renamed(QListWidgetItem* item);
    void restyle();
    ViewContext m_context;
    std::vector<data::ViewBookmark> m_bookmarks;
    QString m_keepKey;
    QListWidget *m_ready, *m_kept;
    EmptyNote* m_empty;
    QToolButton *m_keep, *m_rename, *m_remove, *m_up, *m_down, *m_tour;
    QSpinBox* m_seconds;
    QCheckBox *m_loop, *m_present;
    bool m_isFilling = false;
};

} // namespace views
