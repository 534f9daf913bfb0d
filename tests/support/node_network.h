// A network with one node behind it: a namespace of its own for the node, a cable to ours, and ways
// to cut it so that packets vanish and nobody is told. enter() first makes the process a network of
// its own, so whatever is built in it ends with the process, however that ends. Needs root and `ip`
// and `tc` (iproute2). One thread.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace tg::test {

class NodeNetwork
{
public:
    static constexpr const char *kNodeAddress = "192.0.2.2"; // TEST-NET-1, routed nowhere

    // In main(), before there is any thread. Empty; else why there can be no such network here.
    static QByteArray enter();

    // Lays the cable, once a process. Empty; else what failed.
    static QByteArray build();
    // A command to start the node with.
    static QStringList wrapper();

    // All of these: true if it could be done.
    static bool takeLinkDown();      // nothing passes either way
    static bool dropWhatNodeSends(); // what is sent to the node still arrives
    static bool heal();
};

} // namespace tg::test
