// The layers that come beside structure, racks, yard and marks: which are on, what they show, and when the picture has to be drawn anew
// for them. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/scene/layers/AirLayer.h"
#include "views/scene/layers/AlarmMarks.h"
#include "views/scene/layers/Coverage.h"
#include "views/scene/layers/LayerId.h"
#include "views/scene/layers/LayerLegend.h"
#include "views/scene/layers/PipePlan.h"
#include "views/scene/layers/PowerPlan.h"
#include "views/scene/layers/RouteLayer.h"
#include <QObject>
#include <QTimer>
#include <functional>

namespace views {

class PipeLayer : public RouteLayer
{
public:
    std::function<const PipePlan&()> planned;

protected:
    std::vector<Route> plan(const SceneFrame&) override { return planned().routes; }
};

class PowerLayer : public RouteLayer
{
public:
    std::function<const PowerPlan&()> planned;

protected:
    std::vector<Route> plan(const SceneFrame&) override { return planned().routes(); }
};

class PathLayer : public RouteLayer
{
public:
    void setRoutes(std::vector<Route> routes);
    bool isEmpty() const { return m_path.empty(); }
    const std::vector<Route>& planned() const { return m_path; }

protected:
    std::vector<Route> plan(const SceneFrame&) override { return m_path; }

private:
    std::vector<Route> m_path;
};

/// Bands of loading: shape of the line and word in the legend beside the colour.
enum class LoadBand { Free, Tight, Over, Stopped, Open, Dark, Unknown };
LoadBand loadBand(const twin::OneLine& line, int element);

class LayerStack : public QObject
{
    Q_OBJECT
public:
    LayerStack(const ViewContext& context, const SceneGeometry& geometry, QObject* parent);

    bool isOn(LayerId layer) const { return m_on[at(layer)]; }
    bool setOn(LayerId layer, bool on); ///< false if it was so already
    QString problem(LayerId layer) const; ///< why it has nothing to show; empty if it has
    const std::array<SceneLayer*, 4>& sceneLayers() const { return m_layers; }

    void setOneLine(std::shared_ptr<const twin::OneLine> line);
    const twin::OneLine* oneLine() const { return m_line.get(); }

    FollowedKind followed() const { return m_followed; }
    void setFollowed(FollowedKind kind);
    QString followProblem(FollowedKind kind) const;
    const std::vector<int>& followedElements() const { return m_pathElements; } ///< of the one-line
    const std::vector<int>& followedUnits() const { return m_pathUnits; }       ///< of the site, the last one is the end of the path
    bool pathArrives() const { return m_pathArrives; }                          ///< at the utility, at a tower

    void siteChanged();
    void valuesChanged();
    void themeChanged();
    void selectionChanged();
    void setAnimated(bool on);
    /// Before each frame: works out what is new and shown.
    void prepare(Theme::Kind kind);
    const std::vector<Alarm>& alarms() const { return m_alarms; }
    /// The routes of the layers that are on, as prepare() has left them, with names in English for files.
    struct ShownRoutes
    {
        QString name;
        std::vector<Route> routes;
        std::vector<RouteStyle> styles;
    };
    std::vector<ShownRoutes> shownRoutes() const;
    const AirLayer& air() const { return m_air; }
    const Coverage& coverage() const { return m_coverage; }
    std::vector<LegendEntry> legend(Theme::Kind kind) const;
    QString alarmLine(const Alarm& alarm) const;

Q_SIGNALS:
    void renderNeeded();
    void followedChanged();
    void problemsChanged();

private:
    const PipePlan& pipePlan() const;
    const PowerPlan& powerPlan() const;
    void findPath();
    void stylePipes(Theme::Kind kind);
    void stylePower(Theme::Kind kind);
    void readAir();
    void runArrows();
    std::vector<char> closed() const;

    ViewContext m_context;
    const SceneGeometry& m_geometry;
    LayerSet m_on = layersAtFirst();
    PipeLayer m_pipes;
    PowerLayer m_power;
    AirLayer m_air;
    PathLayer m_path;
    std::array<SceneLayer*, 4> m_layers{&m_path, &m_pipes, &m_power, &m_air};
    std::shared_ptr<const twin::OneLine> m_line;
    mutable PipePlan m_pipePlan;
    mutable PowerPlan m_powerPlan;
    mutable bool m_pipePlanStale = true, m_powerPlanStale = true;
    Coverage m_coverage;
    std::vector<Alarm> m_alarms;
    bool m_valuesStale = true, m_pathStale = false, m_animated = true, m_problemsKnown[layerCount] = {};
    twin::Origin m_airOrigin = twin::Origin::Modelled;
    double m_airLow = 0, m_airHigh = 0;
    FollowedKind m_followed = FollowedKind::None;
    std::vector<int> m_pathElements, m_pathUnits;
    bool m_pathArrives = false;
    QTimer m_arrows;
    double m_phase = 0;
};

} // namespace views
