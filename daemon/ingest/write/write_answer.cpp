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

// What a client looks for first, and all the figures beside it.
Response noUsableLine(const WriteSummary &summary, const QJsonObject &figures)
{
    const auto detail = "None of the body's lines could be stored; " +
                        std::to_string(summary.rejects->lines()) + " points were refused.";
    Response response = problem(ErrorId::NoUsableLine, detail, summary.shape);
    const QByteArray members = QJsonDocument(figures).toJson(QJsonDocument::Compact);
    response.body = errorBody(ErrorId::NoUsableLine, detail, summary.shape,
                              "," + members.mid(1).chopped(1).toStdString());
    return response;
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
    QJsonObject body{{QStringLiteral("samples"), static_cast<qint64>(summary.stored)},
                     {QStringLiteral("errors"), static_cast<qint64>(summary.rejects->lines())},
                     {QStringLiteral("failed_lines"), failedLines},
                     {QStringLiteral("reasons"), reasons}};
    if (summary.stored == 0)
        return noUsableLine(summary, body);
    response.status = 200;
    response.contentType = "application/json";
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    return response;
}

Response badBodyAnswer(const BodyFault &fault, std::uint64_t stored, ErrorShape shape)
{
    const std::string encoding(name(fault.encoding));
    auto id = ErrorId::CorruptBody;
    std::string detail;
    switch (fault.fault) {
    case inflate::Fault::None:
    case inflate::Fault::Corrupt:
        if (fault.isUnpacked) {
            id = ErrorId::MalformedBody;
            detail = "It is no prometheus.WriteRequest (remote-write 1.0): " +
                     std::string(fault.complaint) + ".";
            break;
        }
        detail = "It is no proper " + encoding + " stream: " + std::string(fault.complaint) + ".";
        break;
    case inflate::Fault::Truncated:
        id = ErrorId::TruncatedBody;
        detail = "The body ended before its " + encoding + " stream did.";
        break;
    case inflate::Fault::TooLarge:
        id = ErrorId::InflatedTooLarge;
        detail = "The body is larger than limits.inflated_bytes when it is unpacked; send several "
                 "smaller ones.";
        break;
    case inflate::Fault::BlockTooLarge:
        id = ErrorId::InflatedTooLarge;
        detail = "The body is one snappy block, larger than limits.remote_write_bytes when it is "
                 "unpacked; send several smaller ones, or frames.";
        break;
    }
    detail += stored == 0 ? std::string(" Nothing of this request was stored.")
                          : " The first " + std::to_string(stored) +
                                " samples are stored; nothing after them.";
    return problem(id, detail, shape);
}

Response failureAnswer(WriteFailure failure, std::string_view node, const WriteSummary &summary,
                       unsigned retryAfterSeconds)
{
    const auto stored = summary.stored;
    const std::string at =
        node.empty() ? std::string("a node") : "node \"" + std::string(node) + "\"";
    std::string detail;
    auto id = ErrorId::Internal;
    switch (failure) {
    case WriteFailure::Unavailable:
        id = ErrorId::OwnerUnavailable;
        detail =
            at +
            " cannot be reached and no other node may take its series; see /metrics for its state.";
        break;
    case WriteFailure::Full:
        id = ErrorId::NodeQueueFull;
        detail = "The queue of " + at + " stayed full (limits.node_bytes); send slower or later.";
        break;
    case WriteFailure::Busy:
        id = ErrorId::GatewayFull;
        detail = "limits.in_flight_bytes stayed reached; send slower or later.";
        break;
    case WriteFailure::Slow:
        id = ErrorId::GatewayFull;
        detail =
            "More than half of limits.in_flight_bytes was in use, and the gateway waited for "
            "this body for longer than limits.slow_body_ms; send it faster, in smaller bodies, or "
            "later.";
        break;
    case WriteFailure::Throttled:
        id = summary.isRemoteWrite ? ErrorId::NewSeriesThrottled : ErrorId::TooManyNewSeries;
        detail = "More than limits.new_series_per_second a node for longer than "
                 "limits.new_series_wait_ms.";
        break;
    case WriteFailure::Unconfirmed:
        id = ErrorId::Unconfirmed;
        detail = at + " did not confirm within limits.confirm_timeout_ms. Some points may be "
                      "stored: sending the "
                      "body again can duplicate them.";
        break;
    case WriteFailure::Stopping:
        id = ErrorId::Stopping;
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
    return problem(id, detail, summary.shape, retryAfterSeconds);
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
