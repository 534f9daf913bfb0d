// Discovery against a real DNS server whose records change and which fails in every way.
#include <QtTest>

#include "cluster/discovery/dns_discovery.h"
#include "dns_server.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString srv(int number, int port = 9100)
{
    return u"_erl._tcp.nodes.test. 1 IN SRV 0 10 %1 tm-%2.nodes.test."_s.arg(port).arg(number);
}
QString a(int number, const QString &address)
{
    return u"tm-%1.nodes.test. 1 IN A %2"_s.arg(number).arg(address);
}
QStringList twoNodes()
{
    return {srv(0), srv(1), a(0, u"10.0.0.1"_s), a(1, u"10.0.0.2"_s)};
}
const std::string kFirst = "tm-0.nodes.test";
const std::string kSecond = "tm-1.nodes.test";

} // namespace

class TestDnsDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { m_discovery.reset(); }
    void describesNodesByTemplates();
    void asksAgainWhenTheTtlEndsAndFindsANewNode();
    void keepsToItsShortestPause();
    void removesNothing_data();
    void removesNothing();
    void startsWhileTheServerIsDead();
    void marksARemovedRecordAndTakesItBack();
    void keepsTheIdWhenTheAddressChanges();
    void keepsTheAddressInUseAmongSeveral();
    void waitsForATargetsAddress();
    void takesIPv6WhereThereIsNoIPv4();
    void boundsTheNodes();
    void countsAddressesWhenTold();
    void staysSilentOnceStopped();
    void mayBeStoppedByASlot();

private:
    // A discovery of _erl._tcp.nodes.test that asks often.
    void begin(const std::function<void(DnsConfig &)> &change = {});
    void beginWithTwoNodes();
    Ids ids() const { return idsOf(m_discovery->nodes()); }
    const NodeSpec &node(std::size_t index) const { return m_discovery->nodes().at(index); }

    std::unique_ptr<DnsServer> m_server;
    const SystemClock m_clock;
    std::unique_ptr<DnsDiscovery> m_discovery;
};

void TestDnsDiscovery::initTestCase()
{
    // Lookups that nobody waits for any more end soon, too.
    qputenv("RES_OPTIONS", "timeout:1 attempts:1");
    m_server = std::make_unique<DnsServer>();
    if (const QString obstacle = m_server->obstacle(); !obstacle.isEmpty())
        QSKIP(qPrintable(u"SKIPPED: no DNS discovery was tested: "_s + obstacle));
    QVERIFY2(m_server->serve({}), m_server->log().constData());
}

void TestDnsDiscovery::begin(const std::function<void(DnsConfig &)> &change)
{
    DnsConfig config;
    config.name = "_erl._tcp.nodes.test";
    config.nameserver = m_server->address().toString().toStdString();
    config.minRefresh = 100ms;
    config.maxRefresh = 400ms;
    config.askTimeout = 2s;
    if (change)
        change(config);
    const auto recipe = prepareDns(config);
    QVERIFY2(recipe, recipe ? "" : recipe.error().text.c_str());
    m_discovery = std::make_unique<DnsDiscovery>(*recipe, m_clock, 42);
    m_discovery->start();
}

void TestDnsDiscovery::beginWithTwoNodes()
{
    QVERIFY2(m_server->serve(twoNodes()), m_server->log().constData());
    begin();
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
}

void TestDnsDiscovery::describesNodesByTemplates()
{
    QVERIFY(m_server->serve(
        {u"_erl._tcp.nodes.test. 1 IN SRV 0 10 9100 TM-0.Nodes.test."_s, a(0, u"10.0.0.1"_s)}));
    begin([](DnsConfig &config) {
        config.node = "tm@{first_label}";
        config.http = "http://{address}:8428";
        config.isWeightFromSrv = true;
    });
    QTRY_COMPARE(ids(), (Ids{kFirst})); // in lower case
    QCOMPARE(node(0).nodeName, std::string("tm@tm-0"));
    QCOMPARE(node(0).host, std::string("10.0.0.1"));
    QCOMPARE(node(0).port, std::uint16_t{9100});
    QCOMPARE(node(0).weight, 10U);
    QCOMPARE(node(0).httpUrl, std::string("http://10.0.0.1:8428"));
    QCOMPARE(node(0).source, std::string("dns _erl._tcp.nodes.test"));
    QVERIFY(m_discovery->status().problems.empty());
}

