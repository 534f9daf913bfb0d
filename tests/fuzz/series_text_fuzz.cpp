// Any text of a series is refused or gives a name within the bounds, which, printed again, is read
// as the same name. The first byte chooses the syntax.
#include <set>
#include <simdjson.h>

#include "tests/fuzz/parse_fuzz.h"

namespace {

using namespace tg;
using namespace tg::parse;

std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '\n'               ? "\\n"
               : c == '"' || c == '\\' ? std::string("\\") + c
                                       : std::string(1, c);
    return out + "\"";
}

std::string printed(const SeriesName &name)
{
    std::string out = "{" + inQuotes(name.metric);
    for (const Label &label : name.labels)
        out += "," + inQuotes(label.name) + "=" + inQuotes(label.value);
    return out + "}";
}

bool isWithin(const SeriesName &name, const Limits &limits)
{
    std::set<std::string_view> names;
    for (const Label &label : name.labels) {
        if (label.name.empty() || label.name.size() > limits.labelNameBytes ||
            label.value.empty() || label.value.size() > limits.labelValueBytes ||
            !names.insert(label.name).second || !simdjson::validate_utf8(label.name) ||
            !simdjson::validate_utf8(label.value))
            return false;
    }
    return !name.metric.empty() && name.metric.size() <= limits.metricNameBytes &&
           name.labels.size() <= limits.labels && simdjson::validate_utf8(name.metric);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Limits kLimits = fuzz::smallLimits();
    if (size == 0)
        return 0;
    constexpr SeriesSyntax kSyntaxes[] = {SeriesSyntax::PrometheusText, SeriesSyntax::JsonLines,
                                          SeriesSyntax::InfluxLine};
    const SeriesSyntax syntax = kSyntaxes[data[0] % 3];
    const std::string_view raw(static_cast<const char *>(static_cast<const void *>(data + 1)),
                               size - 1);
    SeriesName name;
    if (readSeries(syntax, raw, kLimits, name))
        return 0;
    SeriesName again;
    if (!isWithin(name, kLimits) ||
        readSeries(SeriesSyntax::PrometheusText, printed(name), kLimits, again) ||
        printed(again) != printed(name))
        std::abort();
    return 0;
}
