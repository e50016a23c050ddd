// A smooth curve through measured points that makes no humps of its own. A plain value; any thread.
#pragma once
#include <string>
#include <vector>

namespace twin::hydraulics {

/// Piecewise cubic through points (Hermite, slopes limited as Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980), where the values
/// rise or fall throughout); straight on at both ends with the slope there.
class MonotoneCurve
{
public:
    MonotoneCurve() = default;
    /// Throws Error naming `what` for fewer than two points, lists of different length, what is no number, or x that does not ascend.
    MonotoneCurve(std::vector<double> x, std::vector<double> y, const std::string& what);

    double value(double x) const;
    double slope(double x) const;
    double firstX() const { return m_x.front(); }
    double lastX() const { return m_x.back(); }
    const std::vector<double>& xs() const { return m_x; }
    const std::vector<double>& ys() const { return m_y; }
    bool empty() const { return m_x.empty(); }

private:
    std::size_t interval(double x) const;
    std::vector<double> m_x, m_y, m_slope;
};

} // namespace twin::hydraulics
