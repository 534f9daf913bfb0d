// Colours as eyes see them: contrast by WCAG 2, three kinds of colour blindness by Machado,
// Oliveira and Fernandes (2009, severity 1), and how far two colours are apart (CIE 1976 in L*a*b*,
// D65). Pure.
#pragma once

#include <QColor>

namespace tg {

enum class Sight { Usual, Deuteran, Protan, Tritan };

const char *nameOf(Sight sight);
QColor seenWith(const QColor &color, Sight sight);
double contrastOf(const QColor &a, const QColor &b);
double differenceOf(const QColor &a, const QColor &b); // dE

} // namespace tg
