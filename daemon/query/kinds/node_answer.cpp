#include "query/kinds/node_answer.h"

#include <charconv>
#include <cmath>
#include <simdjson.h>

namespace tg::query {

namespace {

namespace ondemand = simdjson::ondemand;

Error jsonError(simdjson::error_code code)
{
    return notUnderstood(simdjson::error_message(code));
}

// The text of any value; objects and arrays whole.
simdjson::error_code rawText(ondemand::value value, std::string_view &text)
{
    ondemand::json_type type{};
    if (const auto error = value.type().get(type))
        return error;
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        if (const auto error = value.get_array().get(array))
            return error;
        return array.raw_json().get(text);
    }
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        return object.raw_json().get(text);
    }
    text = value.raw_json_token();
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    return simdjson::SUCCESS;
}

simdjson::error_code readLabels(ondemand::value value, LabelPairs &labels)
{
    ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    for (auto field : object) {
        std::string_view name;
        if (const auto error = field.unescaped_key().get(name))
            return error;
        std::string key(name);
        ondemand::value of;
        if (const auto error = field.value().get(of))
            return error;
        ondemand::json_type type{};
        if (const auto error = of.type().get(type))
            return error;
        std::string_view text;
        const auto error =
            type == ondemand::json_type::string ? of.get_string().get(text) : rawText(of, text);
        if (error)
            return error;
        labels.emplace_back(std::move(key), text);
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readSeries(ondemand::object object, std::string_view labels,
                                AnsweredSeries &series)
{
    bool hasLabels = false;
    for (auto field : object) {
        std::string_view name;
        if (const auto error = field.unescaped_key().get(name))
            return error;
        std::string key(name);
        ondemand::value value;
        if (const auto error = field.value().get(value))
            return error;
        if (key == labels) {
            hasLabels = true;
            if (const auto error = readLabels(value, series.labels))
                return error;
            continue;
        }
        std::string_view text;
        if (const auto error = rawText(value, text))
            return error;
        series.members.push_back({std::move(key), text});
    }
    return hasLabels ? simdjson::SUCCESS : simdjson::NO_SUCH_FIELD;
}

// The list that the path leads to.
simdjson::error_code findList(ondemand::object object, std::span<const std::string_view> path,
                              ondemand::array &list)
{
    ondemand::value value;
    if (const auto error = object.find_field_unordered(path.front()).get(value))
        return error;
    if (path.size() == 1)
        return value.get_array().get(list);
    if (const auto error = value.get_object().get(object))
        return error;
    return findList(object, path.subspan(1), list);
}

class PairReader
{
public:
    explicit PairReader(std::string_view json)
        : m_rest(json)
    {
    }

    bool take(char c)
    {
        skip();
        if (m_rest.empty() || m_rest[0] != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool atPair()
    {
        skip();
        return !m_rest.empty() && m_rest[0] == '[';
    }
    bool atEnd()
    {
        skip();
        return m_rest.empty();
    }

    bool pair(Bucket &bucket, bool textIsNumber)
    {
        if (!take('['))
            return false;
        const auto time = readNumberToken(token());
        if (!time || std::fabs(time->value) > 9e15 || !take(','))
            return false;
        bucket.timeMs = std::llround(time->value * 1000);
        return value(bucket.value, textIsNumber) && take(']');
    }

private:
    void skip()
    {
        const auto begin = m_rest.find_first_not_of(" \t\r\n");
        m_rest.remove_prefix(begin == m_rest.npos ? m_rest.size() : begin);
    }
    std::string_view token()
    {
        skip();
        const auto taken = m_rest.substr(0, m_rest.find_first_of(",] \t\r\n"));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::optional<std::string_view> quoted()
    {
        for (std::size_t at = 0; at < m_rest.size(); ++at) {
            if (m_rest[at] == '\\') {
                ++at;
            } else if (m_rest[at] == '"') {
                const auto text = m_rest.substr(0, at);
                m_rest.remove_prefix(at + 1);
                return text;
            }
        }
        return std::nullopt;
    }
    bool value(Number &number, bool textIsNumber)
    {
        if (!take('"')) {
            const auto read = readNumberToken(token());
            if (read)
                number = *read;
            return read.has_value();
        }
        const auto text = quoted();
        if (!text)
            return false;
        if (!textIsNumber) {
            number = {HUGE_VAL, false, true};
            return true;
        }
        const auto plain = text->substr(text->starts_with('+') ? 1 : 0);
        const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), number.value);
        return read.ec == std::errc() && read.ptr == plain.data() + plain.size();
    }

    std::string_view m_rest;
};

} // namespace

Error notUnderstood(std::string_view what)
{
    return {ErrorCode::Refused, "its answer cannot be understood: " + std::string(what)};
}

Result<void> readSeriesList(std::string &body, const AnswerShape &shape, const SeriesVisitor &visit)
{
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    ondemand::parser parser;
    ondemand::document document;
    const simdjson::padded_string_view text(body.data(), body.size(), body.capacity());
    if (const auto error = parser.iterate(text).get(document))
        return jsonError(error);
    ondemand::object root;
    if (const auto error = document.get_object().get(root))
        return jsonError(error);

    const auto readOne = [&](ondemand::object object) -> Result<void> {
        AnsweredSeries series;
        if (const auto error = readSeries(object, shape.labels, series))
            return jsonError(error);
        return visit(series);
    };
    ondemand::array list;
    auto error = findList(root, shape.path, list);
    if (error == simdjson::NO_SUCH_FIELD && shape.isOneAllowed) {
        document.rewind();
        if (document.get_object().get(root) == simdjson::SUCCESS)
            return readOne(root);
    }
    if (error)
        return jsonError(error);
    for (auto element : list) {
        ondemand::object object;
        if ((error = element.get_object().get(object)))
            return jsonError(error);
        if (auto read = readOne(object); !read)
            return read;
    }
    return {};
}

Result<std::vector<Bucket>> readBuckets(std::string_view json, bool textIsNumber)
{
    std::vector<Bucket> buckets;
    PairReader reader(json);
    const auto broken = [&] {
        return notUnderstood("no list of times and values: " + std::string(json.substr(0, 60)));
    };
    PairReader ahead = reader;
    if (ahead.take('[') && !ahead.atPair() && !ahead.take(']')) {
        Bucket one;
        if (!reader.pair(one, textIsNumber) || !reader.atEnd())
            return broken();
        buckets.push_back(one);
        return buckets;
    }
    if (!reader.take('['))
        return broken();
    if (reader.take(']'))
        return buckets;
    do {
        Bucket bucket;
        if (!reader.pair(bucket, textIsNumber))
            return broken();
        buckets.push_back(bucket);
    } while (reader.take(','));
    if (!reader.take(']') || !reader.atEnd())
        return broken();
    return buckets;
}

void appendTime(std::string &out, std::int64_t timeMs)
{
    std::int64_t seconds = timeMs / 1000;
    std::int64_t rest = timeMs % 1000;
    if (timeMs < 0) {
        out += '-';
        seconds = -seconds;
        rest = -rest;
    }
    out += std::to_string(seconds);
    if (rest != 0) {
        auto digits = std::to_string(1000 + rest);
        digits[0] = '.';
        out += digits.substr(0, digits.find_last_not_of('0') + 1);
    }
}

} // namespace tg::query
