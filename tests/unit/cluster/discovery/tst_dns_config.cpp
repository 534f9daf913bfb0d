// What the check of a DNS source refuses, and that the text names the key and says why.
#include <functional>

#include <QtTest>

#include "cluster/discovery/dns_config.h"
#include "cluster/discovery/dns_text.h"

using namespace tg::cluster;
using namespace std::chrono_literals;

using Change = std::function<void(DnsConfig &)>;
Q_DECLARE_METATYPE(Change)

class TestDnsConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void refuses_data();
    void refuses();
    void takesAddressesAsIdentityOnlyWhenTold();
    void takesThePlainestConfig();
    void needsAddressesOnlyForWhatUsesThem();
    void readsTheWordsOfTheConfig();
    void readsNames();
};

void TestDnsConfig::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *said, Change change) {
        QTest::newRow(name) << std::move(change) << QString::fromLatin1(said);
    };
    row("no name", "name:", [](DnsConfig &c) { c.name = ""; });
    row("blank in name", "name:", [](DnsConfig &c) { c.name = "a b"; });
    row("label too long", "name:", [](DnsConfig &c) { c.name = std::string(64, 'a'); });
    row("name too long", "name:", [](DnsConfig &c) {
        for (int i = 0; i < 60; ++i)
            c.name += ".abcde";
    });
    row("nameserver with a port", "it is 53", [](DnsConfig &c) { c.nameserver = "127.0.0.1:53"; });
    row("nameserver by name", "nameserver:", [](DnsConfig &c) { c.nameserver = "dns.example"; });
    row("addresses without the opt-in", "identity = \"address\"",
        [](DnsConfig &c) { c.mode = DnsMode::Addresses; });
    row("addresses by target", "identity:", [](DnsConfig &c) {
        c.mode = DnsMode::Addresses;
        c.identity = DnsIdentity::Target;
    });
    row("SRV by address", "identity:", [](DnsConfig &c) { c.identity = DnsIdentity::Address; });
    row("one name for all", "node: without a placeholder", [](DnsConfig &c) { c.node = "tm@x"; });
    row("unknown placeholder", "at character 4", [](DnsConfig &c) { c.node = "tm@{hots}"; });
    row("no Erlang name", "node:", [](DnsConfig &c) { c.node = "{host}"; });
    row("unknown placeholder in URL", "http:", [](DnsConfig &c) { c.http = "http://{x}"; });
    row("no URL", "http:", [](DnsConfig &c) { c.http = "{address}:8428"; });
    row("port of an address record", "port: is needed", [](DnsConfig &c) {
        c.mode = DnsMode::Addresses;
        c.identity = DnsIdentity::Address;
        c.http = "http://{address}:{port}";
    });
    row("store", "store:", [](DnsConfig &c) { c.store = "a b"; });
    row("weight", "weight:", [](DnsConfig &c) { c.weight = 10'001; });
    row("no nodes", "max_nodes:", [](DnsConfig &c) { c.maxNodes = 0; });
    row("too many nodes", "max_nodes:", [](DnsConfig &c) { c.maxNodes = 257; });
    row("no pause", "min_refresh:", [](DnsConfig &c) { c.minRefresh = 0ms; });
    row("longest below shortest", "max_refresh:", [](DnsConfig &c) { c.maxRefresh = 1s; });
    row("no time", "ask_timeout:", [](DnsConfig &c) { c.askTimeout = 0ms; });
}

void TestDnsConfig::refuses()
{
    QFETCH(Change, change);
    QFETCH(QString, said);
    DnsConfig config;
    config.name = "_erl._tcp.nodes.example";
    change(config);
    const auto recipe = prepareDns(config);
    QVERIFY(!recipe);
    const auto text = QString::fromStdString(recipe.error().text);
    QVERIFY2(text.contains(said), qPrintable(text));
}

void TestDnsConfig::takesAddressesAsIdentityOnlyWhenTold()
{
    DnsConfig config;
    config.name = "nodes.example";
    config.mode = DnsMode::Addresses;
    const auto refused = prepareDns(config);
    QVERIFY(!refused);
    QVERIFY(refused.error().text.find("would inherit its series") != std::string::npos);
    config.identity = DnsIdentity::Address;
    QVERIFY(prepareDns(config));
}

void TestDnsConfig::takesThePlainestConfig()
{
    DnsConfig config;
    config.name = "_Erl._tcp.Nodes.Example.";
    const auto recipe = prepareDns(config);
    QVERIFY(recipe);
    QCOMPARE(recipe->config.name, std::string("_erl._tcp.nodes.example"));
    QVERIFY(recipe->http.isEmpty());
}

void TestDnsConfig::needsAddressesOnlyForWhatUsesThem()
{
    DnsConfig config;
    config.name = "nodes.example";
    QVERIFY(prepareDns(config)->areAddressesNeeded()); // to connect
    config.connectBy = ConnectBy::Name;
    QVERIFY(!prepareDns(config)->areAddressesNeeded());
    config.http = "http://{address}:8428";
    QVERIFY(prepareDns(config)->areAddressesNeeded());
}

void TestDnsConfig::readsTheWordsOfTheConfig()
{
    QCOMPARE(dnsModeFrom("srv"), std::optional(DnsMode::Srv));
    QCOMPARE(dnsModeFrom("a_aaaa"), std::optional(DnsMode::Addresses));
    QVERIFY(!dnsModeFrom("SRV"));
    QCOMPARE(dnsIdentityFrom(""), std::optional(DnsIdentity::FromMode));
    QCOMPARE(dnsIdentityFrom("target"), std::optional(DnsIdentity::Target));
    QCOMPARE(dnsIdentityFrom("address"), std::optional(DnsIdentity::Address));
    QVERIFY(!dnsIdentityFrom("ptr"));
    QCOMPARE(connectByFrom("address"), std::optional(ConnectBy::Address));
    QCOMPARE(connectByFrom("name"), std::optional(ConnectBy::Name));
    QVERIFY(!connectByFrom(""));
}

void TestDnsConfig::readsNames()
{
    QVERIFY(isDnsName("a"));
    QVERIFY(isDnsName("_erl._tcp.tm-0.example"));
    for (const char *bad : {"", ".", "a.", ".a", "a..b", "a/b", "A"})
        QVERIFY2(!isDnsName(bad), bad);
    QCOMPARE(plainDnsName("TM-0.Example."), std::string("tm-0.example"));
}

QTEST_GUILESS_MAIN(TestDnsConfig)
#include "tst_dns_config.moc"
