// The network thread of one Modbus address: asks its units in turn, and hands reports over to its owner's thread.
#pragma once
#include "data/live/modbus/ModbusDevice.h"
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

namespace data::live {

class ModbusWorker
{
public:
    /// All units behind one address; `device` numbers them for the reports.
    struct Unit
    {
        ModbusDeviceSettings settings;
        int unit = 1, device = 0;
    };
    enum class Health { Unknown, Up, Down, Hopeless }; ///< Hopeless: none of its units can be read as it is set up
    struct Handlers
    {
        std::function<void(std::vector<DeviceReport>&& reports)> reports;
        std::function<void(Health health, const twin::Message& reason)> health; ///< when it changes
    };

    /// Called on the thread of `context`, where the handlers run too, never inside a call of a function here.
    ModbusWorker(QObject* context, std::vector<Unit> units, double intervalSeconds, double timeoutSeconds, Handlers handlers);
    ~ModbusWorker(); ///< returns within half a second
    ModbusWorker(const ModbusWorker&) = delete;
    ModbusWorker& operator=(const ModbusWorker&) = delete;

private:
    struct Shared;
    static void run(const std::shared_ptr<Shared>& shared);
    void take();

    QObject* m_context;
    Handlers m_handlers;
    std::shared_ptr<Shared> m_shared;
};

} // namespace data::live
