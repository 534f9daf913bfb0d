// An expression over a range or at an instant: /prometheus/api/v1/query_range and query, GET and
// posted form, and query= of their native twins. While any node of the cluster is older than 6.2,
// expressions mean what nodes from 0.8 on take them to mean; else what PromQL says. On the read
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/kinds/bucket_grammar.h"
#include "query/kinds/node_questions.h"
#include "query/kinds/read_kind.h"
#include "query/selector_reader.h"

namespace tg::query {

class PromKind final : public ReadKind
{
public:
    struct Form {
        bool isInstant = false;
        bool hasNativeTimes = false; // of /api/v1/query_range
        bool isPromQl = false;       // every node of the cluster speaks it
    };
    PromKind(const ReadRequest &request, const ReadContext &context, Form form);

    Result<std::vector<SoughtSeries>> sought() override;
    ReadAnswer answerOfNothing() override;
    bool isRightUntouched(const ReadPlan &plan, NodeAbilities node) const override;
    NodeRequest untouchedRequest(NodeIndex node) const override;
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster) override;

private:
    struct Window {
        TimeRange range; // seconds; for PromQL rounded outwards
        std::int64_t step = 0;
    };
    Result<Window> bucketWindow() const;
    Result<Window> exactWindow() const;
    Result<std::vector<SoughtSeries>> soughtByExpression();
    Result<std::vector<SoughtSeries>> soughtByBuckets() const;
    Result<std::vector<SoughtSeries>> soughtBySelectors() const;
    Result<Merging> mergeBuckets(const ReadPlan &plan) const;
    Result<Merging> mergePromQl(const ReadPlan &plan,
                                const cluster::ClusterSnapshot &cluster) const;
    std::string expression() const { return std::string(m_request.parameters.last("query")); }

    ReadRequest m_request;
    const series::SeriesTable &m_table;
    Form m_form;
    std::int64_t m_now;                       // unix seconds
    std::optional<BucketExpression> m_bucket; // after sought()
    Window m_window;                          // after sought()
};

} // namespace tg::query
