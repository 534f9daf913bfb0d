// The config fingerprints as stored: golden text both ways, damage refused, the latest per
// instance, the newest stay.
#include <QtTest>

#include "cluster/facts/config_fingerprints.h"
#include "cluster/facts/fact_limits.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kGolden = R"({"instances":{"tg-1":{"at":1700000000,"fingerprint":"8f3a"},)"
                            R"("tg-2":{"at":5,"fingerprint":"00"}},"kind":"config","v":1})";

ConfigFingerprints goldenConfig()
{
    return {{{"tg-1", {"8f3a", 1700000000}}, {"tg-2", {"00", 5}}}};
}

ConfigFingerprints randomConfig(Random &random, std::size_t names)
{
    ConfigFingerprints all;
    for (auto left = below(random, kMaxFingerprints + 1); left > 0; --left)
        all.instances["g" + std::to_string(below(random, names))] = {
            pick(random, {"w", "x", "y"}), static_cast<std::int64_t>(below(random, 20))};
    return all;
}

} // namespace

class TestConfigFingerprints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReadsTheGoldenText();
    void refusesDamage_data();
    void refusesDamage();
    void refusesTooManyInstances();
    void refusesEveryCutText();
    void theLaterOneOfAnInstanceWins();
    void obeysTheLawsAlsoPastItsBound();
    void forgetsTheSilentAndTheFuture();
};

void TestConfigFingerprints::writesAndReadsTheGoldenText()
{
    QCOMPARE(goldenConfig().text(), kGolden);
    const auto read = ConfigFingerprints::read(kGolden);
    QVERIFY(read && *read == goldenConfig());
}

void TestConfigFingerprints::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to);
    };
    row("\"tg-2\"", "\"tg-1\"");
    row("\"tg-2\"", "\"\"");
    row("\"tg-2\"", "\"tg 2\"");
    row("\"tg-2\":", "\"tg-3\":7,\"tg-2\":");
    row("\"at\":5", "\"at\":-5");
    row("\"at\":5", "\"at\":\"5\"");
    row("\"at\":5,", "");
    row("\"at\":5", "\"at\":253402300800");
    row("\"fingerprint\":\"00\"", "\"fingerprint\":null");
    row("\"fingerprint\":\"00\"", "\"fingerprint\":\"\"");
    row("\"fingerprint\":\"00\"", "\"fingerprint\":\"\\u0007\"");
    row("\"instances\":", "\"instances\":{},\"instances\":");
    row("\"instances\":", "\"i\":");
    row("\"config\"", "\"identity\"");
    row("\"v\":1", "\"v\":2");
    QTest::newRow("long fingerprint") << QByteArray("8f3a") << QByteArray(256, 'f');
    QTest::newRow("long instance") << QByteArray("tg-2") << QByteArray(256, 'f');
}

void TestConfigFingerprints::refusesDamage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kGolden.find(from.toStdString()) != std::string::npos);
    const auto read =
        ConfigFingerprints::read(replaced(kGolden, from.toStdString(), to.toStdString()));
    QVERIFY(!read);
    QVERIFY(read.error().text.starts_with("the config fact"));
}

void TestConfigFingerprints::refusesTooManyInstances()
{
    ConfigFingerprints all;
    for (std::size_t n = 0; n <= kMaxFingerprints; ++n)
        all.instances["g" + std::to_string(n)] = {"f", 1};
    QVERIFY(!ConfigFingerprints::read(all.text()));
    all.merge({});
    QCOMPARE(all.instances.size(), kMaxFingerprints);
    QVERIFY(ConfigFingerprints::read(all.text()));
}

void TestConfigFingerprints::refusesEveryCutText()
{
    const auto read = [](const std::string &text) { return bool(ConfigFingerprints::read(text)); };
    QCOMPARE(readAlthoughCut(kGolden, read), std::string());
}

void TestConfigFingerprints::theLaterOneOfAnInstanceWins()
{
    const ConfigFingerprints other{
        {{"tg-1", {"old", 1}}, {"tg-2", {"new", 6}}, {"tg-3", {"x", 1}}}};
    const auto both = merged(goldenConfig(), other);
    QCOMPARE(both.instances.at("tg-1").fingerprint, std::string("8f3a"));
    QCOMPARE(both.instances.at("tg-2").fingerprint, std::string("new"));
    QCOMPARE(both.instances.size(), std::size_t{3});
}

void TestConfigFingerprints::obeysTheLawsAlsoPastItsBound()
{
    QCOMPARE(brokenLaw(8, 1000, [](Random &random) { return randomConfig(random, 5); }),
             std::string());
    QCOMPARE(brokenLaw(9, 1000, [](Random &random) { return randomConfig(random, 150); }),
             std::string());
}

void TestConfigFingerprints::forgetsTheSilentAndTheFuture()
{
    const std::int64_t now = 1'700'000'000;
    ConfigFingerprints all{{{"old", {"", now - kKeepFingerprint - 1}},
                            {"kept", {"", now - kKeepFingerprint}},
                            {"ahead", {"", now + kMaxClockLead}},
                            {"broken", {"", now + kMaxClockLead + 1}}}};
    all.prune(now);
    QCOMPARE(all.instances.size(), std::size_t{2});
    QVERIFY(all.instances.contains("kept") && all.instances.contains("ahead"));
}

QTEST_APPLESS_MAIN(TestConfigFingerprints)
#include "tst_config_fingerprints.moc"
