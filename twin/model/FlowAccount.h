// Where power, heat and water go, as accounts of flows between named nodes: the values behind the Sankey diagrams and `flows`. Pure
// functions of the figures, any thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Ids.h"
#include "twin/physics/KeyFigures.h"
#include <span>
#include <string_view>
#include <vector>

namespace twin {

/// What a node is, for its colour.
enum class FlowRole : std::uint8_t { Supply, Conversion, It, Cooling, Loss, House, Heat, Outdoors, Water, Stored, Problem };

/// One row a node that any account may have; English texts, translated by views (context "Flow").
struct FlowNodeInfo
{
    enum class Place : std::uint8_t { Source, Inner, Sink }; ///< inner nodes are balanced
    const char* id;      ///< "pad_transformers"
    const char* label;   ///< "Pad transformers"
    const char* note;    ///< one sentence: what it stands for, and after which law or figure
    FlowRole role;
    Place place;
    int column;          ///< depth, from the left
    AssetKind kind;      ///< what it is in the scene; Site: nothing of its own
};
std::span<const FlowNodeInfo> flowNodeTable();

struct FlowNode
{
    const FlowNodeInfo* info = nullptr;
    double in = 0, out = 0; ///< sums of its flows; of an inner node they are equal
    double value() const { return in > out ? in : out; }
};

struct Flow
{
    int from = 0, to = 0;   ///< indices of FlowAccount::nodes
    double value = 0;       ///< above 0, in the account's unit
    bool isResidual = false; ///< what the figures leave over at a node: rounding in a recording, or a state that does not settle
};

struct FlowAccount
{
    enum class Subject : std::uint8_t { Power, Heat, Water };
    Subject subject = Subject::Power;
    const char* unit = "MW";
    std::vector<FlowNode> nodes;   ///< only those with flows
    std::vector<Flow> flows;
    double total = 0;              ///< what the sources bring, without residuals
    double residual = 0;           ///< sum of the residuals' sizes
    Message problem;               ///< why there is no account; empty where there is one
    bool isKnown() const { return problem.text.empty(); }
    int node(std::string_view id) const; ///< -1 if it has no flows
};
inline constexpr FlowAccount::Subject flowSubjects[] = {FlowAccount::Subject::Power, FlowAccount::Subject::Heat, FlowAccount::Subject::Water};
const char* flowSubjectId(FlowAccount::Subject subject); ///< "power"

/// MW from utility, machines and battery through transformers and busways to GPUs, hosts, machines and losses (power); MW from what gives
/// off heat through liquid and air, CDUs and rear doors, the facility loop and its machines to the outdoor air (heat); m³/h of make-up
/// to evaporation, drift and blow-down (water). Each inner node is balanced: what the figures leave over is a flow of its own to or from
/// a residual, never hidden.
FlowAccount flowAccount(FlowAccount::Subject subject, const KeyFigures& figures);

/// How a headline figure is made up.
struct FigurePart
{
    const char* figure;  ///< a key figure's id
    char sign;           ///< '+' adds, '/' divides the sum so far, ' ' is shown beside it
};
struct FigureMakeUp
{
    const char* id;      ///< of the headline or part: "facility_mw"
    const char* figure;  ///< the key figure that the parts make
    const char* words;   ///< the formula as a sentence, English, translated by views (context "Flow")
    FlowAccount::Subject subject; ///< the diagram that shows it best
    bool hasDiagram;
    std::vector<FigurePart> parts;
};
const std::vector<FigureMakeUp>& figureMakeUps();
const FigureMakeUp* figureMakeUp(std::string_view id); ///< nullptr if unknown
/// What the parts come to; NaN where none of them counts or one is unknown.
double madeUp(const FigureMakeUp& makeUp, const KeyFigures& figures);

} // namespace twin
