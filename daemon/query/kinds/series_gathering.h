// Gathers series from the answers of several nodes: keeps of each answer what the plan reads from
// that node, and hands all of it, in a fixed order, to whoever writes the merged answer.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/node_answer.h"
#include "query/kinds/read_kind.h"
#include "query/kinds/series_keeper.h"

namespace tg::query {

struct GatheredSeries {
    std::size_t place = 0;
    bool isNamed = false;                // its metric stood among its labels
    std::vector<AnsweredMember> members; // empty unless the form keeps them
    std::vector<Bucket> buckets;         // empty unless the form reads them
};

// How answers are read.
struct GatherForm {
    AnswerShape shape;
    bool keepsMembers = false;   // as written; the answers are held until the end then
    std::string_view buckets;    // the member that is read as numbers; empty: none
    bool bucketsAreText = false; // numbers between quotes
};

struct GatherRequest {
    NodeRequest request;
    std::string metric; // of series whose labels do not tell
};

class SeriesGathering final : public Gathering
{
public:
    using Finish = std::function<ReadAnswer(const SeriesKeeper &, std::vector<GatheredSeries> &)>;

    SeriesGathering(SeriesKeeper keeper, std::vector<GatherRequest> requests, GatherForm form,
                    Finish finish);

    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> take(std::size_t which, std::string body) override;
    ReadAnswer finish() override;

private:
    Result<void> keep(std::size_t which, AnsweredSeries &series);

    SeriesKeeper m_keeper;
    std::vector<NodeRequest> m_requests;
    std::vector<std::string> m_metrics; // by request
    std::vector<std::string> m_bodies;  // by request; the same memory until the end
    GatherForm m_form;
    Finish m_finish;
    std::vector<GatheredSeries> m_series;
    std::vector<bool> m_isKept; // by place: no series twice, whatever a node answers
};

} // namespace tg::query
