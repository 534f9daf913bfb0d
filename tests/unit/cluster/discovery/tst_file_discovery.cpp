// The watched file: every way in which files are replaced, and that no state of it removes a node.
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include "cluster/discovery/file_discovery.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::string textOf(const Ids &ids, const std::string &host = "10.0.0.1")
{
    std::string text;
    for (const std::string &id : ids) {
        text +=
            "[[node]]\nid = \"" + id + "\"\nnode = \"tm@" + id + "\"\nhost = \"" + host + "\"\n\n";
    }
    return text;
}

void write(const fs::path &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

class TestFileDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsAtStart();
    void seesAWriteInPlace();
    void seesARename();
    void seesASwappedLink();
    void seesAFarChangeOnItsTimer();
    void keepsEveryNode_data();
    void keepsEveryNode();
    void waitsForAFileThatComesLater();
    void marksWhatIsNoLongerListedAndTakesItBack();
    void boundsTheNodes();
    void staysSilentOnceStopped();
    void mayBeStoppedByASlot();
    void refusesBadSettings();

private:
    void begin(std::chrono::milliseconds recheck = 1h, std::size_t maxNodes = 64);

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;
    const SystemClock m_clock;
    std::unique_ptr<FileDiscovery> m_discovery;
};

void TestFileDiscovery::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = fs::path(m_folder->path().toStdString()) / "nodes.toml";
}

void TestFileDiscovery::cleanup()
{
    m_discovery.reset();
}

void TestFileDiscovery::begin(std::chrono::milliseconds recheck, std::size_t maxNodes)
{
    const FileConfig config{m_file.string(), recheck, maxNodes};
    QVERIFY(checkFileConfig(config));
    m_discovery = std::make_unique<FileDiscovery>(config, m_clock);
    m_discovery->start();
}

void TestFileDiscovery::readsAtStart()
{
    write(m_file, textOf({"b", "a"}));
    begin();
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"b", "a"}));
    QVERIFY(m_discovery->status().lastError.empty());
    QVERIFY(m_discovery->status().lastGood > 0);
    QVERIFY(m_discovery->status().nextAsk > m_discovery->status().lastAsked);
    QCOMPARE(m_discovery->nodes().front().source, "file " + m_file.string() + ":1");
}

void TestFileDiscovery::seesAWriteInPlace()
{
    write(m_file, textOf({"a"}));
    begin();
    write(m_file, textOf({"a", "b"}));
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
    write(m_file, textOf({"a", "b", "c"}));
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b", "c"}));
}

void TestFileDiscovery::seesARename()
{
    write(m_file, textOf({"a"}));
    begin();
    for (const char *id : {"b", "c"}) { // twice: the watcher loses the first file
        const auto beside = m_file.string() + ".new";
        write(beside, textOf({"a", id}));
        fs::rename(beside, m_file);
        QTRY_VERIFY(idsOf(m_discovery->nodes()).back() == id);
    }
}

// As Kubernetes mounts a ConfigMap: nodes.toml -> ..data/nodes.toml, ..data -> a folder with a
// date.
void TestFileDiscovery::seesASwappedLink()
{
    const auto folder = m_file.parent_path();
    const auto release = [&](const std::string &name, const Ids &ids) {
        fs::create_directory(folder / name);
        write(folder / name / "nodes.toml", textOf(ids));
        fs::create_directory_symlink(name, folder / "..data_tmp");
        fs::rename(folder / "..data_tmp", folder / "..data");
    };
    release("..1", {"a"});
    fs::create_symlink("..data/nodes.toml", m_file);
    begin();
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"a"}));
    release("..2", {"a", "b"});
    fs::remove_all(folder / "..1");
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
    release("..3", {"a", "b", "c"});
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b", "c"}));
}

// A link in the middle of the path, far from the folder that is watched.
void TestFileDiscovery::seesAFarChangeOnItsTimer()
{
    const auto folder = m_file.parent_path();
    for (const char *name : {"1", "2"})
        fs::create_directories(folder / name);
    write(folder / "1" / "nodes.toml", textOf({"a"}));
    write(folder / "2" / "nodes.toml", textOf({"a", "b"}));
    fs::create_directory_symlink("1", folder / "now");
    m_file = folder / "now" / "nodes.toml";
    begin(20ms);
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"a"}));
    fs::create_directory_symlink("2", folder / "next");
    fs::rename(folder / "next", folder / "now");
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
}

void TestFileDiscovery::keepsEveryNode_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("broken") << 0 << QStringLiteral(":4: this is no TOML");
    QTest::newRow("empty") << 1 << QStringLiteral("there is no [[node]]");
    QTest::newRow("wrong key") << 2 << QStringLiteral(":4: unknown key node.hots");
    QTest::newRow("gone") << 3 << QStringLiteral("there is no such file");
    QTest::newRow("a folder") << 4 << QStringLiteral("not a regular file");
    QTest::newRow("a pipe") << 5 << QStringLiteral("not a regular file");
    QTest::newRow("too large") << 6 << QStringLiteral("more than 1 MiB");
}

