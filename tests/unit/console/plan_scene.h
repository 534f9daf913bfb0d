// A PlanDialog before a scripted gateway on a real socket, driven by keys only. Main thread of the
// test.
#pragma once

#include <QJsonArray>
#include <QtTest>

#include "console/dialogs/plan_dialog.h"
#include "console/link/gateway_link.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/scripted_gateway.h"

namespace tg {

using namespace console;
using namespace protocol;
using namespace Qt::StringLiterals;

struct PlanScene {
    ManualClock clock;
    ScriptedGateway gateway;
    std::unique_ptr<GatewayLink> link;
    ClusterView view;
    QPointer<PlanDialog> dialog;

    PlanScene()
    {
        LinkOptions options;
        options.socket.address.path = gateway.path();
        link = std::make_unique<GatewayLink>(clock, options);
        view.setFeed(link.get());
        link->start();
    }
    ~PlanScene()
    {
        delete dialog;
        view.setFeed(nullptr);
    }
    void tellMap(qint64 version, qint64 seq)
    {
        const auto row = Row(Topic::Gateway)
                             .set(GatewayColumn::Id, u"gw-1"_s)
                             .set(GatewayColumn::MapVersion, version);
        gateway.snapshot(Table(Topic::Gateway, {row}), seq);
        QTRY_COMPARE(link->table(Topic::Gateway).size(), 1U);
        QTRY_COMPARE(link->table(Topic::Gateway).rows().front()[GatewayColumn::MapVersion],
                     Value(version));
        view.tick();
    }
    void tellOperation(const QString &state, qint64 seq)
    {
        auto row = Row(Topic::Operations)
                       .set(OperationColumn::Id, u"o-2"_s)
                       .set(OperationColumn::Action, u"failover"_s)
                       .set(OperationColumn::Node, u"node-c"_s)
                       .set(OperationColumn::State, state)
                       .set(OperationColumn::PlanId, u"p-1"_s)
                       .set(OperationColumn::StartedAt, view.nowMs() - 6'000)
                       .set(OperationColumn::SeriesDone, qint64{96})
                       .set(OperationColumn::SeriesTotal, qint64{128});
        if (state != "running"_L1)
            row.set(OperationColumn::EndedAt, view.nowMs())
                .set(OperationColumn::Result, u"node-c is out"_s)
                .set(OperationColumn::CanUndo, true);
        gateway.snapshot(Table(Topic::Operations, {row}), seq);
        QTRY_VERIFY(link->table(Topic::Operations).find(u"o-2"_s) != nullptr);
        QTRY_COMPARE((*link->table(Topic::Operations).find(u"o-2"_s))[OperationColumn::State],
                     Value(state));
        view.tick();
    }
    void connectAs(protocol::Role role)
    {
        QTRY_VERIFY(!gateway.heard<Hello>().empty());
        gateway.welcome(u"boot-1"_s, role);
        QTRY_COMPARE(link->status().phase, Phase::Up);
        tellMap(41, 1);
    }
    void open(protocol::Role role = protocol::Role::Operator,
              PlanDialog::Order order = {u"failover"_s, u"node-c"_s, {}})
    {
        connectAs(role);
        dialog = new PlanDialog(view, order);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTRY_COMPARE(commands(), 1U);
    }
    std::size_t commands() const { return gateway.heard<Command>().size(); }
    Command lastCommand() const { return gateway.heard<Command>().back(); }

    QJsonObject plan(const QString &verdict, bool isBlocked, const QString &confirm) const
    {
        return {{u"id"_s, u"p-1"_s},
                {u"action"_s, u"failover"_s},
                {u"node"_s, u"node-c"_s},
                {u"map_version"_s, 41},
                {u"series"_s, 1000},
                {u"points_at_risk"_s, verdict == "WARN"_L1 ? 18'400 : 0},
                {u"blocked"_s, isBlocked},
                {u"confirm"_s, confirm},
                {u"take_over"_s, QJsonArray{u"node-a"_s, u"node-b"_s}},
                {u"checks"_s,
                 QJsonArray{QJsonObject{{u"verdict"_s, verdict}, {u"text"_s, u"looked at"_s}}}}};
    }
    void answer(const QJsonObject &json)
    {
        gateway.say(Reply{lastCommand().request, json});
        QTRY_COMPARE(dialog->step(), PlanDialog::Step::Showing);
    }
    QAbstractButton *button(const QString &start) const
    {
        for (auto *one : dialog->findChildren<QAbstractButton *>()) {
            if (QString(one->text()).remove(u'&').startsWith(start) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    QLineEdit *typed() const
    {
        for (auto *one : dialog->findChildren<QLineEdit *>()) {
            if (one->accessibleName().startsWith(u"Type"_s))
                return one;
        }
        return nullptr;
    }
    QString said() const
    {
        QStringList texts;
        for (const auto *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
};

} // namespace tg
