#include "views/panels/start/TourCard.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneView.h"
#include "views/text/Format.h"
#include "views/theme/Theme.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace views {
namespace {
constexpr int unpaintedLegend = 396; // room kept for it before the first picture
} // namespace

TourCard::TourCard(const ViewContext& context, SceneView& scene, CameraTour& tour) : QFrame(&scene), m_context(context), m_scene(scene), m_tour(tour)
{
    setProperty("panel", "floating");
    setObjectName(QStringLiteral("tourCard"));
    setAccessibleName(tr("Camera tour"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 10, 10, 10);
    layout->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = new QLabel(this);
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    layout->addLayout(words, 1);
    m_count = roleLabel("muted", {}, this);
    layout->addWidget(m_count);
    const auto button = [&](const QString& tip) {
        auto* b = new QToolButton(this);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setAutoRaise(true);
        b->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(b);
        return b;
    };
    m_previous = button(tr("Previous stop"));
    m_pause = button(tr("Pause the tour, go on"));
    m_next = button(tr("Next stop"));
    m_close = button(tr("End the tour (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    m_close->setText(QStringLiteral("✕"));
    connect(m_previous, &QToolButton::clicked, &tour, &CameraTour::previous);
    connect(m_pause, &QToolButton::clicked, &tour, [this] { m_tour.setPaused(!m_tour.isPaused()); });
    connect(m_next, &QToolButton::clicked, &tour, &CameraTour::next);
    connect(m_close, &QToolButton::clicked, &tour, &CameraTour::stop);
    connect(&tour, &CameraTour::changed, this, &TourCard::refresh);
    connect(context.theme, &Theme::changed, this, &TourCard::restyle);
    scene.installEventFilter(this);
    restyle();
    hide();
}

QString TourCard::title() const { return m_title->text(); }
QString TourCard::sentence() const { return m_sentence->text(); }

void TourCard::setLarge(bool on)
{
    m_large = on;
    restyle();
}

void TourCard::restyle()
{
    // Sizes by style sheet: the application's sheet would win over a font that is set.
    m_title->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: 600;").arg(m_large ? 34 : 16));
    m_sentence->setStyleSheet(QStringLiteral("font-size: %1px;").arg(m_large ? 22 : 13));
    refresh();
}

void TourCard::refresh()
{
    if (!m_tour.isRunning()) {
        hide();
        return;
    }
    const auto icon = [this](Glyph glyph) { return glyphIcon(glyph, m_context.theme->color(Role::Text), m_context.theme->color(Role::Muted)); };
    m_previous->setIcon(icon(Glyph::StepBack));
    m_next->setIcon(icon(Glyph::StepForward));
    m_pause->setIcon(icon(m_tour.isPaused() ? Glyph::Play : Glyph::Pause));
    const auto& stop = m_tour.stops()[static_cast<std::size_t>(m_tour.current())];
    m_title->setText(stop.title);
    m_sentence->setText(stop.sentence);
    m_sentence->setVisible(!stop.sentence.isEmpty());
    m_count->setText(tr("%1 of %2").arg(m_tour.current() + 1).arg(m_tour.stops().size()) + (m_tour.isPaused() ? QStringLiteral(" · ") + tr("paused") : QString()));
    place();
    show();
    raise();
}

void TourCard::place()
{
    // Between legend and small map where that leaves room for words, else over the whole width.
    const QRectF legend = m_scene.legendArea();
    const int left = legend.isEmpty() ? unpaintedLegend : static_cast<int>(std::ceil(legend.right())) + 12, right = m_scene.width() - 216;
    const bool between = right - left >= 380;
    const int width = std::min(between ? right - left : m_scene.width() - 24, m_large ? 1100 : 640);
    m_sentence->ensurePolished();
    layout()->invalidate();
    resize(width, std::max(layout()->totalHeightForWidth(width), layout()->totalMinimumSize().height()));
    layout()->activate();
    // What the layout expects of a text that wraps may be of another width than it then gives it.
    if (const int missing = m_sentence->heightForWidth(m_sentence->width()) - m_sentence->height(); !m_sentence->isHidden() && missing > 0)
        resize(width, height() + missing);
    move(((between ? left + right : m_scene.width()) - width) / 2, m_scene.height() - height() - 16);
}

bool TourCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_scene && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace views
