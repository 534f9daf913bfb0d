// A million generated samples of all shapes come out of the parser as they went in, and as a plain
// second decoder reads them, however the request is cut; of damaged requests both say the same.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include <QtTest>

#include "parse/remote_write.h"
#include "reference_remote_write.h"
#include "tests/unit/parse/parse_events.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

// One point as text: canonical series, bits of the value, time.
std::string pointText(SeriesName &name, std::uint64_t bits, std::int64_t time)
{
    return seriesText(name) + ' ' + std::to_string(bits) + '@' + std::to_string(time);
}

struct Outcome {
    std::vector<std::string> points;
    std::uint64_t notFinite = 0; // refused, or stale
    std::uint64_t exemplars = 0;
    std::uint64_t histograms = 0;
    friend bool operator==(const Outcome &, const Outcome &) = default;
};

class OutcomeSink final : public BlockSink
{
public:
    void take(const Block &block) override
    {
        for (const auto &run : block.runs) {
            if (readSeries(block.syntax, run.series, m_limits, m_name))
                continue; // bad labels: parser and reference agree on fewer things than these
            for (const auto &sample : block.samplesOf(run))
                outcome.points.push_back(
                    pointText(m_name, std::bit_cast<std::uint64_t>(sample.value), sample.time));
        }
    }
    void reject(RejectReason reason, std::string_view, std::uint32_t points) override
    {
        if (reason == RejectReason::NotANumber || reason == RejectReason::Infinite)
            outcome.notFinite += points;
    }
    void setAside(Aside kind, std::uint32_t count) override
    {
        if (kind == Aside::StaleMarker)
            outcome.notFinite += count;
        if (kind == Aside::Exemplar)
            outcome.exemplars += count;
        if (kind == Aside::Histogram)
            outcome.histograms += count;
    }
    Outcome outcome;

private:
    const Limits m_limits;
    SeriesName m_name;
};

// The same from the reference. Series that it cannot name are left out, as there.
Outcome outcomeOf(const ReferenceRequest &request)
{
    Outcome outcome;
    outcome.exemplars = request.exemplars;
    outcome.histograms = request.histograms;
    for (const auto &point : request.points) {
        if (!std::isfinite(std::bit_cast<double>(point.valueBits))) {
            ++outcome.notFinite;
            continue;
        }
        SeriesName name;
        bool isBad = point.labels.empty();
        bool hasName = false;
        std::vector<std::string> seen;
        for (const auto &[key, value] : point.labels) {
            isBad = isBad || std::ranges::count(seen, key) > 0;
            seen.push_back(key);
            if (key == "__name__") {
                name.metric = value;
                hasName = !value.empty();
            } else if (!value.empty()) {
                name.labels.push_back({key, value});
            }
        }
        if (!isBad && hasName)
            outcome.points.push_back(pointText(name, point.valueBits, point.time));
    }
    return outcome;
}

