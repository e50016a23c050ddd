#include "views/scene/layers/LayerId.h"
#include <QCoreApplication>

namespace views {
namespace {

struct Info
{
    const char* key;
    bool atFirst;
    Qt::Key letter;
    const char* label;
    const char* tip;
};

// In the order of LayerId.
constexpr Info infos[layerCount] = {
    {"structure", true, Qt::Key_S, QT_TRANSLATE_NOOP("Layer", "Structure"), QT_TRANSLATE_NOOP("Layer", "Ground, buildings and hall floors")},
    {"racks", true, Qt::Key_R, QT_TRANSLATE_NOOP("Layer", "Racks"), QT_TRANSLATE_NOOP("Layer", "All racks, with what they carry")},
    {"gpus", true, Qt::Key_G, QT_TRANSLATE_NOOP("Layer", "GPUs"), QT_TRANSLATE_NOOP("Layer", "Each GPU in its own colour; off: a rack has one colour")},
    {"pipes", false, Qt::Key_C, QT_TRANSLATE_NOOP("Layer", "Cooling pipes"),
     QT_TRANSLATE_NOOP("Layer", "Facility water from the plant to the rows, by temperature; schematic, where the pipes lie is not published")},
    {"power", false, Qt::Key_P, QT_TRANSLATE_NOOP("Layer", "Power path"),
     QT_TRANSLATE_NOOP("Layer", "From the utility to the rows, by loading, as the one-line connects them; schematic, where the cables lie is not published")},
    {"air", false, Qt::Key_T, QT_TRANSLATE_NOOP("Layer", "Air temperature"),
     QT_TRANSLATE_NOOP("Layer", "Air in front of the racks; the model has one well-mixed air for all halls")},
    {"labels", true, Qt::Key_L, QT_TRANSLATE_NOOP("Layer", "Labels"), QT_TRANSLATE_NOOP("Layer", "Names, as many as fit without overlapping")},
    {"alarms", true, Qt::Key_A, QT_TRANSLATE_NOOP("Layer", "Alarms"),
     QT_TRANSLATE_NOOP("Layer", "Where a limit is exceeded, something is dark, open or too hot, or values are stale")},
    {"residuals", false, Qt::Key_D, QT_TRANSLATE_NOOP("Layer", "Residuals"), QT_TRANSLATE_NOOP("Layer", "Colours show measured minus modelled")},
    {"selection", true, Qt::Key_E, QT_TRANSLATE_NOOP("Layer", "Selection"), QT_TRANSLATE_NOOP("Layer", "Outlines of what is selected and of the path that is followed")},
    {"planned", true, Qt::Key_N, QT_TRANSLATE_NOOP("Layer", "Planned"), QT_TRANSLATE_NOOP("Layer", "Racks that a tool would place or move, not there yet")},
    {"coverage", false, Qt::Key_M, QT_TRANSLATE_NOOP("Layer", "Measured coverage"),
     QT_TRANSLATE_NOOP("Layer", "Colours show what is measured, what is only modelled, and what is neither")},
};

} // namespace

QString layerKey(LayerId layer) { return QString::fromLatin1(infos[at(layer)].key); }

std::optional<LayerId> layerByKey(const QString& key)
{
    for (const auto layer : allLayers)
        if (key == QLatin1String(infos[at(layer)].key))
            return layer;
    return {};
}

QString layerLabel(LayerId layer) { return QCoreApplication::translate("Layer", infos[at(layer)].label); }
QString layerTip(LayerId layer) { return QCoreApplication::translate("Layer", infos[at(layer)].tip); }
QKeySequence layerShortcut(LayerId layer) { return QKeySequence(QKeyCombination(Qt::ALT | Qt::SHIFT, infos[at(layer)].letter)); }

LayerSet layersAtFirst()
{
    LayerSet out;
    for (const auto layer : allLayers)
        out.set(at(layer), infos[at(layer)].atFirst);
    return out;
}

} // namespace views
