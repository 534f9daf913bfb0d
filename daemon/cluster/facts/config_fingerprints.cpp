#include "cluster/facts/config_fingerprints.h"

#include <algorithm>
#include <tuple>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

namespace {

Error inInstances(const FactReader &reader, ErrorCode code, const std::string &what)
{
    return Error{code, reader.where() + ": " + what};
}

} // namespace

std::string ConfigFingerprints::text() const
{
    FactWriter writer;
    writer.open('{').key("instances").open('{');
    for (const auto &[instance, entry] : instances) {
        writer.key(instance).open('{').key("at").number(entry.at);
        writer.key("fingerprint").text(entry.fingerprint).close('}');
    }
    writer.close('}').key("kind").text(factKindText(FactKind::Config)).key("v").count(1).close('}');
    return writer.take();
}

Result<ConfigFingerprints> ConfigFingerprints::read(std::string_view text)
{
    FactReader reader(text, FactKind::Config);
    const auto list = reader.members().object("instances");
    if (!list)
        return *reader.error();
    ConfigFingerprints all;
    for (const auto member : *list) {
        simdjson::dom::object object;
        if (!isFactWord(member.key))
            return inInstances(reader, ErrorCode::BadValue, "an instance has no proper name");
        const std::string instance(member.key);
        if (member.value.get(object) != simdjson::SUCCESS)
            return inInstances(reader, ErrorCode::BadSyntax, instance + " is no object");
        if (all.instances.size() == kMaxFingerprints)
            return inInstances(reader, ErrorCode::LimitExceeded, "too many instances");
        FactMembers members(object, reader.where() + " for '" + instance + "'");
        ConfigFingerprint entry{members.word("fingerprint"), members.time("at")};
        if (members.error())
            return *members.error();
        if (!all.instances.emplace(instance, std::move(entry)).second)
            return inInstances(reader, ErrorCode::BadSyntax, instance + " comes twice");
    }
    return all;
}

void ConfigFingerprints::merge(const ConfigFingerprints &other)
{
    for (const auto &[instance, entry] : other.instances) {
        auto &mine = instances[instance];
        if (std::tie(mine.at, mine.fingerprint) < std::tie(entry.at, entry.fingerprint))
            mine = entry;
    }
    while (instances.size() > kMaxFingerprints)
        instances.erase(std::min_element(instances.begin(), instances.end(),
                                         [](const auto &left, const auto &right) {
                                             return std::tie(left.second.at, left.first) <
                                                    std::tie(right.second.at, right.first);
                                         }));
}

void ConfigFingerprints::prune(std::int64_t nowSeconds)
{
    std::erase_if(instances, [nowSeconds](const auto &entry) {
        const auto age = nowSeconds - entry.second.at;
        return age > kKeepFingerprint || age < -kMaxClockLead;
    });
}

} // namespace tg::cluster
