// Decides when a node may be written to. After its data link has verified the connection: is it a
// TimelessMetrics node of a kind we can write to, is it the node it was (identity fact), which
// series does it hold (registry -> registrar)? Only then is the link released. Lives on the node's
// control-link thread; owned by the composition root.
#pragma once

#include <memory>
#include <string>

#include <QObject>
#include <QTimer>

#include "base/errands.h"
#include "base/node_board.h"
#include "cluster/node_view.h"
#include "erl/control_link.h"
#include "erl/node_link.h"
#include "route/series_registrar.h"

namespace tg::cluster {

class NodeSession final : public QObject
{
public:
    struct Wiring {
        erl::NodeLink &link;
        Errands &linkErrands; // run on the link's thread
        erl::ControlLink &control;
        route::SeriesRegistrar &registrar;
        NodeBoard &board;
        NodeView &view;
        std::string logicalId;
        std::string store;
    };

    explicit NodeSession(Wiring wiring);
    ~NodeSession() override;

    // Run on this object's thread; for the calls below. Shared: the data link's thread outlives
    // this object.
    std::shared_ptr<Errands> errands() const { return m_errands; }
    void onVerified(const erl::PeerFacts &facts);
    void onLost(const std::string &reason);
    // false: the node is kept verified and warm, but takes no writes (they become gaps) until true
    // comes.
    void allow(bool isAllowed, const std::string &reason);

private:
    // One step after the other; each names what it asks and judges the answer. An empty string is a
    // pass, anything else the reason why the node cannot be used now.
    void next();
    void ask(std::string module, std::string function, term::Bytes arguments,
             std::string (NodeSession::*judge)(term::BytesView));
    std::string judgeCreation(term::BytesView term);
    std::string judgeVersion(term::BytesView term);
    std::string judgeLoaded(term::BytesView term);
    std::string judgeWriteCall(term::BytesView term);
    std::string judgeStore(term::BytesView term);
    std::string judgeSchema(term::BytesView term);
    std::string judgeIdentity(term::BytesView term);
    std::string judgeIdentityStored(term::BytesView term);
    void readRegistry();
    void release();
    void fail(std::string reason);

    enum class Step {
        Creation,
        Version,
        Loaded,
        WriteCall,
        Store,
        Schema, // how long raw points are kept
        Identity,
        StoreIdentity,
        Registry
    };

    Wiring m_wiring;
    Step m_step = Step::Creation;
    std::uint64_t m_round = 0;        // answers to questions of an earlier connection are ignored
    std::uint32_t m_creation = 0;     // of the connection being checked
    std::uint32_t m_warmCreation = 0; // of the last start of the node whose registry has been read
    bool m_hadIdentity = false;
    bool m_isAllowed = false; // by the steward, once it knows the standing orders
    std::string m_heldBecause = "the standing orders have not been read yet";
    QTimer m_retry;
    const std::shared_ptr<Errands> m_errands;
};

} // namespace tg::cluster
