// A gateway that the operator gave a name: how it is reached, what is wanted of it, which
// certificate it must show. Never its token. A plain value.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QString>

#include "console/link/gateway_address.h"

namespace tg::console {

inline constexpr qsizetype kLongestConnectionName = 64; // characters
inline constexpr int kMostSavedConnections = 64;

// Marks a gateway in lists, beside its name: production is not to be taken for a test.
enum class ColorTag { None, Red, Orange, Green, Blue, Purple };

struct SavedConnection {
    QString id; // "c1", given when it is first kept
    QString name;
    ColorTag tag = ColorTag::None;
    GatewayAddress address;
    bool wantsReadOnly = false;
    bool connectsAtStart = false;
    QByteArray pinnedSha256; // empty: by the authorities
    QString tokenFile;       // path only; empty: the token is asked for

    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

// What is wrong with it, for the one who types it; empty: nothing.
QString problemOf(const SavedConnection &connection);

QString wordOf(ColorTag tag);
ColorTag tagOf(const QString &word); // None: no such word
QString titleOf(ColorTag tag);       // for people
QColor colorOf(ColorTag tag, bool dark);

} // namespace tg::console
