#include "shared/protocol/topics.h"

#include <array>

#include "shared/protocol/schemas.h"

namespace tg::protocol {

namespace {

// Made at first use: other files' tables may be needed before this one's globals are.
const std::array<TopicSchema, 14> &schemaTable()
{
    static const std::array kSchemas{
        TopicSchema{Topic::Gateway, "gateway", Role::Viewer,
                    "the gateway itself, one row: tiles of the overview, status bar",
                    schemas::gateway()},
        TopicSchema{Topic::Nodes, "nodes", Role::Viewer, "one row a node: state and load",
                    schemas::nodes()},
        TopicSchema{Topic::Shards, "shards", Role::Viewer, "one row a shard: who owns it",
                    schemas::shards()},
        TopicSchema{Topic::Links, "links", Role::Viewer, "one row a node: the connection to it",
                    schemas::links()},
        TopicSchema{Topic::Alarms, "alarms", Role::Viewer, "one row an alarm that stands",
                    schemas::alarms()},
        TopicSchema{Topic::Events, "events", Role::Viewer, "what happened lately, the oldest go",
                    schemas::events()},
        TopicSchema{Topic::Operations, "operations", Role::Viewer,
                    "what was begun, running and over", schemas::operations()},
        TopicSchema{Topic::Plans, "plans", Role::Viewer, "plans made and not run",
                    schemas::plans()},
        TopicSchema{Topic::Gaps, "gaps", Role::Viewer, "one row a gap of a node", schemas::gaps()},
        TopicSchema{Topic::Ledger, "ledger", Role::Viewer,
                    "one row a term of the points and copies ledgers", schemas::ledger()},
        TopicSchema{Topic::Rejected, "rejected", Role::Viewer,
                    "points refused as bad input, one row a reason", schemas::rejected()},
        TopicSchema{Topic::RejectedSamples, "rejected_samples", Role::Operator,
                    "the last refused lines: data of clients", schemas::rejectedSamples()},
        TopicSchema{Topic::HotMetrics, "hot_metrics", Role::Viewer,
                    "the metrics with the most points lately", schemas::hotMetrics()},
        TopicSchema{Topic::History, "history", Role::Viewer,
                    "one row a second of the last 15 minutes, for charts", schemas::history()},
    };
    return kSchemas;
}

} // namespace

std::span<const TopicSchema> topicSchemas()
{
    return schemaTable();
}

const TopicSchema &schemaOf(Topic topic)
{
    return schemaTable()[static_cast<std::size_t>(topic) - 1];
}

std::optional<Topic> topicNumbered(std::int64_t number)
{
    if (number < 1 || number > static_cast<std::int64_t>(schemaTable().size()))
        return std::nullopt;
    return static_cast<Topic>(number);
}

} // namespace tg::protocol
