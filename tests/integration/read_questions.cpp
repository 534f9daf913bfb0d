#include "read_questions.h"

#include <algorithm>

#include <QByteArrayList>

namespace tg::test {

namespace {

bool isExact(const QByteArray &aggregate)
{
    return aggregate != "avg" && aggregate != "rate" && aggregate != "irate" &&
           aggregate != "nonsense" && !aggregate.isEmpty();
}
bool addsUp(const QByteArray &across)
{
    return across == "sum" || across == "avg";
}

// What may stand between the quotes of a selector, on any node.
bool isPlain(const QByteArray &value)
{
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return isalnum(static_cast<unsigned char>(c)) != 0; });
}

} // namespace

ReadQuestion QuestionMaker::next()
{
    struct Share {
        unsigned of100;
        ReadQuestion (QuestionMaker::*make)();
    };
    static constexpr auto kShares = std::to_array<Share>({{16, &QuestionMaker::nativeRange},
                                                          {9, &QuestionMaker::nativeGroups},
                                                          {7, &QuestionMaker::nativeMetrics},
                                                          {9, &QuestionMaker::nativeQuery},
                                                          {8, &QuestionMaker::nativeExport},
                                                          {8, &QuestionMaker::outlook},
                                                          {7, &QuestionMaker::names},
                                                          {6, &QuestionMaker::promNames},
                                                          {18, &QuestionMaker::promRange},
                                                          {12, &QuestionMaker::promInstant}});
    auto drawn = below(100);
    for (const auto &share : kShares) {
        if (drawn < share.of100)
            return (this->*share.make)();
        drawn -= share.of100;
    }
    return {};
}

const ReadWorkload::Metric &QuestionMaker::anyMetric()
{
    return m_workload.metrics()[below(unsigned(m_workload.metrics().size()))];
}

const ReadWorkload::Series &QuestionMaker::anySeriesOf(const ReadWorkload::Metric &metric)
{
    return m_workload.series()[metric.first + below(unsigned(metric.count))];
}

QuestionMaker::Window QuestionMaker::anyWindow()
{
    const auto start = ReadWorkload::kStart;
    if (m_withLater && isOneIn(4)) // only the later points
        return {ReadWorkload::kLater - below(600), ReadWorkload::kLater + 700 + below(800)};
    const auto later = m_withLater && isOneIn(3) ? ReadWorkload::kLater - start : 0;
    return {start - 300 + below(900), start + later + 700 + below(800)};
}

QByteArray QuestionMaker::anyAggregate(const ReadWorkload::Metric &metric)
{
    if (metric.isCounter && isOneIn(3))
        return "rate";
    return oneOf({"avg", "min", "max", "sum", "count", "last", "first", "nonsense"});
}

QByteArray QuestionMaker::valueWithin(const ReadWorkload::Metric &metric)
{
    return QByteArray::number(anySeriesOf(metric).values[0], 'f', 2);
}

QuestionMaker::Pairs QuestionMaker::filtersFor(const ReadWorkload::Metric &metric)
{
    const auto &labels = anySeriesOf(metric).labels;
    Pairs chosen;
    if (isOneIn(50))
        return {{"host", "nobody"}};
    const auto kind = below(4);
    if (kind == 0)
        return chosen;
    for (const auto &label : labels) {
        if (kind == 1 || isOneIn(2))
            chosen.push_back(label);
    }
    return chosen;
}

QByteArray QuestionMaker::regexFor(const QByteArray &value)
{
    switch (below(3)) {
    case 0:
        return value + "|other";
    case 1:
        return value.left(1) + ".*";
    default:
        return value.left(2) + "[0-9a-z]+|" + value;
    }
}

void QuestionMaker::add(ReadQuestion &question, const QByteArray &name, const QByteArray &value)
{
    if (!question.parameters.isEmpty())
        question.parameters += '&';
    question.parameters += name.toPercentEncoding() + '=' + value.toPercentEncoding();
}

void QuestionMaker::add(ReadQuestion &question, Window window)
{
    const bool isNative = !question.path.startsWith("/prometheus/");
    const bool isOther = isNative && isOneIn(4);
    const auto fraction = oneOf({"", "", "", ".75"});
    add(question, isOther ? "from" : "start",
        QByteArray::number(qlonglong(window.from)) + fraction);
    if (isNative && isOneIn(12))
        add(question, "to", "now");
    else
        add(question, isOther ? "to" : "end", QByteArray::number(qlonglong(window.to)));
}