void TestFileDiscovery::keepsEveryNode()
{
    QFETCH(int, kind);
    QFETCH(QString, said);
    write(m_file, textOf({"a", "b"}));
    begin();
    const auto before = m_discovery->nodes();
    const auto lastGood = m_discovery->status().lastGood;
    const std::string start = "[[node]]\nid = \"a\"\nnode = \"tm@a\"\n";
    QSignalSpy changed(m_discovery.get(), &Discovery::changed);
    switch (kind) {
    case 0:
        write(m_file, start + "what");
        break;
    case 1:
        write(m_file, "");
        break;
    case 2:
        write(m_file, start + "hots = 1\n");
        break;
    case 6:
        write(m_file, start + std::string(2'000'000, '\n'));
        break;
    default:
        fs::remove(m_file);
        if (kind == 4)
            fs::create_directory(m_file);
        if (kind == 5)
            QCOMPARE(::mkfifo(m_file.c_str(), 0600), 0);
    }
    const auto text = [&] { return QString::fromStdString(m_discovery->status().lastError); };
    QTRY_VERIFY2(text().contains(said), qPrintable(text()));
    QCOMPARE(m_discovery->nodes(), before);
    QCOMPARE(m_discovery->status().lastGood, lastGood);
    QVERIFY(m_discovery->status().failuresInARow >= 1);
    QCOMPARE(changed.count(), 0);

    if (kind >= 4 && kind <= 5)
        fs::remove(m_file);
    write(m_file, textOf({"a", "b"}));
    QTRY_VERIFY(m_discovery->status().lastError.empty());
    QCOMPARE(m_discovery->status().failuresInARow, 0U);
    QCOMPARE(m_discovery->nodes(), before);
}

void TestFileDiscovery::waitsForAFileThatComesLater()
{
    begin();
    QVERIFY(m_discovery->nodes().empty());
    QVERIFY(!m_discovery->status().lastError.empty());
    write(m_file, textOf({"a"}));
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a"}));
}

void TestFileDiscovery::marksWhatIsNoLongerListedAndTakesItBack()
{
    write(m_file, textOf({"a", "b"}));
    begin();
    write(m_file, textOf({"b"}));
    QTRY_VERIFY(!m_discovery->nodes().front().isListed);
    QVERIFY(m_discovery->nodes().front().missingSince > 0);
    QVERIFY(hasProblem(m_discovery->status().problems, "'a' is no longer listed"));

    write(m_file, textOf({"b", "a"}, "10.0.0.9"));
    QTRY_VERIFY(m_discovery->nodes().front().isListed);
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
    QCOMPARE(m_discovery->nodes().front().host, std::string("10.0.0.9"));

    write(m_file, textOf({"b"}));
    QTRY_VERIFY(!m_discovery->nodes().front().isListed);
    QSignalSpy changed(m_discovery.get(), &Discovery::changed);
    QVERIFY(m_discovery->forget("a"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"b"}));
}

void TestFileDiscovery::boundsTheNodes()
{
    write(m_file, textOf({"a", "b", "c"}));
    begin(1h, 2);
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
    QVERIFY(hasProblem(m_discovery->status().problems, "1 nodes are not taken in"));
}

void TestFileDiscovery::staysSilentOnceStopped()
{
    write(m_file, textOf({"a"}));
    begin(20ms);
    m_discovery->stop();
    QCOMPARE(m_discovery->status().nextAsk, TimeMs{0});
    QSignalSpy asked(m_discovery.get(), &Discovery::asked);
    write(m_file, textOf({"a", "b"}));
    QVERIFY(!asked.wait(200));
    m_discovery->start();
    QCOMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
}

void TestFileDiscovery::mayBeStoppedByASlot()
{
    write(m_file, textOf({"a"}));
    begin();
    QSignalSpy asked(m_discovery.get(), &Discovery::asked);
    connect(m_discovery.get(), &Discovery::changed, m_discovery.get(), &Discovery::stop);
    write(m_file, textOf({"a", "b"}));
    QTRY_COMPARE(idsOf(m_discovery->nodes()), (Ids{"a", "b"}));
    QCOMPARE(asked.count(), 0);
    QCOMPARE(m_discovery->status().nextAsk, TimeMs{0});
}

void TestFileDiscovery::refusesBadSettings()
{
    QVERIFY(!checkFileConfig({"", 1s, 64}));
    QVERIFY(!checkFileConfig({"f", 0ms, 64}));
    QVERIFY(!checkFileConfig({"f", 1s, 0}));
    QVERIFY(!checkFileConfig({"f", 1s, 257}));
}

QTEST_GUILESS_MAIN(TestFileDiscovery)
#include "tst_file_discovery.moc"
