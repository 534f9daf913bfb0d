// What a node says it keeps, out of any reply.
#include <functional>

#include <QTest>

#include "cluster/retention.h"
#include "term/term_writer.h"

using namespace tg;
using cluster::readRetention;

namespace {

using Write = std::function<void(term::TermWriter &)>;

// As a node of 0.7 has its Schema struct, that member last.
term::Bytes schemaWith(const Write &retention)
{
    term::Bytes bytes;
    term::TermWriter writer(bytes);
    writer.map(4);
    writer.atom("__struct__");
    writer.atom("Elixir.TimelessMetrics.Schema");
    writer.atom("rollup_interval");
    writer.integer(300'000);
    writer.atom("tiers");
    writer.list(1);
    writer.map(1);
    writer.atom("raw_retention_seconds"); // of something else
    writer.integer(1);
    writer.nil();
    writer.atom("raw_retention_seconds");
    retention(writer);
    return bytes;
}

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSecondsAndForever()
    {
        const auto seconds = [](std::int64_t value) {
            return readRetention(schemaWith([value](auto &writer) { writer.integer(value); }));
        };
        QCOMPARE(seconds(604'800), std::int64_t{604'800});
        QCOMPARE(seconds(0), NodeStatus::kNotTold);
        QCOMPARE(seconds(-5), NodeStatus::kNotTold);
        QCOMPARE(seconds(INT64_MAX), NodeStatus::kForever);
        const auto word = [](const char *text) {
            return readRetention(schemaWith([text](auto &writer) { writer.atom(text); }));
        };
        QCOMPARE(word("forever"), NodeStatus::kForever);
        QCOMPARE(word("never"), NodeStatus::kNotTold);
    }

    void takesNothingFromAnyOtherReply()
    {
        const auto reply = [](const Write &write) {
            term::Bytes bytes;
            term::TermWriter writer(bytes);
            write(writer);
            return readRetention(bytes);
        };
        QCOMPARE(reply([](auto &writer) {
                     writer.tuple(2);
                     writer.atom("badrpc");
                     writer.atom("nodedown");
                 }),
                 NodeStatus::kNotTold);
        QCOMPARE(reply([](auto &writer) { writer.map(0); }), NodeStatus::kNotTold);
        QCOMPARE(reply([](auto &writer) { writer.integer(604'800); }), NodeStatus::kNotTold);
        QCOMPARE(readRetention({}), NodeStatus::kNotTold);
        // Cut anywhere: nothing, or what was complete by then.
        const auto whole = schemaWith([](auto &writer) { writer.integer(604'800); });
        for (std::size_t size = 0; size < whole.size(); ++size)
            QCOMPARE(readRetention(term::BytesView(whole).first(size)), NodeStatus::kNotTold);
    }
};

QTEST_APPLESS_MAIN(TestRetention)
#include "tst_retention.moc"
