// The rules from DNS answers to nodes, without any DNS.
#include <QtTest>

#include "cluster/discovery/dns_nodes.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;

namespace {

DnsRecipe srvRecipe(const std::function<void(DnsConfig &)> &change = {})
{
    DnsConfig config;
    config.name = "_erl._tcp.example";
    config.http = "http://{address}:8428";
    if (change)
        change(config);
    return *prepareDns(config);
}

DnsRecipe addressRecipe()
{
    return srvRecipe([](DnsConfig &config) {
        config.mode = DnsMode::Addresses;
        config.identity = DnsIdentity::Address;
    });
}

DnsReply good(std::vector<std::string> addresses)
{
    DnsReply reply;
    reply.isGood = true;
    reply.error.clear();
    reply.addresses = std::move(addresses);
    return reply;
}

Ids targetsOf(const ChosenTargets &chosen)
{
    Ids ids;
    for (const SrvRecord &record : chosen.targets)
        ids.push_back(record.target);
    return ids;
}

} // namespace

class TestDnsNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void makesANodeOfEachTarget();
    void takesPortAndWeightFromWhereTheConfigSays();
    void sortsTargetsAndCountsEachOnce();
    void prefersKnownTargetsWhenThereAreTooMany();
    void keepsTheAddressInUseWhileItIsListed();
    void keepsTheOldDescriptionWithoutAnAddress();
    void makesANodeOfEachAddress();
    void aFailedFamilyChangesNothingOfItsNodes();
};

void TestDnsNodes::makesANodeOfEachTarget()
{
    const auto nodes = nodesFromSrv(srvRecipe(), {{"tm-0.example", 9100, 0, 10}},
                                    {{"tm-0.example", "10.0.0.1"}}, KnownNodes());
    QVERIFY(nodes.problems.empty());
    QCOMPARE(nodes.listed.size(), std::size_t{1});
    const NodeSpec &node = nodes.listed.front();
    QCOMPARE(node.id, std::string("tm-0.example"));
    QCOMPARE(node.nodeName, std::string("timeless_metrics@tm-0.example"));
    QCOMPARE(node.host, std::string("10.0.0.1"));
    QCOMPARE(node.port, std::uint16_t{9100});
    QCOMPARE(node.weight, 100U);
    QCOMPARE(node.httpUrl, std::string("http://10.0.0.1:8428"));
    QCOMPARE(node.source, std::string("dns _erl._tcp.example"));
}

void TestDnsNodes::takesPortAndWeightFromWhereTheConfigSays()
{
    const auto recipe = srvRecipe([](DnsConfig &config) {
        config.port = 0;
        config.weight = 50;
        config.isWeightFromSrv = true;
        config.connectBy = ConnectBy::Name;
        config.http = "http://{host}:{port}";
    });
    const auto nodes = nodesFromSrv(
        recipe, {{"a", 8428, 0, 7}, {"b", 8428, 0, 0}, {"c", 8428, 0, 60'000}}, {}, KnownNodes());
    QCOMPARE(nodes.listed.size(), std::size_t{3});
    QCOMPARE(nodes.listed[0].port, std::uint16_t{0});
    QCOMPARE(nodes.listed[0].host, std::string("a"));
    QCOMPARE(nodes.listed[0].httpUrl, std::string("http://a:8428"));
    QCOMPARE(nodes.listed[0].weight, 7U);
    QCOMPARE(nodes.listed[1].weight, 50U); // 0 says nothing
    QCOMPARE(nodes.listed[2].weight, kMaxNodeWeight);
}

void TestDnsNodes::sortsTargetsAndCountsEachOnce()
{
    const auto chosen =
        chooseTargets({{"b", 2, 5, 0}, {"a", 1, 0, 0}, {"b", 3, 1, 0}}, KnownNodes(), 64);
    QCOMPARE(targetsOf(chosen), (Ids{"a", "b"}));
    QCOMPARE(chosen.targets[1].port, std::uint16_t{3}); // lower priority value
    QVERIFY(hasProblem(chosen.problems, "'b' is listed twice"));
}

void TestDnsNodes::prefersKnownTargetsWhenThereAreTooMany()
{
    KnownNodes known(2);
    (void)known.apply({specOf("z")}, 1);
    const auto chosen = chooseTargets({{"a", 1, 0, 0}, {"b", 1, 0, 0}, {"z", 1, 0, 0}}, known, 2);
    QCOMPARE(targetsOf(chosen), (Ids{"a", "z"}));
    QVERIFY(hasProblem(chosen.problems, "1 nodes are not taken in: max_nodes is 2"));
}

void TestDnsNodes::keepsTheAddressInUseWhileItIsListed()
{
    const std::vector<std::string> listed{"10.0.0.2", "10.0.0.1", "10.0.0.3"};
    QCOMPARE(chooseAddress("10.0.0.3", listed), std::string("10.0.0.3"));
    QCOMPARE(chooseAddress("10.0.0.9", listed), std::string("10.0.0.1"));
    QCOMPARE(chooseAddress("", listed), std::string("10.0.0.1"));
    QCOMPARE(chooseAddress("10.0.0.9", {}), std::string());
}

void TestDnsNodes::keepsTheOldDescriptionWithoutAnAddress()
{
    KnownNodes known;
    (void)known.apply({specOf("a", "10.0.0.1")}, 1);
    (void)known.apply({}, 2);
    const auto nodes = nodesFromSrv(srvRecipe(), {{"a", 1, 0, 0}, {"new", 1, 0, 0}}, {}, known);
    QCOMPARE(nodes.listed, std::vector{specOf("a", "10.0.0.1")}); // listed again
    QVERIFY(hasProblem(nodes.problems, "'a': its address could not be found; what is known"));
    QVERIFY(hasProblem(nodes.problems, "'new': its address could not be found; not taken in"));
}

void TestDnsNodes::makesANodeOfEachAddress()
{
    const auto nodes = nodesFromAddresses(addressRecipe(), good({"10.0.0.2", "10.0.0.1"}),
                                          good({"fd00::1", "fd00::1"}), KnownNodes());
    QCOMPARE(idsOf(nodes.listed), (Ids{"10.0.0.1", "10.0.0.2", "fd00::1"}));
    QCOMPARE(nodes.listed[2].httpUrl, std::string("http://[fd00::1]:8428"));
    QCOMPARE(nodes.listed[2].host, std::string("fd00::1"));
    QVERIFY(nodes.problems.empty());
}

void TestDnsNodes::aFailedFamilyChangesNothingOfItsNodes()
{
    KnownNodes known;
    (void)known.apply({specOf("10.0.0.1"), specOf("fd00::1"), specOf("fd00::2")}, 1);
    (void)known.apply({specOf("10.0.0.1"), specOf("fd00::1")}, 2);
    const auto nodes = nodesFromAddresses(addressRecipe(), good({"10.0.0.9"}), DnsReply{}, known);
    QCOMPARE(idsOf(nodes.listed), (Ids{"10.0.0.9", "fd00::1", "fd00::2"}));
    QVERIFY(hasProblem(nodes.problems, "'fd00::1' stays as it is: AAAA: not asked"));
    (void)known.apply(nodes.listed, 3);
    QVERIFY(!known.find("10.0.0.1")->isListed);
    QVERIFY(known.find("fd00::1")->isListed);
    QVERIFY(!known.find("fd00::2")->isListed);
    QCOMPARE(known.find("fd00::2")->missingSince, TimeMs{2});
}

QTEST_GUILESS_MAIN(TestDnsNodes)
#include "tst_dns_nodes.moc"
