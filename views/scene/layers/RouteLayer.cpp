#include "views/scene/layers/RouteLayer.h"
#include "views/scene/layers/RouteActor.h"
#include <cmath>

namespace views {

RouteLayer::RouteLayer() = default;
RouteLayer::~RouteLayer() = default;

void RouteLayer::setStyles(std::vector<RouteStyle> styles)
{
    if (styles == m_styles)
        return;
    m_styles = std::move(styles);
    invalidate(Colours);
}

void RouteLayer::setPhase(double cycles)
{
    m_phase = cycles - std::floor(cycles);
    invalidate(Camera);
}

bool RouteLayer::hasArrows() const
{
    return std::any_of(m_styles.begin(), m_styles.end(),
                       [](const RouteStyle& s) { return s.pattern == RouteStyle::Pattern::Forward || s.pattern == RouteStyle::Pattern::Backward; });
}

void RouteLayer::update(const SceneFrame& f, unsigned changes)
{
    if (changes & Geometry) {
        m_routes = plan(f);
        m_boxes.clear();
        for (const auto& route : m_routes) {
            Box3 box;
            for (const Vec3& p : route.points)
                box.include({p, p});
            m_boxes.push_back(box);
        }
        if (m_routes.empty()) {
            m_actor = nullptr;
            show({});
        } else if (!m_actor) {
            m_actor = vtkSmartPointer<RouteActor>::New();
            show({m_actor});
        }
    }
    if (!m_actor)
        return;
    if (changes & (Geometry | Colours)) {
        int slots = 1;
        for (const auto& route : m_routes)
            slots = std::max(slots, route.slot + 1);
        auto styles = m_styles;
        styles.resize(std::max(styles.size(), static_cast<std::size_t>(slots)), {Theme::color(Role::NoData, f.palette.kind), RouteStyle::Pattern::Solid});
        m_actor->setRoutes(m_routes, styles);
        m_actor->setArrowColor(Theme::color(Role::Text, f.palette.kind));
    }
    m_actor->setView(f.projection.size().width(), f.projection.size().height(), f.projection.pixelsPerMetre(1), f.ratio);
    m_actor->setPhase(static_cast<float>(m_phase));
    choose(f);
}

void RouteLayer::choose(const SceneFrame& f)
{
    m_shown.assign(m_routes.size(), 0);
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        if (!f.projection.mayShow(m_boxes[i].grown(1)))
            continue;
        const int level = m_routes[i].level;
        m_shown[i] = level == 0
            || f.projection.pixelsPerMetre(std::max(1.0, SceneGeometry::gap(m_boxes[i], f.projection.eye()))) > routeLevelScale[level] * f.ratio;
    }
    m_actor->choose(m_shown);
}

} // namespace views
