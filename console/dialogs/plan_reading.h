// A plan as plan.make answers it, read out of its JSON, and the sentences about it. Pure, main
// thread.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "shared/protocol/topics.h"
#include "shared/protocol/value.h"

namespace tg::console {

struct PlanCheckText {
    QString verdict; // PASS, WARN, BLOCK
    QString text;
};

// Null: not told.
struct PlanChange {
    protocol::Value before;
    protocol::Value after;
};

struct PlanTarget {
    QString node;
    PlanChange shards;
    PlanChange pointsPerSecond;
    PlanChange load; // fraction
};

struct PlanText {
    QString id;
    QString action;
    QString node;
    QString reason;
    qint64 mapVersion = 0;
    qint64 expiresAtMs = 0; // gateway's clock; 0: not told
    qint64 series = 0;
    double pointsPerSecond = 0;
    qint64 pointsAtRisk = 0;
    QStringList takeOver;
    std::vector<PlanTarget> targets; // those that take over, if the gateway tells no figures
    std::vector<PlanCheckText> checks;
    bool isBlocked = false;
    QString confirm;   // what has to be typed; empty: nothing
    QJsonObject audit; // hours, series, repair
};

PlanText readPlan(const QJsonObject &json);
QString planSentence(const PlanText &plan);  // what will happen
QString planFigures(const PlanText &plan);   // what it is about, and what may be lost
QString runButtonText(const PlanText &plan); // names the price
QString planReport(const PlanText &plan);    // for the clipboard
QString wordToType(const PlanText &plan);    // if anything has to be typed
// "455 -> 512"; "-" where nothing is told.
QString changeText(const PlanChange &change, protocol::Unit unit);

} // namespace tg::console
