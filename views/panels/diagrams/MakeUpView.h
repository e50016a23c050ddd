// How a figure is made up: its formula in words and its parts with value, unit and where they come from. GUI thread.
#pragma once
#include "twin/model/FlowAccount.h"
#include "views/theme/Theme.h"
#include <QWidget>
#include <string>

class QLabel;
class QTableWidget;
class QToolButton;

namespace views {

class MakeUpView : public QWidget
{
    Q_OBJECT
public:
    explicit MakeUpView(const Theme* theme, QWidget* parent = nullptr);
    /// False if the figure has no such account.
    bool setFigure(const std::string& id);
    void setFigures(const twin::KeyFigures& figures, bool known);
    const twin::FigureMakeUp* makeUp() const { return m_makeUp; }
    QTableWidget* table() const { return m_table; } ///< for tests
    QString words() const;

Q_SIGNALS:
    void figureRequested(const QString& id); ///< a part with an account of its own was opened
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    const Theme* m_theme;
    const twin::FigureMakeUp* m_makeUp = nullptr;
    twin::KeyFigures m_figures;
    bool m_known = false;
    QLabel *m_title, *m_value, *m_words, *m_note;
    QTableWidget* m_table;
    QToolButton* m_close;
};

} // namespace views
