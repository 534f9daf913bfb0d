#include "app/atoms_over_links.h"

#include <array>
#include <memory>

#include <QObject>

#include "base/errands.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::app {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 3> kWords{"above", "below", "histogram"};
constexpr auto kTimeout = 5s; // a client waits for it

// Where one answer is taken to: the thread that asked.
class Home final : public QObject
{
public:
    Errands errands{*this};
};

} // namespace

term::Bytes prepareArguments()
{
    term::Bytes bytes;
    term::TermWriter writer(bytes);
    writer.list(2);
    writer.exportFun("erlang", "binary_to_atom", 1);
    writer.list(kWords.size());
    for (const auto word : kWords)
        writer.binary(word);
    writer.nil();
    writer.nil();
    return bytes;
}

Result<void> readPrepared(term::BytesView reply)
{
    term::TermReader reader(reply);
    if (reader.peek() == term::Kind::List && reader.list() == kWords.size() &&
        reader.atomIs(kWords[0]))
        return {};
    return Error{ErrorCode::Refused,
                 "lists:map of binary_to_atom: the node answered " + term::termText(reply)};
}

void AtomsOverLinks::prepare(NodeIndex node, Done done)
{
    // Its end is posted to its thread too, behind the answer.
    const std::shared_ptr<Home> home(new Home, [](Home *object) { object->deleteLater(); });
    auto back = [home, done = std::move(done)](Result<void> result) {
        home->errands.post([done, result = std::move(result)] { done(result); });
    };
    if (node.value >= m_nodes.size())
        return back(Error{ErrorCode::Unavailable, "no link to this node has been made yet"});
    m_nodes[node.value].control().call(
        {.module = "lists",
         .function = "map",
         .arguments = prepareArguments(),
         .timeout = kTimeout,
         .done = [back = std::move(back)](Result<term::Bytes> reply) {
             back(reply ? readPrepared(*reply) : Result<void>(reply.error()));
         }});
}

} // namespace tg::app
