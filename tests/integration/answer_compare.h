// Answers of reads, brought to one form so that two of them can be held against each other: lists
// of series in any order are equal, and so are members of objects, but each number counts as it is
// printed. Pure functions, any thread.
#pragma once

#include <QByteArray>

#include "http_client.h"

namespace tg::test {

// JSON, or lines of JSON. Members stand by name, `labels`, `metric` and `group` before all others;
// lists of objects are sorted, lists of anything else stay as they are. What is no JSON stays, too.
QByteArray normalAnswer(const QByteArray &body);

// No series, no line, no name: what a normal answer holds when nothing was found.
bool isEmptyAnswer(const QByteArray &normal);

// Whether two normal answers are the same but for the last digits of numbers: what is left of sums
// that were taken in another order.
bool isSameButRounding(const QByteArray &one, const QByteArray &other);

} // namespace tg::test
