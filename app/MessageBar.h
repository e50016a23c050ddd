// One line under the headline that says what went wrong or well, and what to do next; it goes away by itself unless something is wrong. GUI thread.
#pragma once
#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace views { class Theme; }

namespace app {

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Done, Hint, Warning, Critical };
    explicit MessageBar(views::Theme& theme, QWidget* parent = nullptr);
    void show(const QString& text, Kind kind);
    QString text() const;

private:
    void restyle();
    views::Theme& m_theme;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_close;
    QTimer m_timer;
    Kind m_kind = Kind::Done;
};

} // namespace app
