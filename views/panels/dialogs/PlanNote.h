// What a planned edit will do, or why it is refused: shape, word, sentence. GUI thread.
#pragma once
#include "twin/edit/PlacementPlanner.h"
#include <QWidget>

class QDialogButtonBox;
class QLabel;

namespace views {

class Theme;

class PlanNote : public QWidget
{
    Q_OBJECT
public:
    explicit PlanNote(const Theme* theme, QWidget* parent = nullptr);
    void setResult(const twin::PlacementResult& result, const QString& acceptedText);
    void setRefused(const QString& text);
    bool isAccepted() const { return m_isAccepted; }
    QString text() const;

private:
    void restyle();
    void show(bool accepted, const QString& text);
    const Theme* m_theme;
    QLabel *m_icon, *m_text;
    bool m_isAccepted = false;
};

/// OK and Cancel without the style's icons; OK carries the verb of the dialog.
QDialogButtonBox* verbButtons(const QString& verb, QWidget* parent);

/// "8 racks: H3-R12-01 … H3-R12-08", with the rows that will be made.
QString planText(const twin::PlacementPlan& plan);

} // namespace views
