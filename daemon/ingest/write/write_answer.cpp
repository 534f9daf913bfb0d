#include "ingest/write/write_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ingest/http_fault.h"

namespace tg::ingest {

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string ackReached(const WriteSummary &summary)
{
    if (summary.gapPoints == 0 || summary.wanted == AckLevel::Queued)
        return std::string(name(summary.wanted));
    return "one; gaps=" + std::to_string(summary.gapPoints);
}

} // namespace

Response importAnswer(const WriteSummary &summary)
{
    Response response;
    if (summary.stored > 0 || summary.rejects->lines() == 0)
        response.fields.emplace_back("X-Timeless-Ack", ackReached(summary));
    if (summary.rejects->lines() == 0)
        return response;

    QJsonArray failedLines;
    for (const auto &line : summary.rejects->firstLines())
        failedLines.append(text(line));
    QJsonObject reasons;
    for (std::size_t i = 0; i < kRejectReasons; ++i) {
        const auto reason = static_cast<RejectReason>(i);
        if (const auto lines = summary.rejects->lines(reason); lines > 0 && isClientError(reason))
            reasons.insert(text(name(reason)), static_cast<qint64>(lines));
    }
    const QJsonObject body{
        {QStringLiteral("samples"), static_cast<qint64>(summary.stored)},
        {QStringLiteral("errors"), static_cast<qint64>(summary.rejects->lines())},
        {QStringLiteral("failed_lines"), failedLines},
        {QStringLiteral("reasons"), reasons}};
    response.status = summary.stored == 0 ? 400 : 200;
    response.contentType = "application/json";
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    return response;
}

Response badBodyAnswer(const BodyFault &fault, std::uint64_t stored)
{
    const std::string encoding(name(fault.encoding));
    int status = 400;
    std::string_view slug;
    std::string_view title;
    std::string detail;
    switch (fault.fault) {
    case inflate::Fault::None:
    case inflate::Fault::Corrupt:
        if (fault.isUnpacked) {
            slug = "malformed-body";
            title = "The body cannot be read";
            detail = "It is no prometheus.WriteRequest (remote-write 1.0): " +
                     std::string(fault.complaint) + ".";
            break;
        }
        slug = "corrupt-body";
        title = "The body cannot be unpacked";
        detail = "It is no proper " + encoding + " stream: " + std::string(fault.complaint) + ".";
        break;
    case inflate::Fault::Truncated:
        slug = "truncated-body";
        title = "The packed body has no end";
        detail = "The body ended before its " + encoding + " stream did.";
        break;
    case inflate::Fault::TooLarge:
        status = 413;
        slug = "inflated-too-large";
        title = "Content Too Large";
        detail = std::string("The body is larger than ") +
                 (fault.encoding == inflate::Encoding::Snappy ? "limits.remote_write_bytes"
                                                              : "limits.inflated_bytes") +
                 " when it is unpacked; send several smaller ones.";
        break;
    }
    detail += stored == 0 ? std::string(" Nothing of this request was stored.")
                          : " The first " + std::to_string(stored) +
                                " samples are stored; nothing after them.";
    return problem(status, slug, title, detail);
}

Response failureAnswer(WriteFailure failure, std::string_view node, const WriteSummary &summary,
                       unsigned retryAfterSeconds)
{
    const auto stored = summary.stored;
    const std::string at =
        node.empty() ? std::string("a node") : "node \"" + std::string(node) + "\"";
    std::string detail;
    std::string_view slug;
    std::string_view title;
    int status = 503;
    switch (failure) {
    case WriteFailure::Unavailable:
        slug = "owner-unavailable";
        title = "No reachable node owns some of these series";
        detail =
            at +
            " cannot be reached and no other node may take its series; see /metrics for its state.";
        break;
    case WriteFailure::Full:
        slug = "node-queue-full";
        title = "A node does not keep up";
        detail = "The queue of " + at + " stayed full (limits.node_bytes); send slower or later.";
        break;
    case WriteFailure::Busy:
        slug = "gateway-full";
        title = "The gateway holds as many unconfirmed bytes as it may";
        detail = "limits.in_flight_bytes stayed reached; send slower or later.";
        break;
    case WriteFailure::Throttled:
        status = summary.isRemoteWrite ? 503 : 429;
        slug = "too-many-new-series";
        title = "New series come faster than the nodes may register them";
        detail = "More than limits.new_series_per_second a node for longer than "
                 "limits.new_series_wait_ms.";
        break;
    case WriteFailure::Unconfirmed:
        slug = "unconfirmed";
        title = "Forwarded, but not confirmed";
        detail = at + " did not confirm within limits.confirm_timeout_ms. Some points may be "
                      "stored: sending the "
                      "body again can duplicate them.";
        break;
    case WriteFailure::Stopping:
        slug = "stopping";
        title = "The gateway is stopping";
        detail = "Send the body again to another gateway, or after the restart.";
        break;
    case WriteFailure::BadBody: // badBodyAnswer()
        break;
    }
    if (failure != WriteFailure::Unconfirmed) {
        detail += stored == 0 ? std::string(" Nothing of this request was forwarded.")
                              : " Of this large body the first " + std::to_string(stored) +
                                    " samples are stored; nothing after them was forwarded.";
    } else if (stored > 0) {
        detail += " Samples stored for certain: " + std::to_string(stored) + ".";
    }
    Response response = problem(status, slug, title, detail);
    response.fields.emplace_back("Retry-After", std::to_string(retryAfterSeconds));
    return response;
}

void tellWritten(Response &response, std::uint64_t samples)
{
    const auto written = [&response](std::string_view what, std::uint64_t count) {
        response.fields.emplace_back("X-Prometheus-Remote-Write-" + std::string(what) + "-Written",
                                     std::to_string(count));
    };
    written("Samples", samples);
    written("Histograms", 0);
    written("Exemplars", 0);
}

} // namespace tg::ingest
