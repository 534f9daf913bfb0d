// Lists the annotations or alert rules of all nodes, each once, with the gateway's ids. Read
// thread.
#pragma once

#include <map>
#include <utility>

#include "query/everywhere/everywhere_job.h"
#include "query/everywhere/shown_list.h"

namespace tg::query {

class AnnotationListJob final : public EverywhereJob
{
public:
    AnnotationListJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink);

private:
    void onLists(std::vector<NodeRounds::Answer> answers);
};

// The state of each series is taken from one node that has all of its recent samples: both copies
// evaluate the rule, and the series would show twice.
class AlertListJob final : public EverywhereJob
{
public:
    AlertListJob(const ReadRequest &request, const ReadContext &context, ReadSink &sink);

private:
    struct State {
        NodeIndex from;
        QJsonObject shown;
    };
    struct Rule {
        QJsonObject shown;
        std::vector<std::pair<NodeIndex, QJsonObject>> byNode;
        std::map<std::string, State> states; // by canonical key
    };

    void onLists(std::vector<NodeRounds::Answer> answers);
    Result<void> mergeStates(Rule &rule, std::string &lack) const;

    std::map<std::pair<QString, std::uint64_t>, Rule> m_rules; // by name and id
};

} // namespace tg::query