class Generator
{
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {
    }
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }

    // A request, and what must come out of it.
    std::string request(std::size_t series, Outcome &wanted)
    {
        std::string body;
        for (std::size_t i = 0; i < series; ++i) {
            body += oneSeries(wanted);
            if (below(20) == 0)
                body += tg::test::metadataField(static_cast<unsigned>(below(9)), "m", "help", "");
            if (below(50) == 0)
                body += tg::test::message(15 + static_cast<unsigned>(below(3'000)), text(300));
            if (below(50) == 0)
                body += tg::test::varint((100 + below(5)) << 3) + tg::test::varint(m_random());
        }
        return body;
    }
    // Any cut into chunks.
    std::vector<std::string_view> cut(std::string_view body)
    {
        const std::uint64_t longest = below(4) == 0 ? 5 : below(2) == 0 ? 200 : 70'000;
        std::vector<std::string_view> chunks;
        while (!body.empty()) {
            const auto chunk = body.substr(0, below(longest) + 1);
            chunks.push_back(chunk);
            body.remove_prefix(chunk.size());
        }
        return chunks;
    }
    std::string damaged(std::string body)
    {
        for (auto flips = below(3) + 1; flips > 0 && !body.empty(); --flips) {
            const auto at = below(body.size());
            switch (below(4)) {
            case 0:
                body.erase(at, below(6) + 1);
                break;
            case 1:
                body.insert(at, text(4));
                break;
            default:
                body[at] = static_cast<char>(m_random());
            }
        }
        return body;
    }

private:
    std::string text(std::size_t longest)
    {
        std::string out;
        for (auto size = below(longest) + 1; size > 0; --size)
            out += below(8) == 0 ? std::string("\xc3\xa4") : std::string(1, char('!' + below(90)));
        std::ranges::replace(out, ',', ';'); // no name of a label may have these
        std::ranges::replace(out, '=', ':');
        return out;
    }
    std::int64_t time()
    {
        switch (below(6)) {
        case 0:
            return static_cast<std::int64_t>(m_random()); // any at all
        case 1:
            return static_cast<std::int64_t>(below(3)) - 1;
        default:
            return 1'700'000'000'000 + static_cast<std::int64_t>(below(100'000'000));
        }
    }
    std::uint64_t valueBits()
    {
        switch (below(8)) {
        case 0:
            return m_random(); // NaNs of all kinds too
        case 1:
            return std::bit_cast<std::uint64_t>(tg::test::kStale);
        case 2:
            return 0;
        default:
            return std::bit_cast<std::uint64_t>(static_cast<double>(below(1'000'000)) / 8);
        }
    }
    std::string sample(std::uint64_t bits, std::int64_t at)
    {
        std::string body = tg::test::sampleField(std::bit_cast<double>(bits), at);
        if (below(10) == 0) // the time first, an unknown field behind
            body = tg::test::message(2, tg::test::varint(2 << 3) +
                                            tg::test::varint(static_cast<std::uint64_t>(at)) +
                                            body.substr(2, 9) + tg::test::message(7, "later"));
        if (bits == 0 && at == 0)
            return below(2) == 0 ? body : tg::test::message(2, {});
        return body;
    }
    std::string oneSeries(Outcome &wanted)
    {
        SeriesName name;
        name.metric = "m" + std::to_string(below(1'000)) + text(12);
        std::vector<std::string> fields{tg::test::labelField("__name__", name.metric)};
        for (auto i = below(8); i > 0; --i) {
            const std::string key = "l" + std::to_string(i) + text(8);
            const std::string value = below(10) == 0 ? std::string() : text(60);
            fields.push_back(tg::test::labelField(key, value));
            if (!value.empty())
                name.labels.push_back({key, value});
        }
        std::shuffle(fields.begin(), fields.end(), m_random);
        const bool isScattered = below(20) == 0;
        std::vector<std::string> samples;
        for (auto i = below(12); i > 0; --i) {
            const auto bits = valueBits();
            const auto at = time();
            samples.push_back(sample(bits, at));
            if (std::isfinite(std::bit_cast<double>(bits)))
                wanted.points.push_back(pointText(name, bits, at));
            else
                ++wanted.notFinite;
        }
        if (below(30) == 0) {
            fields.push_back(tg::test::message(3, text(50)));
            ++wanted.exemplars;
        }
        if (below(30) == 0) {
            fields.push_back(tg::test::message(4, text(50)));
            ++wanted.histograms;
        }
        std::string body;
        if (isScattered) { // samples keep their order, labels stand anywhere
            for (auto &one : samples) {
                if (!fields.empty()) {
                    body += fields.back();
                    fields.pop_back();
                }
                body += one;
            }
            samples.clear();
        }
        for (const auto &field : fields)
            body += field;
        for (const auto &one : samples)
            body += one;
        return tg::test::message(1, body);
    }

    std::mt19937_64 m_random;
};

// Each chunk in memory of its own that is gone afterwards.
std::optional<Outcome> parsed(RemoteWriteParser &parser,
                              const std::vector<std::string_view> &chunks)
{
    OutcomeSink sink;
    parser.reset(kNow);
    for (const auto chunk : chunks) {
        std::string copy(chunk);
        parser.feed(copy, sink);
        std::fill(copy.begin(), copy.end(), '?');
    }
    parser.finish(true, sink);
    if (!parser.fault().empty())
        return std::nullopt;
    return std::move(sink.outcome);
}

QByteArray difference(const Outcome &found, const Outcome &wanted)
{
    const auto [one, other] = std::ranges::mismatch(found.points, wanted.points);
    const auto shown = [](const auto &at, const auto &points) {
        return at == points.end() ? std::string("the end") : *at;
    };
    return QByteArray::fromStdString(
        std::to_string(found.points.size()) + " points for " +
        std::to_string(wanted.points.size()) + ", not finite " + std::to_string(found.notFinite) +
        " for " + std::to_string(wanted.notFinite) + "; first: " + shown(one, found.points) +
        " for " + shown(other, wanted.points));
}

} // namespace

class TestRemoteWriteDifferential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMillionSamplesComeBack();
    void damagedRequestsAreJudgedAlike();
};

void TestRemoteWriteDifferential::aMillionSamplesComeBack()
{
    Generator generator(20'260);
    RemoteWriteParser parser{Limits{}};
    std::uint64_t samples = 0;
    for (int round = 0; samples < 1'000'000; ++round) {
        Outcome wanted;
        const std::string body = generator.request(generator.below(600) + 1, wanted);
        const auto reference = readReferenceRequest(body);
        QVERIFY2(reference, QByteArray::number(round).constData());
        const Outcome second = outcomeOf(*reference);
        QVERIFY2(second == wanted, difference(second, wanted).constData());
        const auto found = parsed(parser, generator.cut(body));
        QVERIFY2(found, std::string(parser.fault()).c_str());
        QVERIFY2(*found == wanted, difference(*found, wanted).constData());
        samples += wanted.points.size() + wanted.notFinite;
    }
    QVERIFY(samples >= 1'000'000);
}

void TestRemoteWriteDifferential::damagedRequestsAreJudgedAlike()
{
    Generator generator(7);
    RemoteWriteParser parser{Limits{}};
    int bad = 0;
    constexpr int kRounds = 30'000;
    for (int round = 0; round < kRounds; ++round) {
        Outcome ignored;
        const std::string body = generator.damaged(generator.request(generator.below(6), ignored));
        const auto reference = readReferenceRequest(body);
        const auto found = parsed(parser, generator.cut(body));
        const QByteArray where =
            "round " + QByteArray::number(round) + ": \"" +
            QByteArray(parser.fault().data(), qsizetype(parser.fault().size())) + "\", " +
            QByteArray::fromStdString(body).toHex().left(3'000);
        QVERIFY2(reference.has_value() == found.has_value(), where.constData());
        bad += !found;
        if (found)
            QVERIFY2(found->notFinite == outcomeOf(*reference).notFinite, where.constData());
    }
    QVERIFY(bad > kRounds / 10 && bad < kRounds);
}

QTEST_APPLESS_MAIN(TestRemoteWriteDifferential)
#include "tst_remote_write_differential.moc"
