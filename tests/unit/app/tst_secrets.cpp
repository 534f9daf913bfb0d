// The cookie comes from a file that only its owner can open, and is never shown.
#include <sys/stat.h>
#include <type_traits>

#include <QtTest>

#include "config_folder.h"

using namespace tg::app;

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsTheCookieWithoutItsLineEnd_data();
    void readsTheCookieWithoutItsLineEnd();
    void refusesFilesOthersMayOpen_data();
    void refusesFilesOthersMayOpen();
    void refusesWhatIsNoCookieAndNeverShowsIt_data();
    void refusesWhatIsNoCookieAndNeverShowsIt();
    void saysWhichKeyNamesTheBadFile();
    void asksForTheCommonCookieOnlyWhereItIsUsed();
};

static_assert(!std::is_convertible_v<Secret, std::string>);

void TestSecrets::readsTheCookieWithoutItsLineEnd_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("cookie");
    QTest::newRow("bare") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("newline") << QByteArray("abc\n") << QByteArray("abc");
    QTest::newRow("Windows newline") << QByteArray("abc\r\n") << QByteArray("abc");
    QTest::newRow("longest") << QByteArray(255, 'c') + '\n' << QByteArray(255, 'c');
}

void TestSecrets::readsTheCookieWithoutItsLineEnd()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, cookie);
    ConfigFolder folder;
    folder.write("c", content.toStdString(), QFile::ReadOwner);
    const auto secret = readCookieFile(folder.path("c"));
    QVERIFY(secret);
    QCOMPARE(secret->reveal(), cookie.toStdString());
}

void TestSecrets::refusesFilesOthersMayOpen_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0400") << 0400 << true;
    QTest::newRow("0640") << 0640 << false;
    QTest::newRow("0604") << 0604 << false;
    QTest::newRow("0620") << 0620 << false;
    QTest::newRow("0700") << 0700 << false;
}

void TestSecrets::refusesFilesOthersMayOpen()
{
    QFETCH(int, mode);
    QFETCH(bool, isGood);
    ConfigFolder folder;
    QCOMPARE(::chmod(folder.path("cookie").c_str(), static_cast<mode_t>(mode)), 0);
    const auto secret = readCookieFile(folder.path("cookie"));
    QCOMPARE(static_cast<bool>(secret), isGood);
    if (!isGood) {
        QVERIFY(secret.error().text.ends_with(": others could read it; run chmod 600 on it"));
        QVERIFY(secret.error().text.find(
                    "has mode 0" + QByteArray::number(mode, 8).toStdString()) != std::string::npos);
    }
}

void TestSecrets::refusesWhatIsNoCookieAndNeverShowsIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QByteArray() << QByteArray("is empty");
    QTest::newRow("only a newline") << QByteArray("\n") << QByteArray("is empty");
    QTest::newRow("a byte too long")
        << QByteArray(256, 'c') << QByteArray("is longer than the 255 bytes");
    QTest::newRow("much too long")
        << QByteArray(100'000, 'c') << QByteArray("is longer than the 255 bytes");
    QTest::newRow("two lines") << QByteArray("hunter\nhunter\n") << QByteArray("holds blanks");
    QTest::newRow("a zero byte") << QByteArray("hunter\0x", 8) << QByteArray("holds blanks");
    QTest::newRow("not ASCII") << QByteArray("hunter\xc3\xa4") << QByteArray("holds blanks");
}

void TestSecrets::refusesWhatIsNoCookieAndNeverShowsIt()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reason);
    ConfigFolder folder;
    folder.write("c", content.toStdString(), QFile::ReadOwner);
    const auto secret = readCookieFile(folder.path("c"));
    QVERIFY(!secret);
    QVERIFY(secret.error().text.find(reason.toStdString()) != std::string::npos);
    QVERIFY(secret.error().text.find("hunter") == std::string::npos);
    QVERIFY(secret.error().text.find("ccc") == std::string::npos);
}

void TestSecrets::saysWhichKeyNamesTheBadFile()
{
    ConfigFolder folder;
    folder.write("open", "x");
    const auto result =
        folder.load("[cluster]\ncookie_file = \"none\"\n" + kTwoNodes + "cookie_file = \"open\"\n");
    QVERIFY(!result.isUsable());
    QCOMPARE(folder.rendered(result),
             QByteArray("gateway.toml:2: cluster.cookie_file: cannot read 'none': No such file or "
                        "directory; put the "
                        "nodes' Erlang cookie there, in a file of mode 0600\n"
                        "gateway.toml:9: node.b.cookie_file: 'open' has mode 0604: others could "
                        "read it; run chmod 600 on it\n"));
    QVERIFY(folder.rendered(folder.load("[cluster]\ncookie_file = \".\"\n" + kTwoNodes))
                .startsWith("gateway.toml:2: cluster.cookie_file: '.' is not a regular file"));
}

void TestSecrets::asksForTheCommonCookieOnlyWhereItIsUsed()
{
    ConfigFolder folder;
    folder.write("own", "x", QFile::ReadOwner);
    const auto result =
        folder.load("[cluster]\ncookie_file = \"none\"\n"
                    "[[node]]\nid = \"a\"\nnode = \"a@h\"\ncookie_file = \"own\"\n");
    QCOMPARE(folder.rendered(result), QByteArray());
    QCOMPARE(result.config.nodes[0].cookie.reveal(), std::string("x"));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
