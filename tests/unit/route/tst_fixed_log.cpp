#include <cmath>
#include <cstdint>
#include <random>

#include <QtTest>

#include "route/fixed_log.h"

using tg::route::kLogFractionBits;
using tg::route::log2Fixed;

namespace {

constexpr double kUnit = 1.0 / (std::uint32_t{1} << kLogFractionBits);

// How far the fixed-point value lies below the true one, in its own last digits.
double unitsBelow(std::uint64_t x)
{
    const long double exact = std::log2(static_cast<long double>(x));
    return static_cast<double>((exact - static_cast<long double>(log2Fixed(x) * kUnit)) / kUnit);
}

} // namespace

class TestFixedLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void powersOfTwoAreExact();
    void neverAboveAndHardlyBelowTheTrueValue();
    void neverFalls();
};

void TestFixedLog::powersOfTwoAreExact()
{
    for (unsigned k = 0; k < 64; ++k)
        QCOMPARE(log2Fixed(std::uint64_t{1} << k), k << kLogFractionBits);
}

void TestFixedLog::neverAboveAndHardlyBelowTheTrueValue()
{
    std::mt19937_64 random(7);
    double worst = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        auto x = random();
        x = i % 2 == 0 ? x : x >> random() % 64; // all sizes, and the large ones that hashes are
        const auto below = unitsBelow(x == 0 ? 1 : x);
        worst = std::max(worst, below);
        if (below < -1e-6 || below > 1.25)
            QFAIL(
                qPrintable(QStringLiteral("log2Fixed(%1) is off by %2 digits").arg(x).arg(below)));
    }
    qInfo("worst error: %.3f of the last digit", worst);
    for (const auto x :
         {std::uint64_t{1}, std::uint64_t{3}, UINT64_MAX, UINT64_MAX - 1, UINT64_MAX >> 1})
        QVERIFY(unitsBelow(x) > -1e-6 && unitsBelow(x) < 1.25);
}

void TestFixedLog::neverFalls()
{
    std::mt19937_64 random(8);
    for (int i = 0; i < 100'000; ++i) {
        const auto x = random() >> random() % 64;
        const auto y = x + random() % 1024;
        if (x > 0 && y > x)
            QVERIFY(log2Fixed(x) <= log2Fixed(y));
    }
}

QTEST_APPLESS_MAIN(TestFixedLog)
#include "tst_fixed_log.moc"
