#include "parse/remote_write_metadata.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <simdjson.h>

namespace tg::parse {

namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Fields of prometheus.MetricMetadata (prompb, remote-write 1.0).
constexpr std::uint32_t kTypeTag = 1 << 3 | 0;
constexpr std::uint32_t kFamilyTag = 2 << 3 | 2;
constexpr std::uint32_t kHelpTag = 4 << 3 | 2;
constexpr std::uint32_t kUnitTag = 5 << 3 | 2;

// Nodes know three types, and call a gauge what they have not been told of: so what is neither
// (unknown, summary, info, stateset) is one.
MetricType typeOf(std::uint64_t prometheusType)
{
    constexpr std::uint64_t kCounter = 1;
    constexpr std::uint64_t kHistogram = 3;
    constexpr std::uint64_t kGaugeHistogram = 4;
    switch (prometheusType) {
    case kCounter:
        return MetricType::Counter;
    case kHistogram:
    case kGaugeHistogram:
        return MetricType::Histogram;
    default:
        return MetricType::Gauge;
    }
}

bool readText(CodedInputStream &in, std::string_view message, std::string_view &out)
{
    int size = 0;
    if (!in.ReadVarintSizeAsInt(&size))
        return false;
    const auto begin = static_cast<std::size_t>(in.CurrentPosition());
    if (!in.Skip(size))
        return false;
    out = message.substr(begin, static_cast<std::size_t>(size));
    return true;
}

bool isText(std::string_view text, std::size_t mostBytes)
{
    return text.size() <= mostBytes && simdjson::validate_utf8(text.data(), text.size());
}

} // namespace

bool readFamilyMetadata(std::string_view message, const Limits &limits, FamilyMetadata &out)
{
    out = {};
    CodedInputStream in(
        static_cast<const std::uint8_t *>(static_cast<const void *>(message.data())),
        static_cast<int>(message.size()));
    while (const std::uint32_t tag = in.ReadTag()) {
        std::uint64_t type = 0;
        bool isRead = false;
        switch (tag) {
        case kTypeTag:
            isRead = in.ReadVarint64(&type);
            out.type = typeOf(type);
            break;
        case kFamilyTag:
            isRead = readText(in, message, out.family);
            break;
        case kHelpTag:
            isRead = readText(in, message, out.help);
            break;
        case kUnitTag:
            isRead = readText(in, message, out.unit);
            break;
        default:
            isRead = WireFormatLite::SkipField(&in, tag);
        }
        if (!isRead)
            return false;
    }
    return in.ConsumedEntireMessage() && !out.family.empty() &&
           isText(out.family, limits.metricNameBytes) && isText(out.help, limits.labelValueBytes) &&
           isText(out.unit, limits.labelValueBytes);
}

} // namespace tg::parse
