// What is wrong with a configuration, and where: every finding of a load, for people. Values; main
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tg::app {

// Where a value was written. file is a path, "environment" or "--set"; line and column count from
// 1, 0 = no such place.
struct Origin {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
};

enum class Severity : std::uint8_t {
    Error,  // the daemon does not start
    Warning // it starts, and somebody should look at this
};

struct ConfigProblem {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string key; // "limits.head_bytes", "node.b.port"; empty: the file as a whole
    Severity severity = Severity::Error;
    std::string text; // what is wrong and what to do about it
};

bool hasErrors(std::span<const ConfigProblem> problems);

// One line each, "file:line: key: text"; parts that do not exist are left out, warnings begin their
// text with "warning: ".
std::string renderProblems(std::span<const ConfigProblem> problems);

// The order in which people mend them: the file from top to bottom, what has no line, then the
// environment, then --set.
void sortForReading(std::vector<ConfigProblem> &problems);

} // namespace tg::app
