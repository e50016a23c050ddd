// What a panel shows when it has nothing: what is missing, why, and what to do next.
#pragma once
#include <QLabel>
#include <QWidget>

namespace views {

class EmptyNote : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyNote(QWidget* parent = nullptr);
    void setTexts(const QString& what, const QString& next);
    QString what() const { return m_what->text(); }

private:
    QLabel* m_what;
    QLabel* m_next;
};

/// A label in one of the roles of the style sheet: "muted", "small", "title", "value", "critical" …
QLabel* roleLabel(const char* role, const QString& text = {}, QWidget* parent = nullptr);
void setLabelRole(QLabel* label, const char* role);

} // namespace views
