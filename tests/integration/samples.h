// Samples of a test, as clients write them in each format, and as the development node dumps them.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QByteArray>

#include "copy_table.h"

namespace tg::test {

enum class WireFormat { Text, OpenMetrics, JsonLines };

struct Sample {
    std::string metric;
    std::vector<std::pair<std::string, std::string>> labels; // sorted by name
    std::int64_t timeMs = 0;
    double value = 0;
};

// Series with awkward label values, several points each; the same points in every run.
std::vector<Sample> awkwardSamples(const std::string &metric);

// One body with all of them in this order; each line writes its labels in an order of its own. JSON
// lines hold runs of samples of one series as several values.
QByteArray bodyOf(const std::vector<Sample> &samples, WireFormat format, std::mt19937 &random);

QByteArray pathOf(WireFormat format);
QByteArray contentTypeOf(WireFormat format);

// metric{a="1",b="2"}: labels sorted, values escaped.
std::string seriesText(const Sample &sample);
// What the nodes must hold: whole seconds, every point once, label values escaped.
PointList storedAs(const std::vector<Sample> &samples);

} // namespace tg::test
