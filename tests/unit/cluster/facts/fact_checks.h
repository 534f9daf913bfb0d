// What the tests of all facts share: the merge laws, golden texts that are cut or altered, random
// values from a small domain so that versions of one thing meet often.
#pragma once

#include <random>
#include <string>
#include <string_view>

#include "cluster/facts/gap_document.h"

namespace tg::cluster::test {

using Random = std::mt19937;

inline std::uint64_t below(Random &random, std::uint64_t end)
{
    return random() % end;
}

inline std::string pick(Random &random, std::initializer_list<const char *> words)
{
    return words.begin()[below(random, words.size())];
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? "nothing to replace" : text.replace(at, from.size(), to);
}

template <typename Fact> Fact merged(Fact left, const Fact &right)
{
    left.merge(right);
    return left;
}

// Empty, or the law that three random facts broke.
template <typename Make> std::string brokenLaw(unsigned seed, int rounds, Make make)
{
    Random random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = make(random);
        const auto b = make(random);
        const auto c = make(random);
        const auto shown = a.text() + "\n" + b.text() + "\n" + c.text();
        if (merged(a, b).text() != merged(b, a).text())
            return "not commutative:\n" + shown;
        if (merged(merged(a, b), c).text() != merged(a, merged(b, c)).text())
            return "not associative:\n" + shown;
        if (merged(a, a).text() != a.text() ||
            merged(merged(a, b), b).text() != merged(a, b).text())
            return "not idempotent:\n" + shown;
    }
    return {};
}

// Empty, or the beginning of the text that was read although its end was missing.
template <typename Read> std::string readAlthoughCut(const std::string &golden, Read read)
{
    for (std::size_t size = 0; size < golden.size(); ++size) {
        if (read(golden.substr(0, size)))
            return golden.substr(0, size) + "<cut>";
    }
    return {};
}

inline GapRecord randomGap(Random &random)
{
    GapRecord record;
    record.id = "g-" + pick(random, {"a", "b"}) + "-" + std::to_string(below(random, 3));
    record.firstHour = static_cast<std::int64_t>(below(random, 3)) - 1;
    record.lastHour = record.firstHour + static_cast<std::int64_t>(below(random, 3));
    for (auto bits = below(random, 3) + 1; bits > 0; --bits)
        record.shards.set(below(random, 3) * 2000);
    record.points = below(random, 3);
    record.state = static_cast<GapState>(below(random, 3));
    record.residues = below(random, 2);
    record.residueText = pick(random, {"", "cpu"});
    record.changedAt = static_cast<std::int64_t>(below(random, 3));
    record.cause = pick(random, {"late", "down"});
    record.openedAt = static_cast<std::int64_t>(below(random, 3));
    record.openedBy = pick(random, {"g", "h"});
    record.dueAt = static_cast<std::int64_t>(below(random, 3));
    return record;
}

inline GapDocument randomGaps(Random &random)
{
    GapDocument document{"a", {}};
    for (auto left = below(random, 6); left > 0; --left) {
        auto record = randomGap(random);
        document.records[record.id] = record;
    }
    return document;
}

// Whether an open gap covers all hours and shards of the record.
inline bool coversOpen(const GapDocument &document, const GapRecord &record)
{
    for (const auto &[id, other] : document.records) {
        if (other.state == GapState::Open && other.firstHour <= record.firstHour &&
            record.lastHour <= other.lastHour && (record.shards & ~other.shards).none())
            return true;
    }
    return false;
}

} // namespace tg::cluster::test
