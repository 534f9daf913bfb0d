// Each message has the bytes that the golden files say (made by another encoder), both ways, and
// whatever is cut, wrong or hostile is refused without harm.
#include <QTest>

#include "golden_messages.h"
#include "shared/protocol/commands.h"

using namespace tg;
using namespace tg::protocol;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

ErrorCode codeOf(Kind kind, const QByteArray &body)
{
    const auto message = decode({static_cast<std::uint8_t>(kind), body});
    return message ? ErrorCode::System : message.error().code;
}

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsTheGoldenFrames_data();
    void writesAndReadsTheGoldenFrames();
    void refusesEveryBeginningOfABody_data() { writesAndReadsTheGoldenFrames_data(); }
    void refusesEveryBeginningOfABody();
    void survivesEveryChangedByte_data() { writesAndReadsTheGoldenFrames_data(); }
    void survivesEveryChangedByte();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void skipsFieldsOfALaterMinor();
    void skipsColumnsOfALaterMinor();
    void leavesOutOffersThatItDoesNotKnow();
    void takesShorterFloatsAndWholeNumbersForReals();
    void cutsATextThatIsTooLongForTheOtherEnd();
    void sendsWhatIsNotANumberAsNotKnown();
    void tellsTheEndsOfTheRangeOfWholeNumbers();
    void refusesToWriteWhatTheOtherEndWouldNotTake();
    void makesOneErrorOfAFrameThatIsTooLong();
    void knowsItsMethodsByName();
};

void TestMessages::writesAndReadsTheGoldenFrames_data()
{
    QTest::addColumn<std::string>("name");
    for (const auto &[name, message] : goldenMessages())
        QTest::newRow(name.c_str()) << name;
}

void TestMessages::writesAndReadsTheGoldenFrames()
{
    QFETCH(std::string, name);
    const Message message = goldenMessages().at(name);
    const QByteArray golden = goldenFrame(name);
    QVERIFY(!golden.isEmpty());
    const auto written = encode(message);
    QVERIFY(written);
    QCOMPARE(written->toHex(' '), golden.toHex(' '));
    const auto read = decode(frameOf(golden));
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QVERIFY(*read == message);
}

void TestMessages::refusesEveryBeginningOfABody()
{
    QFETCH(std::string, name);
    const Frame frame = frameOf(goldenFrame(name));
    for (qsizetype size = 0; size < frame.body.size(); ++size)
        QVERIFY(!decode({frame.kind, frame.body.first(size)}));
    QVERIFY(!decode({frame.kind, frame.body + '\0'}));
}

void TestMessages::survivesEveryChangedByte()
{
    QFETCH(std::string, name);
    const Frame frame = frameOf(goldenFrame(name));
    for (qsizetype at = 0; at < frame.body.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            Frame changed = frame;
            changed.body[at] = static_cast<char>(byte);
            const auto message = decode(changed);
            if (!message)
                continue;
            const auto again = encode(*message);
            QVERIFY(again);
            const auto same = decode(frameOf(*again));
            QVERIFY2(same && *same == *message, changed.body.toHex(' '));
        }
    }
}

