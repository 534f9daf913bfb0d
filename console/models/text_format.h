// How figures are written: points/s in SI (12.3 k/s), bytes in IEC (1.5 MiB), time as "3 s" or
// "2 min", "-" for what is not known. Pure, any thread.
#pragma once

#include <QString>

#include "shared/protocol/topics.h"
#include "shared/protocol/value.h"

namespace tg::console {

QString notKnown(); // "-"

QString siText(double number, const QString &unit = {}); // "1.24 M/s", three figures
QString bytesText(double bytes);
QString durationText(qint64 milliseconds); // "37 s", "2 min", "3 d"
// "Backoff (12 s)": whole seconds, rounded up.
QString waitingWord(const QString &word, qint64 milliseconds);
QString ageText(qint64 sinceMs, qint64 nowMs);
QString clockText(qint64 unixMs); // "14:02:31" today, with the date otherwise

// "11-25 14:00 - 15:00"; without the date today.
QString hoursText(const protocol::Value &from, const protocol::Value &to);

// "1,204,331", as the locale parts its digits.
QString wholeText(qint64 number);
QString valueText(const protocol::Value &value, protocol::Unit unit);
QString exactText(const protocol::Value &value, protocol::Unit unit); // for tooltips and exports
QString exactCount(const protocol::Value &value);                     // "1,204,331"
// A number for the choice of a plural form where it does not fit into an int.
int pluralOf(qint64 count);
QString withStop(const QString &sentence); // ended by one full stop, however it ended
double numberOf(const protocol::Value &value, double otherwise = 0);
bool isNumeric(protocol::ColumnType type);

} // namespace tg::console
