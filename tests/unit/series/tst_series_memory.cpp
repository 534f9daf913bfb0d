#include <fstream>
#include <string>
#include <unistd.h>

#include <QtTest>

#include "series/series_table.h"
#include "tests/unit/series/series_samples.h"

using namespace tg;
using namespace tg::series;
using tg::test::CpuSeries;

namespace {

double residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    long total = 0;
    long resident = 0;
    statm >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true; // shadow memory counts as resident, and a million takes minutes
#else
constexpr bool kIsSanitized = false;
#endif

} // namespace

class TestSeriesMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeriesTakesAtMost250BytesBeyondItsText_data();
    void aSeriesTakesAtMost250BytesBeyondItsText();
    void anEmptyTableIsSmall();
};

void TestSeriesMemory::aSeriesTakesAtMost250BytesBeyondItsText_data()
{
    QTest::addColumn<std::size_t>("series");
    QTest::newRow("100 k") << std::size_t{100'000};
    if (kIsSanitized)
        return;
    QTest::newRow("1 M") << std::size_t{1'000'000};
    // 7/8 of 64 * 2^14 slots and a bit: the arrays are at their emptiest.
    QTest::newRow("just grown") << std::size_t{930'000};
}

void TestSeriesMemory::aSeriesTakesAtMost250BytesBeyondItsText()
{
    QFETCH(std::size_t, series);
    const auto residentBefore = residentBytes();
    SeriesTable table{Limits{}};
    std::size_t keyBytes = 0;
    for (std::size_t i = 0; i < series; ++i) {
        const CpuSeries one(i);
        const auto key = one.key();
        keyBytes += key.size();
        table.addAlias(SeriesSyntax::PrometheusText, one.text(), *table.insert(key, {}).entry);
    }
    const auto resident = residentBytes() - residentBefore;
    const auto counted = static_cast<double>(table.memoryBytes());
    const auto beyond = (counted - static_cast<double>(keyBytes)) / static_cast<double>(series);
    qInfo("%zu series: %.1f bytes each beyond the key, %.1f with it; resident %.1f", series, beyond,
          counted / static_cast<double>(series), resident / static_cast<double>(series));
    QVERIFY(beyond <= 250);
    if (!kIsSanitized)
        QVERIFY(resident <= counted * 1.02 + 4e6); // what is counted is what the process grew by
}

void TestSeriesMemory::anEmptyTableIsSmall()
{
    QVERIFY(SeriesTable(Limits{}).memoryBytes() < 64 * kKiB);
}

QTEST_APPLESS_MAIN(TestSeriesMemory)
#include "tst_series_memory.moc"