void TestMessages::refusesWhatIsWrong_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    using enum Kind;
    using ErrorCode::BadSyntax;
    using ErrorCode::BadValue;
    using ErrorCode::LimitExceeded;
    const auto row = [](const char *name, Kind kind, const QByteArray &body, ErrorCode code) {
        QTest::newRow(name) << kind << body << code;
    };
    row("no kind", Kind(0), hex("a0"), BadValue);
    row("kind of the future", Kind(14), hex("a0"), BadValue);
    row("nothing", Ping, QByteArray(), BadSyntax);
    row("no map", Ping, hex("8100"), BadSyntax);
    row("field missing", Ping, hex("a0"), BadSyntax);
    row("wrong type", Ping, hex("a1006161"), BadSyntax);
    row("field twice", Ping, hex("a200010002"), BadSyntax);
    row("fields descend", Pong, hex("a201010001"), BadSyntax);
    row("bytes behind the map", Ping, hex("a1000100"), BadSyntax);
    row("indefinite map", Ping, hex("bf0001ff"), BadSyntax);
    row("indefinite text", Bye, hex("a1007f6161ff"), BadSyntax);
    row("tag", Ping, hex("a100c101"), BadSyntax);
    row("tag in what is skipped", Ping, hex("a2000105c101"), BadSyntax);
    row("huge map", Ping, hex("bbffffffffffffffff"), BadSyntax);
    row("huge text", Bye, hex("a1007bffffffffffffffff"), BadSyntax);
    row("huge array", Subscribe, hex("a1009bffffffffffffffff"), BadSyntax);
    row("number beyond 63 bits", Ping, hex("a1001bffffffffffffffff"), BadValue);
    row("text no UTF-8", Bye, hex("a10061ff"), BadSyntax);
    row("text of surrogates", Bye, hex("a10063eda080"), BadSyntax);
    row("other magic", Hello, hex("a3006354474401010200"), BadValue);
    row("topic 0", Resync, hex("a10000"), BadValue);
    row("topic of the future", Resync, hex("a1000f"), BadValue);
    row("negative topic", Resync, hex("a10020"), BadValue);
    row("subscribed twice", Subscribe, hex("a100820101"), BadSyntax);
    row("negative seq", Ack, hex("a200010120"), BadValue);
    row("role of the future", Welcome, hex("a80001010003613104613205613306030800098101"), BadValue);
    row("result and error", Reply, hex("a4000101a00261780361") + "79", BadSyntax);
    row("neither result nor error", Reply, hex("a10001"), BadSyntax);
    row("params twice one name", Command, hex("a3000101617002a2616101616102"), BadSyntax);
    row("params with a number as name", Command, hex("a3000101617002a10101"), BadSyntax);
    row("params with bytes", Command, hex("a3000101617002a1616141ff"), BadSyntax);
    row("params with NaN", Command, hex("a3000101617002a16161f97e00"), BadValue);
    row("params nested deeply", Command,
        hex("a3000101617002a16161") + QByteArray(1000, '\x81') + hex("00"), LimitExceeded);
    row("skipped field nested deeply", Ping,
        hex("a2000105") + QByteArray(100'000, '\x81') + hex("00"), LimitExceeded);
    row("skipped maps nested deeply", Ping,
        hex("a2000105") + QByteArray("\xa1\x00", 2).repeated(100'000) + hex("00"), LimitExceeded);
    // Delta of alarms: {0: 5, 1: 1, 4: rows, 5: keys}
    row("row is no array", Delta, hex("a4000501010481010580"), BadSyntax);
    row("row without columns", Delta, hex("a4000501010481800580"), BadSyntax);
    row("row without a key", Delta, hex("a400050101048181f60580"), BadSyntax);
    row("key of another type", Delta, hex("a400050101048181010580"), BadSyntax);
    row("value of another type", Delta, hex("a400050101048182616b010580"), BadSyntax);
    row("row twice", Delta, hex("a400050101048281616b81616b0580"), BadSyntax);
    row("rows descend", Delta, hex("a400050101048281616b81616a0580"), BadSyntax);
    row("removed twice", Delta, hex("a4000501010480058261616161"), BadSyntax);
    row("removed null", Delta, hex("a40005010104800581f6"), BadSyntax);
    row("removed of another type", Delta, hex("a4000501010480058101"), BadSyntax);
    row("65 columns", Delta, hex("a40005010104819841616b") + QByteArray(64, '\xf6') + hex("0580"),
        LimitExceeded);
    row("too many rows", Delta,
        hex("a40005010104992001") + QByteArray(10'000, '\x80') + hex("0580"), LimitExceeded);
    // Snapshot of links: {0: 4, 1: 1, 2: 0, 3: true, 4: [["n", null, null, Infinity]]}
    row("infinite value", Snapshot, hex("a500040101020003f5048184616ef6f6f97c00"), BadValue);
}

void TestMessages::refusesWhatIsWrong()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    QCOMPARE(codeOf(kind, body), code);
}

void TestMessages::skipsFieldsOfALaterMinor()
{
    // Pong {0: 1, 1: 2, 7: {"x": [1.5, null, h'00']}, 900: "y"}
    const auto pong = decode({12, hex("a40001010207a1617883f93e00f641001903846179")});
    QVERIFY(pong);
    QCOMPARE(std::get<Pong>(*pong), (Pong{1, 2}));
}

void TestMessages::skipsColumnsOfALaterMinor()
{
    // Rejected has four columns: [["r", 1, 2.5, 4, "new", [1]]]
    const auto read = decode({5, hex("a5000b0101020003f5048186617201f9410004636e65778101")});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    const auto &rows = std::get<Snapshot>(*read).rows;
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(rows[0].values().size(), std::size_t{4});
    QCOMPARE(rows[0][RejectedColumn::PerSecond], Value(2.5));
}

void TestMessages::leavesOutOffersThatItDoesNotKnow()
{
    Frame frame = frameOf(goldenFrame("welcome"));
    QVERIFY(frame.body.endsWith(hex("840102030e")));
    frame.body.back() = '\x17'; // a topic 23
    const auto read = decode(frame);
    QVERIFY(read);
    QCOMPARE(std::get<Welcome>(*read).topics,
             (std::vector{Topic::Gateway, Topic::Nodes, Topic::Shards}));
}

void TestMessages::takesShorterFloatsAndWholeNumbersForReals()
{
    // Rejected: [["a", 1, 3], ["b", 1, 1.5 in two bytes], ["c", 1, 0.5 in four]]
    const auto read =
        decode({5, hex("a5000b0101020003f50483836161010383616201f93e0083616301fa3f000000")});
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    const auto &rows = std::get<Snapshot>(*read).rows;
    QCOMPARE(rows[0][RejectedColumn::PerSecond], Value(3.0));
    QCOMPARE(rows[1][RejectedColumn::PerSecond], Value(1.5));
    QCOMPARE(rows[2][RejectedColumn::PerSecond], Value(0.5));
}

void TestMessages::cutsATextThatIsTooLongForTheOtherEnd()
{
    Row row(Topic::Events);
    row.set(EventColumn::Number, qint64{1}).set(EventColumn::Text, QString(20'000, QChar(u'é')));
    const auto frame = encode(Snapshot{Topic::Events, 1, 0, true, {row}});
    QVERIFY(frame);
    const auto read = decode(frameOf(*frame));
    QVERIFY(read);
    const auto text = std::get<QString>(std::get<Snapshot>(*read).rows[0][EventColumn::Text]);
    QVERIFY(text.endsWith(QChar(0x2026)));
    QVERIFY(text.startsWith(QStringLiteral("éé")) && !text.contains(QChar::ReplacementCharacter));
    QVERIFY(static_cast<std::size_t>(text.toUtf8().size()) <= kMaxTextBytes);
    QVERIFY(static_cast<std::size_t>(text.toUtf8().size()) > kMaxTextBytes - 4);
}

void TestMessages::sendsWhatIsNotANumberAsNotKnown()
{
    QVERIFY(isNull(real(std::nan(""))));
    QVERIFY(isNull(real(std::numeric_limits<double>::infinity())));
    Row row(Topic::Rejected);
    row.set(RejectedColumn::Reason, QStringLiteral("r"))
        .set(RejectedColumn::PerSecond, std::nan(""));
    const auto frame = encode(Snapshot{Topic::Rejected, 1, 0, true, {row}});
    QVERIFY(frame);
    const auto read = decode(frameOf(*frame));
    QVERIFY(read);
    QVERIFY(isNull(std::get<Snapshot>(*read).rows[0][RejectedColumn::PerSecond]));
}

void TestMessages::tellsTheEndsOfTheRangeOfWholeNumbers()
{
    constexpr auto kLeast = std::numeric_limits<qint64>::min();
    constexpr auto kMost = std::numeric_limits<qint64>::max();
    QCOMPARE(whole(std::numeric_limits<std::uint64_t>::max()), Value(kMost));
    for (const qint64 number : {kLeast, kLeast + 1, qint64{-1}, qint64{0}, kMost}) {
        const auto frame = encode(Ping{number});
        QVERIFY(frame);
        const auto read = decode(frameOf(*frame));
        QVERIFY(read);
        QCOMPARE(std::get<Ping>(*read).sentMs, number);
    }
}

void TestMessages::refusesToWriteWhatTheOtherEndWouldNotTake()
{
    QJsonObject deep;
    for (int i = 0; i < 20; ++i)
        deep = QJsonObject{{QStringLiteral("in"), deep}};
    const auto nested = encode(Command{1, QString(kPlanMake), deep});
    QVERIFY(!nested);
    QCOMPARE(nested.error().code, ErrorCode::BadValue);

    const QJsonObject large{{QStringLiteral("note"), QString(70'000, QLatin1Char('x'))}};
    const auto command = encode(Command{1, QString(kAlarmAck), large});
    QVERIFY(!command);
    QCOMPARE(command.error().code, ErrorCode::LimitExceeded);
    QVERIFY(encode(Reply{1, large})); // the daemon may send more

    Delta delta{Topic::Shards, 1, {}};
    delta.changes.changed.assign(kMaxRowsInFrame + 1, Row(Topic::Shards));
    const auto rows = encode(delta);
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, ErrorCode::LimitExceeded);
}

void TestMessages::makesOneErrorOfAFrameThatIsTooLong()
{
    const QJsonObject large{{QStringLiteral("x"), QString(5'000'000, QLatin1Char('x'))}};
    const auto reply = encode(Reply{1, large});
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::LimitExceeded);
    QVERIFY(reply.error().text.find("5000") != std::string::npos);
}

void TestMessages::knowsItsMethodsByName()
{
    QVERIFY(!findMethod(u"plan.destroy"));
    for (const Method &method : methods())
        QCOMPARE(findMethod(QString(method.name)), &method);
    QVERIFY(findMethod(u"plan.run")->isAnOrder);
    QCOMPARE(findMethod(u"plan.run")->role, Role::Operator);
    QCOMPARE(findMethod(u"explain.series")->role, Role::Viewer);
}

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
