#include "query/everywhere/everywhere_routes.h"

#include <charconv>
#include <optional>

#include "query/door/parameter_error.h"
#include "query/everywhere/definition_jobs.h"
#include "query/everywhere/list_jobs.h"
#include "query/everywhere/metadata_jobs.h"
#include "query/everywhere/refused_paths.h"
#include "query/index/answered.h"
#include "query/index/own_answers.h"

namespace tg::query {

namespace {

// The gateway's ids are whole numbers. A node would take 5abc for 5, and fail for abc.
Result<std::uint64_t> idOf(std::string_view text)
{
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size())
        return badParameter("id", text, "it is no whole number");
    return id;
}

class Opening
{
public:
    Opening(ReadRequest &request, const ReadContext &context, ReadSink &sink, NodeAtoms &atoms)
        : m_request(request)
        , m_context(context)
        , m_sink(sink)
        , m_atoms(atoms)
    {
    }

    std::unique_ptr<ReadJob> metadata()
    {
        if (m_request.method == "GET") {
            if (!m_request.parameters.has("metric"))
                return answered(m_sink,
                                parameterAnswer(missingParameter("metric"), m_request.path));
            return std::make_unique<MetadataJob>(m_request, m_context, m_sink);
        }
        if (m_request.method != "POST")
            return nullptr;
        auto metadata = readMetadata(m_request.body);
        if (!metadata)
            return answered(m_sink, problemOf(metadata.error()));
        return std::make_unique<StoreMetadataJob>(std::move(*metadata), m_request, m_context,
                                                  m_sink, m_atoms);
    }

    // rest: of the path behind the kind's own.
    std::unique_ptr<ReadJob> definitions(DefinitionKind kind, std::string_view rest)
    {
        if (rest.empty() && m_request.method == "GET") {
            if (kind == DefinitionKind::Alert)
                return std::make_unique<AlertListJob>(m_request, m_context, m_sink);
            return std::make_unique<AnnotationListJob>(m_request, m_context, m_sink);
        }
        if (rest.empty() && m_request.method == "POST")
            return store(kind);
        if (!rest.starts_with('/') || m_request.method != "DELETE")
            return nullptr;
        const auto id = idOf(rest.substr(1));
        if (!id)
            return answered(m_sink, parameterAnswer(id.error(), m_request.path));
        return std::make_unique<RemoveJob>(kind, *id, m_request, m_context, m_sink);
    }

private:
    std::unique_ptr<ReadJob> store(DefinitionKind kind)
    {
        auto definition = readDefinition(kind, m_request.body, m_context.labels(),
                                         m_context.clock.unixMilliseconds() / 1000);
        if (!definition)
            return answered(m_sink, problemOf(definition.error()));
        return std::make_unique<StoreJob>(std::move(*definition), m_request, m_context, m_sink,
                                          m_atoms);
    }

    ReadRequest &m_request;
    const ReadContext &m_context;
    ReadSink &m_sink;
    NodeAtoms &m_atoms;
};

} // namespace

std::unique_ptr<ReadJob> openEverywhere(ReadRequest &request, const ReadContext &context,
                                        ReadSink &sink, NodeAtoms &atoms)
{
    Opening opening(request, context, sink, atoms);
    const std::string_view path = request.path;
    std::unique_ptr<ReadJob> job;
    if (path == "/api/v1/metadata")
        job = opening.metadata();
    for (const auto kind : {DefinitionKind::Annotation, DefinitionKind::Alert}) {
        if (path.starts_with(pathOf(kind)))
            job = opening.definitions(kind, path.substr(pathOf(kind).size()));
    }
    if (!job) {
        if (auto refusal = refusalOf(request))
            job = answered(sink, std::move(*refusal));
    }
    return job;
}

} // namespace tg::query
