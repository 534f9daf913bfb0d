// Any bytes as a registry reply, in any chunks: whole and cut must give the same series and the
// same verdict.
#include <cstdint>
#include <cstdlib>

#include "term/registry_reader.h"

using namespace tg::term;

namespace {

struct Sum final : RegistrySink {
    void onSeries(std::uint64_t id, const SeriesView &series) override
    {
        value = value * 31 + id + series.metric.size();
        for (const auto &[name, text] : series.labels)
            value = value * 31 + name.size() + 7 * text.size();
    }
    std::uint64_t value = 0;
};

struct Outcome {
    bool isGood;
    std::uint64_t sum;
    std::uint64_t odd;
    bool operator==(const Outcome &) const = default;
};

Outcome read(RegistryShape shape, BytesView bytes, std::size_t chunk)
{
    Sum sink;
    RegistryReader reader(shape, tg::LabelForm::Escaped, sink);
    while (!bytes.empty()) {
        const auto part = bytes.first(chunk < bytes.size() ? chunk : bytes.size());
        const std::vector<unsigned char> copy(part.begin(), part.end());
        reader.feed(copy);
        bytes = bytes.subspan(part.size());
    }
    const bool isGood = bool(reader.finish());
    return {isGood, sink.value, reader.oddEntries()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto shape = static_cast<RegistryShape>(data[0] % 3);
    const std::size_t chunk = 1 + data[1] % 64;
    const BytesView bytes(data + 2, size - 2);
    if (read(shape, bytes, bytes.size() + 1) != read(shape, bytes, chunk))
        std::abort();
    return 0;
}
