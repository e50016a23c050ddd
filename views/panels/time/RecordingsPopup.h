// The list of recordings on the clock: order, time offset, removal. Opens from the time bar's status. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/text/TimeText.h"
#include <QFrame>
#include <optional>

namespace views {

class Coalescer;
struct RecordingRow;

/// The first recording of the list that has a channel's value wins. An offset lays recordings of other dates beside each other.
class RecordingsPopup : public QFrame
{
    Q_OBJECT
public:
    explicit RecordingsPopup(const ViewContext& context, QWidget* parent = nullptr);
    void setClock(text::Clock clock);
    void setAddAvailable(bool available);    ///< somebody answers addRequested()
    void popUpAbove(const QWidget* anchor);

Q_SIGNALS:
    void addRequested();                     ///< the application asks for a file and adds it

private:
    void rebuild();
    void addRow(int row, int place, int count, const RecordingRow& recording);
    ViewContext m_context;
    text::Clock m_clock = text::Clock::Site;
    bool m_canAdd = false;
    QWidget* m_list = nullptr;
    Coalescer* m_rebuild;
};

/// "+1 d 02:00:00", "−00:30:00", "00:00:00.5": an offset as people read and write it. Parsing takes also plain seconds ("90", "-1.5").
QString offsetText(double seconds);
std::optional<double> offsetFromText(QString text);

} // namespace views
