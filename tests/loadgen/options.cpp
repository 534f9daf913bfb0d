#include "tests/loadgen/options.h"

#include <cmath>

#include <QCommandLineParser>

#include "tests/loadgen/record_file.h"

namespace tg::loadgen {

namespace {

using namespace Qt::StringLiterals;

// Reads typed values and keeps the first complaint.
class ValueReader
{
public:
    explicit ValueReader(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    std::uint64_t count(const QString &name, std::uint64_t least, std::uint64_t most)
    {
        bool isNumber = false;
        const qulonglong number = m_parser.value(name).toULongLong(&isNumber);
        if (!isNumber || number < least || number > most)
            complain(name, u"a whole number from %1 to %2"_s.arg(least).arg(most));
        return number;
    }

    double amount(const QString &name)
    {
        bool isNumber = false;
        const double number = m_parser.value(name).toDouble(&isNumber);
        if (!isNumber || !std::isfinite(number) || number < 0 || number > 1e12)
            complain(name, u"a number that is not negative"_s);
        return number;
    }

    std::chrono::nanoseconds seconds(const QString &name)
    {
        return std::chrono::nanoseconds(
            static_cast<std::int64_t>(std::min(amount(name), 1e9) * 1e9));
    }

    std::string oneOf(const QString &name, const QStringList &allowed)
    {
        const QString value = m_parser.value(name);
        if (!allowed.contains(value))
            complain(name, allowed.join(u", "_s));
        return value.toStdString();
    }

    void complain(const QString &name, const QString &wanted)
    {
        if (m_complaint.isEmpty())
            m_complaint = u"--%1 %2: wanted is %3"_s.arg(name, m_parser.value(name), wanted);
    }

    const QString &complaint() const { return m_complaint; }

private:
    const QCommandLineParser &m_parser;
    QString m_complaint;
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Writes node_exporter-like points to a TimelessGateway and says what was answered.\n"
        "Exit codes: 0 all answered 204, 1 not all or no server, 2 usage."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"url"_s, u"Server, http://HOST:PORT."_s, u"url"_s},
        {u"format"_s, u"text, json1, json10, influx8 (short: influx) or remote_write."_s, u"name"_s,
         u"text"_s},
        {u"series"_s, u"Series in all; 200 to a host."_s, u"n"_s, u"20000"_s},
        {u"lines-per-body"_s,
         u"Lines of one request, at most one per series (20000; remote_write: time series, 2000, "
         u"as "
         "Prometheus' max_samples_per_send)."_s,
         u"n"_s},
        {u"encoding"_s,
         u"identity, gzip, deflate, zstd, snappy or x-snappy-framed (identity; remote_write: snappy)."_s,
         u"name"_s},
        {u"packed-rounds"_s,
         u"Packed bodies are made before the run and sent in turn: so many for each part of the "
         "series (2 to 8, by how many parts there are), each with values and times of its own. "
         "With "
         "--unique or new series each is packed as it is sent."_s,
         u"n"_s},
        {u"connections"_s, u"Connections, one request at a time on each."_s, u"n"_s, u"4"_s},
        {u"duration"_s, u"Seconds to send for (10 unless --requests is given)."_s, u"s"_s, u"0"_s},
        {u"requests"_s, u"Requests to send."_s, u"n"_s, u"0"_s},
        {u"warmup"_s, u"Seconds to send before counting starts."_s, u"s"_s, u"0"_s},
        {u"rate"_s, u"Open loop: points a second, by schedule; latency counts from the schedule."_s,
         u"points"_s, u"0"_s},
        {u"timeout"_s, u"Seconds to wait for an answer."_s, u"s"_s, u"60"_s},
        {u"ack"_s, u"X-Timeless-Ack to ask for: all, one or queued."_s, u"level"_s, u"default"_s},
        {u"shape"_s, u"fixed, or vary: label count, length and order differ."_s, u"name"_s,
         u"fixed"_s},
        {u"seed"_s, u"Values (and names with --shape vary); with --unique, 0 to 89 never meet."_s,
         u"n"_s, u"1"_s},
        {u"unique"_s, u"Every value once only, twelve digits; times advance a second per round."_s},
        {u"start-time"_s, u"Unix seconds of the first round of --unique (default: now)."_s, u"s"_s,
         u"0"_s},
        {u"new-series-per-second"_s, u"Replace so many series a second by new ones."_s, u"n"_s,
         u"0"_s},
        {u"record"_s, u"Write what each request carried and how it was answered."_s, u"file"_s},
        {u"expand"_s, u"Print the points of a record and exit."_s, u"file"_s},
        {u"status"_s, u"With --expand: requests with this answer, 0 = unanswered."_s, u"n"_s,
         u"204"_s},
        {u"json"_s, u"Print the result as one line of JSON."_s},
        {u"per-second"_s, u"Add the samples answered in each second to --json."_s},
        {u"allow-errors"_s, u"Exit 0 even if requests were refused or lost."_s},
    });
}

