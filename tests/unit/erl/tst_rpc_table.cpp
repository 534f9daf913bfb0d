// Every small call is answered exactly once: by its reply, by its time-out or by the loss of the
// link.
#include <QTest>

#include "erl/rpc_table.h"

using namespace tg;
using namespace tg::erl;
using namespace std::chrono_literals;

class TestRpcTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTheCallOfTheTag()
    {
        RpcTable table;
        std::string got;
        table.add(1, {}, [&](Result<term::BytesView> r) {
            got += r ? std::string(term::asText(*r)) : "error";
        });
        QVERIFY(!table.answer({2, term::asBytes("x"), true}));
        QVERIFY(table.answer({1, term::asBytes("x"), true}));
        QVERIFY(!table.answer({1, term::asBytes("x"), true}));
        QCOMPARE(got, std::string("x"));
        QVERIFY(table.isEmpty());
    }

    void refusesAReplyThatWasCut()
    {
        RpcTable table;
        ErrorCode code = ErrorCode::System;
        table.add(1, {}, [&](Result<term::BytesView> r) { code = r.error().code; });
        table.answer({1, term::asBytes("x"), false});
        QCOMPARE(code, ErrorCode::LimitExceeded);
    }

    void expiresWhatIsLateAndNothingElse()
    {
        RpcTable table;
        const Clock::Steady start{1h};
        std::string late;
        for (int i = 1; i <= 4; ++i)
            table.add(std::uint64_t(i), start + i * 1s, [&, i](Result<term::BytesView> r) {
                late += std::to_string(i) + (r.error().code == ErrorCode::TimedOut ? "t" : "u");
            });
        table.expire(start + 2s);
        QCOMPARE(late, std::string("1t2t"));
        table.failAll({ErrorCode::Unavailable, "gone"});
        QCOMPARE(late, std::string("1t2t3u4u"));
    }

    void letsACallbackAddTheNextCall()
    {
        RpcTable table;
        table.add(1, {}, [&](Result<term::BytesView>) {
            table.add(2, {}, [](Result<term::BytesView>) {});
        });
        table.answer({1, {}, true});
        QCOMPARE(table.size(), 1U);
        table.failAll({ErrorCode::Unavailable, ""});
        QVERIFY(table.isEmpty());
    }

    void dropsChunksOfCallsThatWereGivenUp()
    {
        RpcTable table;
        int chunks = 0;
        table.add(
            1, {}, [](Result<term::BytesView>) {}, [&](term::BytesView) { ++chunks; });
        QVERIFY(table.wantsStream(1));
        table.onChunk(1, {});
        table.failAll({ErrorCode::Unavailable, ""});
        table.onChunk(1, {});
        QCOMPARE(chunks, 1);
        QVERIFY(!table.wantsStream(1));
    }
};

QTEST_APPLESS_MAIN(TestRpcTable)
#include "tst_rpc_table.moc"
