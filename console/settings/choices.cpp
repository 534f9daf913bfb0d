#include "console/settings/choices.h"

#include <QDir>

namespace tg::console {

using namespace Qt::StringLiterals;

QString wordOf(PaletteChoice choice)
{
    switch (choice) {
    case PaletteChoice::Auto:
        return u"auto"_s;
    case PaletteChoice::Light:
        return u"light"_s;
    case PaletteChoice::Dark:
        break;
    }
    return u"dark"_s;
}

QString wordOf(Density density)
{
    return density == Density::Compact ? u"compact"_s : u"comfortable"_s;
}

QString wordOf(ConfirmLevel level)
{
    return level == ConfirmLevel::Always ? u"always"_s : u"at-risk"_s;
}

std::optional<PaletteChoice> paletteOf(const QString &word)
{
    for (const auto choice : {PaletteChoice::Auto, PaletteChoice::Light, PaletteChoice::Dark}) {
        if (word == wordOf(choice))
            return choice;
    }
    return {};
}

std::optional<Density> densityOf(const QString &word)
{
    for (const auto density : {Density::Comfortable, Density::Compact}) {
        if (word == wordOf(density))
            return density;
    }
    return {};
}

std::optional<ConfirmLevel> confirmLevelOf(const QString &word)
{
    for (const auto level : {ConfirmLevel::AtRisk, ConfirmLevel::Always}) {
        if (word == wordOf(level))
            return level;
    }
    return {};
}

QStringList builtInLanguages()
{
    QStringList languages{u"en"_s};
    for (const auto &file : QDir(u":/i18n"_s).entryList({u"console_*.qm"_s})) {
        const auto language = file.mid(8).chopped(3);
        if (!languages.contains(language))
            languages << language;
    }
    return languages;
}

} // namespace tg::console
