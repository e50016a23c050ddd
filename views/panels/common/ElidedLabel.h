// One line of text that gives way where there is little room: it ends in "…", and all of it is in its tool tip. GUI thread.
#pragma once
#include <QLabel>

namespace views {

class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;
    /// `role` as of roleLabel().
    static ElidedLabel* withRole(const char* role, QWidget* parent);
    QSize minimumSizeHint() const override;
    bool isCut() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace views