void TestDnsDiscovery::asksAgainWhenTheTtlEndsAndFindsANewNode()
{
    QVERIFY(m_server->serve({srv(0), a(0, u"10.0.0.1"_s)}));
    begin([](DnsConfig &config) { config.maxRefresh = 60s; });
    QTRY_COMPARE(ids(), (Ids{kFirst}));
    QTRY_COMPARE(m_discovery->status().ttl, 1s);
    const auto status = m_discovery->status();
    QVERIFY(status.nextAsk - status.lastAsked >= 1'000);
    QVERIFY(m_server->serve(twoNodes()));
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
    QVERIFY(m_discovery->status().lastAsked >= status.nextAsk - 50); // Qt's coarse timers: 5 %
}

void TestDnsDiscovery::keepsToItsShortestPause()
{
    QVERIFY(m_server->serve({srv(0), a(0, u"10.0.0.1"_s)}));
    begin([](DnsConfig &config) { config.minRefresh = config.maxRefresh = 1h; });
    QTRY_COMPARE(ids(), (Ids{kFirst}));
    QTRY_VERIFY(m_discovery->status().nextAsk - m_discovery->status().lastAsked >= 3'600'000);
    QVERIFY(m_server->serve(twoNodes()));
    m_discovery->askNow();
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
}

void TestDnsDiscovery::removesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("NXDOMAIN") << 0 << u"NXDOMAIN"_s;
    QTest::newRow("SERVFAIL") << 1 << u"SERVFAIL"_s;
    QTest::newRow("REFUSED") << 2 << u"REFUSED"_s;
    QTest::newRow("empty answer") << 3 << u"no record of this type"_s;
    QTest::newRow("dead server") << 4 << u"no usable answer"_s;
    QTest::newRow("silent server") << 5 << u"no answer within 300 ms"_s;
    QTest::newRow("no such service") << 6 << u"no record of this type"_s;
}

void TestDnsDiscovery::removesNothing()
{
    QFETCH(int, kind);
    QFETCH(QString, said);
    QVERIFY(m_server->serve(twoNodes()));
    begin([](DnsConfig &config) { config.askTimeout = 300ms; });
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
    const auto before = m_discovery->nodes();
    QSignalSpy changed(m_discovery.get(), &Discovery::changed);
    switch (kind) {
    case 0:
        QVERIFY(m_server->serve({}));
        break;
    case 1:
        QVERIFY(m_server->serve({}, DnsServer::Answers::ServFail));
        break;
    case 2:
        QVERIFY(m_server->serve({}, DnsServer::Answers::Refused));
        break;
    case 3:
        QVERIFY(m_server->serve({u"_erl._tcp.nodes.test. 1 IN TXT \"x\""_s}));
        break;
    case 4:
        m_server->kill();
        break;
    case 5:
        QVERIFY(m_server->turnToSilent());
        break;
    default:
        QVERIFY(m_server->serve({u"_erl._tcp.nodes.test. 1 IN SRV 0 0 0 ."_s}));
    }
    const auto text = [&] { return QString::fromStdString(m_discovery->status().lastError); };
    QTRY_VERIFY2(m_discovery->status().failuresInARow >= 2 && text().contains(said),
                 qPrintable(text()));
    QCOMPARE(m_discovery->nodes(), before);
    QCOMPARE(changed.count(), 0);

    QVERIFY2(m_server->serve(twoNodes()), m_server->log().constData());
    QTRY_VERIFY(m_discovery->status().lastError.empty());
    QCOMPARE(m_discovery->status().failuresInARow, 0U);
    QCOMPARE(m_discovery->nodes(), before);
    QCOMPARE(changed.count(), 0);
}

