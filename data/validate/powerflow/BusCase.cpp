#include "data/validate/powerflow/BusCase.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/Error.h"
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

namespace data::powerflow {

using namespace twin::network;

bool isBusCase(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Json && file.hasAll({"baseMVA", "bus", "bus_columns", "gen", "branch", "expected"});
}

BusCase readBusCase(const ReferenceFile& file)
{
    const auto& where = file.relative;
    const auto object = readObject(file);
    const double mva = number(object, "baseMVA", where) * 1e6;
    const NumberRows buses(object, "bus", where), generators(object, "gen", where), branches(object, "branch", where);
    BusCase out;
    auto& network = out.network;
    // Per unit of any voltage: 1 kV does for all, since the branches carry their off-nominal ratio.
    constexpr double volts = 1000;
    const double ohm = volts * volts / mva;
    std::map<long long, int> index;
    enum { load = 1, holds = 2, reference = 3 };
    std::vector<int> type(buses.size());
    for (std::size_t b = 0; b < buses.size(); ++b) {
        const auto id = std::llround(buses.at(b, "bus"));
        const auto name = "bus " + std::to_string(id);
        if (!index.emplace(id, static_cast<int>(b)).second)
            throw twin::Error(TWIN_TEXT("%1 has two buses of the number %2."), {where, std::to_string(id)});
        network.addBus(name, volts);
        type[b] = static_cast<int>(std::lround(buses.at(b, "type")));
        Load l;
        l.name = "the load at " + name;
        l.bus = static_cast<int>(b);
        l.powerVa = 1e6 * Complex(buses.at(b, "Pd_MW"), buses.at(b, "Qd_MVAr"));
        network.loads.push_back(l);
        const Complex shunt(buses.at(b, "Gs_MW"), buses.at(b, "Bs_MVAr")); // Bs is what it gives at 1 pu
        if (shunt != Complex{})
            network.shunts.push_back({"the shunt at " + name, static_cast<int>(b), true, 1e6 * shunt / (volts * volts), {}});
    }
    const auto busOf = [&](double id) {
        const auto it = index.find(std::llround(id));
        if (it == index.end())
            throw twin::Error(TWIN_TEXT("%1 names the bus %2, which it does not have."), {where, std::to_string(std::llround(id))});
        return it->second;
    };
    bool referenced = false;
    for (std::size_t g = 0; g < generators.size(); ++g) {
        const int bus = busOf(generators.at(g, "bus"));
        const bool on = generators.at(g, "status") > 0;
        const auto& name = network.buses[static_cast<std::size_t>(bus)].name;
        if (type[static_cast<std::size_t>(bus)] == reference) {
            if (!on)
                continue;
            Source s;
            s.name = "the reference at " + name;
            s.bus = bus;
            s.uPu = generators.at(g, "Vset_pu");
            s.shortCircuitVa = std::numeric_limits<double>::infinity();
            network.sources.push_back(s);
            referenced = true;
            continue;
        }
        Generator generator;
        generator.name = "the generator at " + name;
        generator.bus = bus;
        generator.closed = on;
        generator.powerVa = 1e6 * generators.at(g, "Pg_MW");
        if (type[static_cast<std::size_t>(bus)] == holds)
            generator.holdsPu = generators.at(g, "Vset_pu");
        network.generators.push_back(generator);
    }
    if (!referenced)
        throw twin::Error(TWIN_TEXT("%1 has no reference bus with a generator in service, so its power flow has no solution."), {where});
    for (std::size_t b = 0; b < branches.size(); ++b) {
        GenericBranch branch;
        branch.from = busOf(branches.at(b, "from"));
        branch.to = busOf(branches.at(b, "to"));
        branch.name = "the branch from " + network.buses[static_cast<std::size_t>(branch.from)].name + " to "
            + network.buses[static_cast<std::size_t>(branch.to)].name;
        branch.z = ohm * Complex(branches.at(b, "r_pu"), branches.at(b, "x_pu"));
        branch.y = Complex(0, branches.at(b, "b_pu")) / ohm;
        const double ratio = branches.at(b, "tap_ratio");
        branch.ratio = ratio == 0 ? 1 : ratio;
        branch.shiftRad = branches.at(b, "shift_deg") * std::numbers::pi / 180;
        branch.fromClosed = branch.toClosed = branches.at(b, "status") > 0;
        network.genericBranches.push_back(branch);
    }
    const auto expected = object.value("expected").toObject();
    out.magnitudePu = numbers(expected, "Vm_pu", where);
    out.angleDeg = numbers(expected, "Va_deg", where);
    if (out.magnitudePu.size() != buses.size() || out.angleDeg.size() != buses.size())
        throw twin::Error(TWIN_TEXT("%1 gives the solution of another number of buses than it has."), {where});
    // The reference angle is the one the solution has there.
    for (auto& s : network.sources)
        s.angleRad = out.angleDeg[static_cast<std::size_t>(s.bus)] * std::numbers::pi / 180;
    if (expected.value("total_loss_MW").isDouble())
        out.lossMw = expected.value("total_loss_MW").toDouble();
    return out;
}

} // namespace data::powerflow
