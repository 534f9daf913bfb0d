// Several gateways as one: sums of what each tells of itself, the worst state in which any of them
// sees a node, and the alarms of all. Only gateways that are heard count; how many that are stands
// beside every sum. Pure, main thread.
#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "console/link/cluster_feed.h"
#include "console/models/state_look.h"

namespace tg::console {

struct NamedFeed {
    QString name; // as it stands in the list of gateways
    const ClusterFeed *feed = nullptr;
};

struct CombinedGateway {
    QString name;
    StateLook look;
    QString state;  // "Live", "3.2 s old", "Token needed": the word beside the glyph
    QString detail; // why it is not live; empty: it is
    bool isLive = false;
    int alarms = 0;
    StateLook worstAlarm;
    std::optional<protocol::Row> figures; // of the topic Gateway
};

struct CombinedNode {
    QString id;
    StateLook look; // the worst that any live gateway sees
    QString state;  // the daemon's word for it
    QString reason;
    QStringList seenBy; // gateways that see it so
    int seers = 0;      // live gateways that know it
};

struct CombinedAlarm {
    StateLook look;
    QString severity;
    qint64 since = 0; // the earliest
    QString node;
    QString what;
    QString whatToDo;
    QStringList gateways;
};

struct CombinedFigures {
    std::vector<CombinedGateway> gateways; // as they were given
    std::vector<CombinedNode> nodes;       // the worst first, then by id
    std::vector<CombinedAlarm> alarms;     // the worst first, then the oldest
    int live = 0;
    // Sums over the live gateways; not known: none of them tells it.
    std::optional<double> pointsIn;
    std::optional<double> pointsOut;
    std::optional<double> rejected;
    std::optional<double> queued;
    std::optional<double> oldestMs; // the greatest
    int nodesUp = 0;
};

CombinedGateway describeGateway(const NamedFeed &gateway);
CombinedFigures combine(const std::vector<NamedFeed> &gateways);

// What the connection itself is like: one glyph and word, the same in list, page and status bar.
StateLook linkStateLook(const LinkStatus &status, Freshness freshness);
QString linkStateWord(const ClusterFeed &feed);
QStringList linkStateWords(); // the longest of each kind
QString roleTitle(protocol::Role role);

} // namespace tg::console
