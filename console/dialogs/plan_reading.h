// A plan as plan.make answers it, read out of its JSON, and the sentences about it. Pure, main
// thread.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace tg::console {

struct PlanCheckText {
    QString verdict; // PASS, WARN, BLOCK
    QString text;
};

struct PlanText {
    QString id;
    QString action;
    QString node;
    qint64 mapVersion = 0;
    qint64 series = 0;
    double pointsPerSecond = 0;
    qint64 pointsAtRisk = 0;
    QStringList takeOver;
    std::vector<PlanCheckText> checks;
    bool isBlocked = false;
    QString confirm; // what has to be typed; empty: nothing
};

PlanText readPlan(const QJsonObject &json);
QString planTitle(const QString &action, const QString &node);
QString planSentence(const PlanText &plan);  // what will happen
QString runButtonText(const PlanText &plan); // names the price
QString planReport(const PlanText &plan);    // for the clipboard

} // namespace tg::console
