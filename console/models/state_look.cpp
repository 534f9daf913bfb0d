#include "console/models/state_look.h"

#include <array>
#include <span>

#include <QCoreApplication>

namespace tg::console {

namespace {

struct Entry {
    QLatin1String id;
    const char *word;
    Shape shape;
    Tone tone;
};

constexpr std::array kNode{
    Entry{QLatin1String("up"), QT_TRANSLATE_NOOP("State", "Up"), Shape::Circle, Tone::Up},
    Entry{QLatin1String("degraded"), QT_TRANSLATE_NOOP("State", "Degraded"), Shape::Triangle,
          Tone::Degraded},
    Entry{QLatin1String("down"), QT_TRANSLATE_NOOP("State", "Down"), Shape::SquareCross,
          Tone::Down},
    Entry{QLatin1String("draining"), QT_TRANSLATE_NOOP("State", "Draining"), Shape::HalfCircle,
          Tone::Planned},
    Entry{QLatin1String("maintenance"), QT_TRANSLATE_NOOP("State", "Maintenance"), Shape::Bars,
          Tone::Maintenance},
    Entry{QLatin1String("connecting"), QT_TRANSLATE_NOOP("State", "Connecting"), Shape::FillingRing,
          Tone::Planned},
    Entry{QLatin1String("warming"), QT_TRANSLATE_NOOP("State", "Warming"), Shape::SparkRing,
          Tone::Planned},
    Entry{QLatin1String("backfilling"), QT_TRANSLATE_NOOP("State", "Backfilling"),
          Shape::ArrowCircle, Tone::Planned},
    Entry{QLatin1String("refused"), QT_TRANSLATE_NOOP("State", "Refused"), Shape::SquareCross,
          Tone::Down},
};

constexpr std::array kShard{
    Entry{QLatin1String("owned"), QT_TRANSLATE_NOOP("State", "Owned"), Shape::Circle, Tone::Up},
    Entry{QLatin1String("on_standby"), QT_TRANSLATE_NOOP("State", "On standby"), Shape::Triangle,
          Tone::Degraded},
    Entry{QLatin1String("moving"), QT_TRANSLATE_NOOP("State", "Moving"), Shape::ArrowRight,
          Tone::Planned},
    Entry{QLatin1String("without_owner"), QT_TRANSLATE_NOOP("State", "Without owner"),
          Shape::SquareCross, Tone::Down},
};

constexpr std::array kLink{
    Entry{QLatin1String("up"), QT_TRANSLATE_NOOP("State", "Up"), Shape::Circle, Tone::Up},
    Entry{QLatin1String("connecting"), QT_TRANSLATE_NOOP("State", "Connecting"), Shape::FillingRing,
          Tone::Planned},
    Entry{QLatin1String("verifying"), QT_TRANSLATE_NOOP("State", "Handshake"), Shape::SparkRing,
          Tone::Planned},
    Entry{QLatin1String("held"), QT_TRANSLATE_NOOP("State", "Held"), Shape::Bars,
          Tone::Maintenance},
    Entry{QLatin1String("stopped"), QT_TRANSLATE_NOOP("State", "Stopped"), Shape::DottedRing,
          Tone::Unknown},
    Entry{QLatin1String("backoff"), QT_TRANSLATE_NOOP("State", "Backoff"), Shape::SquareCross,
          Tone::Down},
    Entry{QLatin1String("refusing"), QT_TRANSLATE_NOOP("State", "Refused"), Shape::SquareCross,
          Tone::Down},
};

constexpr std::array kSeverity{
    Entry{QLatin1String("critical"), QT_TRANSLATE_NOOP("State", "Critical"), Shape::SquareCross,
          Tone::Down},
    Entry{QLatin1String("warning"), QT_TRANSLATE_NOOP("State", "Warning"), Shape::Triangle,
          Tone::Degraded},
    Entry{QLatin1String("notice"), QT_TRANSLATE_NOOP("State", "Notice"), Shape::Circle,
          Tone::Planned},
    Entry{QLatin1String("info"), QT_TRANSLATE_NOOP("State", "Info"), Shape::Ring, Tone::Unknown},
};

constexpr std::array kOperation{
    Entry{QLatin1String("running"), QT_TRANSLATE_NOOP("State", "Running"), Shape::HalfCircle,
          Tone::Planned},
    Entry{QLatin1String("done"), QT_TRANSLATE_NOOP("State", "Done"), Shape::Circle, Tone::Up},
    Entry{QLatin1String("failed"), QT_TRANSLATE_NOOP("State", "Failed"), Shape::SquareCross,
          Tone::Down},
    Entry{QLatin1String("aborted"), QT_TRANSLATE_NOOP("State", "Aborted"), Shape::Triangle,
          Tone::Degraded},
};

constexpr std::array kGap{
    Entry{QLatin1String("open"), QT_TRANSLATE_NOOP("State", "Open"), Shape::Triangle,
          Tone::Degraded},
    Entry{QLatin1String("waiting"), QT_TRANSLATE_NOOP("State", "Waiting"), Shape::FillingRing,
          Tone::Planned},
    Entry{QLatin1String("residue"), QT_TRANSLATE_NOOP("State", "Residue"), Shape::SquareCross,
          Tone::Down},
    Entry{QLatin1String("closed"), QT_TRANSLATE_NOOP("State", "Closed"), Shape::Circle, Tone::Up},
};

// Of these only the words are used.
constexpr std::array kOrder{
    Entry{QLatin1String("none"), QT_TRANSLATE_NOOP("State", "none"), {}, {}},
    Entry{QLatin1String("failed_over"), QT_TRANSLATE_NOOP("State", "failed over"), {}, {}},
    Entry{QLatin1String("maintenance"), QT_TRANSLATE_NOOP("State", "maintenance"), {}, {}},
    Entry{QLatin1String("draining"), QT_TRANSLATE_NOOP("State", "draining"), {}, {}},
};
constexpr std::array kVerdict{
    Entry{QLatin1String("ok"), QT_TRANSLATE_NOOP("State", "ok"), {}, {}},
    Entry{QLatin1String("bad"), QT_TRANSLATE_NOOP("State", "bad"), {}, {}},
};

StateLook find(std::span<const Entry> entries, const QString &id)
{
    for (const auto &entry : entries) {
        if (id == entry.id)
            return {QCoreApplication::translate("State", entry.word), entry.shape, entry.tone, -1};
    }
    // A newer daemon's state: its own word, and no claim about it.
    return {id.isEmpty() ? QCoreApplication::translate("State", "Unknown") : id, Shape::DottedRing,
            Tone::Unknown, -1};
}

QStringList wordsIn(std::span<const Entry> entries)
{
    QStringList words;
    for (const auto &entry : entries)
        words << QCoreApplication::translate("State", entry.word);
    return words;
}

} // namespace

QStringList stateWords(States states)
{
    switch (states) {
    case States::Node:
        return wordsIn(kNode);
    case States::Shard:
        return wordsIn(kShard);
    case States::Link:
        return wordsIn(kLink);
    case States::Severity:
        return wordsIn(kSeverity);
    case States::Operation:
        return wordsIn(kOperation);
    case States::Gap:
        break;
    }
    return wordsIn(kGap);
}

QString orderWord(const QString &order)
{
    return order.isEmpty() ? QString() : find(kOrder, order).word;
}

QString verdictWord(const QString &verdict)
{
    return verdict.isEmpty() ? QString() : find(kVerdict, verdict).word;
}

StateLook nodeLook(const QString &state)
{
    return find(kNode, state);
}

StateLook shardLook(const QString &state)
{
    return find(kShard, state);
}

StateLook linkLook(const QString &state)
{
    return find(kLink, state);
}

StateLook severityLook(const QString &severity)
{
    auto look = find(kSeverity, severity);
    if (look.shape == Shape::Ring) // plain information is known to be nothing bad
        look.rank = 0;
    return look;
}

StateLook operationLook(const QString &state)
{
    return find(kOperation, state);
}

StateLook gapLook(const QString &state)
{
    return find(kGap, state);
}

int rankOf(Tone tone)
{
    switch (tone) {
    case Tone::Down:
        return 5;
    case Tone::Degraded:
        return 4;
    case Tone::Unknown:
        return 3;
    case Tone::Planned:
        return 2;
    case Tone::Maintenance:
        return 1;
    case Tone::Up:
        break;
    }
    return 0;
}

int rankOf(const StateLook &look)
{
    return look.rank >= 0 ? look.rank : rankOf(look.tone);
}

} // namespace tg::console
