#include "console/app/console_options.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include "console/pages/page_list.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostTokenBytes = static_cast<qint64>(protocol::kMaxTokenBytes);

Error bad(const QString &option, const QString &value, const char *wanted)
{
    return {ErrorCode::BadValue,
            "--" + option.toStdString() + ": '" + value.toStdString() + "' is not " + wanted};
}

Result<QString> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::System, "--token-file: cannot read '" + path.toStdString() +
                                            "': " + file.errorString().toStdString()};
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    if (file.permissions() & others)
        return Error{ErrorCode::Refused, "--token-file: others can read '" + path.toStdString() +
                                             "'; run: chmod 600 '" + path.toStdString() + '\''};
    const auto token = file.read(kMostTokenBytes + 1).trimmed();
    if (token.isEmpty() || token.size() > kMostTokenBytes)
        return Error{ErrorCode::BadValue,
                     "--token-file: '" + path.toStdString() + "' is empty or longer than 1 KiB"};
    return QString::fromUtf8(token);
}

Result<LinkOptions> readConnection(const QCommandLineParser &parser)
{
    LinkOptions options;
    auto address = parseGatewayAddress(parser.value(u"connect"_s));
    if (!address)
        return Error{address.error().code, "--connect: " + address.error().text};
    options.socket.address = *address;
    options.socket.caFile = parser.value(u"ca"_s);
    if (parser.isSet(u"pin"_s)) {
        const auto hex = parser.value(u"pin"_s).remove(u':');
        options.socket.pinnedSha256 = QByteArray::fromHex(hex.toLatin1());
        if (options.socket.pinnedSha256.size() != 32)
            return bad(u"pin"_s, parser.value(u"pin"_s), "a SHA-256 (64 hexadecimal digits)");
    }
    if (parser.isSet(u"token-file"_s)) {
        auto token = readToken(parser.value(u"token-file"_s));
        if (!token)
            return token.error();
        options.token = *token;
    }
    options.wantsReadOnly = parser.isSet(u"read-only"_s);
    options.seed = QRandomGenerator::global()->generate();
    return options;
}

} // namespace

void describeOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Shows and steers a cluster through its gateways."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"connect"_s, u"Gateway: unix:PATH, tls://HOST:PORT or tcp://127.0.0.1:PORT."_s,
         u"where"_s},
        {u"token-file"_s, u"File with the token, mode 0600."_s, u"file"_s},
        {u"ca"_s, u"Certificates of the authorities to trust, PEM."_s, u"file"_s},
        {u"pin"_s, u"Trust only the certificate with this SHA-256."_s, u"sha256"_s},
        {u"read-only"_s, u"Only look, whatever the token allows."_s},
        {u"page"_s, u"First page: "_s + pageIds().join(u", "_s) + u"."_s, u"page"_s},
        {u"palette"_s, u"auto, light or dark."_s, u"palette"_s, u"auto"_s},
        {u"lang"_s, u"Language, e.g. de."_s, u"xx"_s},
        {u"demo"_s, u"Replay a recorded stream instead of connecting."_s, u"file"_s},
        {u"record"_s, u"Record what the gateway sends."_s, u"file"_s},
        {u"screenshot"_s, u"Save a picture of every page there, then exit."_s, u"folder"_s},
        {u"size"_s, u"Of the window, e.g. 1100x720."_s, u"WxH"_s, u"1100x720"_s},
        {u"settings"_s, u"Use this settings file."_s, u"file"_s},
        {u"log"_s, u"Logging rules, e.g. tg.*.debug=true."_s, u"rules"_s},
    });
}

Result<ConsoleOptions> readOptions(const QCommandLineParser &parser)
{
    ConsoleOptions options;
    if (parser.isSet(u"connect"_s)) {
        auto connection = readConnection(parser);
        if (!connection)
            return connection.error();
        options.connection = *connection;
    }
    const auto size = parser.value(u"size"_s).split(u'x');
    options.size = QSize(size.value(0).toInt(), size.value(1).toInt());
    if (options.size.width() < 400 || options.size.height() < 300 || options.size.width() > 8'000 ||
        options.size.height() > 8'000)
        return bad(u"size"_s, parser.value(u"size"_s), "a size like 1100x720, at least 400x300");
    if (parser.isSet(u"page"_s)) {
        options.page = static_cast<int>(pageIds().indexOf(parser.value(u"page"_s)));
        if (options.page < 0)
            return bad(u"page"_s, parser.value(u"page"_s), "a page; see --help");
    }
    const auto palette = parser.value(u"palette"_s);
    if (palette == "light"_L1)
        options.palette = PaletteChoice::Light;
    else if (palette == "dark"_L1)
        options.palette = PaletteChoice::Dark;
    else if (palette != "auto"_L1)
        return bad(u"palette"_s, palette, "auto, light or dark");
    options.language = parser.value(u"lang"_s);
    options.demoFile = parser.value(u"demo"_s);
    options.recordFile = parser.value(u"record"_s);
    options.screenshotFolder = parser.value(u"screenshot"_s);
    options.settingsFile = parser.value(u"settings"_s);
    options.logRules = parser.value(u"log"_s);
    return options;
}

} // namespace tg::console
