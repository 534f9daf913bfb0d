#include "console/app/console_options.h"

#include <algorithm>

#include <QFileInfo>
#include <QRegularExpression>
#include <QSslCertificate>

#include "console/app/connection_keeper.h"
#include "console/link/peer_certificate.h"
#include "console/link/token_file.h"
#include "console/pages/page_list.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kLeastSize{400, 300};
constexpr int kMostPixels = 8'000; // a side
constexpr std::chrono::seconds kLongestWatch{3'600};

Error bad(const QString &option, const QString &value, const QString &wanted)
{
    const QString text = u"--"_s + option + u": '"_s + value + u"' is not "_s + wanted;
    return {ErrorCode::BadValue, text.toStdString()};
}

Error contradiction(const char *text)
{
    return {ErrorCode::BadValue, text};
}

Result<void> readTrust(const QCommandLineParser &parser, ConsoleOptions &options)
{
    options.caFile = parser.value(u"ca"_s);
    if (parser.isSet(u"ca"_s) && QSslCertificate::fromPath(options.caFile).isEmpty())
        return bad(u"ca"_s, options.caFile, u"a file with certificates in PEM form"_s);
    if (!parser.isSet(u"pin"_s))
        return {};
    const auto pin = parseFingerprint(parser.value(u"pin"_s));
    if (!pin)
        return Error{pin.error().code, "--pin: " + pin.error().text};
    options.pinnedSha256 = *pin;
    if (options.connections.size() != 1)
        return contradiction("--pin: it is the certificate of one gateway; give exactly one "
                             "--connect with it");
    return {};
}

Result<void> readLook(const QCommandLineParser &parser, ConsoleOptions &options)
{
    if (parser.isSet(u"size"_s)) {
        const auto text = parser.value(u"size"_s);
        static const QRegularExpression kForm(u"^(\\d{1,5})x(\\d{1,5})$"_s);
        const auto match = kForm.match(text);
        const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch() || size.width() < kLeastSize.width() ||
            size.height() < kLeastSize.height() || size.width() > kMostPixels ||
            size.height() > kMostPixels)
            return bad(u"size"_s, text,
                       u"a size like 1100x720, at least 400x300 and at most 8000x8000"_s);
        options.size = size;
    }
    if (parser.isSet(u"page"_s)) {
        const auto page = pageIds().indexOf(parser.value(u"page"_s));
        if (page < 0)
            return bad(u"page"_s, parser.value(u"page"_s), u"one of: "_s + pageIds().join(u", "_s));
        options.page = static_cast<int>(page);
    }
    if (parser.isSet(u"palette"_s)) {
        options.palette = paletteOf(parser.value(u"palette"_s));
        if (!options.palette)
            return bad(u"palette"_s, parser.value(u"palette"_s), u"auto, light or dark"_s);
    }
    options.language = parser.value(u"lang"_s);
    if (parser.isSet(u"lang"_s) && !builtInLanguages().contains(options.language))
        return bad(u"lang"_s, options.language,
                   u"a language of this build; there are: "_s + builtInLanguages().join(u", "_s));
    return {};
}

Result<void> readAfter(const QCommandLineParser &parser, ConsoleOptions &options)
{
    if (!parser.isSet(u"after"_s))
        return {};
    bool isNumber = false;
    const int seconds = parser.value(u"after"_s).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > kLongestWatch.count())
        return bad(u"after"_s, parser.value(u"after"_s), u"a number of seconds, 0 to 3600"_s);
    options.watched = std::chrono::seconds(seconds);
    return {};
}

Result<void> readLog(const QCommandLineParser &parser, ConsoleOptions &options)
{
    options.logRules = parser.value(u"log"_s);
    static const QRegularExpression kRule(u"^\\s*[A-Za-z0-9_.*]+\\s*=\\s*(true|false)\\s*$"_s);
    for (const auto &rule : options.logRules.split(u';', Qt::SkipEmptyParts)) {
        if (!kRule.match(rule).hasMatch())
            return bad(u"log"_s, rule, u"a rule like tg.*.debug=true; several are parted by ';'"_s);
    }
    return {};
}

Result<void> checkTogether(const QCommandLineParser &parser, const ConsoleOptions &options)
{
    if (const auto rest = parser.positionalArguments(); !rest.isEmpty()) {
        const QString text =
            u"'"_s + rest.first() + u"' belongs to no option; a gateway is named by --connect"_s;
        return Error{ErrorCode::BadSyntax, text.toStdString()};
    }
    if (!options.connections.isEmpty() && !options.demoFiles.isEmpty())
        return contradiction("--demo: a recording is shown instead of a gateway; leave out "
                             "--connect");
    if (parser.isSet(u"after"_s) &&
        (options.connections.isEmpty() || options.screenshotFolder.isEmpty()))
        return contradiction("--after: says when the pictures of --screenshot are taken at a "
                             "gateway; give both --connect and --screenshot");
    if (std::max(options.connections.size(), options.demoFiles.size()) >
        static_cast<qsizetype>(ConnectionKeeper::kMostGateways))
        return contradiction("--connect, --demo: at most 16 gateways at once");
    if (!options.token.isEmpty() && options.connections.isEmpty())
        return contradiction("--token-file: it goes with --connect");
    return {};
}

} // namespace

void describeOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Shows and steers a cluster through its gateways."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"connect"_s,
         u"Gateway: name of a saved connection, unix:PATH, tls://HOST:PORT or "
         "tcp://127.0.0.1:PORT. Several times: several gateways."_s,
         u"where"_s},
        {u"token-file"_s, u"File with the token, mode 0600."_s, u"file"_s},
        {u"ca"_s, u"Certificates of the authorities to trust, PEM."_s, u"file"_s},
        {u"pin"_s, u"Trust only the certificate with this SHA-256."_s, u"sha256"_s},
        {u"read-only"_s, u"Only look, whatever the token allows."_s},
        {u"page"_s, u"First page: "_s + pageIds().join(u", "_s) + u"."_s, u"page"_s},
        {u"palette"_s, u"auto, light or dark."_s, u"palette"_s},
        {u"lang"_s, u"Language: "_s + builtInLanguages().join(u", "_s) + u"."_s, u"xx"_s},
        {u"demo"_s,
         u"Replay a recorded stream instead of connecting. Several times: several gateways."_s,
         u"file"_s},
        {u"record"_s, u"Record what the first gateway sends."_s, u"file"_s},
        {u"screenshot"_s, u"Save a picture of every page there, then exit."_s, u"folder"_s},
        {u"after"_s, u"At a gateway: watch so long before the pictures (5)."_s, u"seconds"_s},
        {u"size"_s, u"Of the window, e.g. 1100x720."_s, u"WxH"_s},
        {u"settings"_s, u"Use this settings file."_s, u"file"_s},
        {u"log"_s, u"Logging rules, e.g. tg.*.debug=true."_s, u"rules"_s},
    });
}

Result<ConsoleOptions> readOptions(const QCommandLineParser &parser)
{
    ConsoleOptions options;
    options.connections = parser.values(u"connect"_s);
    options.wantsReadOnly = parser.isSet(u"read-only"_s);
    options.demoFiles = parser.values(u"demo"_s);
    options.recordFile = parser.value(u"record"_s);
    options.screenshotFolder = parser.value(u"screenshot"_s);
    options.settingsFile = parser.value(u"settings"_s);
    if (parser.isSet(u"settings"_s) && QFileInfo(options.settingsFile).isDir())
        return bad(u"settings"_s, options.settingsFile, u"a file"_s);
    for (const auto read : {&readTrust, &readLook, &readAfter, &readLog}) {
        if (const auto done = read(parser, options); !done)
            return done.error();
    }
    if (parser.isSet(u"token-file"_s)) {
        auto token = readTokenFile(parser.value(u"token-file"_s));
        if (!token)
            return Error{token.error().code, "--token-file: " + token.error().text};
        options.token = *token;
    }
    if (const auto together = checkTogether(parser, options); !together)
        return together.error();
    return options;
}

Result<std::vector<GatewayWish>> resolveConnections(const ConsoleOptions &options,
                                                    Settings &settings)
{
    std::vector<GatewayWish> wishes;
    const auto saved = settings.connections();
    for (const auto &where : options.connections) {
        GatewayWish wish{{}, options.token, true, options.caFile};
        const auto named = std::ranges::find(saved, where, &SavedConnection::name);
        if (named != saved.end()) {
            wish.connection = *named;
        } else if (const auto address = parseGatewayAddress(where)) {
            wish.connection.address = *address;
        } else if (where.contains(u':')) {
            return Error{address.error().code, "--connect: " + address.error().text};
        } else {
            QStringList names;
            for (const auto &one : saved)
                names << one.name;
            const QString known =
                names.isEmpty() ? u"none is saved"_s : u"saved are: "_s + names.join(u", "_s);
            const QString text = u"--connect: '"_s + where + u"' is no saved connection ("_s +
                                 known +
                                 u") and no address; write unix:/path/of/socket, "
                                 "tls://host:port or tcp://127.0.0.1:port"_s;
            return Error{ErrorCode::NotFound, text.toStdString()};
        }
        if (!options.pinnedSha256.isEmpty()) {
            if (wish.connection.address.transport != Transport::Tls)
                return contradiction("--pin: only a TLS gateway shows a certificate");
            wish.connection.pinnedSha256 = options.pinnedSha256;
        }
        wish.connection.wantsReadOnly = wish.connection.wantsReadOnly || options.wantsReadOnly;
        wishes.push_back(std::move(wish));
    }
    return wishes;
}

} // namespace tg::console
