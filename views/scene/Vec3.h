// Points and boxes of the scene in metres: x east, y north, z up.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

namespace views {

struct Vec3
{
    double x = 0, y = 0, z = 0;
    constexpr Vec3 operator+(const Vec3& o) const { return {x + o.x, y + o.y, z + o.z}; }
    constexpr Vec3 operator-(const Vec3& o) const { return {x - o.x, y - o.y, z - o.z}; }
    constexpr Vec3 operator*(double s) const { return {x * s, y * s, z * s}; }
    constexpr bool operator==(const Vec3&) const = default;
};
constexpr double dot(const Vec3& a, const Vec3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline double length(const Vec3& a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalized(const Vec3& a) { return a * (1 / length(a)); }

struct Box3
{
    Vec3 low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    Vec3 high{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
    bool isValid() const { return low.x <= high.x; }
    Vec3 centre() const { return (low + high) * 0.5; }
    Vec3 size() const { return high - low; }
    Vec3 corner(int i) const { return {i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, i & 4 ? high.z : low.z}; }
    void include(const Box3& o)
    {
        low = {std::min(low.x, o.low.x), std::min(low.y, o.low.y), std::min(low.z, o.low.z)};
        high = {std::max(high.x, o.high.x), std::max(high.y, o.high.y), std::max(high.z, o.high.z)};
    }
    Box3 grown(double by) const { return {{low.x - by, low.y - by, low.z - by}, {high.x + by, high.y + by, high.z + by}}; }
};

struct Ray
{
    Vec3 origin, direction;
    Vec3 at(double t) const { return origin + direction * t; }
};

} // namespace views
