// The client of the nodes' HTTP API against peers that answer well, badly, slowly or not at all.
#include <optional>

#include <QtTest>

#include "query/node/http_node_client.h"
#include "scripted_peer.h"

using namespace tg;
using namespace tg::query;
using namespace tg::test;

namespace {

constexpr NodeIndex kNode{0};

class Recorder final : public NodeListener
{
public:
    void onHead(const NodeHead &told) override { head = told; }
    void onReadable() override
    {
        if (reads)
            drain();
    }
    void onEnd() override { isWhole = true; }
    void onFailure(Error error) override { failure = std::move(error); }
    void drain()
    {
        for (auto bytes = call->read(65536); !bytes.empty(); bytes = call->read(65536))
            body += bytes;
    }
    bool isOver() const { return isWhole || failure; }

    std::unique_ptr<NodeCall> call;
    bool reads = true;
    std::optional<NodeHead> head;
    std::string body;
    bool isWhole = false;
    std::optional<Error> failure;
};

struct Scene {
    explicit Scene(const std::string &url,
                   const NodeBounds &bounds = {std::chrono::milliseconds(20'000),
                                               std::chrono::milliseconds(20'000),
                                               std::chrono::milliseconds(20'000)})
        : client(shelf, tokens, bounds, failures)
    {
        auto cluster = std::make_shared<cluster::ClusterSnapshot>();
        cluster->nodes.resize(1);
        cluster->nodes[0].index = kNode;
        cluster->nodes[0].httpUrl = url;
        shelf.put(cluster);
    }
    void ask(Recorder &recorder, NodeRequest request = {})
    {
        request.node = kNode;
        if (request.target.empty())
            request.target = "/api/v1/query?metric=m";
        recorder.call = client.ask(std::move(request), recorder);
    }

    cluster::SnapshotShelf shelf;
    NodeTokens tokens;
    NodeFailures failures;
    HttpNodeClient client;
};

constexpr NodeBounds kShort{std::chrono::milliseconds(150), std::chrono::milliseconds(150),
                            std::chrono::milliseconds(150)};

} // namespace

class TestHttpNodeClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void bringsHeadAndBody()
    {
        ScriptedPeer peer(answering("200 OK", "hello", "Content-Type: text/x\r\nX-A: b\r\n"));
        Scene scene(peer.url() + "/");
        scene.tokens.set(kNode, "s3cret");
        Recorder answer;
        scene.ask(answer);
        QTRY_VERIFY(answer.isOver());
        QVERIFY2(answer.isWhole, answer.failure ? answer.failure->text.c_str() : "");
        QCOMPARE(answer.head->status, 200);
        QCOMPARE(answer.head->field("content-type"), std::string_view("text/x"));
        QCOMPARE(answer.head->contentLength().value_or(0), std::uint64_t{5});
        QCOMPARE(answer.body, std::string("hello"));
        QVERIFY(peer.lastHead.startsWith("GET /api/v1/query?metric=m HTTP/1.1\r\n"));
        QVERIFY(peer.lastHead.contains("Authorization: Bearer s3cret\r\n"));
        QVERIFY(peer.lastHead.contains("Accept-Encoding: identity\r\n"));
        QCOMPARE(scene.failures.of(kNode), std::uint64_t{0});
    }

    void leavesPackedBodiesPacked()
    {
        const QByteArray packed("\x1f\x8b\x08 no real gzip", 15);
        ScriptedPeer peer(answering("200 OK", packed, "Content-Encoding: gzip\r\n"));
        Scene scene(peer.url());
        Recorder answer;
        NodeRequest request;
        request.acceptEncoding = "gzip";
        scene.ask(answer, std::move(request));
        QTRY_VERIFY(answer.isWhole);
        QCOMPARE(QByteArray::fromStdString(answer.body), packed);
        QCOMPARE(answer.head->field("content-encoding"), std::string_view("gzip"));
        QVERIFY(peer.lastHead.contains("Accept-Encoding: gzip\r\n"));
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const auto *status :
             {"204 No Content", "302 Found", "400 Bad", "401 No", "403 No", "404 Not Found",
              "407 Proxy", "422 Odd", "429 Many", "500 Oops", "503 Busy", "599 What"})
            QTest::newRow(status) << QByteArray(status);
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(QByteArray, status);
        const bool isEmpty = status.startsWith("204");
        ScriptedPeer peer(answering(status, isEmpty ? "" : "why", "Location: /other\r\n"));
        Scene scene(peer.url());
        Recorder answer;
        scene.ask(answer);
        QTRY_VERIFY(answer.isOver());
        QVERIFY2(answer.isWhole, answer.failure ? answer.failure->text.c_str() : "");
        QCOMPARE(answer.head->status, status.left(3).toInt());
        QCOMPARE(answer.body, std::string(isEmpty ? "" : "why"));
        QCOMPARE(peer.requests, 1);
    }

    void failsWhereThereIsNoAnswer_data()
    {
        using Script = ScriptedPeer::Script;
        QTest::addColumn<Script>("script");
        QTest::addColumn<ErrorCode>("code");
        const auto writing = [](const QByteArray &bytes, bool closes) {
            return [bytes, closes](QTcpSocket &socket, const QByteArray &) {
                socket.write(bytes);
                if (closes)
                    socket.disconnectFromHost();
            };
        };
        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("it hangs") << Script(writing("", false)) << ErrorCode::TimedOut;
        QTest::newRow("it falls silent in its answer")
            << Script(writing(head + "Content-Length: 9\r\n\r\nab", false)) << ErrorCode::TimedOut;
        QTest::newRow("it closes before its answer")
            << Script(writing("", true)) << ErrorCode::Unavailable;
        QTest::newRow("it closes in its answer, length told")
            << Script(writing(head + "Content-Length: 9\r\n\r\nab", true))
            << ErrorCode::Unavailable;
        QTest::newRow("it closes in its answer, chunked")
            << Script(writing(head + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", true))
            << ErrorCode::Unavailable;
        QTest::newRow("it closes in a chunk")
            << Script(writing(head + "Transfer-Encoding: chunked\r\n\r\n20\r\nab", true))
            << ErrorCode::Unavailable;
        QTest::newRow("it does not speak HTTP")
            << Script(writing("SSH-2.0-OpenSSH_9.2\r\n\r\n", true)) << ErrorCode::Unavailable;
    }
    void failsWhereThereIsNoAnswer()
    {
        QFETCH(ScriptedPeer::Script, script);
        QFETCH(ErrorCode, code);
        ScriptedPeer peer(script);
        Scene scene(peer.url(), kShort);
        Recorder answer;
        scene.ask(answer);
        QTRY_VERIFY(answer.isOver());
        QVERIFY(!answer.isWhole);
        QVERIFY2(answer.failure->code == code, answer.failure->text.c_str());
        QCOMPARE(scene.failures.of(kNode), std::uint64_t{1});
    }

    void failsWhereNobodyListens()
    {
        ScriptedPeer peer;
        Scene scene(peer.url());
        peer.close();
        Recorder answer;
        scene.ask(answer);
        QTRY_VERIFY(answer.failure);
        QVERIFY(answer.failure->code == ErrorCode::Unavailable);
    }

    void failsWithoutAnAddressButNotAtOnce()
    {
        Scene scene("");
        Recorder answer;
        scene.ask(answer);
        QVERIFY(!answer.isOver());
        QTRY_VERIFY(answer.failure);
        QVERIFY(answer.failure->code == ErrorCode::Unavailable);
    }

    void aNodeWhoseBytesAreNotReadWaits()
    {
        constexpr qint64 kTotal = 64 << 20;
        constexpr qint64 kHeld = 12 << 20; // the kernel's buffers on loopback are most of it
        qint64 poured = 0;
        ScriptedPeer peer(pouring(poured, kTotal));
        Scene scene(peer.url(), kShort);
        Recorder answer;
        answer.reads = false;
        scene.ask(answer);
        QTRY_VERIFY(answer.head);
        // All buffers are full once nothing more has been taken at ten looks in a row.
        qint64 before = -1;
        int looks = 0;
        QTRY_VERIFY((looks = std::exchange(before, poured) == poured ? looks + 1 : 0) >= 10);
        QVERIFY2(poured < kHeld, QByteArray::number(poured).constData());
        QVERIFY(!answer.isOver()); // the silence is ours
        answer.reads = true;
        answer.drain();
        QTRY_VERIFY_WITH_TIMEOUT(answer.isOver(), 30'000);
        QVERIFY2(answer.isWhole, answer.failure ? answer.failure->text.c_str() : "");
        QCOMPARE(qint64(answer.body.size()), kTotal);
    }

    void destroyingACallClosesItsConnection()
    {
        ScriptedPeer peer;
        Scene scene(peer.url());
        Recorder answer;
        scene.ask(answer);
        QTRY_COMPARE(peer.requests, 1);
        answer.call.reset();
        QTRY_COMPARE(peer.open, 0);
        QVERIFY(!answer.isOver());
    }

    void connectionsAreUsedAgain()
    {
        ScriptedPeer peer(answering("200 OK", "x"));
        Scene scene(peer.url());
        for (int i = 0; i < 5; ++i) {
            Recorder answer;
            scene.ask(answer);
            QTRY_VERIFY(answer.isWhole);
        }
        QCOMPARE(peer.requests, 5);
        QCOMPARE(peer.open, 1);
    }

    void hangingCallsDoNotHoldUpOthers()
    {
        ScriptedPeer peer;
        Scene scene(peer.url());
        std::array<Recorder, 20> hanging;
        for (auto &one : hanging)
            scene.ask(one);
        QTRY_COMPARE(peer.requests, 20);
        peer.script = answering("200 OK", "x");
        Recorder answer;
        scene.ask(answer);
        QTRY_VERIFY(answer.isWhole);
    }

    void postsABody()
    {
        ScriptedPeer peer(answering("201 Created", "{}"));
        Scene scene(peer.url());
        Recorder answer;
        NodeRequest request;
        request.method = "POST";
        request.target = "/x";
        request.body = "abc";
        request.contentType = "a/b";
        scene.ask(answer, std::move(request));
        QTRY_VERIFY(answer.isWhole);
        QVERIFY(peer.lastHead.startsWith("POST /x HTTP/1.1\r\n"));
        QVERIFY(peer.lastHead.contains("Content-Type: a/b\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestHttpNodeClient)
#include "tst_http_node_client.moc"
