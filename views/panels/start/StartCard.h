// What one sees at the first start: three things to do, over the scene. GUI thread.
#pragma once
#include <QFrame>
#include <vector>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace views {

/// Child of the scene, in its middle. It blocks nothing: the scene goes on beside it.
class StartCard : public QFrame
{
    Q_OBJECT
public:
    explicit StartCard(QWidget* scene);
    void open();              ///< shows it, with the focus on the first choice
    bool isNeverAgain() const;
    void setNeverAgain(bool on);

Q_SIGNALS:
    void tourChosen();
    void recordingChosen();
    void planningChosen();
    void neverAgainChanged(bool on);
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void place();
    QWidget* m_scene;
    QWidget* m_choices;
    QPushButton* m_first = nullptr;
    QCheckBox* m_never;
    QHBoxLayout* m_top; ///< title and cross
    std::vector<QLabel*> m_words;
};

} // namespace views
