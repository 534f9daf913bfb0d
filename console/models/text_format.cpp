#include "console/models/text_format.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::Unit;

namespace {

constexpr qint64 kSecond = 1'000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

// Three figures: 1.24, 18.4, 138.
QString threeFigures(double number)
{
    const double size = std::abs(number);
    const int decimals =
        size >= 99.95 || number == std::round(number) ? 0 : (size >= 9.995 ? 1 : 2);
    return QLocale().toString(number, 'f', decimals);
}

QString unitWord(Unit unit)
{
    switch (unit) {
    case Unit::PointsPerSecond:
    case Unit::CopiesPerSecond:
    case Unit::PerSecond:
        return u"/s"_s;
    case Unit::PerMinute:
        return u"/min"_s;
    default:
        return {};
    }
}

QString microsecondsText(double microseconds)
{
    if (microseconds < 1'000)
        return threeFigures(microseconds) + Texts::tr(" µs");
    if (microseconds < 1'000'000)
        return threeFigures(microseconds / 1'000) + Texts::tr(" ms");
    return threeFigures(microseconds / 1'000'000) + Texts::tr(" s");
}

} // namespace

QString notKnown()
{
    return u"-"_s;
}

QString siText(double number, const QString &unit)
{
    static constexpr std::array<const char *, 5> kPrefixes{"", "k", "M", "G", "T"};
    std::size_t step = 0;
    while (std::abs(number) >= 999.5 && step + 1 < kPrefixes.size()) {
        number /= 1'000;
        ++step;
    }
    const QString prefix = QString::fromLatin1(kPrefixes[step]);
    const bool isBare = prefix.isEmpty() && unit.startsWith(u'/');
    const QString tail = prefix + unit;
    return threeFigures(number) + (tail.isEmpty() || isBare ? tail : u" "_s + tail);
}

// Qt 6.4 leaves the first separator out where a locale has none in four digits (Spanish, Polish):
// "1204.331", which reads as a fraction.
QString wholeText(qint64 number)
{
    const QLocale locale;
    QString text = locale.toString(number);
    const auto separator = locale.groupSeparator();
    const auto first = text.indexOf(separator);
    if (first < 0)
        return text;
    const auto digits = number < 0 ? text.indexOf(locale.negativeSign()) + 1 : 0;
    for (auto at = first - 3; at > digits; at -= 3)
        text.insert(at, separator);
    return text;
}

QString bytesText(double bytes)
{
    static constexpr std::array<const char *, 5> kUnits{"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t step = 0;
    while (std::abs(bytes) >= 1'023.5 && step + 1 < kUnits.size()) {
        bytes /= 1'024;
        ++step;
    }
    return threeFigures(bytes) + u' ' + QString::fromLatin1(kUnits[step]);
}

QString durationText(qint64 ms)
{
    const auto whole = [](qint64 number, const QString &unit) -> QString {
        return QString::number(number) + u' ' + unit;
    };
    if (ms < kSecond)
        return whole(std::max<qint64>(ms, 0), Texts::tr("ms"));
    if (ms < 10 * kSecond && ms % kSecond != 0)
        return QLocale().toString(static_cast<double>(ms) / kSecond, 'f', 1) + u' ' +
               Texts::tr("s");
    if (ms < 2 * kMinute)
        return whole(ms / kSecond, Texts::tr("s"));
    if (ms < 2 * kHour)
        return whole(ms / kMinute, Texts::tr("min"));
    if (ms < 2 * kDay)
        return whole(ms / kHour, Texts::tr("h"));
    return whole(ms / kDay, Texts::tr("d"));
}

QString waitingWord(const QString &word, qint64 milliseconds)
{
    return word + u" ("_s + durationText((milliseconds + 999) / 1'000 * 1'000) + u')';
}

QString ageText(qint64 sinceMs, qint64 nowMs)
{
    const auto seconds = std::max<qint64>(0, (nowMs - sinceMs) / kSecond);
    return seconds == 0 ? Texts::tr("0 s") : durationText(seconds * kSecond);
}

QString clockText(qint64 unixMs)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(unixMs);
    return at.date() == QDate::currentDate() ? at.toString(u"HH:mm:ss"_s)
                                             : at.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

double numberOf(const protocol::Value &value, double otherwise)
{
    if (const auto *whole = protocol::valueIf<qint64>(value))
        return static_cast<double>(*whole);
    if (const auto *real = protocol::valueIf<double>(value))
        return *real;
    return otherwise;
}

int pluralOf(qint64 count)
{
    constexpr qint64 kLarge = 1'000'000; // its last digits decide, in every language
    return static_cast<int>(count < kLarge ? count : kLarge + count % kLarge);
}

QString withStop(const QString &sentence)
{
    const auto text = sentence.trimmed();
    const bool isEnded = text.isEmpty() || u".!?\u2026"_s.contains(text.back());
    return isEnded ? text : QString(text + u'.');
}

bool isNumeric(protocol::ColumnType type)
{
    return type == protocol::ColumnType::Integer || type == protocol::ColumnType::Real;
}

QString hoursText(const protocol::Value &from, const protocol::Value &to)
{
    if (protocol::isNull(from) || protocol::isNull(to))
        return notKnown();
    const auto first = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(numberOf(from)));
    const auto last = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(numberOf(to)));
    const auto time = u"HH:mm"_s;
    const auto dated = u"MM-dd HH:mm"_s;
    return first.toString(first.date() == QDate::currentDate() ? time : dated) + u" - "_s +
           last.toString(last.date() == first.date() ? time : dated);
}

QString exactCount(const protocol::Value &value)
{
    return protocol::isNull(value) ? notKnown() : wholeText(static_cast<qint64>(numberOf(value)));
}

QString valueText(const protocol::Value &value, Unit unit)
{
    if (protocol::isNull(value))
        return notKnown();
    if (const auto *text = protocol::valueIf<QString>(value))
        return *text;
    if (const auto *is = protocol::valueIf<bool>(value))
        return *is ? Texts::tr("yes") : Texts::tr("no");
    const double number = numberOf(value);
    switch (unit) {
    case Unit::UnixMs:
        return clockText(static_cast<qint64>(number));
    case Unit::Milliseconds:
        return durationText(static_cast<qint64>(number));
    case Unit::Microseconds:
        return microsecondsText(number);
    case Unit::Bytes:
        return bytesText(number);
    case Unit::BytesPerSecond:
        return bytesText(number) + u"/s"_s;
    case Unit::Fraction:
        return threeFigures(std::round(number * 1'000) / 10) + u" %"_s;
    case Unit::None:
        return QLocale::c().toString(static_cast<qint64>(number)).remove(u',');
    default:
        return siText(number, unitWord(unit));
    }
}

QString exactText(const protocol::Value &value, Unit unit)
{
    if (protocol::isNull(value))
        return Texts::tr("not known");
    if (protocol::valueIf<QString>(value) || protocol::valueIf<bool>(value))
        return valueText(value, unit);
    if (unit == Unit::UnixMs)
        return QDateTime::fromMSecsSinceEpoch(std::get<qint64>(value), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    const double number = numberOf(value);
    const QString digits = number == std::round(number) ? wholeText(std::llround(number))
                                                        : QLocale().toString(number, 'f', 3);
    switch (unit) {
    case Unit::Milliseconds:
        return digits + Texts::tr(" ms");
    case Unit::Microseconds:
        return digits + Texts::tr(" µs");
    case Unit::Bytes:
        return digits + Texts::tr(" bytes");
    case Unit::BytesPerSecond:
        return digits + Texts::tr(" bytes/s");
    default:
        return digits + unitWord(unit);
    }
}

} // namespace tg::console
