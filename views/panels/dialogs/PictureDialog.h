// How a picture of the scene is to be: size, legend, headline figures. GUI thread.
#pragma once
#include <QDialog>
#include <QSize>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace views {

class PictureDialog : public QDialog
{
    Q_OBJECT
public:
    /// `view`: the scene as it is on the screen, in pixels; the first size offered.
    explicit PictureDialog(const QSize& view, QWidget* parent = nullptr);
    QSize size() const;
    bool withLegend() const;
    bool withHeadline() const;
    void setPictureSize(const QSize& size);

private:
    void refresh();
    QComboBox* m_preset;
    QSpinBox *m_width, *m_height;
    QCheckBox *m_legend, *m_headline;
    QLabel* m_note;
};

} // namespace views
