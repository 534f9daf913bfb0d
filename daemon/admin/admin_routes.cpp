#include "admin/admin_routes.h"

#include <optional>
#include <string_view>
#include <variant>

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>
#include <QtHttpServer/QHttpServer>

#include "admin/admin_log.h"
#include "admin/read_question.h"
#include "admin/request_body.h"

namespace tg::admin {

namespace {

constexpr int kOk = 200;
constexpr int kAccepted = 202;

QHttpServerResponse toResponse(const Answer &answer)
{
    QHttpServerResponse response(QByteArray(answer.contentType), QByteArray(answer.body),
                                 static_cast<QHttpServerResponse::StatusCode>(answer.status));
    response.addHeaders(commonFields());
    response.addHeaders(answer.fields);
    return response;
}

Answer listAnswer(const QJsonArray &items)
{
    return jsonAnswer({{QStringLiteral("items"), items}});
}

Answer openApi()
{
    QFile file(QStringLiteral(":/admin/openapi.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen); // it is part of the program
    return {kOk, "application/json", isOpen ? file.readAll() : QByteArray("{}"), {}};
}

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

AdminRoutes::AdminRoutes(AdminServices &services, const Access &access, Problems &problems)
    : m_services(services)
    , m_access(access)
    , m_problems(problems)
{
}

void AdminRoutes::installOn(QHttpServer &server)
{
    for (const Route &route : routeTable()) {
        const auto method =
            route.isCommand() ? QHttpServerRequest::Method::Post : QHttpServerRequest::Method::Get;
        const QString pattern = text(route.pattern);
        if (pattern.contains(QLatin1String("{id}"))) {
            server.route(QString(pattern).replace(QLatin1String("{id}"), QLatin1String("<arg>")),
                         method,
                         [this, &route](const QString &id, const QHttpServerRequest &request) {
                             return toResponse(answer(route, id, request));
                         });
        } else {
            server.route(pattern, method, [this, &route](const QHttpServerRequest &request) {
                return toResponse(answer(route, {}, request));
            });
        }
    }
}

Answer AdminRoutes::answer(const Route &route, const QString &id, const QHttpServerRequest &request)
{
    if (!route.role)
        return read(route.id, id, request, Role::Viewer);
    // The guard has asked this before; a handler does not rely on it.
    const QByteArray field = request.value("Authorization");
    const auto identified = m_access.identify(
        std::string_view(field.constData(), static_cast<std::size_t>(field.size())));
    const Caller *caller = std::get_if<Caller>(&identified);
    if (!caller || caller->role < *route.role)
        return m_problems.answer(
            ErrorId::RoleMissing,
            QStringLiteral("This path needs the role %1.").arg(text(nameOf(*route.role))));
    if (!route.isCommand())
        return read(route.id, id, request, caller->role);
    const Answer result = command(route.id, id, request.body(), *caller);
    qCInfo(lcAdmin).noquote() << "command of" << caller->name << request.url().path() << "->"
                              << result.status;
    return result;
}

Answer AdminRoutes::read(RouteId route, const QString &id, const QHttpServerRequest &request,
                         Role role)
{
    switch (route) {
    case RouteId::Health:
        return jsonAnswer({{QStringLiteral("status"), QStringLiteral("ok")}});
    case RouteId::Metrics:
        return {kOk, "text/plain; version=0.0.4; charset=utf-8", m_services.metricsText(), {}};
    case RouteId::OpenApi:
        return openApi();
    case RouteId::Cluster:
        return jsonAnswer(m_services.cluster());
    case RouteId::Shards:
        return jsonAnswer(m_services.shards());
    case RouteId::Gaps:
        return listAnswer(m_services.gaps());
    case RouteId::Ledger:
        return jsonAnswer(m_services.ledger());
    case RouteId::Explain:
        return explain(request);
    case RouteId::Rejected:
        return rejected(role);
    case RouteId::Facts:
        return jsonAnswer(m_services.facts());
    case RouteId::Operations:
        return listAnswer(m_services.operations());
    case RouteId::Operation:
        return given(m_services.operation(id), kOk);
    default:
        return m_problems.answer(ErrorId::Internal, QStringLiteral("This path has no handler."));
    }
}

// Counts are for everybody; lines may hold what clients did not mean to show.
Answer AdminRoutes::rejected(Role role) const
{
    QJsonObject all{{QStringLiteral("items"), m_services.rejected()}};
    if (role >= Role::Operator)
        all.insert(QStringLiteral("samples"), m_services.rejectedSamples());
    return jsonAnswer(all);
}

Answer AdminRoutes::explain(const QHttpServerRequest &request)
{
    const QString series = parameter(request.query(), QStringLiteral("series"));
    if (!series.isEmpty())
        return given(m_services.explain(series), kOk);
    const Result<ReadQuestion> question =
        readQuestion(request.query(), QDateTime::currentSecsSinceEpoch());
    if (!question)
        return m_problems.answer(question.error());
    if (question->query.isEmpty())
        return m_problems.answer(ErrorId::MissingParameter,
                                 QStringLiteral("Give 'series' (one series) or 'query' (PromQL)."));
    return given(m_services.explainRead(*question), kOk);
}

Answer AdminRoutes::command(RouteId route, const QString &id, const QByteArray &body,
                            const Caller &caller)
{
    const Result<QJsonObject> object = readObject(body);
    if (!object)
        return m_problems.answer(ErrorId::BadJson, QString::fromStdString(object.error().text));
    switch (route) {
    case RouteId::MakePlan:
        return makePlan(*object, caller);
    case RouteId::RunPlan:
        return runPlan(id, *object, caller);
    case RouteId::Maintenance:
        return setMaintenance(id, *object, caller);
    case RouteId::Audit:
        return startAudit(*object, caller);
    case RouteId::Backfill:
        return started(m_services.startBackfill(*object, caller));
    case RouteId::Abort:
        return started(m_services.abortOperation(id, caller));
    default:
        return m_problems.answer(ErrorId::Internal, QStringLiteral("This path has no handler."));
    }
}

Answer AdminRoutes::makePlan(const QJsonObject &body, const Caller &caller)
{
    if (const Result<void> checked = checkPlanRequest(body); !checked)
        return m_problems.answer(checked.error());
    if (overridesBlock(body) && caller.role < Role::Admin)
        return overrideRefused(caller);
    return given(m_services.makePlan(body, caller), kOk);
}

Answer AdminRoutes::runPlan(const QString &id, const QJsonObject &body, const Caller &caller)
{
    const Result<PlanRun> run = readPlanRun(id, body);
    if (!run)
        return m_problems.answer(run.error());
    if (run->overridesBlock && caller.role < Role::Admin)
        return overrideRefused(caller);
    return started(m_services.runPlan(*run, caller));
}

Answer AdminRoutes::startAudit(const QJsonObject &body, const Caller &caller)
{
    if (const Result<void> checked = checkAudit(body); !checked)
        return m_problems.answer(checked.error());
    return started(m_services.startAudit(body, caller));
}

Answer AdminRoutes::setMaintenance(const QString &node, const QJsonObject &body,
                                   const Caller &caller)
{
    const Result<MaintenanceOrder> order = readMaintenance(body);
    if (!order)
        return m_problems.answer(order.error());
    return started(m_services.setMaintenance(node, order->on, order->reason, caller));
}

Answer AdminRoutes::given(const Result<QJsonObject> &result, int status)
{
    return result ? jsonAnswer(*result, status) : m_problems.answer(result.error());
}

Answer AdminRoutes::started(const Result<QJsonObject> &operation)
{
    Answer answer = given(operation, kAccepted);
    const QByteArray id =
        operation ? operation->value(QLatin1String("id")).toString().toUtf8() : QByteArray();
    if (!id.isEmpty())
        answer.fields.emplace_back("Location", "/api/v1/operations/" + id.toPercentEncoding(":@"));
    return answer;
}

Answer AdminRoutes::overrideRefused(const Caller &caller)
{
    return m_problems.answer(ErrorId::RoleMissing,
                             QStringLiteral("override_block needs the role admin; '%1' has the "
                                            "role %2.")
                                 .arg(caller.name, text(nameOf(caller.role))));
}

} // namespace tg::admin
