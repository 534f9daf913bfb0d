#include "console/settings/saved_connection.h"

#include <array>

#include <QCoreApplication>

#include "console/link/peer_certificate.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTags{ColorTag::None,  ColorTag::Red,  ColorTag::Orange,
                           ColorTag::Green, ColorTag::Blue, ColorTag::Purple};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SavedConnection)
};

} // namespace

QString problemOf(const SavedConnection &connection)
{
    const auto name = connection.name.trimmed();
    if (name.isEmpty())
        return Texts::tr("It needs a name.");
    if (name.size() > kLongestConnectionName)
        return Texts::tr("The name is longer than %1 characters.").arg(kLongestConnectionName);
    if (name.contains(u':') || name.contains(u'/'))
        return Texts::tr("A name has neither ':' nor '/': those tell addresses from names.");
    if (auto address = parseGatewayAddress(connection.address.toString()); !address)
        return QString::fromStdString(address.error().text);
    if (!connection.pinnedSha256.isEmpty() && connection.address.transport != Transport::Tls)
        return Texts::tr("Only a TLS gateway shows a certificate that can be pinned.");
    if (!connection.pinnedSha256.isEmpty() && connection.pinnedSha256.size() != kFingerprintBytes)
        return Texts::tr("Its pin is not a SHA-256 fingerprint: 64 hexadecimal digits.");
    return {};
}

QString wordOf(ColorTag tag)
{
    switch (tag) {
    case ColorTag::None:
        return u"none"_s;
    case ColorTag::Red:
        return u"red"_s;
    case ColorTag::Orange:
        return u"orange"_s;
    case ColorTag::Green:
        return u"green"_s;
    case ColorTag::Blue:
        return u"blue"_s;
    case ColorTag::Purple:
        break;
    }
    return u"purple"_s;
}

ColorTag tagOf(const QString &word)
{
    for (const auto tag : kTags) {
        if (word == wordOf(tag))
            return tag;
    }
    return ColorTag::None;
}

QString titleOf(ColorTag tag)
{
    switch (tag) {
    case ColorTag::None:
        return Texts::tr("None");
    case ColorTag::Red:
        return Texts::tr("Red");
    case ColorTag::Orange:
        return Texts::tr("Orange");
    case ColorTag::Green:
        return Texts::tr("Green");
    case ColorTag::Blue:
        return Texts::tr("Blue");
    case ColorTag::Purple:
        break;
    }
    return Texts::tr("Purple");
}

QColor colorOf(ColorTag tag, bool dark)
{
    switch (tag) {
    case ColorTag::None:
        return Qt::transparent;
    case ColorTag::Red:
        return dark ? 0xE0533F : 0xA31212;
    case ColorTag::Orange:
        return dark ? 0xFFA04D : 0xC25400;
    case ColorTag::Green:
        return dark ? 0x35D6A0 : 0x00805A;
    case ColorTag::Blue:
        return dark ? 0x5AB4F0 : 0x0067A5;
    case ColorTag::Purple:
        break;
    }
    return dark ? 0xEB9BC9 : 0xA8397C;
}

} // namespace tg::console
