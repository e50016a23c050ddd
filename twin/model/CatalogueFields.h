// The figures of GPU, rack and unit kinds: one table a kind, used for reading the catalogue and for compiling a plant.
#pragma once
#include "twin/physics/PlantSpec.h"
#include <span>

namespace twin {

/// A figure of a kind of equipment. File value x scale = value in the struct.
template<class T>
struct FieldInfo
{
    const char* key;    ///< in the files and, after the kind's id and "_", in the parameter id: "training_w"
    const char* label;  ///< "typical training power"
    const char* unit;   ///< of the file value
    double scale;
    double T::*member;
    bool required;
};

std::span<const FieldInfo<GpuSpec>> gpuFields();
std::span<const FieldInfo<RackSpec>> rackFields();
std::span<const FieldInfo<UnitSpec>> unitFields();

} // namespace twin
