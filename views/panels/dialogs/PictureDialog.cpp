#include "views/panels/dialogs/PictureDialog.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/scene/SceneView.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

namespace views {

PictureDialog::PictureDialog(const QSize& view, QWidget* parent)
    : QDialog(parent), m_preset(new QComboBox(this)), m_width(new QSpinBox(this)), m_height(new QSpinBox(this)),
      m_legend(new QCheckBox(tr("Legend and labels"), this)), m_headline(new QCheckBox(tr("Headline figures on top"), this)), m_note(new QLabel(this))
{
    setWindowTitle(tr("Picture of the scene"));
    const QSize least(320, 240), most(SceneView::largestPicture, SceneView::largestPicture);
    m_preset->addItem(tr("As on the screen"), view.expandedTo(least).boundedTo(most));
    m_preset->addItem(tr("Full HD"), QSize(1920, 1080));
    m_preset->addItem(tr("4K"), QSize(3840, 2160));
    m_preset->addItem(tr("8K"), QSize(7680, 4320));
    m_preset->addItem(tr("16K, for a wall"), QSize(15360, 8640));
    m_preset->addItem(tr("Other"));
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    for (auto* box : {m_width, m_height}) {
        box->setRange(box == m_width ? least.width() : least.height(), SceneView::largestPicture);
        box->setSuffix(tr(" px"));
        box->setAlignment(Qt::AlignRight);
        connect(box, &QSpinBox::valueChanged, this, &PictureDialog::refresh);
    }
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_width);
    row->addWidget(new QLabel(QStringLiteral("×"), this));
    row->addWidget(m_height);
    row->addStretch();
    form->addRow(tr("Size"), m_preset);
    form->addRow(QString(), row);
    form->addRow(tr("With"), m_legend);
    form->addRow(QString(), m_headline);
    layout->addLayout(form);
    m_note->setObjectName(QStringLiteral("pictureNote"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch();
    auto* buttons = verbButtons(tr("Save picture…"), this);
    layout->addWidget(buttons);
    m_legend->setChecked(true);
    setMinimumWidth(420);
    connect(m_preset, &QComboBox::activated, this, [this] {
        if (const QSize chosen = m_preset->currentData().toSize(); chosen.isValid())
            setPictureSize(chosen);
        else
            m_width->setFocus();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setPictureSize(QSize(3840, 2160));
}

QSize PictureDialog::size() const { return {m_width->value(), m_height->value()}; }
bool PictureDialog::withLegend() const { return m_legend->isChecked(); }
bool PictureDialog::withHeadline() const { return m_headline->isChecked(); }

void PictureDialog::setPictureSize(const QSize& size)
{
    {
        const QSignalBlocker first(m_width), second(m_height);
        m_width->setValue(size.width());
        m_height->setValue(size.height());
    }
    refresh();
}

void PictureDialog::refresh()
{
    const int known = m_preset->findData(size());
    m_preset->setCurrentIndex(known >= 0 ? known : m_preset->count() - 1);
    // Three bytes a pixel while it is drawn.
    const double pixels = 1.0 * size().width() * size().height();
    m_note->setText(tr("%1 million pixels; drawing takes about %2 MB of memory.").arg(QLocale().toString(pixels / 1e6, 'f', 1), QLocale().toString(pixels * 3 / 1e6, 'f', 0)));
}

} // namespace views
