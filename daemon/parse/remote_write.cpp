#include "parse/remote_write.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <limits>
#include <optional>

#include "parse/remote_write_metadata.h"
#include "parse/usual_series.h"

namespace tg::parse {

namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Fields of prometheus.WriteRequest, TimeSeries and Sample (prompb, remote-write 1.0).
constexpr std::uint32_t kRequestSeries = 1;
constexpr std::uint32_t kRequestMetadata = 3;
constexpr std::uint32_t kSymbolsOfVersion2 = 4;
constexpr std::uint32_t kSeriesOfVersion2 = 5;
constexpr std::uint32_t kLabelsTag = 1 << 3 | 2;
constexpr std::uint32_t kSamplesTag = 2 << 3 | 2;
constexpr std::uint32_t kExemplarsTag = 3 << 3 | 2;
constexpr std::uint32_t kHistogramsTag = 4 << 3 | 2;
constexpr std::uint32_t kValueTag = 1 << 3 | 1;
constexpr std::uint32_t kTimeTag = 2 << 3 | 0;

constexpr std::size_t kLongestHead = 15; // a tag and a length, or a number
constexpr std::size_t kSeriesTexts = 64 * kKiB;

constexpr std::string_view kBadSeries = "a time series cannot be read";
constexpr std::string_view kBadField = "a field of the request cannot be read";
constexpr std::string_view kCutField = "it ends inside a field";
constexpr std::string_view kVersion2 = "it has the fields of remote-write 2.0";

CodedInputStream streamOf(std::string_view bytes)
{
    return CodedInputStream(
        static_cast<const std::uint8_t *>(static_cast<const void *>(bytes.data())),
        static_cast<int>(bytes.size()));
}

// What stands in one TimeSeries, beside its samples.
struct Walk {
    std::size_t labelsBegin = 0;
    std::size_t labelsEnd = 0;
    bool isScattered = false; // its labels do not stand side by side
    std::uint32_t stale = 0;
    std::uint32_t nan = 0;
    std::uint32_t infinite = 0;
    std::uint32_t exemplars = 0;
    std::uint32_t histograms = 0;
};

bool readSample(CodedInputStream &in, Walk &walk, std::vector<Sample> &samples)
{
    std::uint64_t bits = 0; // what is 0 may be left out
    std::uint64_t time = 0;
    while (const std::uint32_t tag = in.ReadTag()) {
        const bool isRead = tag == kValueTag  ? in.ReadLittleEndian64(&bits)
                            : tag == kTimeTag ? in.ReadVarint64(&time)
                                              : WireFormatLite::SkipField(&in, tag);
        if (!isRead)
            return false;
    }
    if (!in.ConsumedEntireMessage())
        return false;
    const double value = std::bit_cast<double>(bits);
    if (std::isfinite(value)) [[likely]]
        samples.push_back({value, static_cast<TimeMs>(time)});
    else
        ++(bits == kStaleMarker ? walk.stale : std::isnan(value) ? walk.nan : walk.infinite);
    return true;
}

// The body of a length-delimited field; false: there is not that much.
bool skipBody(CodedInputStream &in)
{
    int size = 0;
    return in.ReadVarintSizeAsInt(&size) && in.Skip(size);
}

bool noteLabel(CodedInputStream &in, std::size_t begin, Walk &walk)
{
    if (!skipBody(in))
        return false;
    if (walk.labelsEnd == 0)
        walk.labelsBegin = begin;
    else if (walk.labelsEnd != begin)
        walk.isScattered = true;
    walk.labelsEnd = static_cast<std::size_t>(in.CurrentPosition());
    return true;
}

std::optional<Walk> walkSeries(std::string_view series, std::vector<Sample> &samples)
{
    if (const auto usual = usualSeries(series, samples)) [[likely]]
        return Walk{.labelsEnd = usual->labelBytes,
                    .stale = usual->stale,
                    .nan = usual->nan,
                    .infinite = usual->infinite};
    CodedInputStream in = streamOf(series);
    Walk walk;
    for (;;) {
        const auto begin = static_cast<std::size_t>(in.CurrentPosition());
        const std::uint32_t tag = in.ReadTag();
        bool isRead = false;
        switch (tag) {
        case 0:
            return in.ConsumedEntireMessage() ? std::optional(walk) : std::nullopt;
        case kLabelsTag:
            isRead = noteLabel(in, begin, walk);
            break;
        case kSamplesTag: {
            int size = 0;
            if (!in.ReadVarintSizeAsInt(&size) || size > in.BytesUntilLimit())
                return std::nullopt;
            const auto limit = in.PushLimit(size);
            isRead = readSample(in, walk, samples) && in.BytesUntilLimit() == 0;
            in.PopLimit(limit);
            break;
        }
        case kExemplarsTag:
            ++walk.exemplars;
            isRead = skipBody(in);
            break;
        case kHistogramsTag:
            ++walk.histograms;
            isRead = skipBody(in);
            break;
        default:
            isRead = WireFormatLite::SkipField(&in, tag);
        }
        if (!isRead)
            return std::nullopt;
    }
}

// Its Label fields alone, one behind the other.
void appendLabels(std::string_view series, std::string &out)
{
    CodedInputStream in = streamOf(series);
    for (;;) {
        const auto begin = static_cast<std::size_t>(in.CurrentPosition());
        const std::uint32_t tag = in.ReadTag();
        if (tag == 0 || !WireFormatLite::SkipField(&in, tag))
            return;
        if (tag == kLabelsTag)
            out += series.substr(begin, static_cast<std::size_t>(in.CurrentPosition()) - begin);
    }
}

} // namespace

