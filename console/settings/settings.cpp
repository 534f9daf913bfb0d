#include "console/settings/settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDefaultRange = 5;
constexpr int kLongestValueShown = 60;

namespace key {
const auto kSchema = u"schema"_s;
const auto kPalette = u"look/palette"_s;
const auto kDensity = u"look/density"_s;
const auto kLanguage = u"look/language"_s;
const auto kConfirm = u"orders/confirm"_s;
const auto kRange = u"view/range_minutes"_s;
const auto kPage = u"view/page"_s;
const auto kGeometry = u"window/geometry"_s;
const auto kState = u"window/state"_s;
const auto kHeaders = u"headers"_s;
} // namespace key

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

} // namespace

Settings::Settings(const QString &file)
    : m_store(file.isEmpty()
                  ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                u"TimelessGateway"_s, u"console"_s)
                  : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    m_store->setFallbacksEnabled(false);
    m_store->allKeys(); // reads all of it: only then is a wrong format noticed
    if (m_store->status() == QSettings::FormatError)
        m_problems << Texts::tr(
                          "Settings: '%1' is not an INI file; what it says is not used, and it is "
                          "not written to.")
                          .arg(m_store->fileName());
    const QFile own(m_store->fileName());
    if (own.exists() && !(own.permissions() & QFile::ReadUser))
        m_problems
            << Texts::tr("Settings: '%1' cannot be read; defaults are used.").arg(fileName());
    bool isNumber = true;
    const int schema = m_store->value(key::kSchema, kSchema).toInt(&isNumber);
    if (!isNumber || schema < 1)
        complain(key::kSchema, m_store->value(key::kSchema).toString(), QString::number(kSchema));
    else if (schema > kSchema)
        m_problems << Texts::tr(
                          "Settings: '%1' was written by a newer console (schema %2, this one "
                          "knows %3). What is not known is kept.")
                          .arg(fileName())
                          .arg(schema)
                          .arg(kSchema);
}

Settings::~Settings() = default;

QString Settings::fileName() const
{
    return m_store->fileName();
}

QStringList Settings::takeProblems()
{
    return std::exchange(m_problems, {});
}

void Settings::complain(const QString &name, const QString &value, const QString &used)
{
    if (m_complained.contains(name))
        return;
    m_complained << name;
    m_problems << Texts::tr("Settings: '%1' is not a value for %2; %3 is used. File: %4")
                      .arg(value.left(kLongestValueShown), name, used, fileName());
}

void Settings::leaveOut(const QString &group, const QString &problem)
{
    if (m_complained.contains(group))
        return;
    m_complained << group;
    m_problems
        << Texts::tr("Settings: [%1] is left out: %2 File: %3").arg(group, problem, fileName());
}

void Settings::set(const QString &name, const QVariant &value)
{
    put(name, value);
    commit();
}

void Settings::put(const QString &name, const QVariant &value)
{
    if (m_store->status() == QSettings::FormatError)
        return; // somebody else's file, or one to be mended by hand
    if (m_store->value(name) == value)
        return;
    if (!m_store->contains(key::kSchema))
        m_store->setValue(key::kSchema, kSchema);
    m_store->setValue(name, value);
    m_isUnwritten = true;
}

void Settings::commit()
{
    if (!std::exchange(m_isUnwritten, false))
        return;
    m_store->sync();
    if (m_store->status() == QSettings::AccessError && !m_complained.contains(fileName())) {
        m_complained << fileName();
        m_problems << Texts::tr("Settings: '%1' cannot be written: nothing is remembered.")
                          .arg(fileName());
    }
}

template <typename Value>
Value Settings::chosen(const QString &name, std::optional<Value> (*read)(const QString &),
                       Value otherwise)
{
    if (!m_store->contains(name))
        return otherwise;
    const auto text = m_store->value(name).toString();
    if (const auto value = read(text))
        return *value;
    complain(name, text, wordOf(otherwise));
    return otherwise;
}

PaletteChoice Settings::palette()
{
    return chosen(key::kPalette, &paletteOf, PaletteChoice::Auto);
}

void Settings::setPalette(PaletteChoice choice)
{
    set(key::kPalette, wordOf(choice));
}

