// The word, glyph and tone of each state. Glyph and word always stand together; a tone becomes a
// colour in widgets/theme. Planned states never have an alarm's tone. Pure, any thread.
#pragma once

#include <QStringList>

namespace tg::console {

enum class Tone { Up, Degraded, Down, Planned, Maintenance, Unknown };

enum class Shape {
    Circle,
    Triangle,
    SquareCross,
    HalfCircle,
    Bars,
    DottedRing,
    FillingRing,
    SparkRing,
    ArrowCircle,
    ArrowRight,
    Ring
};

struct StateLook {
    QString word;
    Shape shape = Shape::DottedRing;
    Tone tone = Tone::Unknown;
    int rank = -1; // for sorting; -1: that of its tone
};

enum class States { Node, Shard, Link, Severity, Operation, Gap };
QStringList stateWords(States states); // all of them: the widest decides a column's width

// A word of the daemon in the language of the console; one that it does not know stays as it is.
QString orderWord(const QString &order);     // none, failed_over, maintenance, draining
QString verdictWord(const QString &verdict); // of evidence: ok, bad

StateLook nodeLook(const QString &state);
StateLook shardLook(const QString &state);
StateLook linkLook(const QString &state);
StateLook severityLook(const QString &severity);
StateLook operationLook(const QString &state);
StateLook gapLook(const QString &state);

// Worse is higher, for sorting: an operator wants trouble on top.
int rankOf(Tone tone);
int rankOf(const StateLook &look);

} // namespace tg::console
