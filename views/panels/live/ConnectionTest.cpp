#include "views/panels/live/ConnectionTest.h"
#include "data/store/RecordingReader.h"
#include "twin/model/SiteModel.h"
#include "views/panels/live/LiveTexts.h"
#include "views/text/Names.h"
#include <QStringList>

namespace views {
namespace {
constexpr int collectMs = 2500; // from the first sample on: the others of a round, and their commit
constexpr int examples = 3;
} // namespace

ConnectionTest::ConnectionTest(const data::live::SourceConfig& config, const twin::SiteModel& site) : m_site(site)
{
    m_patience.setSingleShot(true);
    m_collect.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const auto& status = m_hub.status(0);
        end(false, !status.reason.text.empty() ? text::message(status.reason)
                                               : tr("It is connected, but no sample came within %1 s. Check which names it asks for.").arg(patienceSeconds));
    });
    connect(&m_collect, &QTimer::timeout, this, [this] { end(true, found()); });
    connect(&m_hub, &data::live::LiveHub::statusChanged, this, &ConnectionTest::look);
    connect(&m_hub, &data::live::LiveHub::failed, this, [this](const twin::Message& message) { end(false, text::message(message)); });
    connect(&m_hub, &data::live::LiveHub::stopped, this, &QObject::deleteLater);
    auto tried = config;
    tried.isEnabled = true;
    m_hub.setConfigs({tried});
    m_hub.start(m_folder.filePath(QStringLiteral("test.mtrec")).toStdString(), {});
    m_patience.start(static_cast<int>(patienceSeconds * 1000));
}

void ConnectionTest::look()
{
    if (m_isOver)
        return;
    const auto& status = m_hub.status(0);
    using State = data::live::SourceState;
    if (status.state == State::Lost || status.state == State::Retrying)
        end(false, text::message(status.reason));
    else if (status.state == State::Live && !m_collect.isActive())
        m_collect.start(collectMs);
    else
        Q_EMIT progressed(live::stateLabel(status));
}

QString ConnectionTest::found() const
{
    const auto& status = m_hub.status(0);
    int bound = 0;
    QStringList unbound;
    try {
        const data::RecordingReader reader(m_hub.recorder().file);
        for (int c = 0; c < reader.channelCount(); ++c) {
            const auto& asset = reader.channel(c).asset;
            if (asset == "site" || m_site.find(asset))
                ++bound;
            else if (unbound.size() < examples && !unbound.contains(text::fromUtf8(asset)))
                unbound << text::fromUtf8(asset);
        }
    } catch (const twin::Error& error) {
        return text::message(error.message());
    }
    QString sentence = tr("It works: %1 channels, %2 of them of assets of this site.").arg(live::countText(status.channels), live::countText(bound));
    if (!unbound.isEmpty())
        sentence += QLatin1Char(' ') + tr("Not in this site: %1…").arg(unbound.join(QStringLiteral(", ")));
    if (status.rejected > 0)
        sentence += QLatin1Char(' ') + tr("%1 rejected, the last one: %2").arg(live::countText(status.rejected), text::message(status.lastRejected));
    for (const QString& clock : live::clockSentences(status))
        sentence += QLatin1Char(' ') + clock;
    return sentence;
}

void ConnectionTest::cancel() { end(false, {}); }

void ConnectionTest::end(bool works, const QString& sentence)
{
    if (std::exchange(m_isOver, true))
        return;
    m_patience.stop();
    m_collect.stop();
    Q_EMIT finished(works, sentence);
    m_hub.stop();
}

} // namespace views
