// Texts of the flow accounts as people read them. GUI thread (translated).
#pragma once
#include "twin/model/FlowAccount.h"
#include <QString>

namespace views::flows {

QString nodeLabel(const twin::FlowNodeInfo& info);
QString nodeNote(const twin::FlowNodeInfo& info);
QString words(const twin::FigureMakeUp& makeUp);
QString subjectLabel(twin::FlowAccount::Subject subject);     ///< "Power"
QString value(const twin::FlowAccount& account, double value); ///< "252 MW"
QString share(const twin::FlowAccount& account, double value); ///< "83 %" of the total
/// "Pad transformers → 415 V: 252.36 MW, 83.1 % of all. Modelled."
QString flowLine(const twin::FlowAccount& account, const twin::Flow& flow);
QString nodeLine(const twin::FlowAccount& account, const twin::FlowNode& node);

} // namespace views::flows
