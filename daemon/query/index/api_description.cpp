#include "query/index/api_description.h"

#include <array>

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::query {

namespace {

struct Path {
    const char *path;
    const char *methods; // as OpenAPI writes them
    const char *summary;
};

constexpr std::array kPaths{
    Path{"/api/v1/query", "get", "newest point of each series of a metric"},
    Path{"/api/v1/query_range", "get", "buckets of series in a range"},
    Path{"/api/v1/export", "get", "raw points, one JSON line a series"},
    Path{"/api/v1/forecast", "get", "forecast of each series"},
    Path{"/api/v1/anomalies", "get", "anomalies of each series"},
    Path{"/chart", "get", "an SVG chart"},
    Path{"/prometheus/api/v1/query", "get post", "PromQL at one time"},
    Path{"/prometheus/api/v1/query_range", "get post", "PromQL over a range"},
    Path{"/api/v1/labels", "get post", "names of labels"},
    Path{"/api/v1/label/{name}/values", "get post", "values of a label; __name__: metrics"},
    Path{"/api/v1/series", "get post", "series of metric= or match[]"},
    Path{"/prometheus/api/v1/labels", "get post", "names of labels"},
    Path{"/prometheus/api/v1/label/{name}/values", "get post", "values of a label"},
    Path{"/prometheus/api/v1/series", "get post", "series of match[]"},
    Path{"/prometheus/api/v1/metadata", "get", "always empty"},
    Path{"/api/v1/status/buildinfo", "get", "for Grafana"},
    Path{"/api/v1/explain", "get", "which nodes would answer a read, and why"},
    Path{"/api/v1/metadata", "get post", "type, unit and description of a metric"},
    Path{"/api/v1/annotations", "get post", "annotations of all nodes"},
    Path{"/api/v1/annotations/{id}", "delete", "removes an annotation from every node"},
    Path{"/api/v1/alerts", "get post", "alert rules of all nodes and their states"},
    Path{"/api/v1/alerts/{id}", "delete", "removes an alert rule from every node"},
};

} // namespace

std::string openApiText()
{
    QJsonObject paths;
    for (const auto &one : kPaths) {
        QJsonObject operations;
        const auto methods = QString::fromLatin1(one.methods).split(u' ');
        const QJsonObject responses{
            {QStringLiteral("200"),
             QJsonObject{{QStringLiteral("description"), QStringLiteral("as a node answers")}}}};
        for (const auto &method : methods)
            operations[method] =
                QJsonObject{{QStringLiteral("summary"), QString::fromLatin1(one.summary)},
                            {QStringLiteral("responses"), responses}};
        paths[QString::fromLatin1(one.path)] = operations;
    }
    const QJsonObject document{
        {QStringLiteral("openapi"), QStringLiteral("3.1.0")},
        {QStringLiteral("info"),
         QJsonObject{{QStringLiteral("title"), QStringLiteral("TimelessGateway read API")},
                     {QStringLiteral("version"), QStringLiteral(TG_VERSION)}}},
        {QStringLiteral("paths"), paths}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString();
}

std::string apiPage()
{
    std::string page = "<!doctype html><title>TimelessGateway read API</title>"
                       "<h1>TimelessGateway read API</h1><table>";
    for (const auto &one : kPaths)
        page += std::string("<tr><td>") + one.methods + "<td><code>" + one.path + "</code><td>" +
                one.summary;
    return page + "</table>";
}

} // namespace tg::query
