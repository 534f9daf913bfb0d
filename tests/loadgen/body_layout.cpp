#include "tests/loadgen/body_layout.h"

#include <algorithm>

#include "tests/loadgen/digits.h"
#include "tests/loadgen/write_request.h"

namespace tg::loadgen {

namespace {

void addValue(BodyLayout &layout, std::size_t index)
{
    layout.valueAt[index] = layout.tail.size();
    layout.tail.append(layout.valueWidth(), '0');
}

void addTimes(BodyLayout &layout)
{
    layout.timeAt = layout.tail.size();
    for (std::size_t i = 0; i < layout.times; ++i) {
        if (i > 0)
            layout.tail += ',';
        layout.tail.append(kTimeWidth, '0');
    }
}

void layOutText(BodyLayout &layout)
{
    addValue(layout, 0);
    layout.tail += ' ';
    addTimes(layout);
    layout.tail += '\n';
}

void layOutJson(BodyLayout &layout, std::size_t samples)
{
    layout.values = layout.times = samples;
    for (std::size_t i = 0; i < samples; ++i) {
        if (i > 0)
            layout.tail += ',';
        addValue(layout, i);
    }
    layout.tail += R"(],"timestamps":[)";
    addTimes(layout);
    layout.tail += "]}\n";
}

void layOutInflux(BodyLayout &layout)
{
    layout.values = kModes;
    for (std::size_t i = 0; i < kModes; ++i) {
        if (i > 0)
            layout.tail += ',' + fieldName(i) + '=';
        addValue(layout, i);
    }
    layout.tail += ' ';
    addTimes(layout);
    layout.tail += "000000\n"; // nanoseconds
}

void layOutRemoteWrite(BodyLayout &layout)
{
    layout.tail = sampleField();
    layout.valueAt[0] = kSampleValueAt;
    layout.timeAt = kSampleTimeAt;
}

const char *pathOf(Format format)
{
    switch (format) {
    case Format::Text:
        break;
    case Format::Json1:
    case Format::Json10:
        return "/api/v1/import";
    case Format::Influx8:
        return "/write";
    case Format::RemoteWrite:
        return "/api/v1/write";
    }
    return "/api/v1/import/prometheus";
}

const char *contentTypeOf(Format format)
{
    if (format == Format::RemoteWrite)
        return "application/x-protobuf\r\nX-Prometheus-Remote-Write-Version: 0.1.0";
    const bool isJson = format == Format::Json1 || format == Format::Json10;
    return isJson ? "application/json" : "text/plain";
}

std::string labelList(const std::vector<Label> &labels)
{
    std::string text;
    for (const Label &label : labels)
        text += (text.empty() ? "" : ",") + label.name + "=\"" + label.value + '"';
    return text;
}

} // namespace

BodyLayout layoutOf(Format format, ValueStyle style)
{
    BodyLayout layout;
    layout.format = format;
    layout.style = style;
    switch (format) {
    case Format::Text:
        layOutText(layout);
        break;
    case Format::Json1:
        layOutJson(layout, 1);
        break;
    case Format::Json10:
        layOutJson(layout, 10);
        break;
    case Format::Influx8:
        layOutInflux(layout);
        break;
    case Format::RemoteWrite:
        layOutRemoteWrite(layout);
        break;
    }
    return layout;
}

std::uint64_t usualLinesPerBody(Format format)
{
    return format == Format::RemoteWrite ? 2'000 : 20'000;
}

std::string lineHead(Format format, const SeriesName &name)
{
    if (format == Format::RemoteWrite)
        return seriesHead(name);
    if (format == Format::Text)
        return name.metric + '{' + labelList(name.labels) + "} ";
    if (format == Format::Influx8) {
        std::string text = name.metric;
        for (const Label &label : name.labels)
            text += ',' + label.name + '=' + label.value;
        return text + ' ' + fieldName(0) + '=';
    }
    std::string text = R"({"metric":{"__name__":")" + name.metric + '"';
    for (const Label &label : name.labels)
        text += ",\"" + label.name + "\":\"" + label.value + '"';
    return text + R"(},"values":[)";
}

std::string canonicalName(const SeriesName &name)
{
    std::vector<Label> sorted = name.labels;
    std::sort(sorted.begin(), sorted.end());
    return name.metric + '{' + labelList(sorted) + '}';
}

std::string fieldName(std::uint64_t field)
{
    return "usage_" + std::string(modeName(field));
}

std::string valueText(Format format, ValueStyle style, std::uint64_t number)
{
    if (style == ValueStyle::Unique)
        return std::to_string(number);
    std::string text(9, '0');
    if (format == Format::Influx8)
        writeDecimal<2>(text.data(), static_cast<std::uint32_t>(number));
    else
        writeDecimal<6>(text.data(), static_cast<std::uint32_t>(number));
    return text;
}

std::string headStart(Format format, Encoding encoding, const std::string &host,
                      const std::string &ack)
{
    std::string head = "POST ";
    head += pathOf(format);
    head += " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: timeless-loadgen\r\nContent-Type: ";
    head += contentTypeOf(format);
    head += "\r\n";
    if (encoding != Encoding::Identity ||
        format == Format::RemoteWrite) // which means snappy if unsaid
        head += "Content-Encoding: " + std::string(encodingName(encoding)) + "\r\n";
    if (!ack.empty())
        head += "X-Timeless-Ack: " + ack + "\r\n";
    return head + "Content-Length: ";
}

} // namespace tg::loadgen
