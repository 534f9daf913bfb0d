#include "console/dialogs/plan_reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include "console/models/sentences.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

protocol::Value figureOf(const QJsonValue &json)
{
    return json.isDouble() ? protocol::real(json.toDouble()) : protocol::Value();
}

PlanChange changeOf(const QJsonValue &target, const QString &name)
{
    return {figureOf(target[QString(name + u"_before"_s)]),
            figureOf(target[QString(name + u"_after"_s)])};
}

std::vector<PlanTarget> targetsOf(const QJsonObject &json, const QStringList &takeOver)
{
    std::vector<PlanTarget> targets;
    for (const auto &one : json.value("targets"_L1).toArray())
        targets.push_back({one["node"_L1].toString(), changeOf(one, u"shards"_s),
                           changeOf(one, u"points_per_second"_s), changeOf(one, u"load"_s)});
    if (targets.empty()) {
        for (const auto &node : takeOver)
            targets.push_back({node, {}, {}, {}});
    }
    return targets;
}

QString auditSentence(const PlanText &plan)
{
    const auto hours = plan.audit.value("hours"_L1).toInteger();
    const auto series = wholeText(plan.audit.value("series"_L1).toInteger());
    const auto sentence =
        plan.node.isEmpty()
            ? Texts::tr("Both copies of up to %1 of all series are compared over the last %2 h.")
                  .arg(series)
                  .arg(hours)
            : Texts::tr("Both copies of up to %1 series with a copy on %2 are compared over the "
                        "last %3 h.")
                  .arg(series, plan.node)
                  .arg(hours);
    return sentence + u' ' +
           (plan.audit.value("repair"_L1).toBool()
                ? Texts::tr("For what a copy lacks a gap is opened, and filled by a backfill.")
                : Texts::tr("Nothing is changed."));
}

} // namespace

PlanText readPlan(const QJsonObject &json)
{
    PlanText plan;
    plan.id = json.value("id"_L1).toString();
    plan.action = json.value("action"_L1).toString();
    plan.node = json.value("node"_L1).toString();
    plan.reason = json.value("reason"_L1).toString();
    plan.mapVersion = json.value("map_version"_L1).toInteger();
    plan.expiresAtMs = json.value("expires_at"_L1).toInteger();
    plan.series = json.value("series"_L1).toInteger();
    plan.pointsPerSecond = json.value("points_per_second"_L1).toDouble();
    plan.pointsAtRisk = json.value("points_at_risk"_L1).toInteger();
    for (const auto &one : json.value("take_over"_L1).toArray())
        plan.takeOver << one.toString();
    plan.targets = targetsOf(json, plan.takeOver);
    for (const auto &one : json.value("checks"_L1).toArray())
        plan.checks.push_back({one["verdict"_L1].toString(), one["text"_L1].toString()});
    plan.isBlocked = json.value("blocked"_L1).toBool();
    plan.confirm = json.value("confirm"_L1).toString();
    plan.audit = json.value("audit"_L1).toObject();
    return plan;
}

QString planSentence(const PlanText &plan)
{
    const auto series = siText(static_cast<double>(plan.series));
    const auto count = static_cast<int>(plan.takeOver.size());
    if (plan.action == "failover"_L1)
        return Texts::
            tr("%1 is given up: reads of its %2 series go to their other copies, its own copies "
               "become gaps until it is back.")
                .arg(plan.node, series);
    if (plan.action == "maintenance"_L1)
        return Texts::tr(
                   "%1 keeps its %2 series but is written to no more; what comes meanwhile is "
                   "backfilled afterwards. Reads go to %n other node(s).",
                   nullptr, count)
            .arg(plan.node, series);
    if (plan.action == "drain"_L1)
        return Texts::tr(
                   "%1 gets no new series and is read from only where it must be. Writes to its %2 "
                   "series go on; nothing is moved.")
            .arg(plan.node, series);
    if (plan.action == "resume"_L1)
        return Texts::tr("%1 takes part again: its gaps are filled first, then it is read from.")
            .arg(plan.node);
    if (plan.action == "backfill"_L1)
        return Texts::tr(
                   "The gaps of %1 are filled: both copies of the series concerned are compared, "
                   "and what it lacks is written. Nothing is removed.")
            .arg(plan.node);
    if (plan.action == "audit"_L1)
        return auditSentence(plan);
    if (plan.action == "heal"_L1)
        return Texts::tr(
                   "%1 series are held by more nodes than they have copies: both copies get what "
                   "the others hold. Nothing is removed.")
            .arg(series);
    return Texts::tr("%1: %2 series.").arg(actionTitle(plan.action, plan.node), series);
}

QString planFigures(const PlanText &plan)
{
    QStringList parts;
    if (!plan.node.isEmpty())
        parts << Texts::tr("%1 confirms %2 now.")
                     .arg(plan.node, siText(plan.pointsPerSecond, u"/s"_s));
    if (plan.pointsAtRisk > 0)
        parts << Texts::tr("%1 point(s) have their only valid copy there: they may be lost.",
                           nullptr, pluralOf(plan.pointsAtRisk))
                     .arg(wholeText(plan.pointsAtRisk));
    else if (plan.action == "failover"_L1 || plan.action == "maintenance"_L1)
        parts << Texts::tr("No point has its only copy there.");
    return parts.join(u' ');
}

QString runButtonText(const PlanText &plan)
{
    const auto title = actionTitle(plan.action, plan.node);
    if (plan.pointsAtRisk > 0)
        return Texts::tr("%1, %2 point(s) may be lost", nullptr, pluralOf(plan.pointsAtRisk))
            .arg(title, wholeText(plan.pointsAtRisk));
    return title;
}

QString wordToType(const PlanText &plan)
{
    if (!plan.confirm.isEmpty())
        return plan.confirm;
    return plan.node.isEmpty() ? plan.action : plan.node;
}

QString changeText(const PlanChange &change, protocol::Unit unit)
{
    if (protocol::isNull(change.before) && protocol::isNull(change.after))
        return notKnown();
    const auto text = [&](const protocol::Value &value) {
        return unit == protocol::Unit::Shards && !protocol::isNull(value)
                   ? QString::number(static_cast<qint64>(numberOf(value)))
                   : valueText(value, unit);
    };
    return text(change.before) + u" \u2192 "_s + text(change.after);
}

QString planReport(const PlanText &plan)
{
    QStringList lines{actionTitle(plan.action, plan.node),
                      Texts::tr("plan %1, map %2").arg(plan.id).arg(plan.mapVersion),
                      planSentence(plan)};
    if (!plan.reason.isEmpty())
        lines << Texts::tr("reason: %1").arg(plan.reason);
    if (const auto figures = planFigures(plan); !figures.isEmpty())
        lines << figures;
    for (const auto &target : plan.targets)
        lines << Texts::tr("%1: shards %2, points/s %3, load %4")
                     .arg(target.node, changeText(target.shards, protocol::Unit::Shards),
                          changeText(target.pointsPerSecond, protocol::Unit::PointsPerSecond),
                          changeText(target.load, protocol::Unit::Fraction));
    for (const auto &check : plan.checks)
        lines << check.verdict + u"  "_s + check.text;
    return lines.join(u'\n');
}

} // namespace tg::console