RemoteWriteParser::RemoteWriteParser(const Limits &limits)
    : m_limits(limits)
    , m_block(SeriesSyntax::RemoteWrite)
{
}

void RemoteWriteParser::reset(TimeMs)
{
    m_block.clear();
    m_carry.clear();
    m_skipping = 0;
    m_texts.clear();
    m_asides = {};
    m_fault = {};
}

RemoteWriteParser::Head RemoteWriteParser::readHead(std::string_view bytes, Field &field)
{
    CodedInputStream in = streamOf(bytes.substr(0, kLongestHead));
    const auto unread = bytes.size() < kLongestHead ? Head::NeedsMore : Head::Bad;
    field.tag = in.ReadTag();
    if (field.tag == 0)
        return unread;
    switch (WireFormatLite::GetTagWireType(field.tag)) {
    case WireFormatLite::WIRETYPE_VARINT: {
        std::uint64_t number = 0;
        if (!in.ReadVarint64(&number))
            return unread;
        field.bodyBytes = 0;
        break;
    }
    case WireFormatLite::WIRETYPE_FIXED64:
        field.bodyBytes = 8;
        break;
    case WireFormatLite::WIRETYPE_FIXED32:
        field.bodyBytes = 4;
        break;
    case WireFormatLite::WIRETYPE_LENGTH_DELIMITED:
        if (!in.ReadVarint64(&field.bodyBytes))
            return unread;
        if (field.bodyBytes > std::numeric_limits<std::int32_t>::max())
            return Head::Bad;
        break;
    default:
        return Head::Bad;
    }
    field.headBytes = static_cast<std::size_t>(in.CurrentPosition());
    return Head::Whole;
}

void RemoteWriteParser::feed(std::string_view chunk, BlockSink &sink)
{
    chunk = skip(chunk);
    if (!m_carry.empty())
        chunk = completeCarried(chunk, sink);
    while (m_fault.empty() && !chunk.empty()) {
        const UsualHead usual = usualHead(chunk);
        if (usual.headBytes > 0 &&
            usual.bodyBytes <= std::min(m_limits.lineBytes, chunk.size() - usual.headBytes)) {
            take(chunk.substr(usual.headBytes, usual.bodyBytes), sink);
            chunk.remove_prefix(usual.headBytes + usual.bodyBytes);
            continue;
        }
        Field field;
        const Head head = readHead(chunk, field);
        if (head == Head::Bad)
            setFault(kBadField);
        if (head != Head::Whole)
            break;
        if (beginsSkipping(field, chunk.substr(field.headBytes), sink)) {
            chunk = skip(chunk.substr(field.headBytes));
            continue;
        }
        if (field.bodyBytes > chunk.size() - field.headBytes)
            break;
        takeField(field, chunk.substr(field.headBytes, field.bodyBytes), sink);
        chunk.remove_prefix(field.headBytes + field.bodyBytes);
    }
    if (!m_fault.empty())
        return;
    flush(sink);
    m_carry.insert(m_carry.end(), chunk.begin(), chunk.end());
}

// Returns what of the chunk is not part of the carried field.
std::string_view RemoteWriteParser::completeCarried(std::string_view chunk, BlockSink &sink)
{
    for (;;) {
        Field field;
        const std::string_view carried(m_carry.data(), m_carry.size());
        const Head head = readHead(carried, field);
        if (head == Head::Bad) {
            setFault(kBadField);
            return {};
        }
        std::size_t missing = 1;
        if (head == Head::Whole) {
            const std::size_t bytes = field.headBytes + field.bodyBytes;
            if (beginsSkipping(field, carried.substr(field.headBytes), sink)) {
                m_skipping = bytes - carried.size();
                m_carry.clear();
                return skip(chunk);
            }
            missing = bytes - carried.size();
            if (missing == 0) {
                takeField(field, carried.substr(field.headBytes), sink);
                if (m_fault.empty())
                    flush(sink); // its memory is used for the next one
                m_carry.clear();
                return chunk;
            }
        }
        if (chunk.empty())
            return {};
        const std::string_view piece = chunk.substr(0, missing);
        m_carry.insert(m_carry.end(), piece.begin(), piece.end());
        chunk.remove_prefix(piece.size());
    }
}

