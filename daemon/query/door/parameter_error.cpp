#include "query/door/parameter_error.h"

#include "query/door/read_problem.h"

namespace tg::query {

namespace {

constexpr std::size_t kShownBytes = 100; // of a value

} // namespace

Error missingParameter(std::string_view name)
{
    return {ErrorCode::NotFound, "missing required parameter: " + std::string(name)};
}

Error badParameter(std::string_view name, std::string_view value, std::string_view why)
{
    return inParameter(name, value, {ErrorCode::BadValue, std::string(why)});
}

Error inParameter(std::string_view name, std::string_view value, const Error &error)
{
    std::string text = "the parameter \"" + std::string(name) + "\" is \"";
    text += value.substr(0, kShownBytes);
    text += value.size() > kShownBytes ? "...\": " : "\": ";
    return {error.code, text + error.text};
}

ReadAnswer parameterAnswer(const Error &error, std::string_view path)
{
    const auto shape = errorShapeOf(path);
    if (error.code != ErrorCode::NotFound)
        return errorAnswer(shape, ErrorId::BadParameter, error.text);
    return errorAnswer(shape == ErrorShape::Problem ? ErrorShape::Node : shape,
                       ErrorId::MissingParameter, error.text);
}

} // namespace tg::query
