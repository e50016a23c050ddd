// The time bar along the bottom of the window: transport, speed, instant, scrub slider, what is replayed.
#pragma once
#include "twin/base/Timestamp.h"
#include "views/KeyHelp.h"
#include "views/ViewContext.h"
#include "views/text/TimeText.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace views {

class Coalescer;
class RecordingsPopup;
class TimeSlider;
enum class Glyph;

/// Drives the TimeController and shows it; owns no time of its own. Keys (with the focus in the bar, or forwarded by the window through
/// handleKey): space play/pause (with Shift backwards), left/right step (with Shift ten steps), home/end, page up/down or Ctrl+left/right
/// previous/next event (with Shift bookmark), comma/period slower/faster, B bookmark, I/O begin/end of the loop, L loop on and off.
class TimeBar : public QWidget
{
    Q_OBJECT
public:
    explicit TimeBar(const ViewContext& context, QWidget* parent = nullptr);

    text::Clock clock() const { return m_clock; }
    static KeyHelpList keyHelp();     ///< the keys that handleKey() knows
    bool handleKey(QKeyEvent* event); ///< true if it was one of the keys above
    QSize minimumSizeHint() const override; ///< without what gives way on a narrow bar
    double stepSeconds() const;       ///< what one step moves, from the length of the range
    TimeSlider* slider() const { return m_slider; }
    RecordingsPopup* recordings() const { return m_recordings; }
    void setAddRecordingAvailable(bool available); ///< somebody answers addRecordingRequested()
    /// The menu of an instant and of the bookmark there, if any.
    void fillMenu(QMenu& menu, twin::Timestamp at, int bookmark);

public Q_SLOTS:
    void togglePlay();
    void playForward();
    void playBackward();
    void stepBack();
    void stepForward();
    void previousEvent();
    void nextEvent();
    void previousBookmark();
    void nextBookmark();
    void loopFromHere();               ///< the loop range begins at the present instant
    void loopToHere();
    void toggleLoop();
    void slower();
    void faster();
    void addBookmark();                ///< asks for a name
    void editBookmark(int index);
    void setClock(views::text::Clock clock);
    /// Where a live source is connected the button "Follow" appears.
    void setLiveAvailable(bool available);

Q_SIGNALS:
    void clockChanged(views::text::Clock clock); ///< other panels with a time axis follow
    void addRecordingRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(Glyph glyph, const QString& tip, void (TimeBar::*slot)());
    void begin();
    void end();
    void refresh();        ///< time label: every move
    void refreshState();   ///< buttons, speed, status
    void refreshSession(); ///< events, gaps, status
    void restyle();
    void setSpeedFromText();
    void changeSpeed(int places);
    void fillBookmarks();
    void setLoop(twin::Timestamp begin, twin::Timestamp end);
    QString statusText() const;
    QString instantText(twin::Timestamp t) const;

    ViewContext m_context;
    text::Clock m_clock = text::Clock::Site;
    Coalescer* m_refresh;
    TimeSlider* m_slider;
    QLabel* m_time;
    QToolButton* m_zone;
    QComboBox* m_speed;
    QToolButton* m_status;
    RecordingsPopup* m_recordings;
    QTimer* m_patience;                ///< a frame that takes longer than this is spoken of
    bool m_isLoading = false;
    QString m_stopped;                 ///< name of the bookmark that playing stopped at
    QToolButton *m_playBack, *m_play, *m_loop, *m_bookmarks, *m_follow, *m_previousEvent, *m_nextEvent;
    std::vector<std::pair<QToolButton*, Glyph>> m_buttons;
};

} // namespace views
