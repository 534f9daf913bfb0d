// One kind of read that selects series (a range query, an export, a forecast, ...): which series
// and samples it needs, whether a node's own answer is right, and how the answers of several nodes
// become one. door/selected_read runs it: it finds the copies, passes one node's answer through or
// gathers from several, and takes another node where one fails. One object a request, on the read
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/steward/cluster_snapshot.h"
#include "query/copy_finder.h"
#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"
#include "query/node/node_client.h"
#include "shared/base/result.h"

namespace tg::query {

// What a node's read API can do, by its version.
enum class NodeGrammar : std::uint8_t {
    Selectors, // 0.x before 0.8: plain selectors with exact matchers, export in seconds
    Buckets,   // 0.8 to 5: a small grammar whose windows are the steps
    PromQl     // 6.2 and later
};
struct NodeAbilities {
    NodeGrammar grammar = NodeGrammar::Selectors;
    bool exportsSeconds = true; // before 3.0.6
};
NodeAbilities abilitiesOf(std::string_view version);

// Answers of several nodes, or of one that must be rewritten, on their way to one answer. Several
// requests may go to one node. Each answer is whole when it is taken.
class Gathering
{
public:
    virtual ~Gathering() = default;
    virtual const std::vector<NodeRequest> &requests() const = 0;
    // The answer to requests()[which], status 200. Errors: Refused, if it cannot be understood.
    virtual Result<void> take(std::size_t which, std::string body) = 0;
    virtual ReadAnswer finish() = 0; // once all are taken
};

// The same for answers too large to hold: bytes in, bytes out, one node after the other.
class StreamFilter
{
public:
    virtual ~StreamFilter() = default;
    virtual std::string contentType() const = 0;
    virtual const std::vector<NodeRequest> &requests() const = 0; // asked in this order
    // Bytes of the answer to requests()[which]; what is ready is appended to `out`. Errors: Refused
    // (cannot be understood), LimitExceeded (one line beyond what may be held).
    virtual Result<void> pass(std::size_t which, std::string_view bytes, std::string &out) = 0;
    virtual Result<void> end(std::size_t which, std::string &out) = 0;
};

class ReadKind
{
public:
    virtual ~ReadKind() = default;

    // Checked parameters in the form the others use. Errors become 400: BadSyntax, BadValue (a step
    // that is not positive would kill processes of a node), LimitExceeded.
    virtual Result<std::vector<SoughtSeries>> sought() = 0;
    virtual ReadAnswer answerOfNothing() = 0; // no series matches

    // Whether the answer of this one node, which has everything, is right untouched.
    virtual bool isRightUntouched(const ReadPlan &plan, NodeAbilities node) const = 0;
    virtual NodeRequest untouchedRequest(NodeIndex node) const = 0;

    // For all else: exactly one of the two. Error Refused: cannot be merged honestly; the text says
    // why (422).
    struct Merging {
        std::unique_ptr<Gathering> gathering;
        std::unique_ptr<StreamFilter> stream;
    };
    virtual Result<Merging> merge(const ReadPlan &plan,
                                  const cluster::ClusterSnapshot &cluster) = 0;
};

} // namespace tg::query
