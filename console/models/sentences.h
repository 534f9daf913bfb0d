// Sentences about rows, the same wherever they stand: progress of an operation, what a node
// suffers from. Pure, main thread.
#pragma once

#include <QString>

#include "shared/protocol/table.h"

namespace tg::console {

// For whoever sees a gateway without nodes: what to write, and where.
QString howToAddNodes();

// "Fail over node-c"; an empty node: all nodes.
QString actionTitle(const QString &action, const QString &node);
QString operationTitle(const protocol::Row &operation); // "Drain node-c"
// "96 of 128 series, 1.2 M points written, about 8 s left"; over: its result.
QString operationProgress(const protocol::Row &operation);
QString textOf(const protocol::Value &value); // empty for what is no text

} // namespace tg::console
