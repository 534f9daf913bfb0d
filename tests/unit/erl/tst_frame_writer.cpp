// Frames go out whole and in order, whatever the socket takes at a time.
#include <fcntl.h>
#include <numeric>
#include <random>
#include <sys/socket.h>

#include <QTest>

#include "erl/frame_writer.h"
#include "erl/unique_fd.h"

using namespace tg;
using namespace tg::erl;
using term::Bytes;

class TestFrameWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesManyPartsThroughASmallSocket()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
        const UniqueFd writing(ends[0]);
        const UniqueFd reading(ends[1]);
        std::mt19937 random(5);
        std::vector<Bytes> parts(2000);
        for (auto &part : parts) {
            part.resize(random() % 3000);
            std::generate(part.begin(), part.end(), std::ref(random));
        }
        FrameWriter writer;
        Bytes expected;
        for (std::size_t at = 0; at < parts.size();) {
            OutFrame frame;
            frame.tag = at + 1;
            frame.head = {0, 0, 0, 0, 112};
            for (std::size_t n = random() % 400; n > 0 && at < parts.size(); --n)
                frame.body.emplace_back(parts[at++]);
            frame.setLength();
            QCOMPARE(std::size_t(frame.head[1]) << 16 | std::size_t(frame.head[2]) << 8 |
                         frame.head[3],
                     frame.bytes() - 4);
            expected.insert(expected.end(), frame.head.begin(), frame.head.end());
            for (const auto &part : frame.body)
                expected.insert(expected.end(), part.begin(), part.end());
            writer.add(std::move(frame));
        }
        QVERIFY(writer.holds(1));

        Bytes received;
        std::uint64_t written = 0;
        bool wasBlocked = false;
        for (auto outcome = FrameWriter::Outcome::Blocked;
             outcome != FrameWriter::Outcome::Drained;) {
            outcome = writer.flush(writing.get(), written);
            QVERIFY(outcome != FrameWriter::Outcome::Failed);
            wasBlocked = wasBlocked || outcome == FrameWriter::Outcome::Blocked;
            Bytes buffer(1 + random() % 50'000);
            const auto got = ::recv(reading.get(), buffer.data(), buffer.size(), 0);
            received.insert(received.end(), buffer.begin(),
                            buffer.begin() + std::max<ssize_t>(0, got));
        }
        for (Bytes buffer(65536);;) {
            const auto got = ::recv(reading.get(), buffer.data(), buffer.size(), 0);
            if (got <= 0)
                break;
            received.insert(received.end(), buffer.begin(), buffer.begin() + got);
        }
        QVERIFY(wasBlocked);
        QVERIFY(writer.isEmpty());
        QVERIFY(!writer.holds(1));
        QCOMPARE(written, expected.size());
        QVERIFY(received == expected);
    }

    void failsWhenThePeerIsGone()
    {
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
        const UniqueFd writing(ends[0]);
        ::close(ends[1]);
        FrameWriter writer;
        OutFrame frame;
        frame.head = {0, 0, 0, 0};
        writer.add(std::move(frame));
        std::uint64_t written = 0;
        QVERIFY(writer.flush(writing.get(), written) == FrameWriter::Outcome::Failed);
    }
};

QTEST_APPLESS_MAIN(TestFrameWriter)
#include "tst_frame_writer.moc"
