#include "tests/loadgen/record_file.h"

#include <array>
#include <sstream>

namespace tg::loadgen {

namespace {

constexpr std::array<std::pair<Format, std::string_view>, 5> kFormats{
    {{Format::Text, "text"},
     {Format::Json1, "json1"},
     {Format::Json10, "json10"},
     {Format::Influx8, "influx8"},
     {Format::RemoteWrite, "remote_write"}}};

constexpr std::string_view kMagic = "# timeless-loadgen record 1 ";

std::string_view shapeName(Shape shape)
{
    return shape == Shape::Fixed ? "fixed" : "vary";
}

std::string_view styleName(ValueStyle style)
{
    return style == ValueStyle::Unique ? "unique" : "decimal";
}

std::optional<std::string> wordAfter(const std::string &text, const std::string &key)
{
    const std::size_t found = text.find(' ' + key + '=');
    if (found == std::string::npos)
        return std::nullopt;
    std::istringstream rest(text.substr(found + key.size() + 2));
    std::string word;
    rest >> word;
    return word;
}

std::optional<std::uint64_t> numberNamed(const std::string &text, const std::string &key)
{
    std::istringstream word(wordAfter(text, key).value_or(""));
    std::uint64_t number = 0;
    if (word >> number && word.eof())
        return number;
    return std::nullopt;
}

} // namespace

std::string_view formatName(Format format)
{
    for (const auto &[known, name] : kFormats)
        if (known == format)
            return name;
    return "";
}

std::optional<Format> formatNamed(std::string_view name)
{
    if (name == "influx")
        return Format::Influx8;
    for (const auto &[format, known] : kFormats)
        if (known == name)
            return format;
    return std::nullopt;
}

std::string toText(const RecordHead &head)
{
    std::ostringstream text;
    text << kMagic << "format=" << formatName(head.set.format)
         << " shape=" << shapeName(head.set.shape) << " values=" << styleName(head.style)
         << " series=" << head.set.series << " seed=" << head.set.seed;
    return text.str();
}

std::string toText(const RecordLine &line)
{
    std::ostringstream text;
    const RequestPlan &plan = line.plan;
    text << line.status << ' ' << plan.number << ' ' << plan.values.at(0) << ' ' << plan.lines
         << ' ' << plan.firstLine << ' ' << plan.firstTimeMs << ' ' << plan.churn;
    return text.str();
}

Result<RecordHead> recordHeadOf(const std::string &text)
{
    const auto format = formatNamed(wordAfter(text, "format").value_or(""));
    const auto shape = wordAfter(text, "shape");
    const auto style = wordAfter(text, "values");
    const auto series = numberNamed(text, "series");
    const auto seed = numberNamed(text, "seed");
    if (!text.starts_with(kMagic) || !format || !shape || !style || !series || !seed)
        return Error{ErrorCode::BadSyntax, "no record of timeless-loadgen: " + text.substr(0, 100)};
    RecordHead head;
    head.set = {*format, *shape == "vary" ? Shape::Vary : Shape::Fixed, *series, *seed};
    head.style = *style == "unique" ? ValueStyle::Unique : ValueStyle::Decimal;
    return head;
}

Result<RecordLine> recordLineOf(const std::string &text, ValueStyle style)
{
    std::istringstream fields(text);
    RecordLine line;
    std::uint64_t firstValue = 0;
    RequestPlan &plan = line.plan;
    if (!(fields >> line.status >> plan.number >> firstValue >> plan.lines >> plan.firstLine >>
          plan.firstTimeMs >> plan.churn))
        return Error{ErrorCode::BadSyntax, "not a record line: " + text.substr(0, 100)};
    plan.values = sequenceFrom(style, firstValue);
    return line;
}

Result<RecordWriter> RecordWriter::create(const std::string &path, const RecordHead &head)
{
    std::ofstream file(path, std::ios::trunc);
    if (!(file << toText(head) << '\n'))
        return Error{ErrorCode::System, "cannot write the record " + path};
    return RecordWriter(std::move(file));
}

bool RecordWriter::finish()
{
    m_file.close();
    return !m_file.fail();
}

} // namespace tg::loadgen
