// Writes metrics in Prometheus' text format 0.0.4: open a family, add its samples, open the next. A
// family's HELP and TYPE are written once. For one thread; lives as long as one answer is being
// built.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tg::metrics {

struct Label {
    std::string_view name;
    std::string_view value;
};

class Exposition
{
public:
    static constexpr std::string_view kContentType = "text/plain; version=0.0.4; charset=utf-8";

    // out must outlive this; text is appended to it.
    explicit Exposition(std::string &out)
        : m_out(out)
    {
    }

    // All samples of a family stand together: open each family once and add everything it has.
    void counter(std::string_view name,
                 std::string_view help); // "_total" is added if the name lacks it
    void gauge(std::string_view name, std::string_view help);
    void histogram(std::string_view name, std::string_view help);

    // A sample of the open counter or gauge.
    template <typename Value>
    requires std::is_integral_v<Value>
    void add(Value value, std::initializer_list<Label> labels = {})
    {
        addText(std::to_string(value), labels);
    }
    void add(double value,
             std::initializer_list<Label> labels = {}); // shortest text that reads back the same

    // One histogram of the open family. perBucket counts what fell into each bucket alone and has
    // one entry more than upperBounds (rising): the last is what exceeded all of them.
    void addHistogram(std::span<const double> upperBounds, std::span<const std::uint64_t> perBucket,
                      double sum, std::initializer_list<Label> labels = {});

private:
    void open(std::string_view name, std::string_view type, std::string_view help);
    void addText(std::string_view value, std::initializer_list<Label> labels);
    void line(std::string_view suffix, std::initializer_list<Label> labels, std::string_view le,
              std::string_view value);

    std::string &m_out;
    std::string m_family;
    std::vector<std::string> m_opened;
};

} // namespace tg::metrics
