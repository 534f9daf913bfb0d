#include "base/error_body.h"

#include <algorithm>
#include <array>

#include <QString>

namespace tg {

namespace {

void appendJsonText(std::string &out, std::string_view text)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendMember(std::string &out, std::string_view name, std::string_view value)
{
    out += out.size() == 1 ? "" : ",";
    appendJsonText(out, name);
    out += ':';
    appendJsonText(out, value);
}

// As InfluxDB 2 calls them.
std::string_view influxCodeOf(int status)
{
    switch (status) {
    case 401:
        return "unauthorized";
    case 403:
        return "forbidden";
    case 404:
        return "not found";
    case 405:
        return "method not allowed";
    case 413:
        return "request too large";
    case 422:
        return "unprocessable entity";
    case 429:
        return "too many requests";
    case 500:
        return "internal error";
    case 503:
        return "unavailable";
    default:
        return "invalid";
    }
}

// As Prometheus calls them.
std::string_view prometheusTypeOf(int status)
{
    switch (status) {
    case 422:
        return "execution";
    case 429:
    case 503:
        return "unavailable";
    case 500:
    case 501:
        return "internal";
    default:
        return "bad_data";
    }
}

void appendProblem(std::string &out, const ErrorEntry &entry, std::string_view detail)
{
    appendMember(out, "type", "urn:timeless-gateway:error:" + std::string(entry.slug));
    appendMember(out, "title", entry.title);
    out += ",\"status\":" + std::to_string(entry.status);
    appendMember(out, "detail", detail);
    appendMember(out, "help", entry.whatToDo);
}

std::string validUtf8(std::string_view text)
{
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(text);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

} // namespace

ErrorShape errorShapeOf(std::string_view path)
{
    static constexpr std::array<std::string_view, 4> kInflux{"/write", "/api/v2/write", "/query",
                                                             "/ping"};
    static constexpr std::array<std::string_view, 3> kNode{
        "/api/v1/import", "/api/v1/import/prometheus", "/api/v1/write"};
    if (path.starts_with("/prometheus/"))
        return ErrorShape::Prometheus;
    if (std::ranges::find(kInflux, path) != kInflux.end())
        return ErrorShape::Influx;
    return std::ranges::find(kNode, path) != kNode.end() ? ErrorShape::Node : ErrorShape::Problem;
}

std::string_view contentTypeOf(ErrorShape shape)
{
    return shape == ErrorShape::Problem ? "application/problem+json" : "application/json";
}

std::string errorBody(ErrorId id, std::string_view detail, ErrorShape shape, std::string_view extra)
{
    const ErrorEntry &entry = describe(id);
    const std::string text = validUtf8(detail);
    std::string body = "{";
    switch (shape) {
    case ErrorShape::Problem:
        appendProblem(body, entry, text);
        break;
    case ErrorShape::Node:
        appendMember(body, "error", text);
        appendMember(body, "id", entry.slug);
        appendProblem(body, entry, text);
        break;
    case ErrorShape::Influx:
        appendMember(body, "code", influxCodeOf(entry.status));
        appendMember(body, "message", text);
        appendMember(body, "error", text);
        appendMember(body, "id", entry.slug);
        break;
    case ErrorShape::Prometheus:
        appendMember(body, "status", "error");
        appendMember(body, "errorType", prometheusTypeOf(entry.status));
        appendMember(body, "error", std::string(entry.slug) + ": " + text);
        extra = {};
        break;
    }
    body += extra;
    body += "}\n";
    return body;
}

} // namespace tg