// What is none to the nodes that know it, or counts by its first digits alone.
void QuestionMaker::addOdd(ReadQuestion &question)
{
    const auto odd =
        oneOf({"limit=-1", "limit=abc", "threshold_gt=abc", "threshold_lt=", "transform=bogus",
               "transform=multiply:x", "group_by=", "cross_aggregate=bogus", "theme=dark",
               "token=x", "width=7", "step=300&step=150", "aggregate=", "label_key=a"});
    question.parameters += '&' + odd;
}

void QuestionMaker::addFilters(ReadQuestion &question, const ReadWorkload::Metric &metric,
                               bool mayBeRegex)
{
    for (const auto &[name, value] : filtersFor(metric)) {
        const bool isRegex = mayBeRegex && isPlain(value) && isOneIn(4);
        add(question, name, isRegex ? "=~" + regexFor(value) : value);
    }
}

ReadQuestion QuestionMaker::nativeRange()
{
    const auto &metric = anyMetric();
    ReadQuestion question{"/api/v1/query_range", {}};
    if (isOneIn(8)) {
        add(question, "query", expression(question));
        add(question, anyWindow());
        add(question, "step", anyStep());
        return question;
    }
    add(question, "metric", metric.name);
    addFilters(question, metric, true);
    add(question, anyWindow());
    add(question, "step", anyStep());
    if (isOneIn(4)) { // of distinct values: which are the first few must be certain
        add(question, "aggregate", oneOf({"avg", "min", "max", "last", "first"}));
        add(question, "limit", oneOf({"1", "3", "10"}));
        return question;
    }
    if (!isOneIn(5))
        add(question, "aggregate", anyAggregate(metric));
    if (isOneIn(6))
        addOdd(question);
    if (isOneIn(4))
        add(question, "transform",
            oneOf({"multiply:2", "divide:8", "offset:-10", "scale:0.5:1", "scale:3:0.25"}));
    if (isOneIn(5))
        add(question, oneOf({"threshold_gt", "threshold_lt"}), valueWithin(metric));
    return question;
}

ReadQuestion QuestionMaker::nativeGroups()
{
    const auto &metric = anyMetric();
    ReadQuestion question{"/api/v1/query_range", {}};
    add(question, "metric", metric.name);
    addFilters(question, metric, true);
    add(question, anyWindow());
    add(question, "step", anyStep());
    const auto aggregate = anyAggregate(metric);
    const auto across = oneOf({"", "max", "min", "sum", "avg", "count"});
    add(question, "aggregate", aggregate);
    add(question, "group_by", oneOf({"dc", "role", "dc,role", "host", "nothing"}));
    if (!across.isEmpty())
        add(question, "cross_aggregate", across);
    question.isRounded = addsUp(across) && !isExact(aggregate);
    if (isOneIn(5))
        add(question, oneOf({"threshold_gt", "threshold_lt"}), valueWithin(metric));
    return question;
}

ReadQuestion QuestionMaker::nativeMetrics()
{
    const auto &metric = anyMetric();
    QByteArrayList list{metric.name};
    for (auto more = 1 + below(2); more > 0; --more) {
        // One that is named twice is told twice by a node.
        if (const auto &other = anyMetric().name; !list.contains(other))
            list += other;
    }
    ReadQuestion question{"/api/v1/query_range", {}};
    add(question, "metrics", list.join(','));
    addFilters(question, metric, true);
    add(question, anyWindow());
    add(question, "step", anyStep());
    const auto aggregate = oneOf({"avg", "min", "max", "sum", "count"});
    add(question, "aggregate", aggregate);
    if (isOneIn(2)) {
        const auto across = oneOf({"max", "min", "sum", "avg", "count"});
        add(question, "group_by", oneOf({"__name__", "dc", "__name__,dc", "host"}));
        add(question, "cross_aggregate", across);
        question.isRounded = addsUp(across) && !isExact(aggregate);
    }
    return question;
}

ReadQuestion QuestionMaker::nativeQuery()
{
    const auto &metric = anyMetric();
    ReadQuestion question{"/api/v1/query", {}};
    add(question, "metric", metric.name);
    addFilters(question, metric, false);
    return question;
}

ReadQuestion QuestionMaker::nativeExport()
{
    const auto &metric = anyMetric();
    ReadQuestion question{"/api/v1/export", {}};
    add(question, "metric", metric.name);
    addFilters(question, metric, false);
    add(question, anyWindow());
    return question;
}

ReadQuestion QuestionMaker::outlook()
{
    const auto &metric = anyMetric();
    ReadQuestion question{oneOf({"/api/v1/forecast", "/api/v1/anomalies"}), {}};
    add(question, "metric", metric.name);
    addFilters(question, metric, false);
    add(question, anyWindow());
    add(question, "step", anyStep());
    if (question.path.endsWith("forecast"))
        add(question, "horizon", oneOf({"10m", "300", "1h", "abc"}));
    else
        add(question, "sensitivity", oneOf({"low", "medium", "high"}));
    return question;
}