Density Settings::density()
{
    return chosen(key::kDensity, &densityOf, Density::Comfortable);
}

void Settings::setDensity(Density density)
{
    set(key::kDensity, wordOf(density));
}

ConfirmLevel Settings::confirmLevel()
{
    return chosen(key::kConfirm, &confirmLevelOf, ConfirmLevel::AtRisk);
}

void Settings::setConfirmLevel(ConfirmLevel level)
{
    set(key::kConfirm, wordOf(level));
}

QString Settings::language()
{
    const auto language = m_store->value(key::kLanguage).toString();
    if (language.isEmpty() || builtInLanguages().contains(language))
        return language;
    complain(key::kLanguage, language, Texts::tr("the system's language"));
    return {};
}

void Settings::setLanguage(const QString &language)
{
    set(key::kLanguage, language);
}

int Settings::rangeMinutes()
{
    if (!m_store->contains(key::kRange))
        return kDefaultRange;
    const auto text = m_store->value(key::kRange).toString();
    const int minutes = text.toInt();
    if (minutes == 5 || minutes == 15 || minutes == 60)
        return minutes;
    complain(key::kRange, text, QString::number(kDefaultRange));
    return kDefaultRange;
}

void Settings::setRangeMinutes(int minutes)
{
    set(key::kRange, minutes);
}

int Settings::page(int pages)
{
    if (!m_store->contains(key::kPage))
        return 0;
    bool isNumber = false;
    const auto text = m_store->value(key::kPage).toString();
    const int page = text.toInt(&isNumber);
    if (isNumber && page >= 0 && page < pages)
        return page;
    complain(key::kPage, text, u"0"_s);
    return 0;
}

void Settings::setPage(int page)
{
    set(key::kPage, page);
}

QByteArray Settings::bytes(const QString &name)
{
    if (!m_store->contains(name))
        return {};
    const auto text = m_store->value(name).toString().toLatin1();
    const auto read = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (read && !read.decoded.isEmpty())
        return read.decoded;
    complain(name, QString::fromLatin1(text), Texts::tr("the usual layout"));
    return {};
}

QByteArray Settings::geometry()
{
    return bytes(key::kGeometry);
}

void Settings::setGeometry(const QByteArray &geometry)
{
    set(key::kGeometry, QString::fromLatin1(geometry.toBase64()));
}

QByteArray Settings::windowState()
{
    return bytes(key::kState);
}

void Settings::setWindowState(const QByteArray &state)
{
    set(key::kState, QString::fromLatin1(state.toBase64()));
}

QByteArray Settings::header(const QString &table, const QString &columns)
{
    const QString group = key::kHeaders + u'/' + table;
    // Another version had other columns: their widths mean nothing here.
    if (m_store->value(group + u"/columns"_s).toString() != columns)
        return {};
    return bytes(group + u"/state"_s);
}

void Settings::setHeader(const QString &table, const QString &columns, const QByteArray &state)
{
    const QString group = key::kHeaders + u'/' + table;
    put(group + u"/columns"_s, columns);
    set(group + u"/state"_s, QString::fromLatin1(state.toBase64()));
}

QString Settings::columnChoices(const QString &table, const QString &columns)
{
    const QString group = key::kHeaders + u'/' + table;
    if (m_store->value(group + u"/columns"_s).toString() != columns)
        return {};
    return m_store->value(group + u"/choices"_s).toString();
}

void Settings::setColumnChoices(const QString &table, const QString &choices)
{
    set(QString(key::kHeaders + u'/' + table + u"/choices"_s), choices);
}

void Settings::noteUnfit(const QString &name)
{
    if (m_complained.contains(name))
        return;
    m_complained << name;
    m_problems << Texts::tr("Settings: what is kept of %1 does not fit this console; the usual "
                            "layout is used. File: %2")
                      .arg(name, fileName());
}

void Settings::noteUnfitWindow()
{
    noteUnfit(u"window"_s);
}

void Settings::noteUnfitHeader(const QString &table)
{
    noteUnfit(key::kHeaders + u'/' + table);
}

void Settings::resetLayout()
{
    for (const auto &name : {key::kGeometry, key::kState, key::kHeaders, key::kRange, key::kPage})
        m_store->remove(name);
    m_store->sync();
}

} // namespace tg::console
