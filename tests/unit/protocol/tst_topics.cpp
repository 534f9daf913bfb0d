// The schemas of the topics are sound, and PROTOCOL.md says the same.
#include <set>

#include <QFile>
#include <QTest>

#include "shared/protocol/commands.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/topics.h"

using namespace tg::protocol;

namespace {

QString latin(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString protocolText()
{
    QFile file(qEnvironmentVariable("TG_SOURCE_DIR") +
               QStringLiteral("/shared/protocol/PROTOCOL.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString typeText(const Column &column)
{
    static constexpr const char *kTypes[] = {"bool", "integer", "real", "text"};
    static constexpr const char *kUnits[] = {
        "",         "unix ms", "ms",   "us",    "points",   "copies", "series",
        "shards",   "nodes",   "gaps", "calls", "messages", "bytes",  "points/s",
        "copies/s", "bytes/s", "1/s",  "1/min", "fraction", "lines"};
    const QString type = QString::fromLatin1(kTypes[static_cast<std::size_t>(column.type)]);
    const QString unit = QString::fromLatin1(kUnits[static_cast<std::size_t>(column.unit)]);
    return unit.isEmpty() ? type : type + QStringLiteral(", ") + unit;
}

QString roleText(Role role)
{
    static constexpr const char *kRoles[] = {"viewer", "operator", "admin"};
    return QString::fromLatin1(kRoles[static_cast<std::size_t>(role)]);
}

} // namespace

class TestTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void haveTheirNumbers();
    void haveSoundColumns();
    void areAsTheDocumentSays();
    void methodsAreAsTheDocumentSays();
    void onlyOperatorsSeeLinesOfClients();
};

void TestTopics::haveTheirNumbers()
{
    const auto schemas = topicSchemas();
    QCOMPARE(schemas.size(), std::size_t{14});
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i) + 1;
        QCOMPARE(static_cast<std::int64_t>(schemas[i].topic), number);
        QCOMPARE(topicNumbered(number), schemas[i].topic);
        QCOMPARE(&schemaOf(schemas[i].topic), &schemas[i]);
    }
    QVERIFY(!topicNumbered(0) && !topicNumbered(15) && !topicNumbered(-1));
}

void TestTopics::haveSoundColumns()
{
    for (const TopicSchema &schema : topicSchemas()) {
        QVERIFY(!schema.columns.empty() && schema.columns.size() <= kMaxColumns);
        const ColumnType key = schema.columns[0].type;
        QVERIFY(key == ColumnType::Integer || key == ColumnType::Text);
        std::set<std::string_view> names;
        for (const Column &column : schema.columns) {
            QVERIFY2(names.insert(column.name).second, column.name.data());
            QVERIFY(!column.meaning.empty());
            QVERIFY(column.unit != Unit::Lines || column.type == ColumnType::Text);
            QVERIFY(column.unit != Unit::UnixMs || column.type == ColumnType::Integer);
        }
    }
}

void TestTopics::areAsTheDocumentSays()
{
    const QString document = protocolText();
    QVERIFY(!document.isEmpty());
    qsizetype at = 0;
    for (const TopicSchema &schema : topicSchemas()) {
        const QString title = QStringLiteral("### %1 %2: %3\n")
                                  .arg(static_cast<int>(schema.topic))
                                  .arg(latin(schema.name), latin(schema.meaning));
        at = document.indexOf(title, at);
        QVERIFY2(at >= 0, qPrintable(title));
        for (const Column &column : schema.columns) {
            const QString line =
                QStringLiteral("\n| %1 | %2 | %3 | %4 |\n")
                    .arg(column.index)
                    .arg(latin(column.name), typeText(column), latin(column.meaning));
            const qsizetype found = document.indexOf(line, at);
            QVERIFY2(found >= 0, qPrintable(line));
            at = found;
        }
    }
    QCOMPARE(document.count(QStringLiteral("\n### ")) - 2, 14); // no topic that there is not
}

void TestTopics::methodsAreAsTheDocumentSays()
{
    const QString document = protocolText();
    for (const Method &method : methods()) {
        const QString line =
            QStringLiteral("\n| %1 | %2 |").arg(QString(method.name), roleText(method.role));
        QVERIFY2(document.contains(line), qPrintable(line));
    }
}

void TestTopics::onlyOperatorsSeeLinesOfClients()
{
    for (const TopicSchema &schema : topicSchemas())
        QCOMPARE(schema.role,
                 schema.topic == Topic::RejectedSamples ? Role::Operator : Role::Viewer);
}

QTEST_APPLESS_MAIN(TestTopics)
#include "tst_topics.moc"