std::string_view RemoteWriteParser::skip(std::string_view chunk)
{
    const auto bytes = std::min<std::uint64_t>(m_skipping, chunk.size());
    m_skipping -= bytes;
    return chunk.substr(static_cast<std::size_t>(bytes));
}

// True: the field's body, `start` being what there is of it, is passed over.
bool RemoteWriteParser::beginsSkipping(const Field &field, std::string_view start, BlockSink &sink)
{
    const auto number = static_cast<std::uint32_t>(WireFormatLite::GetTagFieldNumber(field.tag));
    const bool isMessage =
        WireFormatLite::GetTagWireType(field.tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (number == kRequestSeries && isMessage) {
        if (field.bodyBytes <= m_limits.lineBytes)
            return false;
        sink.reject(RejectReason::LineTooLong, remoteWriteText(start.substr(0, kKiB)), 1);
    } else if (number == kRequestSeries || number == 0) {
        setFault(kBadField);
    } else if (number == kSymbolsOfVersion2 || number == kSeriesOfVersion2) {
        setFault(kVersion2);
    } else if (number == kRequestMetadata) {
        if (isMessage && field.bodyBytes <= longestFamilyMetadata(m_limits))
            return false;
        ++m_asides[static_cast<std::size_t>(Aside::Metadata)];
    }
    m_skipping = field.bodyBytes;
    return true;
}

void RemoteWriteParser::takeField(const Field &field, std::string_view body, BlockSink &sink)
{
    if (WireFormatLite::GetTagFieldNumber(field.tag) == static_cast<int>(kRequestMetadata))
        takeMetadata(body, sink);
    else
        take(body, sink);
}

void RemoteWriteParser::take(std::string_view series, BlockSink &sink)
{
    takeSeries(series, sink);
    if (m_fault.empty() && m_block.isFull())
        flush(sink);
}

// What is wrong in it is no reason to refuse the points beside it.
void RemoteWriteParser::takeMetadata(std::string_view metadata, BlockSink &sink)
{
    FamilyMetadata read;
    if (readFamilyMetadata(metadata, m_limits, read))
        sink.describe(read);
    else
        ++m_asides[static_cast<std::size_t>(Aside::Metadata)];
}

void RemoteWriteParser::takeSeries(std::string_view series, BlockSink &sink)
{
    auto &samples = m_block.samples();
    const std::size_t first = samples.size();
    const auto walk = walkSeries(series, samples);
    if (!walk) {
        setFault(kBadSeries);
        return;
    }
    std::string_view labels = series.substr(walk->labelsBegin, walk->labelsEnd - walk->labelsBegin);
    if (walk->isScattered) [[unlikely]] {
        if (m_texts.capacity() - m_texts.size() < series.size()) {
            samples.resize(first);
            flush(sink); // nobody looks at the texts any more, so they may move
            m_texts.reserve(std::max(kSeriesTexts, series.size()));
            takeSeries(series, sink);
            return;
        }
        const std::size_t begin = m_texts.size();
        appendLabels(series, m_texts);
        labels = std::string_view(m_texts).substr(begin);
    }
    m_asides[static_cast<std::size_t>(Aside::StaleMarker)] += walk->stale;
    m_asides[static_cast<std::size_t>(Aside::Exemplar)] += walk->exemplars;
    m_asides[static_cast<std::size_t>(Aside::Histogram)] += walk->histograms;
    if (walk->nan > 0)
        sink.reject(RejectReason::NotANumber, remoteWriteText(labels), walk->nan);
    if (walk->infinite > 0)
        sink.reject(RejectReason::Infinite, remoteWriteText(labels), walk->infinite);
    const std::size_t count = samples.size() - first;
    if (count > 0 && labels.empty()) {
        samples.resize(first);
        sink.reject(RejectReason::BadName, "{}", static_cast<std::uint32_t>(count));
    } else if (count > 0) {
        m_block.addRun(labels, first, labels);
    }
}

void RemoteWriteParser::finish(bool complete, BlockSink &sink)
{
    if (!m_fault.empty())
        return;
    const bool isCut = !m_carry.empty() || m_skipping > 0;
    if (isCut && complete)
        setFault(kCutField);
    else if (isCut)
        sink.reject(RejectReason::CutLine, {}, 1);
    m_carry.clear();
    m_skipping = 0;
}

void RemoteWriteParser::flush(BlockSink &sink)
{
    m_block.flush(sink);
    m_texts.clear();
    for (std::size_t i = 0; i < kAsides; ++i) {
        if (m_asides[i] > 0)
            sink.setAside(static_cast<Aside>(i), m_asides[i]);
    }
    m_asides = {};
}

// The whole request is refused: what is in the block goes with it.
void RemoteWriteParser::setFault(std::string_view fault)
{
    m_fault = fault;
    m_block.clear();
}

} // namespace tg::parse
