#include <QtTest>

#include "kinds_scene.h"

using namespace tg;
using namespace tg::query;
using tg::test::KindsScene;

namespace {

constexpr const char *kTarget = "/api/v1/export?metric=m&start=1&end=2";

// What node a answers: x is to be read from it, y from b, z is nobody's.
const std::string kLines =
    R"({"metric":{"__name__":"m","host":"x","q":"a%2Cb \"}{\n\u00e9"},"values":[1.5,-2,"],\"timestamps\":[","[]"],"timestamps":[0,5,-7,1700000000]})"
    "\n"
    R"({"metric":{"__name__":"m","host":"y"},"values":[1],"timestamps":[1]})"
    "\n\n"
    R"({"metric":{"__name__":"m","host":"z"},"values":[],"timestamps":[]})"
    "\n"
    R"({"metric":{"__name__":"m"},"values":[],"timestamps":[]})";
const std::string kSeconds =
    R"({"metric":{"__name__":"m","host":"x","q":"a,b \"}{\n)"
    "\xc3\xa9"
    R"("},"values":[1.5,-2,"],\"timestamps\":[","[]"],"timestamps":[0,5000,-7000,1700000000000]})"
    "\n"
    R"({"metric":{"__name__":"m"},"values":[],"timestamps":[]})";
const std::string kOther =
    R"({"metric":{"__name__":"m","host":"y"},"values":[2],"timestamps":[3]})";

struct Scene : KindsScene {
    explicit Scene(const char *version)
        : KindsScene(version)
    {
        add("m", {{"host", "x"}, {"q", "a,b \"}{\n\xc3\xa9"}}, {kA});
        add("m", {{"host", "y"}}, {kB});
        add("m", {}, {kA});
        const auto kind = this->kind(kTarget);
        const auto plan = this->plan(*kind);
        filter = std::move(kind->merge(plan, cluster())->stream);
    }
    std::unique_ptr<StreamFilter> filter;
};

} // namespace

class TestExportFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachSeriesFromItsNodeAndTellsMilliseconds();
    void piecesMayEndAnywhere();
    void millisecondsPassAsTheyAre();
    void anExportCutAnywhereIsSeen();
    void whatIsNoExportIsRefused_data();
    void whatIsNoExportIsRefused();
    void aMetricWithoutEndIsBounded();
};

void TestExportFilter::keepsEachSeriesFromItsNodeAndTellsMilliseconds()
{
    Scene scene("0.7.0");
    QCOMPARE(scene.filter->requests().size(), std::size_t(2));
    QCOMPARE(scene.filter->requests()[0].target,
             std::string("/api/v1/export?metric=m&start=1&end=2"));
    std::string out;
    QVERIFY(scene.filter->pass(0, kLines, out));
    QVERIFY(scene.filter->end(0, out));
    QCOMPARE(out, kSeconds);
    QVERIFY(scene.filter->pass(1, kOther + '\n', out));
    QVERIFY(scene.filter->end(1, out));
    QCOMPARE(out, kSeconds + "\n" +
                      R"({"metric":{"__name__":"m","host":"y"},"values":[2],"timestamps":[3000]})");
}

void TestExportFilter::piecesMayEndAnywhere()
{
    for (std::size_t size = 1; size < 40; ++size) {
        Scene scene("0.7.0");
        std::string out;
        for (std::size_t at = 0; at < kLines.size(); at += size)
            QVERIFY(scene.filter->pass(0, std::string_view(kLines).substr(at, size), out));
        QVERIFY(scene.filter->end(0, out));
        QCOMPARE(out, kSeconds);
    }
}

void TestExportFilter::millisecondsPassAsTheyAre()
{
    Scene scene("3.4.0");
    std::string out;
    QVERIFY(scene.filter->end(0, out));
    QVERIFY(scene.filter->pass(1, kOther, out));
    QVERIFY(scene.filter->end(1, out));
    QCOMPARE(out, kOther);
}

void TestExportFilter::anExportCutAnywhereIsSeen()
{
    for (std::size_t size = 0; size < kLines.size(); ++size) {
        Scene scene("0.7.0");
        std::string out;
        QVERIFY(scene.filter->pass(0, std::string_view(kLines).substr(0, size), out));
        const bool isBetweenLines = size == 0 || kLines[size] == '\n' || kLines[size - 1] == '\n';
        QCOMPARE(bool(scene.filter->end(0, out)), isBetweenLines);
    }
}

void TestExportFilter::whatIsNoExportIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"not found", "{\"error\":\"no\"}", "{\"metric\":[1]}", "{\"metric\":{\"host\":}}\n",
          "{\"metric\":{\"__name__\":\"m\"},\"values\":[1]}\n{",
          "{\"metric\":{\"__name__\":\"m\"},\"values\":[1],\"timestamps\":[1.5]}",
          "{\"metric\":{\"__name__\":\"m\"\n}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestExportFilter::whatIsNoExportIsRefused()
{
    QFETCH(QByteArray, text);
    Scene scene("0.7.0");
    std::string out;
    const auto passed = scene.filter->pass(0, text.toStdString(), out);
    QVERIFY(!passed);
    QCOMPARE(passed.error().code, ErrorCode::Refused);
}

void TestExportFilter::aMetricWithoutEndIsBounded()
{
    Scene scene("0.7.0");
    std::string out;
    QVERIFY(scene.filter->pass(0, "{\"metric\":{\"", out));
    const std::string piece(1 << 20, 'x');
    Result<void> passed;
    for (int i = 0; i < 9 && passed; ++i)
        passed = scene.filter->pass(0, piece, out);
    QVERIFY(!passed);
    QCOMPARE(passed.error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestExportFilter)

#include "tst_export_filter.moc"
