#include "views/panels/common/ChannelMime.h"
#include "twin/physics/KeyFigures.h"
#include <QDrag>
#include <QMimeData>
#include <QStringList>

namespace views {

QMimeData* channelMime(const std::vector<ChartChannel>& channels)
{
    QStringList lines;
    for (const auto& c : channels)
        lines << (c.isFigure() ? QStringLiteral("figure ") + QString::fromStdString(c.figure)
                               : QStringLiteral("asset %1 %2 %3 %4").arg(c.asset.asset.value).arg(c.asset.server).arg(c.asset.gpu)
                                     .arg(c.metric ? QString::fromUtf8(twin::metricInfo(*c.metric).id.data(), static_cast<qsizetype>(twin::metricInfo(*c.metric).id.size()))
                                                   : QStringLiteral("-")));
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(channelMimeType), lines.join(QLatin1Char('\n')).toUtf8());
    return mime;
}

bool hasChannels(const QMimeData* mime) { return mime && mime->hasFormat(QLatin1String(channelMimeType)); }

std::vector<ChartChannel> channelsFrom(const QMimeData* mime)
{
    std::vector<ChartChannel> out;
    if (!hasChannels(mime))
        return out;
    for (const auto& line : QString::fromUtf8(mime->data(QLatin1String(channelMimeType))).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const auto words = line.split(QLatin1Char(' '));
        if (words.size() == 2 && words[0] == QLatin1String("figure")) {
            if (twin::keyFigureById(words[1].toStdString()))
                out.push_back({{}, words[1].toStdString()});
        } else if (words.size() == 5 && words[0] == QLatin1String("asset")) {
            bool ok1 = false, ok2 = false, ok3 = false;
            ChartChannel c;
            c.asset = {twin::AssetId{words[1].toUInt(&ok1)}, words[2].toShort(&ok2), words[3].toShort(&ok3)};
            if (words[4] != QLatin1String("-")) {
                c.metric = twin::metricById(words[4].toStdString());
                ok1 = ok1 && c.metric;
            }
            if (ok1 && ok2 && ok3)
                out.push_back(c);
        }
    }
    return out;
}

void dragChannels(QWidget* source, const std::vector<ChartChannel>& channels)
{
    if (channels.empty())
        return;
    auto* drag = new QDrag(source); // Qt deletes it after the drop
    drag->setMimeData(channelMime(channels));
    drag->exec(Qt::CopyAction);
}

} // namespace views
