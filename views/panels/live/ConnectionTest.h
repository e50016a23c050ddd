// Tries a connection out: runs it for a while beside everything else, into a recording that is thrown away. GUI thread; never blocks it.
#pragma once
#include "data/live/LiveHub.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

namespace twin { class SiteModel; }

namespace views {

/// Deletes itself once the source has let go, which may be after the result was told and whoever asked has gone.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    ConnectionTest(const data::live::SourceConfig& config, const twin::SiteModel& site);
    void cancel();
    static constexpr double patienceSeconds = 20;

Q_SIGNALS:
    void progressed(const QString& sentence);
    void finished(bool works, const QString& sentence);

private:
    void look();
    void end(bool works, const QString& sentence);
    QString found() const; ///< what the source delivered, from the recording

    const twin::SiteModel& m_site;
    QTemporaryDir m_folder;
    data::live::LiveHub m_hub;
    QTimer m_patience, m_collect;
    bool m_isOver = false;
};

} // namespace views
