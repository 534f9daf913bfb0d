#include "ingest/write/data_routes.h"

#include <algorithm>
#include <utility>

#include "base/ascii_text.h"
#include "ingest/form_text.h"
#include "ingest/http_fault.h"
#include "ingest/write/influx_answers.h"

namespace tg::ingest {

namespace {

// The answer is known from the head alone; a body, if there is one, is read and forgotten.
class FixedAnswer final : public RequestHandler
{
public:
    FixedAnswer(Exchange &exchange, Response response)
        : m_exchange(exchange)
        , m_response(std::move(response))
    {
    }
    void onBody(std::string_view) override {}
    void onEnd() override { m_exchange.answer(std::move(m_response)); }
    void onCut() override {}
    void onClientGone() override {}

private:
    Exchange &m_exchange;
    Response m_response;
};

// Hands the body to its job, which may be gone before the connection notices.
class ImportHandler final : public RequestHandler
{
public:
    ImportHandler(WriteDesk &desk, std::uint64_t job)
        : m_desk(desk)
        , m_job(job)
    {
    }
    // The connection may answer by itself (408, a broken chunk, the end of the drain): the exchange
    // ends with the handler.
    ~ImportHandler() override { onClientGone(); }
    void onBody(std::string_view bytes) override
    {
        if (auto *job = m_desk.find(m_job))
            job->body(bytes);
    }
    void onEnd() override
    {
        if (auto *job = m_desk.find(m_job))
            job->end();
    }
    void onCut() override
    {
        if (auto *job = m_desk.find(m_job))
            job->cut();
    }
    void onClientGone() final
    {
        if (auto *job = m_desk.find(m_job))
            job->clientGone();
    }

private:
    WriteDesk &m_desk;
    const std::uint64_t m_job;
};

// A refusal does not wait for the body: a client that asked before sending it (Expect) is spared
// that, another one's body is read and forgotten.
std::unique_ptr<RequestHandler> fixed(Exchange &exchange, Response response)
{
    if (response.status >= 400)
        exchange.answer(std::exchange(response, {}));
    return std::make_unique<FixedAnswer>(exchange, std::move(response));
}

Response plainText(int status, std::string body)
{
    Response response;
    response.status = status;
    response.contentType = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

constexpr std::string_view kEncodingList = "gzip, deflate, zstd, snappy, x-snappy-framed, identity";
constexpr std::size_t kShownBytes = 64; // of a header field, in an answer

// Several fields are one list, and no list is unpacked. Remote-write is packed with snappy, also
// where it does not say so.
std::optional<inflate::Encoding> encodingOf(const RequestHead &head, BodyFormat format)
{
    const auto fields = std::ranges::count(head.fields, "content-encoding",
                                           [](const auto &field) { return field.first; });
    if (fields > 1)
        return std::nullopt;
    if (fields == 0 && format == BodyFormat::RemoteWrite)
        return inflate::Encoding::Snappy;
    return inflate::encodingFrom(head.field("content-encoding"));
}

Response unknownEncoding(const RequestHead &head)
{
    const std::string list(kEncodingList);
    Response response =
        problem(ErrorId::UnknownEncoding,
                "\"" + std::string(head.field("content-encoding").substr(0, kShownBytes)) +
                    "\", or several encodings at once; one of these is taken: " + list + ".",
                errorShapeOf(head.path));
    response.fields.emplace_back("Accept-Encoding", list);
    return response;
}

bool takes(std::string_view methods, std::string_view method)
{
    for (;;) {
        const auto comma = methods.find(", ");
        if (methods.substr(0, comma) == method)
            return true;
        if (comma == std::string_view::npos)
            return false;
        methods.remove_prefix(comma + 2);
    }
}

// application/x-protobuf, perhaps with the name of the 1.0 message, or no type at all.
bool isRemoteWrite1(std::string_view contentType)
{
    const auto semicolon = contentType.find(';');
    const auto type = trimmed(contentType.substr(0, semicolon));
    if (!type.empty() && !equalsIgnoringCase(type, "application/x-protobuf"))
        return false;
    if (semicolon == std::string_view::npos)
        return true;
    const auto parameter = trimmed(contentType.substr(semicolon + 1));
    return !startsWithIgnoringCase(parameter, "proto=") ||
           equalsIgnoringCase(parameter, "proto=prometheus.writerequest");
}

Response otherMessage(const RequestHead &head)
{
    return problem(ErrorId::UnknownMessage,
                   "\"" + std::string(head.field("content-type").substr(0, kShownBytes)) +
                       "\" is not application/x-protobuf with a prometheus.WriteRequest: "
                       "remote-write 1.0 is taken, 2.0 is not.",
                   errorShapeOf(head.path));
}

} // namespace

std::unique_ptr<RequestHandler> DataRoutes::route(const RequestHead &head, Exchange &exchange)
{
    struct Route {
        std::string_view path;
        std::string_view methods; // as in an Allow header
    };
    static constexpr Route kImport{"/api/v1/import", "POST"};
    static constexpr Route kImportText{"/api/v1/import/prometheus", "POST"};
    static constexpr Route kInflux{"/write", "POST"};
    static constexpr Route kInflux2{"/api/v2/write", "POST"};
    static constexpr Route kInfluxPing{"/ping", "GET, HEAD"};
    static constexpr Route kInfluxQuery{"/query", "GET, POST"};
    static constexpr Route kRemoteWrite{"/api/v1/write", "POST"};
    static constexpr Route kHealth{"/health", "GET, HEAD"};
    static constexpr Route kReady{"/ready", "GET, HEAD"};
    static constexpr Route kMetrics{"/metrics", "GET, HEAD"};

    const auto *known = static_cast<const Route *>(nullptr);
    for (const auto *route : {&kImport, &kImportText, &kInflux, &kInflux2, &kInfluxPing,
                              &kInfluxQuery, &kRemoteWrite, &kHealth, &kReady, &kMetrics}) {
        if (route->path == head.path)
            known = route;
    }
    if (!known && m_reads)
        return m_reads->route(head, exchange);
    if (!known)
        return fixed(exchange,
                     problem(ErrorId::NoSuchRoute, "Nothing is served at " + head.path + "."));
    if (!takes(known->methods, head.method)) {
        Response response = problem(ErrorId::MethodNotAllowed,
                                    head.path + " takes " + std::string(known->methods) + ".",
                                    errorShapeOf(head.path));
        response.fields.emplace_back("Allow", std::string(known->methods));
        return fixed(exchange, std::move(response));
    }

    if (known == &kImport)
        return routeImport(head, exchange, known->path, BodyFormat::JsonLines);
    if (known == &kImportText) {
        const bool isOpenMetrics =
            startsWithIgnoringCase(head.field("content-type"), "application/openmetrics-text");
        return routeImport(head, exchange, known->path,
                           isOpenMetrics ? BodyFormat::OpenMetrics : BodyFormat::PrometheusText);
    }
    if (known == &kInflux || known == &kInflux2)
        return routeInflux(head, exchange, known->path);
    if (known == &kInfluxPing)
        return fixed(exchange, influxPing(head.query));
    if (known == &kInfluxQuery)
        return influxQuery(head, exchange);
    if (known == &kRemoteWrite) {
        if (!isRemoteWrite1(head.field("content-type")))
            return fixed(exchange, otherMessage(head));
        return routeImport(head, exchange, known->path, BodyFormat::RemoteWrite);
    }
    if (known == &kHealth)
        return fixed(exchange, livesAnswer());
    if (known == &kReady) {
        const auto readiness = m_status.readiness();
        Response response = plainText(readiness.isReady ? 200 : 503, readiness.detail + "\n");
        if (!readiness.isReady)
            response.fields.emplace_back("Retry-After", "1");
        return fixed(exchange, std::move(response));
    }
    return m_metrics.open(exchange);
}

std::unique_ptr<RequestHandler> DataRoutes::routeImport(const RequestHead &head, Exchange &exchange,
                                                        std::string_view endpoint,
                                                        BodyFormat format,
                                                        parse::InfluxPrecision precision)
{
    const auto encoding = encodingOf(head, format);
    if (!encoding)
        return fixed(exchange, unknownEncoding(head));
    AckLevel wanted = m_desk.services().defaultAck;
    if (const auto asked = head.field("x-timeless-ack"); !asked.empty()) {
        const auto level = ackLevelFrom(asked);
        if (!level) {
            return fixed(exchange,
                         problem(ErrorId::BadAckLevel,
                                 "X-Timeless-Ack: \"" + std::string(asked.substr(0, kShownBytes)) +
                                     "\" is not one of: all, one, queued.",
                                 errorShapeOf(head.path)));
        }
        wanted = *level;
    }
    return std::make_unique<ImportHandler>(
        m_desk,
        m_desk.open(exchange, format, *encoding, wanted, precision, {endpoint, head.peer}).id());
}

// Databases, buckets, organisations, retention policies and consistency levels mean nothing here.
std::unique_ptr<RequestHandler> DataRoutes::routeInflux(const RequestHead &head, Exchange &exchange,
                                                        std::string_view endpoint)
{
    const auto asked = formValue(head.query, "precision");
    if (!asked || asked->empty())
        return routeImport(head, exchange, endpoint, BodyFormat::Influx);
    const auto precision = parse::influxPrecisionFrom(*asked);
    bool isCut = false;
    if (!precision)
        return fixed(exchange, problem(ErrorId::BadPrecision,
                                       "precision=\"" + printableLine(*asked, 64, isCut) +
                                           "\" is not one of: ns, n, us, u, ms, s, m, h.",
                                       ErrorShape::Influx));
    return routeImport(head, exchange, endpoint, BodyFormat::Influx, *precision);
}

} // namespace tg::ingest
