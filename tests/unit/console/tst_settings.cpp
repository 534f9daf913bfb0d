#include <QFile>
#include <QSettings>
#include <QtTest>

#include "console/settings/settings.h"

using namespace tg;
using namespace tg::console;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file() const { return m_folder->filePath(u"console.ini"_s); }
    void write(const QByteArray &text) const
    {
        QFile own(file());
        QVERIFY(own.open(QFile::WriteOnly));
        own.write(text);
    }
    QByteArray written() const
    {
        QFile own(file());
        return own.open(QFile::ReadOnly) ? own.readAll() : QByteArray();
    }
    static SavedConnection production()
    {
        SavedConnection one;
        one.name = u"production, Ä=1"_s;
        one.tag = ColorTag::Red;
        one.address = *parseGatewayAddress(u"tls://gw-1.example.com:9430"_s);
        one.wantsReadOnly = true;
        one.connectsAtStart = true;
        one.pinnedSha256 = QByteArray(32, '\x5A');
        one.tokenFile = u"/home/ana/token"_s;
        return one;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aNewFileHasDefaultsAndIsNotMadeByReading()
    {
        Settings settings(file());
        QCOMPARE(settings.palette(), PaletteChoice::Auto);
        QCOMPARE(settings.density(), Density::Comfortable);
        QCOMPARE(settings.confirmLevel(), ConfirmLevel::AtRisk);
        QCOMPARE(settings.rangeMinutes(), 5);
        QCOMPARE(settings.page(6), 0);
        QVERIFY(settings.geometry().isEmpty());
        QVERIFY(settings.connections().empty());
        QCOMPARE(settings.takeProblems(), QStringList());
        QVERIFY(!QFile::exists(file()));
    }

    void everythingComesBackAsItWasKept()
    {
        {
            Settings settings(file());
            settings.setPalette(PaletteChoice::Dark);
            settings.setDensity(Density::Compact);
            settings.setConfirmLevel(ConfirmLevel::Always);
            settings.setLanguage(u"en"_s);
            settings.setRangeMinutes(60);
            settings.setPage(3);
            settings.setGeometry(QByteArray("geometry\0with a nought", 22));
            settings.setWindowState("state"_ba);
            settings.setHeader(u"nodes-0"_s, u"Node|State"_s, "widths"_ba);
            QVERIFY(settings.keepConnection(production()));
        }
        Settings settings(file());
        QCOMPARE(settings.palette(), PaletteChoice::Dark);
        QCOMPARE(settings.density(), Density::Compact);
        QCOMPARE(settings.confirmLevel(), ConfirmLevel::Always);
        QCOMPARE(settings.language(), u"en"_s);
        QCOMPARE(settings.rangeMinutes(), 60);
        QCOMPARE(settings.page(6), 3);
        QCOMPARE(settings.geometry(), QByteArray("geometry\0with a nought", 22));
        QCOMPARE(settings.windowState(), "state"_ba);
        QCOMPARE(settings.header(u"nodes-0"_s, u"Node|State"_s), "widths"_ba);
        QCOMPARE(settings.header(u"nodes-0"_s, u"Node|State|New"_s), QByteArray());
        QCOMPARE(settings.connections().size(), std::size_t{1});
        auto wanted = production();
        wanted.id = settings.connections().front().id;
        QVERIFY(settings.connections().front() == wanted);
        QCOMPARE(settings.takeProblems(), QStringList());
        QVERIFY(written().contains("schema=1"));
    }

    void brokenValuesFallBackWithOneSentenceEach_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("palette") << "[look]\npalette=pink\n"_ba << u"look/palette"_s;
        QTest::newRow("density") << "[look]\ndensity=7\n"_ba << u"look/density"_s;
        QTest::newRow("language") << "[look]\nlanguage=tlh\n"_ba << u"look/language"_s;
        QTest::newRow("confirm") << "[orders]\nconfirm=never\n"_ba << u"orders/confirm"_s;
        QTest::newRow("range") << "[view]\nrange_minutes=-5\n"_ba << u"view/range_minutes"_s;
        QTest::newRow("page") << "[view]\npage=99\n"_ba << u"view/page"_s;
        QTest::newRow("page, no number") << "[view]\npage=x\n"_ba << u"view/page"_s;
        QTest::newRow("geometry") << "[window]\ngeometry=?!\n"_ba << u"window/geometry"_s;
        QTest::newRow("state") << "[window]\nstate=\n"_ba << u"window/state"_s;
        QTest::newRow("schema") << "[General]\nschema=x\n"_ba << u"schema"_s;
        QTest::newRow("schema below the first") << "[General]\nschema=0\n"_ba << u"schema"_s;
        QTest::newRow("newer schema") << "[General]\nschema=7\n"_ba << u"schema 7"_s;
        QTest::newRow("no INI file") << "<xml>\nrubbish\n"_ba << u"not an INI file"_s;
        QTest::newRow("connection without a name")
            << "[connections]\nc1\\address=unix:/x\n"_ba << u"connections/c1"_s;
        QTest::newRow("address") << "[connections]\nc1\\name=a\nc1\\address=ftp://x\n"_ba
                                 << u"connections/c1"_s;
        QTest::newRow("plain TCP elsewhere")
            << "[connections]\nc1\\name=a\nc1\\address=tcp://10.0.0.1:9430\n"_ba
            << u"another one"_s;
        QTest::newRow("pin") << "[connections]\nc1\\name=a\nc1\\address=tls://h:1\nc1\\pin=12\n"_ba
                             << u"connections/c1"_s;
        QTest::newRow("flag")
            << "[connections]\nc1\\name=a\nc1\\address=unix:/x\nc1\\auto_connect=maybe\n"_ba
            << u"auto_connect"_s;
    }
    void brokenValuesFallBackWithOneSentenceEach()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        write(text);
        Settings settings(file());
        for (int time = 0; time < 2; ++time) { // asking again does not complain again
            QCOMPARE(settings.palette(), PaletteChoice::Auto);
            QCOMPARE(settings.density(), Density::Comfortable);
            QCOMPARE(settings.confirmLevel(), ConfirmLevel::AtRisk);
            QCOMPARE(settings.language(), QString());
            QCOMPARE(settings.rangeMinutes(), 5);
            QCOMPARE(settings.page(6), 0);
            QVERIFY(settings.geometry().isEmpty());
            QVERIFY(settings.windowState().isEmpty());
            for (const auto &one : settings.connections())
                QVERIFY(!one.connectsAtStart);
        }
        const auto problems = settings.takeProblems();
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().contains(named), qPrintable(problems.first()));
        QVERIFY(problems.first().contains(file()));
        QCOMPARE(settings.takeProblems(), QStringList());
    }

    void aBrokenPinIsNeverTakenForNoPin()
    {
        write("[connections]\nc1\\name=a\nc1\\address=tls://h:1\nc1\\pin=12\n");
        Settings settings(file());
        QVERIFY(settings.connections().empty());
    }

    void unknownKeysAreKept()
    {
        write("[General]\nschema=1\nfuture=yes\n[look]\npalette=dark\nshine=9\n"
              "[connections]\nc1\\name=a\nc1\\address=unix:/x\nc1\\colour_depth=3\n");
        {
            Settings settings(file());
            settings.setPalette(PaletteChoice::Light);
            auto one = settings.connections().front();
            one.name = u"b"_s;
            QVERIFY(settings.keepConnection(one));
            settings.resetLayout();
        }
        const QSettings raw(file(), QSettings::IniFormat);
        QCOMPARE(raw.value(u"future"_s).toString(), u"yes"_s);
        QCOMPARE(raw.value(u"look/shine"_s).toString(), u"9"_s);
        QCOMPARE(raw.value(u"look/palette"_s).toString(), u"light"_s);
        QCOMPARE(raw.value(u"connections/c1/colour_depth"_s).toString(), u"3"_s);
        QCOMPARE(raw.value(u"connections/c1/name"_s).toString(), u"b"_s);
    }

    void aFileThatIsNoIniFileIsLeftAlone()
    {
        const QByteArray text = "<xml>\nrubbish\n";
        write(text);
        {
            Settings settings(file());
            settings.setPalette(PaletteChoice::Dark);
        }
        QCOMPARE(written(), text);
    }

    void resetForgetsTheLayoutAndNothingElse()
    {
        Settings settings(file());
        settings.setGeometry("g"_ba);
        settings.setHeader(u"nodes-0"_s, u"a"_s, "h"_ba);
        settings.setRangeMinutes(15);
        settings.setPalette(PaletteChoice::Dark);
        QVERIFY(settings.keepConnection(production()));
        settings.resetLayout();
        QVERIFY(settings.geometry().isEmpty());
        QVERIFY(settings.header(u"nodes-0"_s, u"a"_s).isEmpty());
        QCOMPARE(settings.rangeMinutes(), 5);
        QCOMPARE(settings.palette(), PaletteChoice::Dark);
        QCOMPARE(settings.connections().size(), std::size_t{1});
    }

    void connectionsAreChangedAndRemovedById()
    {
        Settings settings(file());
        const auto first = settings.keepConnection(production());
        QVERIFY(first);
        auto other = production();
        other.name = u"test"_s;
        const auto second = settings.keepConnection(other);
        QVERIFY(second);
        QVERIFY(*first != *second);
        other.id = *second;
        other.name = production().name;
        const auto taken = settings.keepConnection(other);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::BadValue);
        settings.removeConnection(*first);
        QVERIFY(settings.keepConnection(other));
        QCOMPARE(settings.connections().size(), std::size_t{1});
        QCOMPARE(settings.connections().front().name, production().name);
    }

    void thereAreAtMostSoManyConnections()
    {
        Settings settings(file());
        auto one = production();
        for (int i = 0; i < kMostSavedConnections; ++i) {
            one.name = u"gateway %1"_s.arg(i);
            QVERIFY(settings.keepConnection(one));
        }
        one.name = u"one more"_s;
        const auto refused = settings.keepConnection(one);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    }

    void namesThatCouldBeAddressesAreRefused()
    {
        auto one = production();
        for (const auto &name : {u""_s, u"  "_s, u"tls://x"_s, u"a/b"_s, QString(65, u'x')}) {
            one.name = name;
            QVERIFY2(!problemOf(one).isEmpty(), qPrintable(name));
        }
        one.name = u"gw"_s;
        QCOMPARE(problemOf(one), QString());
        one.address = *parseGatewayAddress(u"unix:/run/x.sock"_s);
        QVERIFY(problemOf(one).contains(u"pinned"_s));
    }

    void aFileThatCannotBeWrittenIsSaidOnce()
    {
        QVERIFY(QFile(m_folder->filePath(u"plain"_s)).open(QFile::WriteOnly));
        Settings settings(m_folder->filePath(u"plain/console.ini"_s)); // no folder
        settings.setPage(1);
        settings.setPage(2);
        QCOMPARE(settings.takeProblems().size(), 1);
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
