#include "cluster/facts/gap_document.h"

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

std::string GapDocument::text() const
{
    FactWriter writer;
    writer.open('{').key("kind").text(factKindText(FactKind::Gaps)).key("node").text(node);
    writer.key("records").open('[');
    for (const auto &[id, record] : records)
        writer.raw(record.text());
    writer.close(']').key("v").count(1).close('}');
    return writer.take();
}

Result<GapDocument> GapDocument::read(std::string_view text, std::string_view nodeId)
{
    FactReader reader(text, FactKind::Gaps, nodeId);
    const auto list = reader.members().list("records");
    if (!list)
        return *reader.error();
    GapDocument document{std::string(nodeId), {}};
    for (const auto element : *list) {
        simdjson::dom::object object;
        if (element.get(object) != simdjson::SUCCESS)
            return Error{ErrorCode::BadSyntax, reader.where() + ": a record is no object"};
        FactMembers members(object, reader.where());
        auto record = GapRecord::read(members);
        if (members.error())
            return *members.error();
        if (document.records.size() == kMaxGapRecords)
            return Error{ErrorCode::LimitExceeded, reader.where() + ": more than " +
                                                       std::to_string(kMaxGapRecords) + " gaps"};
        auto id = record.id;
        if (!document.records.emplace(std::move(id), std::move(record)).second)
            return Error{ErrorCode::BadSyntax, reader.where() + ": an id comes twice"};
    }
    return document;
}

void GapDocument::merge(const GapRecord &record)
{
    const auto [place, isNew] = records.emplace(record.id, record);
    if (!isNew)
        place->second.merge(record);
}

void GapDocument::merge(const GapDocument &other)
{
    for (const auto &[id, record] : other.records)
        merge(record);
}

void GapDocument::prune(std::int64_t nowSeconds)
{
    std::erase_if(records, [nowSeconds](const auto &entry) {
        const auto age = nowSeconds - entry.second.changedAt;
        return entry.second.state == GapState::Closed &&
               (age >= kKeepClosed || age < -kMaxClockLead);
    });
}

} // namespace tg::cluster
