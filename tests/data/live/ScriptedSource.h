// A source that does what a test tells it.
#pragma once
#include "data/live/BatchQueue.h"
#include "data/live/LiveSource.h"

class ScriptedSource : public data::live::LiveSource
{
public:
    explicit ScriptedSource(std::shared_ptr<data::live::BatchQueue> queue, Clock clock = {}, data::live::SourceConfig config = {"scripted-1", "scripted", "Scripted", true, {}})
        : LiveSource(std::move(config), std::move(queue), std::move(clock))
    {
        setStaleAfter(5);
    }
    ~ScriptedSource() override { stop(); }

    bool history = false;
    int connects = 0, disconnects = 0;
    std::function<void(ScriptedSource&)> onConnect;

    using LiveSource::deliver;
    using LiveSource::fail;
    using LiveSource::giveUp;
    using LiveSource::reject;
    using LiveSource::resumeFrom;
    using LiveSource::setClockOffset;
    using LiveSource::setOwnTime;
    using LiveSource::setStaleAfter;

    void declare(int channels)
    {
        data::live::LiveBatch batch;
        for (int i = 0; i < channels; ++i)
            batch.channels.push_back({"H1-R01-" + std::to_string(i + 1), "power", "W", twin::Origin::Measured, 1});
        deliver(std::move(batch));
    }
    void send(std::uint32_t channel, twin::Timestamp t, double value)
    {
        data::live::LiveBatch batch;
        batch.samples.push_back({channel, t, value});
        deliver(std::move(batch));
    }

protected:
    bool hasHistory() const override { return history; }
    void connectSource() override
    {
        ++connects;
        if (onConnect)
            onConnect(*this);
    }
    void disconnectSource() override { ++disconnects; }
};