ReadQuestion QuestionMaker::names()
{
    ReadQuestion question;
    const auto kind = below(4);
    if (kind == 0)
        return {"/api/v1/labels", {}};
    if (kind == 1)
        return {"/api/v1/label/__name__/values", {}};
    question.path = kind == 2
                        ? QByteArray("/api/v1/series")
                        : "/api/v1/label/" + oneOf({"dc", "host", "path", "role"}) + "/values";
    if (kind == 2 || isOneIn(2))
        add(question, "metric", isOneIn(12) ? QByteArray("nobody") : anyMetric().name);
    return question;
}

ReadQuestion QuestionMaker::promNames()
{
    const auto kind = below(5);
    if (kind == 0)
        return {"/prometheus/api/v1/labels", {}};
    if (kind == 1)
        return {"/prometheus/api/v1/label/" + oneOf({"__name__", "dc", "host", "path"}) + "/values",
                {}};
    ReadQuestion question{"/prometheus/api/v1/series", {}};
    add(question, "match[]", selector(anyMetric(), true));
    question.isPosted = isOneIn(4);
    return question;
}

ReadQuestion QuestionMaker::promRange()
{
    ReadQuestion question{"/prometheus/api/v1/query_range", {}};
    add(question, "query", expression(question));
    add(question, anyWindow());
    add(question, "step", oneOf({"60", "75s", "150", "5m", "600", "20m"}));
    question.isPosted = isOneIn(4);
    return question;
}

ReadQuestion QuestionMaker::promInstant()
{
    ReadQuestion question{"/prometheus/api/v1/query", {}};
    add(question, "query", expression(question));
    const auto time = anyWindow().to - 250;
    add(question, "time", QByteArray::number(qlonglong(time)) + oneOf({"", "", ".5"}));
    question.isPosted = isOneIn(4);
    return question;
}

QByteArray QuestionMaker::selector(const ReadWorkload::Metric &metric, bool mayBeNegative)
{
    QByteArrayList matchers;
    for (const auto &[name, value] : filtersFor(metric)) {
        if (!isPlain(value))
            continue;
        if (mayBeNegative && isOneIn(4))
            matchers += name + oneOf({"!=", "!~"}) + '"' + value + '"';
        else if (isOneIn(4))
            matchers += name + "=~'" + regexFor(value) + '\'';
        else
            matchers += name + oneOf({"=\"", " = \""}) + value + '"';
    }
    switch (below(6)) {
    case 0:
        matchers.prepend("__name__=\"" + metric.name + '"');
        return '{' + matchers.join(',') + '}';
    case 1:
        matchers.prepend("__name__=~\"" + metric.name.chopped(1) + ".\"");
        return '{' + matchers.join(", ") + '}';
    default:
        return matchers.isEmpty() ? metric.name : metric.name + '{' + matchers.join(',') + '}';
    }
}

// [agg(] [func(] selector [range] [)] [)] [by (l)] [> n | < n], and now and then what no node of
// this generation knows.
QByteArray QuestionMaker::expression(ReadQuestion &question)
{
    const auto &metric = anyMetric();
    if (isOneIn(30))
        return oneOf({"topk(2,", "absent("}) + metric.name + ')';
    auto text = selector(metric, isOneIn(12));
    // A regex over names can reach metrics that are no counters.
    const bool isCounter = metric.isCounter && !text.contains("__name__=~");
    QByteArray function;
    if (!isOneIn(3)) {
        function = isCounter && isOneIn(2)
                       ? oneOf({"rate", "irate"})
                       : oneOf({"avg_over_time", "min_over_time", "max_over_time", "sum_over_time",
                                "count_over_time"});
        text = function + '(' + text + oneOf({"[5m]", "[1h]", "[300s]"}) + ')';
    }
    const auto across = oneOf({"", "", "sum", "avg", "min", "max", "count"});
    if (!across.isEmpty())
        text = across + oneOf({"(", " ( "}) + text + oneOf({")", " )"});
    if (isOneIn(across.isEmpty() ? 8 : 2)) {
        if (!text.endsWith(')'))
            text += ' '; // else no node sees it
        text += oneOf(
            {" by (dc)", "by(dc)", "by (dc, role)", "  by ( host )", " by (nothing)", "by ()"});
        const auto inner = QByteArray(function).replace("_over_time", "");
        question.isRounded = addsUp(across) && !isExact(inner);
    }
    if (isOneIn(6))
        text += oneOf({" > ", " < ", "<", ">"}) +
                (isOneIn(4) ? oneOf({"1e3", "-5", "0", "1.5e5", "7.25"}) : valueWithin(metric));
    return text;
}

} // namespace tg::test
