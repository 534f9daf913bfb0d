#include "tests/unit/console/colour_sight.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tg {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double encoded(double part)
{
    const double within = std::clamp(part, 0.0, 1.0);
    return within <= 0.0031308 ? within * 12.92 : 1.055 * std::pow(within, 1 / 2.4) - 0.055;
}

Triple linearOf(const QColor &color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

Triple times(const Matrix &matrix, const Triple &vector)
{
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    }
    return result;
}

constexpr Matrix kDeuteran{{{0.367322, 0.860646, -0.227968},
                            {0.280085, 0.672501, 0.047413},
                            {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kProtan{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kTritan{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};

constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite{0.95047, 1.0, 1.08883};

double luminance(const QColor &color)
{
    const auto parts = linearOf(color);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

Triple labOf(const QColor &color)
{
    auto xyz = times(kToXyz, linearOf(color));
    for (std::size_t i = 0; i < 3; ++i) {
        const double share = xyz[i] / kWhite[i];
        xyz[i] = share > 216.0 / 24389 ? std::cbrt(share) : (share * 24389 / 27 + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

} // namespace

const char *nameOf(Sight sight)
{
    switch (sight) {
    case Sight::Usual:
        return "usual";
    case Sight::Deuteran:
        return "deuteran";
    case Sight::Protan:
        return "protan";
    case Sight::Tritan:
        break;
    }
    return "tritan";
}

QColor seenWith(const QColor &color, Sight sight)
{
    if (sight == Sight::Usual)
        return color;
    const auto &matrix = sight == Sight::Deuteran ? kDeuteran
                         : sight == Sight::Protan ? kProtan
                                                  : kTritan;
    const auto seen = times(matrix, linearOf(color));
    return QColor::fromRgbF(static_cast<float>(encoded(seen[0])),
                            static_cast<float>(encoded(seen[1])),
                            static_cast<float>(encoded(seen[2])));
}

double contrastOf(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

double differenceOf(const QColor &a, const QColor &b)
{
    const auto one = labOf(a);
    const auto other = labOf(b);
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i)
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    return std::sqrt(sum);
}

} // namespace tg
