// Tokens: what a file must look like, and who a request comes from.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "admin/access.h"
#include "base/token_file.h"

using namespace tg;
using namespace tg::admin;

class TestTokenFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRolesAndNames();
    void refusesFiles_data();
    void refusesFiles();
    void refusesModes_data();
    void refusesModes();
    void refusesWhatIsNoFile();
    void identifies_data();
    void identifies();
    void onlyLoopbackGoesWithoutTokens_data();
    void onlyLoopbackGoesWithoutTokens();

private:
    std::string write(const QByteArray &content, int mode = 0600);
    static Result<TokenBook> read(const std::string &path)
    {
        return readTokenFile(path, "admin.token_file");
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

std::string TestTokenFile::write(const QByteArray &content, int mode)
{
    const QString path = m_folder.filePath(QString::number(++m_files));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    file.close();
    // Qt writes octal digits as hex digits.
    file.setPermissions(QFileDevice::Permissions::fromInt(((mode >> 6) & 7) * 0x1000 |
                                                          ((mode >> 3) & 7) * 0x10 | (mode & 7)));
    return path.toStdString();
}

void TestTokenFile::readsRolesAndNames()
{
    const auto book = read(write("# who may do what\n\n  viewer\tgrafana  abcdefghijklmnop\r\n"
                                 "admin ada 0123456789-._~+/=\noperator olga ponmlkjihgfedcba"));
    QVERIFY(book);
    QCOMPARE(book->size(), std::size_t{3});
    QCOMPARE(book->find("abcdefghijklmnop")->role, Role::Viewer);
    QCOMPARE(book->find("0123456789-._~+/=")->name, QStringLiteral("ada"));
    QCOMPARE(book->find("ponmlkjihgfedcba")->role, Role::Operator);
    QVERIFY(!book->find("abcdefghijklmno"));
    QVERIFY(!book->find("abcdefghijklmnopq"));
    QVERIFY(!book->find(""));
}

void TestTokenFile::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("empty") << QByteArray() << QByteArray("holds no token");
    QTest::newRow("comments only") << QByteArray("# a\n") << QByteArray("holds no token");
    QTest::newRow("two words") << QByteArray("admin secret-secret-secret")
                               << QByteArray("line 1 is not");
    QTest::newRow("four words") << QByteArray("\nadmin a b secret-secret-secret")
                                << QByteArray("line 2 is not");
    QTest::newRow("role") << QByteArray("root a secret-secret-secret") << QByteArray("has a role");
    QTest::newRow("short") << QByteArray("admin a secret-secret-") << QByteArray("16");
    QTest::newRow("long") << "admin a " + QByteArray(257, 's') << QByteArray("256");
    QTest::newRow("bytes") << QByteArray("admin a secret,secret,secret")
                           << QByteArray("byte other");
    QTest::newRow("same name") << QByteArray(
                                      "admin a secret-secret-secret\nviewer a 0123456789abcdef")
                               << QByteArray("line 2 has a name");
    QTest::newRow("same token")
        << QByteArray("admin a secret-secret-secret\nviewer b secret-secret-secret")
        << QByteArray("line 2 has a name or token");
    QByteArray many;
    for (int i = 0; i < 257; ++i)
        many += "viewer n" + QByteArray::number(i) + " 0123456789ab-" +
                QByteArray::number(1000 + i) + '\n';
    QTest::newRow("many") << many << QByteArray("line 257 is one token too many");
    QTest::newRow("large") << QByteArray(64 * 1024 + 1, '#') << QByteArray("larger than 64 KiB");
}

void TestTokenFile::refusesFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, complaint);
    const auto book = read(write(content));
    QVERIFY(!book);
    QVERIFY2(QByteArray::fromStdString(book.error().text).contains(complaint),
             book.error().text.c_str());
    QVERIFY(!QByteArray::fromStdString(book.error().text).contains("secret"));
}

void TestTokenFile::refusesModes_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0400") << 0400 << true;
    QTest::newRow("0640") << 0640 << false;
    QTest::newRow("0604") << 0604 << false;
    QTest::newRow("0620") << 0620 << false;
    QTest::newRow("0700") << 0700 << false;
}

void TestTokenFile::refusesModes()
{
    QFETCH(int, mode);
    QFETCH(bool, isTaken);
    const auto book = read(write("admin ada 0123456789abcdef\n", mode));
    QCOMPARE(bool(book), isTaken);
    if (!book)
        QCOMPARE(book.error().code, ErrorCode::Refused);
}

void TestTokenFile::refusesWhatIsNoFile()
{
    QVERIFY(!read(m_folder.path().toStdString()));
    const auto missing = read(m_folder.filePath(QStringLiteral("none")).toStdString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::System);
}

void TestTokenFile::identifies_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("who");
    QTest::newRow("right") << QByteArray("Bearer 0123456789abcdef") << QByteArray("ada");
    QTest::newRow("scheme in any case")
        << QByteArray("bEARER  0123456789abcdef") << QByteArray("ada");
    QTest::newRow("empty") << QByteArray("") << QByteArray("token-required");
    QTest::newRow("no scheme") << QByteArray("0123456789abcdef") << QByteArray("token-unknown");
    QTest::newRow("basic") << QByteArray("Basic 0123456789abcdef") << QByteArray("token-unknown");
    QTest::newRow("prefix") << QByteArray("Bearer 0123456789abcde") << QByteArray("token-unknown");
    QTest::newRow("longer") << QByteArray("Bearer 0123456789abcdefg")
                            << QByteArray("token-unknown");
    QTest::newRow("nothing") << QByteArray("Bearer ") << QByteArray("token-unknown");
}

void TestTokenFile::identifies()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, who);
    TokenBook book;
    QVERIFY(book.add(Role::Admin, "ada", "0123456789abcdef"));
    const auto identified = Access(book).identify(field.toStdString());
    if (const auto *caller = std::get_if<Caller>(&identified))
        QCOMPARE(caller->name.toUtf8(), who);
    else
        QCOMPARE(QByteArray(describe(std::get<ErrorId>(identified)).slug.data()), who);
}

void TestTokenFile::onlyLoopbackGoesWithoutTokens_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("127.0.0.1") << QStringLiteral("127.0.0.1") << true;
    QTest::newRow("127.8.9.1") << QStringLiteral("127.8.9.1") << true;
    QTest::newRow("::1") << QStringLiteral("::1") << true;
    QTest::newRow("0.0.0.0") << QStringLiteral("0.0.0.0") << false;
    QTest::newRow("::") << QStringLiteral("::") << false;
    QTest::newRow("10.0.0.1") << QStringLiteral("10.0.0.1") << false;
}

void TestTokenFile::onlyLoopbackGoesWithoutTokens()
{
    QFETCH(QString, address);
    QFETCH(bool, isFine);
    const auto access = Access::forAddress(QHostAddress(address), {});
    QCOMPARE(bool(access), isFine);
    if (isFine)
        QCOMPARE(std::get<Caller>(access->identify(std::nullopt)).role, Role::Admin);
    else
        QVERIFY(access.error().text.find("admin.token_file") != std::string::npos);
    const std::string file = write("viewer v 0123456789abcdef");
    const auto guarded = Access::forAddress(QHostAddress(address), QString::fromStdString(file));
    QVERIFY(guarded);
    QCOMPARE(std::get<ErrorId>(guarded->identify(std::nullopt)), ErrorId::TokenRequired);
}

QTEST_GUILESS_MAIN(TestTokenFile)
#include "tst_token_file.moc"
