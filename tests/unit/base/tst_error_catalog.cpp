// Every error: its entry, what is written about it in resources/docs/errors.md, and the code that
// answers with it, each against the others; and the body in every shape.
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "base/error_body.h"

using namespace tg;
using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString sourceDir()
{
    return qEnvironmentVariable("TG_SOURCE_DIR");
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The document's table: cells by id.
QMap<QString, QStringList> documented()
{
    const QString section = contentOf(sourceDir() + QLatin1String("/resources/docs/errors.md"))
                                .section(QLatin1String("\n## Errors\n"), 1)
                                .section(QLatin1String("\n## "), 0, 0);
    QMap<QString, QStringList> rows;
    for (const QString &line : section.split(u'\n')) {
        if (!line.startsWith(QLatin1String("| `")))
            continue;
        QStringList cells = line.mid(1).chopped(1).split(u'|');
        for (QString &cell : cells)
            cell = cell.trimmed();
        const QString id = cells.takeFirst().remove(u'`');
        rows.insert(id, cells);
    }
    return rows;
}

// All of the daemon but the catalogue itself.
QString code()
{
    QString all;
    QDirIterator files(sourceDir() + QLatin1String("/daemon"),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains(QLatin1String("base/error_catalog.")))
            all += contentOf(path);
    }
    return all;
}

// As it stands in the enum.
QStringList enumerators()
{
    const QString list = contentOf(sourceDir() + QLatin1String("/daemon/base/error_catalog.h"))
                             .section(QLatin1String("enum class ErrorId : std::uint8_t {"), 1)
                             .section(u'}', 0, 0)
                             .remove(QRegularExpression(QStringLiteral("//[^\n]*")));
    QStringList names = list.split(u',');
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

QJsonObject bodyOf(ErrorId id, std::string_view detail, ErrorShape shape,
                   std::string_view extra = {})
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(errorBody(id, detail, shape, extra)))
        .object();
}

} // namespace

class TestErrorCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesAreSound()
    {
        QStringList ids;
        static const QRegularExpression words(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
        for (const ErrorEntry &entry : errorCatalog()) {
            QVERIFY(words.match(text(entry.slug)).hasMatch());
            QVERIFY(entry.status >= 400 && entry.status <= 599);
            QVERIFY(!entry.title.empty() && entry.whatToDo.ends_with('.'));
            // Retry-After must not be told where it would fail again, nor be missing elsewhere.
            QVERIFY2(!entry.hasRetryAfter() || entry.again != Again::No, entry.slug.data());
            ids.append(text(entry.slug));
        }
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    void theDocumentHasEveryErrorAndNoOther()
    {
        auto rows = documented();
        QVERIFY(!rows.isEmpty());
        for (const ErrorEntry &entry : errorCatalog()) {
            const QStringList expected{QString::number(entry.status), text(nameOf(entry.again)),
                                       text(nameOf(entry.door)), text(entry.title),
                                       text(entry.whatToDo)};
            QCOMPARE(rows.take(text(entry.slug)), expected);
        }
        QCOMPARE(rows.keys(), QStringList());
    }

    // No entry that nothing answers with, and no answer past the catalogue.
    void theCodeAnswersWithEveryErrorAndNoOther()
    {
        const QString daemon = code();
        const QStringList names = enumerators();
        QCOMPARE(static_cast<std::size_t>(names.size()), errorCatalog().size());
        for (const QString &name : names) {
            const QRegularExpression use(QLatin1String("ErrorId::") + name + QLatin1String("\\b"));
            QVERIFY2(use.match(daemon).hasMatch(), qPrintable(name));
        }
        QCOMPARE(daemon.count(QLatin1String("urn:timeless-gateway:error:")), 1);
        QCOMPARE(daemon.count(QLatin1String("application/problem+json")), 1 + 1); // and a comment
    }

    void everyShapeHasTheId_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QStringList>("members");
        const QStringList problem{u"detail"_s, u"help"_s, u"status"_s, u"title"_s, u"type"_s};
        QTest::newRow("a read") << QByteArray("/api/v1/query_range")
                                << QByteArray("application/problem+json") << problem;
        QTest::newRow("nothing") << QByteArray() << QByteArray("application/problem+json")
                                 << problem;
        for (const auto *path : {"/api/v1/import", "/api/v1/import/prometheus", "/api/v1/write"})
            QTest::newRow(path) << QByteArray(path) << QByteArray("application/json")
                                << QStringList{u"detail"_s, u"error"_s, u"help"_s, u"id"_s,
                                               u"status"_s, u"title"_s, u"type"_s};
        for (const auto *path : {"/write", "/api/v2/write", "/query", "/ping"})
            QTest::newRow(path) << QByteArray(path) << QByteArray("application/json")
                                << QStringList{u"code"_s, u"error"_s, u"id"_s, u"message"_s};
        QTest::newRow("Prometheus")
            << QByteArray("/prometheus/api/v1/query") << QByteArray("application/json")
            << QStringList{u"error"_s, u"errorType"_s, u"status"_s};
    }
    void everyShapeHasTheId()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, contentType);
        QFETCH(QStringList, members);
        const auto shape = errorShapeOf(path.toStdString());
        QCOMPARE(text(contentTypeOf(shape)), QString::fromLatin1(contentType));
        const std::string detail = "node \"a\"\\ \n\x7f \xc3\xa9 \xff";
        const auto shown = QStringLiteral("node \"a\"\\ \n\x7f \u00e9 \ufffd");
        for (const ErrorEntry &entry : errorCatalog()) {
            const auto body = bodyOf(entry.id, detail, shape);
            QCOMPARE(body.keys(), members);
            const auto id = text(entry.slug);
            if (shape == ErrorShape::Prometheus) {
                QCOMPARE(body.value(QLatin1String("error")).toString(),
                         QString(id + QLatin1String(": ") + shown));
                QCOMPARE(body.value(QLatin1String("status")).toString(), QStringLiteral("error"));
                continue;
            }
            const bool isInflux = shape == ErrorShape::Influx;
            QCOMPARE(body.value(QLatin1String(isInflux ? "message" : "detail")).toString(), shown);
            if (members.contains(QLatin1String("id")))
                QCOMPARE(body.value(QLatin1String("id")).toString(), id);
            if (members.contains(QLatin1String("error")))
                QCOMPARE(body.value(QLatin1String("error")).toString(), shown);
            if (isInflux)
                continue;
            QCOMPARE(body.value(QLatin1String("type")).toString(),
                     QString(QLatin1String("urn:timeless-gateway:error:") + id));
            QCOMPARE(body.value(QLatin1String("status")).toInt(), entry.status);
            QCOMPARE(body.value(QLatin1String("title")).toString(), text(entry.title));
            QCOMPARE(body.value(QLatin1String("help")).toString(), text(entry.whatToDo));
        }
    }

    void takesFurtherMembers()
    {
        const auto body = bodyOf(ErrorId::NoUsableLine, "x", ErrorShape::Influx, ",\"samples\":0");
        QCOMPARE(body.value(QLatin1String("samples")).toInt(-1), 0);
        QCOMPARE(body.value(QLatin1String("code")).toString(), QStringLiteral("invalid"));
    }
};

QTEST_APPLESS_MAIN(TestErrorCatalog)
#include "tst_error_catalog.moc"