void TestDnsDiscovery::startsWhileTheServerIsDead()
{
    m_server->kill();
    begin();
    QTRY_VERIFY(m_discovery->status().failuresInARow >= 1);
    QVERIFY(m_discovery->nodes().empty());
    QCOMPARE(m_discovery->status().lastGood, TimeMs{0});
    QVERIFY(m_server->serve(twoNodes()));
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
}

void TestDnsDiscovery::marksARemovedRecordAndTakesItBack()
{
    beginWithTwoNodes();
    QSignalSpy changed(m_discovery.get(), &Discovery::changed);
    QVERIFY(m_server->serve({srv(1), a(1, u"10.0.0.2"_s)}));
    QTRY_VERIFY(!node(0).isListed);
    QVERIFY(node(0).missingSince > 0);
    QVERIFY(node(1).isListed);
    QCOMPARE(ids(), (Ids{kFirst, kSecond}));
    QCOMPARE(changed.count(), 1);
    QVERIFY(hasProblem(m_discovery->status().problems, "'tm-0.nodes.test' is no longer listed"));

    QVERIFY(m_server->serve({srv(0), srv(1), a(0, u"10.0.0.7"_s), a(1, u"10.0.0.2"_s)}));
    QTRY_VERIFY(node(0).isListed);
    QCOMPARE(node(0).host, std::string("10.0.0.7"));
    QCOMPARE(ids(), (Ids{kFirst, kSecond}));
    QVERIFY(m_discovery->status().problems.empty());
}

void TestDnsDiscovery::keepsTheIdWhenTheAddressChanges()
{
    beginWithTwoNodes();
    QVERIFY(m_server->serve({srv(0), srv(1, 9200), a(0, u"10.0.0.9"_s), a(1, u"10.0.0.2"_s)}));
    QTRY_COMPARE(node(0).host, std::string("10.0.0.9"));
    QCOMPARE(node(1).port, std::uint16_t{9200});
    QCOMPARE(ids(), (Ids{kFirst, kSecond}));
    QVERIFY(node(0).isListed && node(1).isListed);
}

void TestDnsDiscovery::keepsTheAddressInUseAmongSeveral()
{
    QVERIFY(m_server->serve({srv(0), a(0, u"10.0.0.5"_s)}));
    begin();
    QTRY_COMPARE(ids(), (Ids{kFirst}));
    QSignalSpy changed(m_discovery.get(), &Discovery::changed);
    QVERIFY(m_server->serve(
        {srv(0), srv(1), a(0, u"10.0.0.1"_s), a(0, u"10.0.0.5"_s), a(1, u"10.0.0.2"_s)}));
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
    QCOMPARE(node(0).host, std::string("10.0.0.5"));

    // Its address record is gone, the target itself is not: what was known stays in use.
    QVERIFY(m_server->serve({srv(0), srv(1), a(1, u"10.0.0.2"_s)}));
    QTRY_VERIFY(hasProblem(m_discovery->status().problems, "10.0.0.5 stays in use"));
    QCOMPARE(node(0).host, std::string("10.0.0.5"));
    QVERIFY(node(0).isListed);
    QCOMPARE(changed.count(), 1);
}

void TestDnsDiscovery::waitsForATargetsAddress()
{
    QVERIFY(m_server->serve({srv(0), srv(1), a(0, u"10.0.0.1"_s)}));
    begin();
    QTRY_COMPARE(ids(), (Ids{kFirst}));
    QTRY_VERIFY(hasProblem(m_discovery->status().problems, "'tm-1.nodes.test': its address"));
    QVERIFY(m_server->serve(twoNodes()));
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
}

