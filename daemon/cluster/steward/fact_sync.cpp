#include "cluster/steward/fact_sync.h"

#include "cluster/steward/node_questions.h"

namespace tg::cluster {

void FactSync::sync(NodeIndex node, erl::ControlLink &control, const std::string &store, Done done)
{
    auto names = m_board.names();
    auto arguments = factsArguments(store, names);
    control.call(
        {.module = "lists",
         .function = "zipwith",
         .arguments = std::move(arguments),
         .done = [this, node, &control, store, done = std::move(done), names = std::move(names),
                  inbox = m_inbox](Result<term::Bytes> reply) {
             auto texts = reply ? readFacts(*reply, names.size())
                                : Result<std::vector<std::optional<std::string>>>(reply.error());
             inbox->post([this, node, &control, store, done, names, texts = std::move(texts)] {
                 if (!texts)
                     return done(texts.error());
                 take(node, names, *texts);
                 write(node, control, store, done);
             });
         }});
}

void FactSync::take(NodeIndex node, const std::vector<std::string> &names,
                    const std::vector<std::optional<std::string>> &texts)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        m_board.take(node, names[i],
                     texts[i] ? std::optional<std::string_view>(*texts[i]) : std::nullopt);
}

// The node is known to hold what it answered; what is stored now shows at the next sync.
void FactSync::write(NodeIndex node, erl::ControlLink &control, const std::string &store, Done done)
{
    auto writes = m_board.writesFor(node);
    if (writes.size() > kWrites)
        writes.resize(kWrites);
    if (writes.empty())
        return done({});
    struct Round {
        std::size_t left;
        Result<void> result;
    };
    const auto round = std::make_shared<Round>(Round{writes.size(), {}});
    for (const auto &write : writes) {
        control.call(
            {.module = std::string(kNodeModule),
             .function = "register_metric",
             .arguments = storeFactArguments(store, write.name, write.text),
             .done = [this, node, write, round, done, inbox = m_inbox](Result<term::Bytes> reply) {
                 auto stored = reply ? readStored(*reply) : Result<void>(reply.error());
                 inbox->post([this, node, write, round, done, stored = std::move(stored)] {
                     if (stored)
                         m_board.take(node, write.name, write.text); // what it holds now
                     else
                         round->result = stored;
                     if (--round->left == 0)
                         done(round->result);
                 });
             }});
    }
}

} // namespace tg::cluster
