#include "reference_remote_write.h"

namespace tg::parse::test {

namespace {

struct Field {
    std::uint64_t number = 0;
    unsigned wire = 0;
    std::uint64_t integer = 0; // of wire types 0, 1 and 5
    std::string bytes;         // of wire type 2
};
using Fields = std::vector<Field>;

constexpr unsigned kMostGroups = 100; // one in the other

std::optional<std::uint64_t> takeVarint(std::string_view &in)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 10; ++i) {
        if (in.empty())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        value |= std::uint64_t{byte & 0x7FU} << (7 * i);
        if (byte < 0x80)
            return value;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> takeFixed(std::string_view &in, unsigned bytes)
{
    if (in.size() < bytes)
        return std::nullopt;
    std::uint64_t value = 0;
    for (unsigned i = 0; i < bytes; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(in[i])} << (8 * i);
    in.remove_prefix(bytes);
    return value;
}

// Takes fields until the end of that group, 0: of everything. Groups are taken and forgotten.
std::optional<Fields> takeFields(std::string_view &in, std::uint64_t group, unsigned depth)
{
    Fields fields;
    while (!in.empty()) {
        const auto given = takeVarint(in);
        const auto tag = static_cast<std::uint32_t>(given.value_or(0)); // no reader looks further
        if (tag >> 3 == 0)
            return std::nullopt;
        if ((tag & 7) == 4)
            return group == tag >> 3 ? std::optional(fields) : std::nullopt;
        if ((tag & 7) == 3) {
            if (depth == kMostGroups || !takeFields(in, tag >> 3, depth + 1))
                return std::nullopt;
            continue;
        }
        Field field;
        field.number = tag >> 3;
        field.wire = tag & 7;
        std::optional<std::uint64_t> number;
        switch (field.wire) {
        case 0:
            number = takeVarint(in);
            break;
        case 1:
            number = takeFixed(in, 8);
            break;
        case 5:
            number = takeFixed(in, 4);
            break;
        case 2:
            number = takeVarint(in);
            if (!number || *number > in.size())
                return std::nullopt;
            field.bytes = std::string(in.substr(0, *number));
            in.remove_prefix(*number);
            break;
        default:
            return std::nullopt;
        }
        if (!number)
            return std::nullopt;
        field.integer = *number;
        fields.push_back(std::move(field));
    }
    return group == 0 ? std::optional(fields) : std::nullopt;
}

std::optional<Fields> readFields(std::string_view in)
{
    return takeFields(in, 0, 0);
}

bool isMessage(const Field &field, std::uint64_t number)
{
    return field.number == number && field.wire == 2;
}

void readLabel(const Field &message, ReferencePoint &point)
{
    const auto fields = readFields(message.bytes);
    if (!fields)
        return;
    auto &label = point.labels.emplace_back();
    for (const auto &field : *fields) {
        if (isMessage(field, 1))
            label.first = field.bytes;
        if (isMessage(field, 2))
            label.second = field.bytes;
    }
}

bool readSample(const Field &message, ReferencePoint &point)
{
    const auto fields = readFields(message.bytes);
    if (!fields)
        return false;
    for (const auto &field : *fields) {
        if (field.number == 1 && field.wire == 1)
            point.valueBits = field.integer;
        if (field.number == 2 && field.wire == 0)
            point.time = static_cast<std::int64_t>(field.integer);
    }
    return true;
}

bool readSeries(const Field &message, ReferenceRequest &out)
{
    const auto fields = readFields(message.bytes);
    if (!fields)
        return false;
    ReferencePoint labels;
    for (const auto &field : *fields) {
        if (isMessage(field, 1))
            readLabel(field, labels);
        out.exemplars += isMessage(field, 3);
        out.histograms += isMessage(field, 4);
    }
    for (const auto &field : *fields) {
        if (!isMessage(field, 2))
            continue;
        ReferencePoint point = labels;
        if (!readSample(field, point))
            return false;
        out.points.push_back(std::move(point));
    }
    return true;
}

} // namespace

std::optional<ReferenceRequest> readReferenceRequest(std::string_view body)
{
    const auto fields = readFields(body);
    if (!fields)
        return std::nullopt;
    ReferenceRequest request;
    for (const auto &field : *fields) {
        const bool isOther = field.number == 4 || field.number == 5; // remote-write 2.0
        if (isOther || (field.number == 1 && (field.wire != 2 || !readSeries(field, request))))
            return std::nullopt;
    }
    return request;
}

} // namespace tg::parse::test
