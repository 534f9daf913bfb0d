#include "query/door/read_desk.h"

#include <algorithm>
#include <array>

#include "query/door/parameter_error.h"
#include "query/door/read_problem.h"

namespace tg::query {

namespace {

constexpr std::array<std::string_view, 4> kMethods{"GET", "POST", "PUT", "DELETE"};
constexpr std::string_view kForm = "application/x-www-form-urlencoded";

bool isForm(const IncomingRead &incoming)
{
    const std::string_view type = incoming.contentType;
    return incoming.method == "POST" && type.size() >= kForm.size() &&
           std::ranges::equal(type.substr(0, kForm.size()), kForm, {}, [](char c) {
               return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
           });
}

} // namespace

Result<ReadRequest> readRequestOf(IncomingRead incoming)
{
    const bool hasForm = isForm(incoming);
    auto parameters = Parameters::read(incoming.query);
    if (!parameters)
        return parameters.error();
    if (hasForm) {
        const auto posted = Parameters::read(incoming.body);
        if (!posted)
            return posted.error();
        if (parameters->list().size() + posted->list().size() > kMaxParameters)
            return Error{ErrorCode::LimitExceeded,
                         "there are more than " + std::to_string(kMaxParameters) + " parameters"};
        for (const auto &[name, value] : posted->list())
            parameters->add(name, value);
        incoming.body.clear();
    }
    ReadRequest request;
    request.allowsPartial = parameters->has("partial");
    for (const auto value : parameters->all("partial")) {
        if (value != "allow")
            return badParameter("partial", value, "leave it out, or write partial=allow");
    }
    parameters->remove("partial");
    request.method = std::move(incoming.method);
    request.path = std::move(incoming.path);
    request.parameters = std::move(*parameters);
    request.body = std::move(incoming.body);
    request.acceptEncoding = std::move(incoming.acceptEncoding);
    return request;
}

std::unique_ptr<ReadJob> ReadDesk::open(IncomingRead incoming, ReadSink &sink) const
{
    const auto path = incoming.path;
    if (std::ranges::find(kMethods, incoming.method) == kMethods.end()) {
        auto refusal = errorAnswer(path, ErrorId::MethodNotAllowed,
                                   incoming.method + " is not a method of reads.");
        refusal.fields.emplace_back("Allow", "GET, POST, PUT, DELETE");
        sink.answer(std::move(refusal));
        return nullptr;
    }
    auto request = readRequestOf(std::move(incoming));
    if (!request) {
        const auto &error = request.error();
        sink.answer(error.code == ErrorCode::LimitExceeded
                        ? errorAnswer(path, ErrorId::BadRead, error.text)
                        : parameterAnswer(error, path));
        return nullptr;
    }
    for (const auto &opener : m_openers) {
        if (auto job = opener(*request, m_context, sink))
            return job;
    }
    sink.answer(errorAnswer(path, ErrorId::NoSuchRoute,
                            request->method + " is not served at " + path + "."));
    return nullptr;
}

} // namespace tg::query
