// One distribution connection after its handshake: frames out, replies in, ticks answered. Lives on
// the thread of the link that owns it; reports to that link by plain calls from the event loop,
// never from within send().
#pragma once

#include <string>
#include <utility>

#include <QObject>
#include <QSocketNotifier>

#include "erl/frame_reader.h"
#include "erl/frame_writer.h"
#include "erl/handshake.h"
#include "term/pid.h"

namespace tg::erl {

class ConnectionClient
{
public:
    virtual ~ConnectionClient() = default;
    virtual bool wantsStream(std::uint64_t tag, std::size_t resultBytes) = 0; // see FrameSink
    virtual void onChunk(std::uint64_t tag, term::BytesView bytes) = 0;
    virtual void onReply(const Reply &reply) = 0;
    virtual void onReadDone() = 0; // everything one read event brought has been reported
    // The connection is gone (closed by then). The client may forget it, but not destroy it from in
    // here.
    virtual void onConnectionLost(std::string reason) = 0;
};

class DistConnection final : public QObject, private FrameSink
{
    Q_OBJECT

public:
    // gatherBytes: a larger reply is reported cut. bufferBytes: of one read.
    DistConnection(Handshaken handshaken, ConnectionClient &client, std::size_t gatherBytes,
                   std::size_t bufferBytes);
    ~DistConnection() override;

    term::Pid self() const; // its node name is a view into this object
    bool isOpen() const { return m_fd.isOpen(); }
    bool isInFrame() const { return m_reader.isInFrame(); }
    // Since they were last taken.
    std::uint64_t takeBytesIn() { return std::exchange(m_bytesIn, 0); }
    std::uint64_t takeBytesOut() { return std::exchange(m_bytesOut, 0); }

    void send(OutFrame frame);
    void close(); // reports nothing; drops what was not written

private:
    void onTick() override;
    bool wantsStream(std::uint64_t tag, std::size_t resultBytes) override;
    void onChunk(std::uint64_t tag, term::BytesView bytes) override;
    void onReply(const Reply &reply) override;

    void readSome();
    void writeSome();
    void lose(std::string reason);

    UniqueFd m_fd;
    const Handshaken m_identity;
    ConnectionClient &m_client;
    FrameReader m_reader;
    FrameWriter m_writer;
    term::Bytes m_buffer;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
};

} // namespace tg::erl
