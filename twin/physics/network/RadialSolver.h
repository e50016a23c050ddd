// Block elimination on a tree: from the leaves to the root and back, without fill and in time linear in the nodes. Radial networks
// need nothing more general. Internal to twin/physics/network; belongs to one thread.
#pragma once
#include <Eigen/Core>
#include <Eigen/LU>
#include <numeric>
#include <vector>

namespace twin::network {

/// The graph of a matrix with a symmetric pattern of blocks, as rooted trees; not a forest if it holds a ring.
class Forest
{
public:
    /// Pattern by rows of single unknowns, `phases` of which make one node. False if there is a ring.
    bool build(int unknowns, const int* outer, const int* inner, int phases)
    {
        const int nodes = unknowns / phases;
        const auto size = static_cast<std::size_t>(nodes);
        std::vector<int> first(size + 1, 0), neighbours;
        // The rows of one node's phases have the same neighbours but where a phase is missing: all of them are looked at.
        std::vector<int> mark(size, -1);
        for (int n = 0; n < nodes; ++n) {
            for (int p = 0; p < phases; ++p)
                for (int k = outer[n * phases + p]; k < outer[n * phases + p + 1]; ++k) {
                    const int to = inner[k] / phases;
                    if (to != n && mark[static_cast<std::size_t>(to)] != n) {
                        mark[static_cast<std::size_t>(to)] = n;
                        neighbours.push_back(to);
                    }
                }
            first[static_cast<std::size_t>(n) + 1] = static_cast<int>(neighbours.size());
        }
        m_parent.assign(size, -2);
        m_order.clear();
        m_order.reserve(size);
        for (int root = 0; root < nodes; ++root) {
            if (m_parent[static_cast<std::size_t>(root)] != -2)
                continue;
            m_parent[static_cast<std::size_t>(root)] = -1;
            m_order.push_back(root);
            for (auto i = m_order.size() - 1; i < m_order.size(); ++i) {
                const int n = m_order[i];
                for (int k = first[static_cast<std::size_t>(n)]; k < first[static_cast<std::size_t>(n) + 1]; ++k) {
                    const int to = neighbours[static_cast<std::size_t>(k)];
                    if (to == m_parent[static_cast<std::size_t>(n)])
                        continue;
                    if (m_parent[static_cast<std::size_t>(to)] != -2)
                        return false;
                    m_parent[static_cast<std::size_t>(to)] = n;
                    m_order.push_back(to);
                }
            }
        }
        return true;
    }
    int parent(int node) const { return m_parent[static_cast<std::size_t>(node)]; } ///< -1 for a root
    const std::vector<int>& order() const { return m_order; }                       ///< parents before children

private:
    std::vector<int> m_parent, m_order;
};

template<class Scalar, int B> class RadialSolver
{
public:
    using Square = Eigen::Matrix<Scalar, B, B>;
    using Column = Eigen::Matrix<Scalar, B, 1>;
    void reset(std::size_t nodes)
    {
        diagonal.assign(nodes, Square::Zero());
        toParent.assign(nodes, Square::Zero());
        fromParent.assign(nodes, Square::Zero());
    }
    std::vector<Square> diagonal;
    std::vector<Square> toParent;   ///< row of the node, column of its parent
    std::vector<Square> fromParent; ///< row of the parent, column of the node

    /// Eliminates in place. False where a diagonal block cannot be inverted.
    bool factor(const Forest& forest)
    {
        for (auto it = forest.order().rbegin(); it != forest.order().rend(); ++it) {
            const auto n = static_cast<std::size_t>(*it);
            auto& d = diagonal[n];
            d = Square(d.inverse());
            if (!d.allFinite())
                return false;
            if (const int parent = forest.parent(*it); parent >= 0) {
                toParent[n] = Square(d * toParent[n]); // x_n = d r_n - toParent x_parent
                diagonal[static_cast<std::size_t>(parent)].noalias() -= fromParent[n] * toParent[n];
            }
        }
        return true;
    }
    /// Right side in, solution out.
    void solve(const Forest& forest, std::vector<Column>& x) const
    {
        for (auto it = forest.order().rbegin(); it != forest.order().rend(); ++it) {
            const auto n = static_cast<std::size_t>(*it);
            x[n] = Column(diagonal[n] * x[n]);
            if (const int parent = forest.parent(*it); parent >= 0)
                x[static_cast<std::size_t>(parent)].noalias() -= fromParent[n] * x[n];
        }
        for (const int node : forest.order())
            if (const int parent = forest.parent(node); parent >= 0)
                x[static_cast<std::size_t>(node)].noalias() -= toParent[static_cast<std::size_t>(node)] * x[static_cast<std::size_t>(parent)];
    }
    /// Diagonal blocks of the inverse (Takahashi's recursion, which on a tree needs the parent's block only).
    std::vector<Square> inverseDiagonal(const Forest& forest) const
    {
        std::vector<Square> z(diagonal.size());
        for (const int node : forest.order()) {
            const auto n = static_cast<std::size_t>(node);
            z[n] = diagonal[n];
            if (const int parent = forest.parent(node); parent >= 0)
                z[n] += toParent[n] * z[static_cast<std::size_t>(parent)] * fromParent[n] * diagonal[n];
        }
        return z;
    }
};

} // namespace twin::network
