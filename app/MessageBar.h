// One line under the headline that says what went wrong or well, and goes away by itself when it was good news. GUI thread.
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
    enum class Kind { Information, Warning, Critical };
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
    Kind m_kind = Kind::Information;
};

} // namespace app
