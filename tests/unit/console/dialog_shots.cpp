#include "tests/unit/console/dialog_shots.h"

#include <QApplication>
#include <QJsonArray>
#include <QToolButton>

#include "console/app/pin_changed_page.h"
#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/connect_dialog.h"
#include "console/dialogs/connections_dialog.h"
#include "console/dialogs/order_all_dialog.h"
#include "console/dialogs/plan_dialog.h"
#include "console/dialogs/preferences_dialog.h"
#include "console/dialogs/token_dialog.h"
#include "console/dialogs/trust_dialog.h"
#include "console/pages/explain_page.h"
#include "console/pages/rejected_page.h"

namespace tg::console {

namespace {

using Shown = std::unique_ptr<QWidget>;

QJsonObject check(const QString &verdict, const QString &text)
{
    return {{u"verdict"_s, verdict}, {u"text"_s, text}};
}

QJsonObject target(const QString &node, int shards)
{
    return {{u"node"_s, node},
            {u"shards_before"_s, shards},
            {u"shards_after"_s, shards + 683},
            {u"points_per_second_before"_s, 413'000},
            {u"points_per_second_after"_s, 413'000},
            {u"load_before"_s, 0.31},
            {u"load_after"_s, 0.31}};
}

// As daemon/cluster/steward/plan_builder makes them; its checks stay English.
QJsonObject planOf(const QString &action, const QString &verdict)
{
    QJsonArray checks{check(u"PASS"_s, u"every series has a second copy"_s),
                      check(u"PASS"_s, u"all other nodes take writes"_s)};
    if (verdict == "WARN"_L1)
        checks.append(check(verdict,
                            u"open gaps on node-a: some points may exist on node-c only until "
                            "they are filled"_s));
    else if (verdict == "BLOCK"_L1)
        checks.append(check(verdict, u"not taking writes: node-b; series with their other copy "
                                     "there would have none"_s));
    const bool isRisky = verdict != "PASS"_L1;
    return {{u"id"_s, u"p-7f3a"_s},
            {u"action"_s, action},
            {u"node"_s, u"node-c"_s},
            {u"map_version"_s, 41},
            {u"series"_s, 88'421},
            {u"points_per_second"_s, 412'700},
            {u"points_at_risk"_s, isRisky ? 18'400 : 0},
            {u"blocked"_s, verdict == "BLOCK"_L1},
            {u"confirm"_s, isRisky ? u"node-c"_s : QString()},
            {u"take_over"_s, QJsonArray{u"node-a"_s, u"node-b"_s}},
            {u"targets"_s, QJsonArray{target(u"node-a"_s, 1'366), target(u"node-b"_s, 1'365)}},
            {u"checks"_s, checks}};
}

QJsonObject withLongName(QJsonObject plan)
{
    plan[u"node"_s] = plan[u"confirm"_s] = u"metrics-node-c.dc1.example.com"_s;
    return plan;
}

// Of an action that takes no node out.
QJsonObject planOfCopies(const QString &action)
{
    auto plan = planOf(action, u"PASS"_s);
    plan[u"targets"_s] = QJsonArray();
    plan[u"take_over"_s] = QJsonArray();
    plan[u"audit"_s] = QJsonObject{{u"hours"_s, 2}, {u"series"_s, 1'000}, {u"repair"_s, true}};
    return plan;
}

// The dialog with its plan.
std::unique_ptr<PlanDialog> planned(DialogStage &stage, const QJsonObject &plan)
{
    auto dialog = std::make_unique<PlanDialog>(
        stage.scene.view,
        PlanDialog::Order{plan[u"action"_s].toString(), plan[u"node"_s].toString(), {}});
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show(); // it is on the screen when the plan comes
    QApplication::processEvents();
    stage.scene.feed.calls.back().handler(plan);
    return dialog;
}

Shown plan(DialogStage &stage, const QString &action, const QString &verdict)
{
    return planned(stage, planOf(action, verdict));
}

Shown expired(DialogStage &stage)
{
    auto dialog = planned(stage, planOf(u"failover"_s, u"PASS"_s));
    stage.scene.pass(2 * kPlanHolds);
    stage.scene.tellAll();
    return dialog;
}

Shown overridden(DialogStage &stage)
{
    stage.scene.feed.become(protocol::Role::Admin);
    auto dialog = planned(stage, planOf(u"failover"_s, u"BLOCK"_s));
    dialog->findChild<QToolButton *>()->setChecked(true);
    dialog->findChild<QCheckBox *>()->setChecked(true);
    return dialog;
}

// The button that runs it stands last.
std::unique_ptr<PlanDialog> sent(DialogStage &stage, const QString &action = u"drain"_s)
{
    auto dialog =
        planned(stage, action == "backfill"_L1 ? planOfCopies(action) : planOf(action, u"PASS"_s));
    dialog->findChildren<QPushButton *>().back()->click();
    if (dialog->step() != PlanDialog::Step::Sent)
        qFatal("the plan was not run");
    return dialog;
}

Row operation(DialogStage &stage, const QString &state)
{
    const qint64 now = stage.scene.cluster.nowMs;
    auto row = Row(Topic::Operations)
                   .set(OperationColumn::Id, u"o-2"_s)
                   .set(OperationColumn::Action, u"backfill"_s)
                   .set(OperationColumn::Node, u"node-c"_s)
                   .set(OperationColumn::State, state)
                   .set(OperationColumn::By, u"ana"_s)
                   .set(OperationColumn::PlanId, u"p-7f3a"_s)
                   .set(OperationColumn::StartedAt, now - 96'000)
                   .set(OperationColumn::SeriesDone, qint64{96'000})
                   .set(OperationColumn::SeriesTotal, qint64{128'000})
                   .set(OperationColumn::PointsWritten, qint64{1'240'000});
    if (state == "running"_L1)
        return row.set(OperationColumn::LeftMs, qint64{72'000});
    return row.set(OperationColumn::EndedAt, now)
        .set(OperationColumn::Result, u"5 gaps filled, 1240000 points written"_s)
        .set(OperationColumn::CanUndo, true);
}

Shown running(DialogStage &stage, const QString &state)
{
    auto dialog = sent(stage, u"backfill"_s);
    stage.scene.feed.calls.back().handler(QJsonObject{{u"id"_s, u"o-2"_s}});
    stage.scene.cluster.operations = {operation(stage, state)};
    stage.scene.tellAll();
    return dialog;
}

Shown answeredBy(DialogStage &stage, const CommandOutcome &outcome)
{
    auto dialog = sent(stage);
    stage.scene.feed.calls.back().handler(outcome);
    return dialog;
}

// No node to type: all pass, and it is sent.
Shown orderAll(DialogStage &stage, const QString &typed)
{
    const bool isSent = typed.isEmpty();
    auto dialog = std::make_unique<OrderAllDialog>(
        std::vector<OrderTarget>{{u"production"_s, &stage.scene.feed},
                                 {u"staging"_s, &stage.other}},
        OrderAllDialog::Order{u"failover"_s, isSent ? u"node-c"_s : typed, false});
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QApplication::processEvents();
    auto plan = planOf(u"failover"_s, isSent ? u"PASS"_s : u"WARN"_s);
    plan[u"confirm"_s] = typed;
    stage.scene.feed.calls.back().handler(plan);
    stage.other.calls.back().handler(planOf(u"failover"_s, isSent ? u"PASS"_s : u"BLOCK"_s));
    if (!isSent)
        return dialog;
    dialog->findChildren<QPushButton *>().back()->click();
    stage.scene.feed.calls.back().handler(QJsonObject{{u"id"_s, u"o-2"_s}});
    stage.other.calls.back().handler(protocol::CommandError{
        u"refused"_s, u"the plan was made for map 41, the map is 42: make it again"_s});
    return dialog;
}

PeerCertificate stranger(bool isChanged)
{
    PeerCertificate seen;
    seen.where = u"tls://gw-1.example.com:9430"_s;
    seen.sha256 = QByteArray(kFingerprintBytes, '\x3C');
    if (isChanged)
        seen.pinnedSha256 = QByteArray(kFingerprintBytes, '\x7A');
    seen.subject = u"gw-1.example.com, Example Ltd"_s;
    seen.names = {u"gw-1.example.com"_s, u"10.0.0.7"_s};
    seen.issuer = u"Example Internal CA"_s;
    seen.validFrom = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC);
    seen.validUntil = QDateTime({2027, 1, 1}, {0, 0}, Qt::UTC);
    seen.problems = {u"The certificate is self-signed, and untrusted"_s};
    return seen;
}

Shown pinChanged(DialogStage &, bool isSaved)
{
    auto page = std::make_unique<PinChangedPage>();
    page->show(u"production"_s, stranger(true), isSaved);
    page->resize(900, 560);
    return page;
}

Shown connecting(DialogStage &stage, const QString &where)
{
    auto dialog = std::make_unique<ConnectDialog>(stage.settings.connections());
    if (!where.isNull())
        dialog->findChild<QComboBox *>()->setEditText(where);
    return dialog;
}

Shown connections(DialogStage &stage, bool hasNew)
{
    auto dialog = std::make_unique<ConnectionsDialog>(stage.settings);
    if (hasNew)
        dialog->findChildren<QPushButton *>().front()->click();
    return dialog;
}

Shown explained(DialogStage &stage, const QString &text, const CommandOutcome &answer)
{
    auto page = std::make_unique<ExplainPage>(stage.scene.view);
    page->resize(940, 420);
    if (text.isNull())
        return page;
    page->filterBox()->setText(text);
    page->findChildren<QPushButton *>().front()->click();
    stage.scene.feed.calls.back().handler(answer);
    return page;
}

QJsonObject explainedSeriesAnswer()
{
    const auto copy = [](const QString &node, qint64 id, const QString &state) {
        return QJsonObject{{u"node"_s, node}, {u"id"_s, id}, {u"state"_s, state}};
    };
    return {{u"known"_s, true},
            {u"series"_s, u"cpu_usage{host=\"web-17\"}"_s},
            {u"primary"_s, copy(u"node-b"_s, 8'812, u"up"_s)},
            {u"replica"_s, copy(u"node-c"_s, 7'120, u"down"_s)},
            {u"split"_s, true},
            {u"shard"_s, 882},
            {u"shard_key"_s, u"cpu_usage{host=\"web-17\"}"_s},
            {u"map_version"_s, 41},
            {u"map_primary"_s, u"node-b"_s},
            {u"map_replica"_s, u"node-c"_s},
            {u"ranking"_s, QJsonArray{u"node-b"_s, u"node-c"_s, u"node-a"_s}}};
}

QJsonObject explainedReadAnswer()
{
    const QJsonObject copy{{u"node"_s, u"node-c"_s}, {u"reason"_s, u"down: link closed by peer"_s}};
    return {{u"query"_s, u"sum(rate(http_requests_total[5m]))"_s},
            {u"why"_s, u"no node has a valid copy of every matching series"_s},
            {u"series"_s, 1'204},
            {u"nodes"_s, QJsonArray{QJsonObject{{u"node"_s, u"node-a"_s}, {u"series"_s, 1'203}},
                                    QJsonObject{{u"node"_s, u"node-b"_s}, {u"series"_s, 1}}}},
            {u"selectors"_s, QJsonArray{QJsonObject{{u"selector"_s, u"http_requests_total"_s},
                                                    {u"from"_s, 1'763'996'400},
                                                    {u"to"_s, 1'764'000'000}}}},
            {u"aggregate"_s, true},
            {u"unreadable_series"_s, 1},
            {u"unreadable"_s,
             QJsonArray{QJsonObject{{u"series"_s, u"http_requests_total{code=\"500\"}"_s},
                                    {u"copies"_s, QJsonArray{copy}}}}},
            {u"unreadable_nodes"_s, QJsonArray{copy}},
            {u"split_series"_s, 3},
            {u"unknown_nodes"_s, QJsonArray{u"node-d"_s}}};
}

Shown rejected(DialogStage &stage, bool isViewer)
{
    if (isViewer)
        stage.scene.feed.become(protocol::Role::Viewer);
    auto page = std::make_unique<RejectedPage>(stage.scene.view);
    page->resize(940, 560);
    return page;
}

} // namespace

DialogStage::DialogStage()
{
    for (const auto &[name, tag] :
         {std::pair{u"production"_s, ColorTag::Red}, std::pair{u"staging"_s, ColorTag::Blue}}) {
        SavedConnection one;
        one.name = name;
        one.tag = tag;
        one.address = *parseGatewayAddress(u"tls://"_s + name + u".example.com:9430"_s);
        if (!settings.keepConnection(one))
            qFatal("a connection was not kept");
    }
    other.start();
    auto &node = scene.cluster.nodes[2];
    node.state = u"down"_s;
    node.reason = u"link closed by peer"_s;
    scene.cluster.rejectedPerSecond = 12;
    scene.tellAll();
}

const std::vector<DialogShot> &dialogShots()
{
    using Stage = DialogStage &;
    static const std::vector<DialogShot> kShots{
        {"plan-asking",
         [](Stage stage) -> Shown {
             return std::make_unique<PlanDialog>(stage.scene.view,
                                                 PlanDialog::Order{u"failover"_s, u"node-c"_s, {}});
         }},
        {"plan-failover", [](Stage stage) { return plan(stage, u"failover"_s, u"WARN"_s); }},
        {"plan-long-name",
         [](Stage stage) -> Shown {
             return planned(stage, withLongName(planOf(u"failover"_s, u"WARN"_s)));
         }},
        {"plan-blocked", [](Stage stage) { return plan(stage, u"failover"_s, u"BLOCK"_s); }},
        {"plan-overridden", overridden},
        {"plan-maintenance", [](Stage stage) { return plan(stage, u"maintenance"_s, u"PASS"_s); }},
        {"plan-drain", [](Stage stage) { return plan(stage, u"drain"_s, u"PASS"_s); }},
        {"plan-resume", [](Stage stage) { return plan(stage, u"resume"_s, u"PASS"_s); }},
        {"plan-backfill",
         [](Stage stage) -> Shown { return planned(stage, planOfCopies(u"backfill"_s)); }},
        {"plan-heal", [](Stage stage) -> Shown { return planned(stage, planOfCopies(u"heal"_s)); }},
        {"plan-undo", [](Stage stage) { return plan(stage, u"undo"_s, u"PASS"_s); }},
        {"plan-audit",
         [](Stage stage) -> Shown { return planned(stage, planOfCopies(u"audit"_s)); }},
        {"plan-expired", expired},
        {"plan-sent", [](Stage stage) -> Shown { return sent(stage); }},
        {"plan-running", [](Stage stage) { return running(stage, u"running"_s); }},
        {"plan-done", [](Stage stage) { return running(stage, u"done"_s); }},
        {"plan-refused",
         [](Stage stage) {
             return answeredBy(
                 stage, protocol::CommandError{u"conflict"_s, u"the plan is not known any more"_s});
         }},
        {"plan-unanswered",
         [](Stage stage) {
             return answeredBy(stage, protocol::CommandError{kNoAnswer, {}});
         }},
        {"all-planned", [](Stage stage) { return orderAll(stage, u"node-c"_s); }},
        {"all-long-name",
         [](Stage stage) { return orderAll(stage, u"metrics-node-c.dc1.example.com"_s); }},
        {"all-sent", [](Stage stage) { return orderAll(stage, {}); }},
        {"acknowledge",
         [](Stage stage) -> Shown {
             return std::make_unique<AckDialog>(stage.scene.view, u"node-down"_s,
                                                u"node-c is down: link closed by peer"_s);
         }},
        {"token",
         [](Stage) -> Shown {
             return std::make_unique<TokenDialog>(u"production"_s, u"no such token"_s);
         }},
        {"trust",
         [](Stage) -> Shown {
             return std::make_unique<TrustDialog>(u"production"_s, stranger(false), false);
         }},
        {"trust-saved",
         [](Stage) -> Shown {
             return std::make_unique<TrustDialog>(u"production"_s, stranger(false), true);
         }},
        {"pin-changed", [](Stage stage) { return pinChanged(stage, false); }},
        {"pin-changed-saved", [](Stage stage) { return pinChanged(stage, true); }},
        {"connect", [](Stage stage) { return connecting(stage, u""_s); }},
        {"connect-saved", [](Stage stage) { return connecting(stage, u"production"_s); }},
        {"connect-wrong", [](Stage stage) { return connecting(stage, u"tls://gw-1"_s); }},
        {"connections", [](Stage stage) { return connections(stage, false); }},
        {"connections-new", [](Stage stage) { return connections(stage, true); }},
        {"preferences",
         [](Stage stage) -> Shown { return std::make_unique<PreferencesDialog>(stage.settings); }},
        {"explain-empty", [](Stage stage) { return explained(stage, {}, QJsonObject()); }},
        {"explain-series",
         [](Stage stage) {
             return explained(stage, u"cpu_usage{host=\"web-17\"}"_s, explainedSeriesAnswer());
         }},
        {"explain-read",
         [](Stage stage) {
             return explained(stage, u"sum(rate(http_requests_total[5m]))"_s,
                              explainedReadAnswer());
         }},
        {"explain-wrong",
         [](Stage stage) {
             return explained(
                 stage, u"cpu_usage{"_s,
                 protocol::CommandError{u"bad-request"_s, u"a label is missing after '{'"_s});
         }},
        {"rejected", [](Stage stage) { return rejected(stage, false); }},
        {"rejected-viewer", [](Stage stage) { return rejected(stage, true); }},
    };
    return kShots;
}

} // namespace tg::console