PlanSettings planSettings(const QCommandLineParser &parser, ValueReader &read)
{
    PlanSettings plan;
    const std::string format =
        read.oneOf(u"format"_s, {u"text"_s, u"json1"_s, u"json10"_s, u"influx"_s, u"influx8"_s,
                                 u"remote_write"_s});
    plan.set.format = formatNamed(format).value_or(Format::Text);
    const bool varies = read.oneOf(u"shape"_s, {u"fixed"_s, u"vary"_s}) == "vary";
    plan.set.shape = varies ? Shape::Vary : Shape::Fixed;
    plan.set.series = read.count(u"series"_s, seriesPerLine(plan.set.format), 50'000'000);
    plan.set.seed = read.count(u"seed"_s, 0, 1'000'000'000);
    plan.linesPerBody = parser.isSet(u"lines-per-body"_s)
                            ? read.count(u"lines-per-body"_s, 1, 1'000'000)
                            : usualLinesPerBody(plan.set.format);
    plan.style = parser.isSet(u"unique"_s) ? ValueStyle::Unique : ValueStyle::Decimal;
    plan.startTimeMs = read.count(u"start-time"_s, 0, 4'000'000'000) * 1000;
    return plan;
}

Encoding encodingOf(const QCommandLineParser &parser, ValueReader &read, Format format)
{
    const bool isRemoteWrite = format == Format::RemoteWrite;
    if (!parser.isSet(u"encoding"_s))
        return isRemoteWrite ? Encoding::Snappy : Encoding::Identity;
    const auto name = read.oneOf(u"encoding"_s, {u"identity"_s, u"gzip"_s, u"deflate"_s, u"zstd"_s,
                                                 u"snappy"_s, u"x-snappy-framed"_s});
    return encodingNamed(name).value_or(Encoding::Identity);
}

} // namespace

Result<Options> optionsOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return Error{ErrorCode::BadSyntax, parser.errorText().toStdString()};
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    ValueReader read(parser);
    Options options;
    options.plan = planSettings(parser, read);
    options.encoding = encodingOf(parser, read, options.plan.set.format);
    if (parser.isSet(u"packed-rounds"_s))
        options.packedRounds = read.count(u"packed-rounds"_s, 1, 1'000);
    options.url = parser.value(u"url"_s).toStdString();
    options.connections = read.count(u"connections"_s, 1, 10'000);
    options.duration = read.seconds(u"duration"_s);
    options.requests = read.count(u"requests"_s, 0, 1'000'000'000'000);
    options.warmup = read.seconds(u"warmup"_s);
    options.timeout = read.seconds(u"timeout"_s);
    options.pointsPerSecond = read.amount(u"rate"_s);
    options.newSeriesPerSecond = read.amount(u"new-series-per-second"_s);
    if (parser.isSet(u"ack"_s))
        options.ack = read.oneOf(u"ack"_s, {u"all"_s, u"one"_s, u"queued"_s});
    options.recordPath = parser.value(u"record"_s).toStdString();
    options.expandPath = parser.value(u"expand"_s).toStdString();
    options.expandStatus = static_cast<int>(read.count(u"status"_s, 0, 999));
    options.json = parser.isSet(u"json"_s);
    options.perSecond = parser.isSet(u"per-second"_s);
    options.allowErrors = parser.isSet(u"allow-errors"_s);
    if (options.duration.count() == 0 && options.requests == 0)
        options.duration = std::chrono::seconds(10);
    if (!parser.positionalArguments().isEmpty())
        return Error{ErrorCode::BadSyntax,
                     "unknown argument " + parser.positionalArguments().first().toStdString()};
    if (!read.complaint().isEmpty())
        return Error{ErrorCode::BadValue, read.complaint().toStdString()};
    if (options.url.empty() && options.expandPath.empty())
        return Error{ErrorCode::BadSyntax, "--url http://HOST:PORT is needed"};
    return options;
}

} // namespace tg::loadgen
