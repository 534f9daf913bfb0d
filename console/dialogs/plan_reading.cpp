#include "console/dialogs/plan_reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include "console/models/sentences.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Plan", text);
}

} // namespace

PlanText readPlan(const QJsonObject &json)
{
    PlanText plan;
    plan.id = json.value("id"_L1).toString();
    plan.action = json.value("action"_L1).toString();
    plan.node = json.value("node"_L1).toString();
    plan.mapVersion = json.value("map_version"_L1).toInteger();
    plan.series = json.value("series"_L1).toInteger();
    plan.pointsPerSecond = json.value("points_per_second"_L1).toDouble();
    plan.pointsAtRisk = json.value("points_at_risk"_L1).toInteger();
    for (const auto &one : json.value("take_over"_L1).toArray())
        plan.takeOver << one.toString();
    for (const auto &one : json.value("checks"_L1).toArray())
        plan.checks.push_back({one["verdict"_L1].toString(), one["text"_L1].toString()});
    plan.isBlocked = json.value("blocked"_L1).toBool();
    plan.confirm = json.value("confirm"_L1).toString();
    return plan;
}

QString planTitle(const QString &action, const QString &node)
{
    return node.isEmpty() ? actionWord(action) : QString(actionWord(action) + u' ' + node);
}

QString planSentence(const PlanText &plan)
{
    const auto series = siText(static_cast<double>(plan.series));
    const auto count = static_cast<int>(plan.takeOver.size());
    if (plan.action == "failover"_L1)
        return tr("%1 is given up: reads of its %2 series go to their other copies, its own copies "
                  "become gaps until it is back.")
            .arg(plan.node, series);
    if (plan.action == "maintenance"_L1)
        return tr("%1 keeps its %2 series but is written to no more; what comes meanwhile is "
                  "backfilled afterwards. Reads go to %3 other nodes.")
            .arg(plan.node, series)
            .arg(count);
    if (plan.action == "drain"_L1)
        return tr("%1 gets no new series and is read from only where it must be. Writes to its %2 "
                  "series go on; nothing is moved.")
            .arg(plan.node, series);
    if (plan.action == "resume"_L1)
        return tr("%1 takes part again: its gaps are filled first, then it is read from.")
            .arg(plan.node);
    return tr("%1: %2 series.").arg(planTitle(plan.action, plan.node), series);
}

QString runButtonText(const PlanText &plan)
{
    const auto title = planTitle(plan.action, plan.node);
    if (plan.pointsAtRisk > 0)
        return tr("%1, %2 points at risk").arg(title, QLocale().toString(plan.pointsAtRisk));
    return title;
}

QString planReport(const PlanText &plan)
{
    QStringList lines{planTitle(plan.action, plan.node),
                      tr("plan %1, map %2").arg(plan.id).arg(plan.mapVersion), planSentence(plan)};
    for (const auto &check : plan.checks)
        lines << check.verdict + u"  "_s + check.text;
    return lines.join(u'\n');
}

} // namespace tg::console
