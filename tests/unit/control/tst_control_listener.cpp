// The control door's listening socket when the system has no more to give: it pauses, says so once,
// and takes who has waited as soon as it can.
#include <sys/socket.h>
#include <unistd.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include "control/listener.h"
#include "tests/support/descriptor_limit.h"

using namespace tg::control;
using namespace tg::test;
using namespace Qt::StringLiterals;

class TestControlListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesWhenThereAreNoDescriptorsLeft()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer needs descriptors of its own");
#endif
        QTest::failOnWarning(QRegularExpression(u".*"_s)); // but for the one that is awaited
        QTcpServer place;
        QVERIFY(place.listen(QHostAddress::LocalHost));
        std::vector<int> taken;
        const auto closeAll = qScopeGuard([&] {
            for (const int one : taken)
                ::close(one);
        });
        Listener listener(::dup(static_cast<int>(place.socketDescriptor())), 8,
                          [&](int client) { taken.push_back(client); });
        const auto port = place.serverPort();
        place.close();
        QSignalSpy pauses(&listener, &Listener::paused);

        constexpr std::size_t kConsoles = 5;
        std::vector<std::unique_ptr<QTcpSocket>> consoles;
        for (std::size_t i = 0; i < kConsoles; ++i) { // by the kernel: nobody accepts yet
            auto &console = *consoles.emplace_back(std::make_unique<QTcpSocket>());
            console.connectToHost(QHostAddress::LocalHost, port);
            QVERIFY(console.waitForConnected());
        }
        const int nextDescriptor = ::dup(0);
        ::close(nextDescriptor);
        DescriptorLimit limit;
        limit.setTo(static_cast<rlim_t>(nextDescriptor) + 1); // room for one of them
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"cannot accept consoles, trying again: Too many open files"_s));
        listener.start();
        QTRY_VERIFY(pauses.count() >= 2); // and said it once
        QVERIFY(pauses.count() < 10);     // no spinning
        QCOMPARE(taken.size(), 1U);

        limit.setTo(static_cast<rlim_t>(nextDescriptor) + 100);
        QTRY_COMPARE(taken.size(), kConsoles);
        const auto before = pauses.count();
        consoles.push_back(std::make_unique<QTcpSocket>());
        consoles.back()->connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(taken.size(), kConsoles + 1);
        QCOMPARE(pauses.count(), before);
    }
};

QTEST_GUILESS_MAIN(TestControlListener)
#include "tst_control_listener.moc"
