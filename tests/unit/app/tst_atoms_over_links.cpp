#include <future>

#include <QtTest>

#include "app/atoms_over_links.h"
#include "erl/control_link.h"
#include "erl_node.h"

using namespace tg;
using namespace tg::app;
using namespace tg::test;

class TestAtomsOverLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshNodeKnowsTheWordsAfterwards();
    void anotherReplyIsAnError();
    void aNodeWithoutALinkIsSaidLater();
};

void TestAtomsOverLinks::aFreshNodeKnowsTheWordsAfterwards()
{
    ErlNode node;
    QVERIFY2(node.start(), node.error().constData());
    erl::LinkCounters counters;
    const SystemClock clock;
    erl::ControlHost link(QStringLiteral("ctl"), node.address(), "tg-atoms@127.0.0.1", counters,
                          clock, 1u);
    link.start();
    std::promise<Result<void>> promise;
    link.object().call({.module = "lists",
                        .function = "map",
                        .arguments = prepareArguments(),
                        .done = [&promise](Result<term::Bytes> reply) {
                            promise.set_value(reply ? readPrepared(*reply)
                                                    : Result<void>(reply.error()));
                        }});
    const auto told = promise.get_future().get();
    QVERIFY2(told, told ? "" : told.error().text.c_str());
    QCOMPARE(node.eval("catch binary_to_existing_atom(<<\"abo\", \"ve\">>)"), QByteArray("above"));
}

void TestAtomsOverLinks::anotherReplyIsAnError()
{
    QCOMPARE(readPrepared({}).error().code, ErrorCode::Refused);
}

void TestAtomsOverLinks::aNodeWithoutALinkIsSaidLater()
{
    const NodeRooms none;
    AtomsOverLinks atoms(none);
    bool isTold = false;
    atoms.prepare(NodeIndex{0}, [&](const Result<void> &done) { isTold = !done; });
    QVERIFY(!isTold);
    QTRY_VERIFY(isTold);
}

QTEST_GUILESS_MAIN(TestAtomsOverLinks)
#include "tst_atoms_over_links.moc"
