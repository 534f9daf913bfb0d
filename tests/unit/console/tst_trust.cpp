// Certificates and tokens, over real TLS on loopback.
#include <QtTest>

#include "console/app/main_window.h"
#include "console/app/pin_changed_page.h"
#include "console/dialogs/token_dialog.h"
#include "console/dialogs/trust_dialog.h"
#include "console/link/token_file.h"
#include "tests/unit/console/tls_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestTrust : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestCertificate> m_first;
    std::unique_ptr<TestCertificate> m_second;
    QTemporaryDir m_folder;

    static SavedConnection to(const TlsGateway &gateway)
    {
        SavedConnection one;
        one.name = u"production"_s;
        one.address = {Transport::Tls, {}, u"127.0.0.1"_s, gateway.port()};
        return one;
    }
    static Phase phaseOf(MainWindow &window)
    {
        return window.connection().focus()->feed().status().phase;
    }
    template <typename Dialog> static Dialog *shown(const MainWindow &window)
    {
        for (auto *dialog : window.findChildren<Dialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (auto *one : dialog.findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    static QString allTexts(const QWidget &widget)
    {
        QString text;
        for (const auto *label : widget.findChildren<QLabel *>())
            text += label->text() + u'\n';
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_first = std::make_unique<TestCertificate>(u"gw.example.com"_s);
        m_second = std::make_unique<TestCertificate>(u"gw.example.com"_s);
        QVERIFY2(m_first->isThere() && m_second->isThere(), "openssl makes no certificate");
        QVERIFY(m_first->sha256() != m_second->sha256());
    }

    void theFirstContactIsAskedAboutAndEnterDoesNotTrust()
    {
        TlsGateway gateway(*m_first);
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        window.connectTo(to(gateway));
        QTRY_COMPARE(phaseOf(window), Phase::Refused);
        QTRY_VERIFY(shown<TrustDialog>(window));
        auto *dialog = shown<TrustDialog>(window);
        const auto text = allTexts(*dialog);
        QVERIFY(text.contains(fingerprintText(m_first->sha256()).left(47)));
        QVERIFY(text.contains(u"gw.example.com"_s));
        QVERIFY(text.contains(u"Issued by: gw.example.com, Test"_s));
        QVERIFY(text.contains(u"self-signed"_s) || text.contains(u"self signed"_s));
        QVERIFY(text.contains(QLocale().toString(QDateTime::currentDateTime().addDays(30).date(),
                                                 QLocale::ShortFormat)));
        QVERIFY(!button(*dialog, u"Trust and pin"_s)->isDefault());
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!shown<TrustDialog>(window));
        clock.advance(1h);
        window.connection().focus()->link()->check();
        QCOMPARE(phaseOf(window), Phase::Refused); // no retry
        QCOMPARE(gateway.hellos(), 0);             // and nothing was sent
    }

    void trustingPinsItAlsoInTheSavedConnection()
    {
        TlsGateway gateway(*m_first);
        ManualClock clock;
        Settings settings(m_folder.filePath(u"pins.ini"_s));
        MainWindow window(clock, settings);
        window.show();
        auto one = to(gateway);
        one.id = *settings.keepConnection(one);
        window.connectTo(one);
        QTRY_VERIFY(shown<TrustDialog>(window));
        QTest::mouseClick(button(*shown<TrustDialog>(window), u"Trust and pin"_s), Qt::LeftButton);
        QTRY_COMPARE(phaseOf(window), Phase::Up);
        QCOMPARE(settings.connections().front().pinnedSha256, m_first->sha256());
        QCOMPARE(gateway.hellos(), 1);
    }

    void aChangedPinIsAFullStop()
    {
        TlsGateway gateway(*m_second);
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        auto one = to(gateway);
        one.pinnedSha256 = m_first->sha256();
        window.connectTo(one);
        QTRY_COMPARE(phaseOf(window), Phase::Refused);
        auto *page = window.findChild<PinChangedPage *>();
        QTRY_VERIFY(page->isVisible());
        QVERIFY(!shown<TrustDialog>(window));
        const auto text = allTexts(*page);
        QVERIFY(text.contains(fingerprintText(m_first->sha256()).left(47)));
        QVERIFY(text.contains(fingerprintText(m_second->sha256()).left(47)));
        QStringList buttons;
        for (const auto *each : page->findChildren<QPushButton *>())
            buttons << each->text();
        QCOMPARE(buttons, (QStringList{u"Copy both fingerprints"_s, u"Disconnect"_s}));
        window.answerGateway(); // neither does the menu lead past it
        QVERIFY(!shown<TrustDialog>(window));
        QCOMPARE(gateway.hellos(), 0);
        QTest::mouseClick(button(*page, u"Disconnect"_s), Qt::LeftButton);
        QVERIFY(window.connection().gateways().empty());
    }

    void aCertificateThatChangesLaterIsNoticedAtTheNextConnection()
    {
        TlsGateway gateway(*m_first);
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        auto one = to(gateway);
        one.pinnedSha256 = m_first->sha256();
        window.connectTo(one);
        QTRY_COMPARE(phaseOf(window), Phase::Up);
        gateway.useCertificate(*m_second);
        gateway.hangUp();
        QTRY_COMPARE(phaseOf(window), Phase::Waiting);
        clock.advance(1s);
        window.connection().focus()->link()->check();
        QTRY_COMPARE(phaseOf(window), Phase::Refused);
        QVERIFY(window.findChild<PinChangedPage *>()->isVisible());
        QCOMPARE(gateway.hellos(), 1);
    }

    void anAuthorityOfOnesOwnIsEnough()
    {
        TlsGateway gateway(*m_first);
        ManualClock clock;
        MainWindow window(clock);
        window.setCaFile(m_first->file());
        window.connectTo(to(gateway));
        QTRY_COMPARE(phaseOf(window), Phase::Up);
    }

    void aWrongTokenIsAskedForAndNotTriedAgain()
    {
        TlsGateway gateway(*m_first);
        gateway.setToken(u"right"_s);
        ManualClock clock;
        MainWindow window(clock);
        window.show();
        auto one = to(gateway);
        one.pinnedSha256 = m_first->sha256();
        window.connectTo(one, u"wrong"_s);
        QTRY_COMPARE(phaseOf(window), Phase::Refused);
        clock.advance(1h);
        window.connection().focus()->link()->check();
        QCOMPARE(gateway.hellos(), 1);
        auto *dialog = shown<TokenDialog>(window);
        QVERIFY(dialog);
        auto *box = dialog->findChild<QLineEdit *>();
        QCOMPARE(box->echoMode(), QLineEdit::Password);
        QVERIFY(allTexts(*dialog).contains(u"no such token"_s));
        QTest::keyClicks(box, u"right"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(phaseOf(window), Phase::Up);
        QCOMPARE(gateway.hellos(), 2);
    }

    void aTokenIsKeptForTheSessionOnlyIfWanted_data()
    {
        QTest::addColumn<bool>("isKept");
        QTest::newRow("kept") << true;
        QTest::newRow("not kept") << false;
    }
    void aTokenIsKeptForTheSessionOnlyIfWanted()
    {
        QFETCH(bool, isKept);
        TlsGateway gateway(*m_first);
        gateway.setToken(u"right"_s);
        ManualClock clock;
        Settings settings(m_folder.filePath(u"tokens.ini"_s));
        MainWindow window(clock, settings);
        window.show();
        auto one = to(gateway);
        one.pinnedSha256 = m_first->sha256();
        window.connectTo(one, u"right"_s, isKept);
        QTRY_COMPARE(phaseOf(window), Phase::Up);
        gateway.hangUp();
        QTRY_COMPARE(phaseOf(window), Phase::Waiting);
        clock.advance(1s);
        window.connection().focus()->link()->check();
        QTRY_COMPARE(phaseOf(window), isKept ? Phase::Up : Phase::Refused);
        QCOMPARE(gateway.heard().back().token, isKept ? u"right"_s : QString());
        // Nobody is before the screen at such a moment: the page has a button, no dialog pops up.
        QVERIFY(!shown<TokenDialog>(window));
        QFile file(settings.fileName());
        if (file.open(QFile::ReadOnly))
            QVERIFY(!file.readAll().contains("right"));
    }

    void tokenFilesMustBePrivate_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("0600") << 0x6000 << true;
        QTest::newRow("0400") << 0x4000 << true;
        QTest::newRow("0640") << 0x6040 << false;
        QTest::newRow("0604") << 0x6004 << false;
        QTest::newRow("0620") << 0x6020 << false;
    }
    void tokenFilesMustBePrivate()
    {
        QFETCH(int, mode);
        QFETCH(bool, isRead);
        QFile file(m_folder.filePath(u"token"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("secret\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::Permissions(mode)));
        const auto token = readTokenFile(file.fileName());
        QCOMPARE(static_cast<bool>(token), isRead);
        if (isRead)
            QCOMPARE(*token, u"secret"_s);
        else
            QVERIFY(token.error().text.find("chmod 600") != std::string::npos);
        QVERIFY(file.remove());
    }

    void tokenFilesThatAreNoneAreRefused()
    {
        QVERIFY(!readTokenFile(m_folder.filePath(u"missing"_s)));
        QCOMPARE(readTokenFile(m_folder.path()).error().code, ErrorCode::Refused);
        QFile file(m_folder.filePath(u"long"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(!readTokenFile(file.fileName())); // empty
        file.write(QByteArray(2'000, 'x'));
        file.close();
        QCOMPARE(readTokenFile(file.fileName()).error().code, ErrorCode::BadValue);
    }

    void fingerprintsAreReadWithAndWithoutColons()
    {
        const auto sha256 = m_first->sha256();
        QCOMPARE(*parseFingerprint(fingerprintText(sha256)), sha256);
        QCOMPARE(*parseFingerprint(QString::fromLatin1(sha256.toHex())), sha256);
        for (const auto &text : {u""_s, u"12"_s, QString(64, u'g'), QString(66, u'a')})
            QVERIFY2(!parseFingerprint(text), qPrintable(text));
    }
};

QTEST_MAIN(TestTrust)
#include "tst_trust.moc"
