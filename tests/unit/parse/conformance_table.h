// Reads the tables of tests/conformance: what each class of line gives, as text for people and as
// data for tests. Source of the signs in it: tests/conformance/influx.md.
#pragma once

#include <string>
#include <vector>

namespace tg::parse::test {

struct ConformanceRow {
    std::string section;
    std::string name;
    std::string body;      // bytes to parse
    std::string answer;    // as answerText() has it
    std::string reference; // "same", "wider: why", ...
};

// Empty: there is no such file, or a line of it that begins like a row is none.
std::vector<ConformanceRow> readConformanceTable(const std::string &path);

struct Events;
// Samples, refused lines ("!reason", "!reason×points") and text in fields, joined by "; ".
std::string answerText(const Events &events);

} // namespace tg::parse::test