void TestDnsDiscovery::takesIPv6WhereThereIsNoIPv4()
{
    QVERIFY(m_server->serve({srv(0), srv(1), a(0, u"10.0.0.1"_s),
                             u"tm-0.nodes.test. 1 IN AAAA fd00::1"_s,
                             u"tm-1.nodes.test. 1 IN AAAA fd00::2"_s}));
    begin([](DnsConfig &config) { config.http = "http://{address}:8428"; });
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
    QCOMPARE(node(0).host, std::string("10.0.0.1"));
    QCOMPARE(node(1).host, std::string("fd00::2"));
    QCOMPARE(node(1).httpUrl, std::string("http://[fd00::2]:8428"));
}

void TestDnsDiscovery::boundsTheNodes()
{
    QStringList records;
    for (int i = 10; i < 80; ++i)
        records << srv(i) << a(i, u"10.0.1.%1"_s.arg(i));
    QVERIFY2(m_server->serve(records), m_server->log().constData());
    begin();
    QTRY_COMPARE(m_discovery->nodes().size(), kMaxDiscoveredNodes);
    QVERIFY(hasProblem(m_discovery->status().problems, "6 nodes are not taken in"));
    QCOMPARE(ids().front(), std::string("tm-10.nodes.test"));
    QCOMPARE(ids().back(), std::string("tm-73.nodes.test"));
    const auto before = m_discovery->status().lastGood;
    QTRY_VERIFY(m_discovery->status().lastGood > before); // the next answer changes nothing
    QCOMPARE(ids().back(), std::string("tm-73.nodes.test"));
    QCOMPARE(m_discovery->status().problems.size(), std::size_t{1});
}

void TestDnsDiscovery::countsAddressesWhenTold()
{
    const auto records = [](const QStringList &addresses) {
        QStringList lines;
        for (const QString &address : addresses)
            lines << u"all.nodes.test. 1 IN %1 %2"_s.arg(
                address.contains(u':') ? u"AAAA"_s : u"A"_s, address);
        return lines;
    };
    QVERIFY(m_server->serve(records({u"10.0.0.2"_s, u"10.0.0.1"_s, u"fd00::1"_s})));
    begin([](DnsConfig &config) {
        config.name = "all.nodes.test";
        config.mode = DnsMode::Addresses;
        config.identity = DnsIdentity::Address;
        config.port = 9100;
    });
    QTRY_COMPARE(ids(), (Ids{"10.0.0.1", "10.0.0.2", "fd00::1"}));
    QCOMPARE(node(0).nodeName, std::string("timeless_metrics@10.0.0.1"));
    QCOMPARE(node(0).port, std::uint16_t{9100});

    // No AAAA record is left: an empty answer. One A record is gone: a good one.
    QVERIFY(m_server->serve(records({u"10.0.0.2"_s})));
    QTRY_VERIFY(!node(0).isListed);
    QVERIFY(node(1).isListed && node(2).isListed);
    QVERIFY(hasProblem(m_discovery->status().problems, "'fd00::1' stays as it is"));
}

void TestDnsDiscovery::staysSilentOnceStopped()
{
    beginWithTwoNodes();
    m_discovery->askNow();
    m_discovery->stop(); // in the middle of it
    QCOMPARE(m_discovery->status().nextAsk, TimeMs{0});
    QSignalSpy asked(m_discovery.get(), &Discovery::asked);
    QVERIFY(!asked.wait(300));
    m_discovery->askNow(); // stopped is stopped
    QVERIFY(!asked.wait(100));
    m_discovery->start();
    QTRY_VERIFY(asked.count() >= 1);
    QCOMPARE(ids(), (Ids{kFirst, kSecond}));
}

void TestDnsDiscovery::mayBeStoppedByASlot()
{
    QVERIFY(m_server->serve(twoNodes()));
    begin();
    QSignalSpy asked(m_discovery.get(), &Discovery::asked);
    connect(m_discovery.get(), &Discovery::changed, m_discovery.get(), &Discovery::stop);
    QTRY_COMPARE(ids(), (Ids{kFirst, kSecond}));
    QVERIFY(!asked.wait(300));
    QCOMPARE(m_discovery->status().nextAsk, TimeMs{0});
}

QTEST_GUILESS_MAIN(TestDnsDiscovery)
#include "tst_dns_discovery.moc"
