// Icons of actions and pages, painted as the glyphs of states are: in the colour of the text beside
// them, so that they follow the palette. They stand beside words, never instead. Main thread.
#pragma once

#include <QColor>
#include <QIcon>

namespace tg::console {

enum class ActionGlyph {
    Connect,
    Pause, // while it is checked: go on
    MoveAway,
    FailOver,
    Drain,
    Maintenance,
    Resume,
    Acknowledge,
    Export,
    Overview,
    Shards,
    Throughput,
    Events,
    Ledger,
    Rejected,
    Gaps,
    HotMetrics,
    Explain
};

void paintAction(QPainter &painter, const QRectF &box, ActionGlyph glyph, const QColor &color,
                 bool isOn = false);
QIcon actionIcon(ActionGlyph glyph);

} // namespace tg::console
