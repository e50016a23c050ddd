#include "views/scene/SceneNotice.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/scene/ColourScale.h"
#include "views/scene/SceneView.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QEvent>
#include <QTimer>
#include <utility>

namespace views {
namespace {
constexpr int leastWidth = 200, leastHeight = 130; ///< logical pixels; below, legend and labels leave nothing of the picture
constexpr int gap = 16;
} // namespace

SceneNotice::SceneNotice(const ViewContext& context, SceneView& scene) : QLabel(&scene), m_context(context), m_scene(scene)
{
    setObjectName(QStringLiteral("sceneNotice"));
    setProperty("panel", QStringLiteral("floating")); // labels keep away
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setMargin(10);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAutoFillBackground(true);
    hide();
    scene.installEventFilter(this);
    // Several things change at once; one look at the end of the turn is enough.
    const auto later = [this] {
        if (!std::exchange(m_refreshing, true))
            QTimer::singleShot(0, this, &SceneNotice::refresh);
    };
    connect(context.site, &twin::SiteModel::changed, this, later);
    connect(context.state, &twin::TwinState::changed, this, later);
    connect(&scene, &SceneView::colourByChanged, this, later);
    connect(context.theme, &Theme::changed, this, &SceneNotice::restyle);
    restyle();
    later();
}

QString SceneNotice::reason() const
{
    if (m_scene.width() < leastWidth || m_scene.height() < leastHeight)
        return tr("Too small for a picture; make the window larger or close a panel.");
    const auto& site = m_context.site->site();
    if (site.racks.empty())
        return site.units.empty() ? tr("This site has no racks and no plant. Open a project or a preset.")
                                  : tr("This site has no racks. Add some with Edit › Add racks (Ctrl+R).");
    const auto& state = *m_context.state;
    const ColourBy colour = m_scene.colourBy();
    const auto has = [](std::span<const float> values) { return finiteExtent(values).isValid(); };
    const auto gpuMetric = colour.metric == twin::Metric::GpuPower ? twin::Metric::Power : colour.metric;
    if (has(state.rackValues(colour.origin, colour.metric)) || has(state.unitValues(colour.origin, colour.metric)) || has(state.gpuValues(colour.origin, gpuMetric)))
        return {};
    if (colour.origin == twin::Origin::Modelled && state.figures().limits.empty())
        return tr("The plant's values are being worked out…");
    const QString label = text::metricLabel(colour.metric), origin = text::originLabel(colour.origin).toLower();
    if (colour.origin == twin::Origin::Modelled)
        return tr("%1: the model has no such values. Choose another quantity above.").arg(label);
    return state.hasMeasured() ? tr("%1: no %2 value at this instant. Move the time, or choose another quantity above.").arg(label, origin)
                               : tr("%1: nothing is measured at this instant. Move the time, open a recording, or choose modelled values above.").arg(label);
}

void SceneNotice::refresh()
{
    m_refreshing = false;
    const QString now = reason();
    setText(now);
    setVisible(!now.isEmpty() && m_scene.isUsable());
    if (isVisible())
        place();
}

void SceneNotice::place()
{
    const int width = std::min(520, m_scene.width() - 2 * gap);
    if (width < 40)
        return;
    const int height = std::min(heightForWidth(width), m_scene.height());
    setGeometry((m_scene.width() - width) / 2, std::max(0, m_scene.height() - height - 4 * gap), width, height);
    raise();
}

void SceneNotice::restyle()
{
    const auto color = [this](Role role) { return m_context.theme->color(role); };
    QPalette colours = palette();
    colours.setColor(QPalette::Window, color(Role::Raised));
    colours.setColor(QPalette::WindowText, color(Role::Text));
    setPalette(colours);
}

bool SceneNotice::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        refresh();
    return QLabel::eventFilter(watched, event);
}

} // namespace views
