// Reads bodies back by means of their own, unlike the generator's: what a server that stores every
// point would hold.
#pragma once

#include <QByteArrayList>

#include "tests/loadgen/series_name.h"

namespace tg::loadgen {

// A line per point: metric{a="1",b="2"} <seconds> <value>, in body order.
QByteArrayList pointsOfBody(Format format, const QByteArray &body);

} // namespace tg::loadgen
