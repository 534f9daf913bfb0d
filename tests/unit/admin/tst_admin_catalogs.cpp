// The tables against what is written about them: openapi.json against paths, roles and errors, and
// resources/docs/errors.md against alarms, each both ways.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "admin/alarm_catalog.h"
#include "admin/route_table.h"
#include "base/error_catalog.h"

using namespace tg;
using namespace tg::admin;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject openApi()
{
    return QJsonDocument::fromJson(contentOf(QStringLiteral(":/admin/openapi.json"))).object();
}

QJsonObject schemaNamed(const QString &name)
{
    return openApi()[QLatin1String("components")][QLatin1String("schemas")][name].toObject();
}

// The cells of each table row of a section of the document, by the id in its first cell.
QMap<QString, QStringList> rowsOf(const QString &heading)
{
    const QString path =
        qEnvironmentVariable("TG_SOURCE_DIR") + QLatin1String("/resources/docs/errors.md");
    const QString document = QString::fromUtf8(contentOf(path));
    const QString section = document.section(QLatin1String("\n## ") + heading + u'\n', 1)
                                .section(QLatin1String("\n## "), 0, 0);
    QMap<QString, QStringList> rows;
    const QStringList lines = section.split(u'\n');
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1String("| `")))
            continue;
        QStringList cells = line.mid(1).chopped(1).split(u'|');
        for (QString &cell : cells)
            cell = cell.trimmed();
        const QString id = cells.takeFirst().remove(u'`');
        rows.insert(id, cells);
    }
    return rows;
}

} // namespace

class TestAdminCatalogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openApiHasEveryPathAndNoOther();
    void openApiNamesRolesAndParameters();
    void openApiNamesEveryError();
    void openApiReferencesExist();
    void openApiNamesEveryAction();
    void documentExplainsEveryAlarmAndNoOther();
    void idsAreUnique();
};

void TestAdminCatalogs::openApiHasEveryPathAndNoOther()
{
    const QJsonObject api = openApi();
    QCOMPARE(api[QLatin1String("openapi")].toString(), QStringLiteral("3.1.0"));
    QStringList described;
    const QJsonObject paths = api[QLatin1String("paths")].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path.value().toObject().keys())
            described.append(method.toUpper() + u' ' + path.key());
    }
    QStringList served;
    for (const Route &route : routeTable())
        served.append(text(route.method) + u' ' + text(route.pattern));
    described.sort();
    served.sort();
    QCOMPARE(described, served);
}

void TestAdminCatalogs::openApiNamesRolesAndParameters()
{
    const QJsonObject paths = openApi()[QLatin1String("paths")].toObject();
    for (const Route &route : routeTable()) {
        const QJsonObject operation =
            paths[text(route.pattern)][text(route.method).toLower()].toObject();
        QCOMPARE(operation[QLatin1String("x-role")].toString(),
                 route.role ? text(nameOf(*route.role)) : QStringLiteral("none"));
        QCOMPARE(operation[QLatin1String("security")].toArray().isEmpty(), !route.role);
        QStringList parameters;
        for (const QJsonValue parameter : operation[QLatin1String("parameters")].toArray())
            parameters.append(parameter[QLatin1String("name")].toString());
        QStringList expected;
        if (text(route.pattern).contains(QLatin1String("{id}")))
            expected.append(QStringLiteral("id"));
        if (route.id == RouteId::Explain)
            expected += {QStringLiteral("series"), QStringLiteral("query"), QStringLiteral("start"),
                         QStringLiteral("end")};
        QCOMPARE(parameters, expected);
        QCOMPARE(operation.contains(QLatin1String("requestBody")), route.isCommand());
        QVERIFY(
            operation[QLatin1String("responses")].toObject().contains(QLatin1String("default")));
        QVERIFY(!operation[QLatin1String("summary")].toString().isEmpty());
    }
}

void TestAdminCatalogs::openApiNamesEveryError()
{
    const QJsonObject properties =
        schemaNamed(QStringLiteral("Problem"))[QLatin1String("properties")].toObject();
    QStringList described;
    for (const QJsonValue type : properties[QLatin1String("type")][QLatin1String("enum")].toArray())
        described.append(type.toString());
    QStringList known;
    for (const ErrorEntry &entry : errorCatalog()) {
        if (!entry.isAt(Door::Admin))
            continue;
        known.append(QLatin1String("urn:timeless-gateway:error:") + text(entry.slug));
        QVERIFY(properties[QLatin1String("status")][QLatin1String("enum")].toArray().contains(
            entry.status));
    }
    described.sort();
    known.sort();
    QCOMPARE(described, known);
}

void TestAdminCatalogs::openApiReferencesExist()
{
    const QByteArray content = contentOf(QStringLiteral(":/admin/openapi.json"));
    const QJsonObject components = openApi()[QLatin1String("components")].toObject();
    static const QRegularExpression reference(QStringLiteral("\"#/components/(\\w+)/(\\w+)\""));
    auto found = reference.globalMatch(QString::fromUtf8(content));
    QVERIFY(found.hasNext());
    while (found.hasNext()) {
        const auto match = found.next();
        QVERIFY2(components[match.captured(1)].toObject().contains(match.captured(2)),
                 qPrintable(match.captured(0)));
    }
}

void TestAdminCatalogs::openApiNamesEveryAction()
{
    QStringList known;
    for (const std::string_view action : planActions())
        known.append(text(action));
    QStringList described;
    const QJsonObject schema = schemaNamed(QStringLiteral("PlanRequest"));
    for (const QJsonValue action :
         schema[QLatin1String("properties")][QLatin1String("action")][QLatin1String("enum")]
             .toArray())
        described.append(action.toString());
    QCOMPARE(described, known);
}

void TestAdminCatalogs::documentExplainsEveryAlarmAndNoOther()
{
    auto rows = rowsOf(QStringLiteral("Alarms"));
    for (const AlarmEntry &entry : alarmCatalog()) {
        const QStringList expected{text(nameOf(entry.severity)), text(entry.title),
                                   text(entry.whatToDo)};
        QCOMPARE(rows.take(text(entry.id)), expected);
        QCOMPARE(findAlarm(entry.id), &entry);
    }
    QCOMPARE(rows.keys(), QStringList());
    QVERIFY(!findAlarm("no-such-alarm"));
}

void TestAdminCatalogs::idsAreUnique()
{
    QStringList alarms;
    for (const AlarmEntry &entry : alarmCatalog())
        alarms.append(text(entry.id));
    QCOMPARE(alarms.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestAdminCatalogs)
#include "tst_admin_catalogs.moc"
