// What operators read agrees with the schema: the example file and the manual pages.
#include <map>
#include <set>

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include "app/config/config_schema.h"
#include "app/config/config_value.h"
#include "base/reject_reason.h"
#include "config_folder.h"

using namespace tg::app;

namespace {

QByteArray resource(const char *name)
{
    QFile file(qEnvironmentVariable("TG_SOURCE_DIR") + QStringLiteral("/resources/") +
               QLatin1String(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

// "limits.labels" -> "64" as written; of [[node]] only the first, as "port" -> "0".
std::map<std::string, std::string> writtenValues(const QByteArray &toml)
{
    std::map<std::string, std::string> values;
    QByteArray prefix;
    for (const QByteArray &raw : toml.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith("[["))
            prefix.clear();
        else if (line.startsWith('['))
            prefix = line.mid(1, line.indexOf(']') - 1) + '.';
        const auto equals = line.indexOf(" = ");
        if (!line.startsWith('#') && equals > 0)
            values.emplace(QByteArray(prefix + line.left(equals)).toStdString(),
                           line.mid(equals + 3).toStdString());
    }
    return values;
}

template <typename Owner> void addKeys(std::span<const SchemaRow<Owner>> schema)
{
    Owner defaults{};
    for (const auto &row : schema) {
        QTest::newRow(std::string(row.key).c_str())
            << QByteArray::fromStdString(std::string(row.key)) << row.isRequired
            << QByteArray::fromStdString(valueText(row, row.slot(defaults)));
    }
}

} // namespace

class TestOperatorTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void exampleLoadsWithoutAComplaint();
    void exampleHasEveryKeyWithItsDefault_data();
    void exampleHasEveryKeyWithItsDefault();
    void schemaCoversEveryLimit();
    void manualNamesEveryKey_data() { exampleHasEveryKeyWithItsDefault_data(); }
    void manualNamesEveryKey();
    void manualNamesEveryReason();
    void manualPagesAreFreeOfFormattingErrors_data();
    void manualPagesAreFreeOfFormattingErrors();
};

void TestOperatorTexts::exampleLoadsWithoutAComplaint()
{
    ConfigFolder folder;
    const QByteArray example = resource("timeless-gateway.example.toml");
    QVERIFY(!example.isEmpty());
    const auto result = folder.load(example.toStdString());
    QCOMPARE(folder.rendered(result), QByteArray());
    QCOMPARE(result.config.nodes.size(), std::size_t{2});
}

void TestOperatorTexts::exampleHasEveryKeyWithItsDefault_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isRequired");
    QTest::addColumn<QByteArray>("defaultText");
    addKeys(configSchema());
    addKeys(nodeSchema());
}

void TestOperatorTexts::exampleHasEveryKeyWithItsDefault()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, isRequired);
    QFETCH(QByteArray, defaultText);
    const auto values = writtenValues(resource("timeless-gateway.example.toml"));
    const auto found = values.find(key.toStdString());
    QVERIFY2(found != values.end(), "the example file lacks this key");
    if (!isRequired)
        QCOMPARE(QByteArray::fromStdString(found->second), defaultText);
}

void TestOperatorTexts::schemaCoversEveryLimit()
{
    Config config;
    const auto *const begin = static_cast<const void *>(&config.limits);
    std::set<std::size_t> words; // of Limits, that a key leads to
    for (const auto &row : configSchema()) {
        const auto *const place = std::visit(
            [](auto *slot) { return static_cast<const void *>(slot); }, row.slot(config));
        const auto offset = reinterpret_cast<std::uintptr_t>(place) -
                            reinterpret_cast<std::uintptr_t>(begin); // huge, if it lies before
        if (offset < sizeof(tg::Limits))
            words.insert(offset / sizeof(std::size_t));
    }
    // All but the smallest members have the size of a word: a new one without a key is noticed.
    QCOMPARE(words.size() * sizeof(std::size_t), sizeof(tg::Limits));
}

void TestOperatorTexts::manualNamesEveryKey()
{
    QFETCH(QByteArray, key);
    QVERIFY(resource("man/timeless-gateway.toml.5").contains(QByteArray("\n.It Va " + key + '\n')));
}

void TestOperatorTexts::manualNamesEveryReason()
{
    const QByteArray page = resource("man/timeless-gatewayd.8");
    const auto isNamed = [&page](std::string_view reason) {
        return page.contains(
            QByteArray("\n.It Li " + QByteArray::fromStdString(std::string(reason)) + '\n'));
    };
    for (std::size_t i = 0; i < tg::kRejectReasons; ++i)
        QVERIFY(isNamed(name(static_cast<tg::RejectReason>(i))));
    for (std::size_t i = 0; i < tg::kDropReasons; ++i)
        QVERIFY(isNamed(name(static_cast<tg::DropReason>(i))));
}

void TestOperatorTexts::manualPagesAreFreeOfFormattingErrors_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("daemon") << QStringLiteral("timeless-gatewayd.8");
    QTest::newRow("configuration") << QStringLiteral("timeless-gateway.toml.5");
}

void TestOperatorTexts::manualPagesAreFreeOfFormattingErrors()
{
    QFETCH(QString, page);
    const QString groff = QStandardPaths::findExecutable(QStringLiteral("groff"));
    QVERIFY2(!groff.isEmpty(),
             "groff is needed to check the manual pages: apt-get install groff-base");
    QProcess process;
    process.start(
        groff, {QStringLiteral("-mandoc"), QStringLiteral("-Tutf8"), QStringLiteral("-ww"),
                QStringLiteral("-z"),
                qEnvironmentVariable("TG_SOURCE_DIR") + QStringLiteral("/resources/man/") + page});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestOperatorTexts)
#include "tst_operator_texts.moc"
