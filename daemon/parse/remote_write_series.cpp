#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <simdjson.h>

#include "parse/remote_write.h"
#include "parse/series_readers.h"

namespace tg::parse {

namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr std::uint32_t kLabelTag = 1 << 3 | 2; // of a TimeSeries
constexpr std::uint32_t kNameTag = 1 << 3 | 2;  // of a Label
constexpr std::uint32_t kValueTag = 2 << 3 | 2;
constexpr std::size_t kTextBytes = 300; // for people

// Walks Label fields, other fields of a TimeSeries between them passed over.
class LabelCursor
{
public:
    explicit LabelCursor(std::string_view fields)
        : m_in(static_cast<const std::uint8_t *>(static_cast<const void *>(fields.data())),
               static_cast<int>(fields.size()))
    {
    }

    // False: no further one, or it cannot be read; then what could be read of it is there.
    bool next(std::string &name, std::string &value)
    {
        name.clear();
        value.clear();
        for (;;) {
            const std::uint32_t tag = m_in.ReadTag();
            if (tag == kLabelTag)
                return readLabel(name, value);
            if (tag == 0 || !WireFormatLite::SkipField(&m_in, tag)) {
                m_isBroken = tag != 0 || !m_in.ConsumedEntireMessage();
                return false;
            }
        }
    }
    bool isBroken() const { return m_isBroken; }

private:
    bool readLabel(std::string &name, std::string &value)
    {
        m_isBroken = true;
        int size = 0;
        if (!m_in.ReadVarintSizeAsInt(&size))
            return false;
        const bool isThere = size <= m_in.BytesUntilLimit(); // else the limit would not be set
        const auto limit = m_in.PushLimit(size);
        while (const std::uint32_t tag = m_in.ReadTag()) {
            const bool isRead = tag == kNameTag    ? readText(name)
                                : tag == kValueTag ? readText(value)
                                                   : WireFormatLite::SkipField(&m_in, tag);
            if (!isRead)
                return false;
        }
        if (!isThere || !m_in.ConsumedEntireMessage() || m_in.BytesUntilLimit() != 0)
            return false;
        m_in.PopLimit(limit);
        m_isBroken = false;
        return true;
    }
    bool readText(std::string &out)
    {
        int size = 0;
        return m_in.ReadVarintSizeAsInt(&size) && m_in.ReadString(&out, size);
    }

    CodedInputStream m_in;
    bool m_isBroken = false;
};

bool isUtf8(const std::string &text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

} // namespace

std::optional<RejectReason> readRemoteWriteSeries(std::string_view raw, const Limits &limits,
                                                  SeriesName &out)
{
    SeriesNameBuilder name(limits, out);
    LabelCursor cursor(raw);
    for (;;) {
        Label &label = name.nextLabel();
        if (!cursor.next(label.name, label.value))
            break;
        if (label.name == "__name__") {
            if (!isUtf8(label.value))
                return RejectReason::BadName;
            if (!name.hasMetric())
                name.metric() = label.value;
            name.dropLabel();
            if (const auto refused = name.endMetric())
                return refused;
        } else if (!isUtf8(label.name) || !isUtf8(label.value)) {
            return RejectReason::BadLabel;
        } else if (const auto refused = name.endLabel()) {
            return refused;
        }
    }
    name.dropLabel();
    if (cursor.isBroken())
        return RejectReason::Syntax;
    return name.hasMetric() ? name.end() : RejectReason::BadName;
}

std::string remoteWriteText(std::string_view labels)
{
    std::string metric;
    std::string list;
    std::string name;
    std::string value;
    LabelCursor cursor(labels);
    for (bool goesOn = true; goesOn && metric.size() + list.size() < kTextBytes;) {
        goesOn = cursor.next(name, value);
        if (name == "__name__")
            metric = value;
        else if (!name.empty())
            list += (list.empty() ? "" : ",") + name + "=\"" + value + '"';
    }
    return metric + '{' + list + '}';
}

} // namespace tg::parse
