// Opens reads: makes a request of what a client sent and finds who answers it. Lives on a read
// thread, owned by its room.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"

namespace tg::query {

// One read as it came in, undecoded.
struct IncomingRead {
    std::string method;
    std::string path;
    std::string query;
    std::string body;
    std::string contentType;
    std::string acceptEncoding;
};

// Parameters of the query and of a posted form, `partial` taken out. Errors: BadSyntax, BadValue,
// LimitExceeded.
Result<ReadRequest> readRequestOf(IncomingRead incoming);

// Null: the path is none of its. It may answer before it returns, but then returns a job.
using ReadOpener = std::function<std::unique_ptr<ReadJob>(
    ReadRequest &request, const ReadContext &context, ReadSink &sink)>;

class ReadDesk
{
public:
    // The openers are asked in their order. The context outlives the desk and all its reads.
    ReadDesk(const ReadContext &context, std::vector<ReadOpener> openers)
        : m_context(context)
        , m_openers(std::move(openers))
    {
    }

    // Null: it has been answered. The sink outlives the job.
    std::unique_ptr<ReadJob> open(IncomingRead incoming, ReadSink &sink) const;

private:
    const ReadContext &m_context;
    const std::vector<ReadOpener> m_openers;
};

} // namespace tg::query
