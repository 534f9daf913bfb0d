#include <QtTest>

#include "base/errands.h"
#include "base/owned_thread.h"

using namespace tg;

class TestErrands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runOnTheReceiversThreadInOrder();
    void areWaitedForUntilTheyAreDone();
    void areForgottenOnceTheReceiverIsGone();
    void whatAThreadDidIsSeenOnceItIsStopped();
};

void TestErrands::runOnTheReceiversThreadInOrder()
{
    OwnedThread thread = ownThread(QStringLiteral("receiver"));
    QObject receiver;
    receiver.moveToThread(thread.get());
    Errands errands(receiver);
    thread->start();
    std::vector<int> order;
    for (int i = 0; i < 1'000; ++i)
        errands.post(
            [&, i] { order.push_back(QThread::currentThread() == thread.get() ? i : -1); });
    errands.runAndWait([] {});
    QCOMPARE(order.size(), std::size_t(1'000));
    for (int i = 0; i < 1'000; ++i)
        QCOMPARE(order[static_cast<std::size_t>(i)], i);
}

void TestErrands::areWaitedForUntilTheyAreDone()
{
    OwnedThread thread = ownThread(QStringLiteral("receiver"));
    QObject receiver;
    receiver.moveToThread(thread.get());
    Errands errands(receiver);
    thread->start();
    std::string text; // not atomic: the wait orders both accesses
    errands.runAndWait([&text] { text = "done"; });
    QCOMPARE(text, std::string("done"));
}

void TestErrands::areForgottenOnceTheReceiverIsGone()
{
    auto receiver = std::make_unique<QObject>();
    Errands errands(*receiver);
    bool hasRun = false;
    errands.post([&hasRun] { hasRun = true; });
    receiver.reset();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!hasRun);
}

// Also what the destructors of its objects did; ThreadSanitizer would report the plain integer
// otherwise.
void TestErrands::whatAThreadDidIsSeenOnceItIsStopped()
{
    struct Dying final : QObject {
        explicit Dying(int &count)
            : m_count(count)
        {
        }
        ~Dying() override { ++m_count; }
        int &m_count;
    };
    int died = 0;
    for (int round = 0; round < 50; ++round) {
        OwnedThread thread = ownThread(QStringLiteral("short"));
        auto *object = new Dying(died);
        object->moveToThread(thread.get());
        QObject::connect(thread.get(), &QThread::finished, object, &QObject::deleteLater);
        thread->start();
        thread.reset();
        QCOMPARE(died, round + 1);
    }
}

QTEST_GUILESS_MAIN(TestErrands)
#include "tst_errands.moc"
