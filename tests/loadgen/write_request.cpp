#include "tests/loadgen/write_request.h"

#include <algorithm>

namespace tg::loadgen {

namespace {

void appendVarint(std::string &out, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        out += static_cast<char>(number | 0x80);
    out += static_cast<char>(number);
}

void appendField(std::string &out, unsigned field, const std::string &body)
{
    appendVarint(out, field << 3 | 2);
    appendVarint(out, body.size());
    out += body;
}

} // namespace

std::string sampleField()
{
    std::string sample(2 + sizeof(double) + kWireTimeWidth, '\0');
    sample[0] = 1 << 3 | 1; // value, fixed64
    sample[1 + sizeof(double)] = 2 << 3;
    writeWireTime(sample.data() + 2 + sizeof(double), 0);
    std::string field;
    appendField(field, 2, sample);
    return field;
}

std::string seriesHead(const SeriesName &name)
{
    std::vector<Label> labels = name.labels;
    labels.push_back({"__name__", name.metric});
    std::sort(labels.begin(), labels.end());
    std::string body;
    for (const Label &label : labels) {
        std::string text;
        appendField(text, 1, label.name);
        appendField(text, 2, label.value);
        appendField(body, 1, text);
    }
    std::string head;
    appendVarint(head, 1 << 3 | 2);
    appendVarint(head, body.size() + sampleField().size());
    return head + body;
}

} // namespace tg::loadgen
