#include "console/pages/explain_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include "console/models/state_look.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostListed = 20; // of series that cannot be read, as the gateway lists them

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

QString orNotKnown(const QString &text)
{
    return text.isEmpty() ? notKnown() : text;
}

QString copyText(const QJsonValue &copy)
{
    const auto node = copy["node"_L1].toString();
    if (node.isEmpty())
        return Texts::tr("none");
    const auto id = copy["id"_L1];
    const auto idText = id.isDouble() ? Texts::tr("id %1").arg(id.toInteger())
                                      : Texts::tr("no id yet, it is asked for with the next point");
    return node + u", "_s + idText + u", "_s + nodeLook(copy["state"_L1].toString()).word;
}

QString listed(const QJsonArray &array)
{
    QStringList texts;
    for (const auto &one : array)
        texts << one.toString();
    return texts.join(u", "_s);
}

QString reasonsOf(const QJsonArray &copies)
{
    QStringList texts;
    for (const auto &copy : copies)
        texts << copy["node"_L1].toString() + u": "_s + copy["reason"_L1].toString();
    return texts.join(u"; "_s);
}

QString timeText(const QJsonValue &seconds)
{
    return clockText(seconds.toInteger() * 1'000);
}

} // namespace

bool looksLikeQuestion(const QString &text)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto one = text[i];
        if (isQuoted && one == u'\\') {
            ++i;
        } else if (one == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted) {
            const auto next = i + 1 < text.size() ? text[i + 1] : QChar();
            const bool isMatcher = (one == u'=' && next == u'~') || one == u'!';
            if (isMatcher || one == u'(' || one == u'[' || one == u'*' || one == u'/' ||
                one == u'+' || one == u'>' || one == u'<')
                return true;
        }
    }
    return text.contains(" offset "_L1) || text.contains(" by "_L1);
}

Explanation explainedSeries(const QJsonObject &answer)
{
    Explanation out;
    const bool isKnown = answer["known"_L1].toBool();
    const auto mapOwner = answer["map_primary"_L1].toString();
    const auto mapStandby = answer["map_replica"_L1].toString();
    if (isKnown)
        out.verdict = Texts::tr("This series is known: its owner is %1.")
                          .arg(orNotKnown(answer["primary"_L1]["node"_L1].toString()));
    else
        out.verdict =
            Texts::tr("This gateway does not know this series. A new one would be owned by %1.")
                .arg(orNotKnown(mapOwner));
    out.lines.push_back({Texts::tr("Series"), answer["series"_L1].toString()});
    if (isKnown) {
        out.lines.push_back({Texts::tr("Owner"), copyText(answer["primary"_L1])});
        out.lines.push_back({Texts::tr("Standby"), copyText(answer["replica"_L1])});
        out.lines.push_back(
            {Texts::tr("Split"), answer["split"_L1].toBool()
                                     ? Texts::tr("yes: further nodes hold points of it; a heal "
                                                 "gives both copies all of them")
                                     : Texts::tr("no")});
    }
    out.lines.push_back({Texts::tr("Shard"), QString::number(answer["shard"_L1].toInteger())});
    out.lines.push_back({Texts::tr("Shard key"), answer["shard_key"_L1].toString()});
    out.lines.push_back(
        {Texts::tr("Map version"), QString::number(answer["map_version"_L1].toInteger())});
    out.lines.push_back({Texts::tr("Owner by the map"), orNotKnown(mapOwner)});
    out.lines.push_back(
        {Texts::tr("Standby by the map"), mapStandby.isEmpty() ? Texts::tr("none") : mapStandby});
    out.lines.push_back({Texts::tr("Ranking of the shard, best first"),
                         orNotKnown(listed(answer["ranking"_L1].toArray()))});
    return out;
}

Explanation explainedRead(const QJsonObject &answer)
{
    Explanation out;
    const auto single = answer["single"_L1].toString();
    const auto series = answer["series"_L1].toInteger();
    if (!single.isEmpty() && series > 0)
        out.verdict = Texts::tr("%1 is asked alone.").arg(single);
    else if (series == 0)
        out.verdict = Texts::tr("Nobody is asked: no series matches.");
    else
        out.verdict = Texts::tr("Several nodes are asked, each for a part of the series.");
    out.lines.push_back({Texts::tr("Question"), answer["query"_L1].toString()});
    out.lines.push_back({Texts::tr("Why"), answer["why"_L1].toString()});
    out.lines.push_back({Texts::tr("Series that match"), wholeText(series)});
    for (const auto &node : answer["nodes"_L1].toArray())
        out.lines.push_back(
            {Texts::tr("Asked"),
             Texts::tr("%1 for %2 series", nullptr, pluralOf(node["series"_L1].toInteger()))
                 .arg(node["node"_L1].toString(), wholeText(node["series"_L1].toInteger()))});
    for (const auto &one : answer["selectors"_L1].toArray())
        out.lines.push_back(
            {Texts::tr("Selector"), Texts::tr("%1, samples from %2 to %3")
                                        .arg(one["selector"_L1].toString(),
                                             timeText(one["from"_L1]), timeText(one["to"_L1]))});
    out.lines.push_back({Texts::tr("Aggregate over series"),
                         answer["aggregate"_L1].toBool() ? Texts::tr("yes") : Texts::tr("no")});
    if (const auto count = answer["unreadable_series"_L1].toInteger(); count > 0) {
        out.lines.push_back({Texts::tr("Series without a readable copy"), wholeText(count)});
        qsizetype shown = 0;
        for (const auto &one : answer["unreadable"_L1].toArray()) {
            if (++shown > kMostListed)
                break;
            out.lines.push_back(
                {one["series"_L1].toString(), reasonsOf(one["copies"_L1].toArray())});
        }
    }
    if (const auto nodes = answer["unreadable_nodes"_L1].toArray(); !nodes.isEmpty())
        out.lines.push_back({Texts::tr("Nodes that cannot be read"), reasonsOf(nodes)});
    if (const auto count = answer["split_series"_L1].toInteger(); count > 0)
        out.lines.push_back({Texts::tr("Split series among them"), wholeText(count)});
    if (const auto unknown = answer["unknown_nodes"_L1].toArray(); !unknown.isEmpty())
        out.lines.push_back({Texts::tr("Nodes whose series are not known yet"), listed(unknown)});
    return out;
}

QString explanationReport(const QString &asked, const Explanation &explanation)
{
    QStringList lines{asked, explanation.verdict};
    for (const auto &line : explanation.lines)
        lines << line.name + u": "_s + line.value;
    return lines.join(u'\n');
}

} // namespace tg::console
