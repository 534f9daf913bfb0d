// What an operator may choose for the whole console, and the words under which it is kept. Plain
// values, any thread.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "console/widgets/theme.h"

namespace tg::console {

enum class Density { Comfortable, Compact };

// When the name of the node has to be typed before an order runs.
enum class ConfirmLevel {
    AtRisk, // where the gateway's plan asks for it: points may be lost
    Always  // for every order
};

QString wordOf(PaletteChoice choice);
QString wordOf(Density density);
QString wordOf(ConfirmLevel level);
std::optional<PaletteChoice> paletteOf(const QString &word); // nothing: no such word
std::optional<Density> densityOf(const QString &word);
std::optional<ConfirmLevel> confirmLevelOf(const QString &word);

// Languages that this build speaks: "en" and those it has translations of.
QStringList builtInLanguages();

} // namespace tg::console
