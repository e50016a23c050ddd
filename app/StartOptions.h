// The words after `memphis-twin`. Wrong usage throws twin::Error of kind Usage.
#pragma once
#include "twin/base/Timestamp.h"
#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

namespace app {

struct StartOptions
{
    QString file;                    ///< project, recording, or anything that can be dropped on the window
    QString preset;                  ///< empty: the default one
    QString screenshot;              ///< PNG (or glTF, by .glb) to write and leave
    QSize size{1600, 1000};
    std::optional<twin::Timestamp> at;
    QString view;                    ///< camera name
    QString screen;                  ///< id of a screen; empty: the one shown last, in pictures operations
    QString colour;                  ///< metric id
    QString select;                  ///< asset name
    QString live;                    ///< "simulated" or "simulated:SPEED": connected at once
    QString theme, language;         ///< for this run only; empty: as remembered
    /// What a screenshot waits for. FirstFrame: all that was asked for, in colours and figures of the settled plant. Ready: the simulated day,
    /// the bands and the one-line too.
    enum class Wait { FirstFrame, Ready } wait = Wait::FirstFrame;
    bool timings = false;            ///< how long the phases of the start took, on stderr
    bool help = false, version = false;
};
StartOptions parseStartOptions(const QStringList& words);
QString startHelp();

} // namespace app
