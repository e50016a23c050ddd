// The layers of the scene that people switch on and off: one table behind menu, keys and what is remembered. GUI thread (texts).
#pragma once
#include <QKeySequence>
#include <QString>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

namespace views {

enum class LayerId : std::uint8_t { Structure, Racks, Gpus, Pipes, PowerPath, Air, Labels, Alarms, Residuals, Selection, Planned, Coverage };
inline constexpr std::size_t layerCount = 12;
inline constexpr std::array<LayerId, layerCount> allLayers{
    LayerId::Structure, LayerId::Racks, LayerId::Gpus, LayerId::Pipes, LayerId::PowerPath, LayerId::Air,
    LayerId::Labels, LayerId::Alarms, LayerId::Residuals, LayerId::Selection, LayerId::Planned, LayerId::Coverage};
/// The way of what the selection needs or gives off, highlighted in the scene and in the diagrams.
enum class FollowedKind : std::uint8_t { None, Power, Coolant };
using LayerSet = std::bitset<layerCount>;
constexpr std::size_t at(LayerId layer) { return static_cast<std::size_t>(layer); }

QString layerKey(LayerId layer);                 ///< in settings: "pipes"
std::optional<LayerId> layerByKey(const QString& key);
QString layerLabel(LayerId layer);               ///< "Cooling pipes"
QString layerTip(LayerId layer);                 ///< one sentence: what it shows, and how far that can be trusted
QKeySequence layerShortcut(LayerId layer);
LayerSet layersAtFirst();                        ///< what is on before anybody chose

} // namespace views
