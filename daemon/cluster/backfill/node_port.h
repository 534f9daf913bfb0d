// A node's copies over its control link. Lives on its owner's thread; the link answers on its own,
// where replies are decoded and put aside, and the owner's thread is woken once for many. May be
// destroyed while calls are out. The link must outlive it. Errors begin with the node's id.
#pragma once

#include <chrono>
#include <memory>
#include <unordered_map>
#include <variant>

#include <QObject>

#include "base/label_policy.h"
#include "base/wake.h"
#include "cluster/backfill/copy_port.h"
#include "term/bytes.h"

namespace tg::erl {
class ControlLink;
}

namespace tg::cluster {

struct PortTimeouts {
    std::chrono::milliseconds query{10'000};
    std::chrono::milliseconds write{10'000};
    std::chrono::milliseconds flush{60'000};
};

class NodePort final : public QObject, public CopyPort
{
public:
    NodePort(erl::ControlLink &link, std::string logicalId, std::string store,
             LabelForm labels = LabelForm::Escaped, PortTimeouts timeouts = {},
             QObject *parent = nullptr);
    ~NodePort() override;

    void query(std::string_view key, SecondRange range, Queried done) override;
    void write(const std::vector<PointToStore> &points, Finished done) override;
    void flush(Finished done) override;

private:
    using Done = std::variant<Queried, Finished>;
    using Answer = std::variant<Result<std::vector<StoredPoint>>, Result<void>>;
    class Inbox;

    template <typename Read>
    void call(std::string_view function, term::Bytes arguments, std::chrono::milliseconds timeout,
              std::string what, Done done, Read read);
    void takeAnswers();

    erl::ControlLink &m_link;
    const std::string m_logicalId;
    const std::string m_store;
    const LabelForm m_labels;
    const PortTimeouts m_timeouts;
    std::unordered_map<std::uint64_t, Done> m_out;
    std::uint64_t m_lastCall = 0;
    Wake m_wake;
    std::shared_ptr<Inbox> m_inbox;
};

} // namespace tg::cluster
