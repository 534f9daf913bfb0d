// Runs a ReadKind: finds the copies of what it selects, passes one node's answer through or merges
// those of several, and plans again without a node that has failed, as long as nothing has been
// sent. Nothing is left out silently: what cannot be read is 503, or marked if the client allows
// that. Read thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTimer>

#include "query/door/read_attempt.h"
#include "query/door/read_context.h"
#include "query/door/read_desk.h"
#include "query/door/read_request.h"
#include "query/kinds/read_kind.h"

namespace tg::query {

// Makes the kind that answers this request; null: none does.
using KindFactory =
    std::function<std::unique_ptr<ReadKind>(const ReadRequest &, const ReadContext &)>;
ReadOpener openerOf(KindFactory kinds);

class SelectedRead final : public ReadJob, private AttemptOwner
{
public:
    // Starts at once; the answer may have been given when this returns.
    SelectedRead(ReadRequest request, std::unique_ptr<ReadKind> kind, const ReadContext &context,
                 ReadSink &sink);

    void onRoom() override;

private:
    NodeClient &nodes() override { return m_context.nodes; }
    std::string nodeId(NodeIndex node) override;
    void nodeFailed(NodeIndex node, std::string reason) override;
    void impossible(ErrorId id, std::string_view detail) override;
    void answer(ReadAnswer answer) override;
    bool append(std::string_view bytes) override { return m_sink.append(bytes); }
    void finish(bool isWhole) override { m_sink.finish(isWhole); }
    void brokeOff(NodeIndex node, const std::string &reason) override;

    void tryNodes(); // one round
    void readFrom(const ReadPlan &plan);
    void merge(const ReadPlan &plan);
    void refuse(ErrorId id, std::string_view detail);
    void refuseMerging(const ReadPlan &plan, std::string_view why);
    std::string missingOf(const ReadPlan &plan) const;

    const ReadRequest m_request;
    const std::unique_ptr<ReadKind> m_kind;
    const ReadContext &m_context;
    ReadSink &m_sink;
    std::vector<SoughtSeries> m_sought;
    std::vector<FailedNode> m_failed;
    std::shared_ptr<const cluster::ClusterSnapshot> m_cluster; // of this round
    std::string m_missing;                                     // empty: the answer will be complete
    std::unique_ptr<ReadAttempt> m_attempt;
    QTimer m_again; // the next round: not from within a call of the failed attempt
};

} // namespace tg::query
