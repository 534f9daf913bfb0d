#include "app/config/config_problem.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace tg::app {
namespace {

auto readingPlace(const ConfigProblem &problem)
{
    const int source = problem.file == "--set" ? 2 : problem.file == "environment" ? 1 : 0;
    const auto line = problem.line == 0 ? std::numeric_limits<std::size_t>::max() : problem.line;
    return std::tuple(source, line, problem.column);
}

} // namespace

bool hasErrors(std::span<const ConfigProblem> problems)
{
    return std::ranges::any_of(
        problems, [](const ConfigProblem &problem) { return problem.severity == Severity::Error; });
}

std::string renderProblems(std::span<const ConfigProblem> problems)
{
    std::string text;
    for (const ConfigProblem &problem : problems) {
        text += problem.file.empty() ? std::string("configuration") : problem.file;
        if (problem.line != 0)
            text += ':' + std::to_string(problem.line);
        text += ": ";
        if (!problem.key.empty())
            text += problem.key + ": ";
        if (problem.severity == Severity::Warning)
            text += "warning: ";
        text += problem.text + '\n';
    }
    return text;
}

void sortForReading(std::vector<ConfigProblem> &problems)
{
    std::ranges::stable_sort(problems, {}, readingPlace);
}

} // namespace tg::app
