// A development node with a control link to it, and questions that wait for their answer. Belongs
// to the test's thread; the link has its own.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <QCoreApplication>
#include <QTest>

#include "erl/control_link.h"
#include "erl_node.h"

namespace tg::test {

using namespace std::chrono_literals;

inline const std::string kStore = "timeless_metrics";

class AskedNode
{
public:
    // False: node.error() tells why.
    bool start()
    {
        if (!node.start())
            return false;
        connect();
        return true;
    }
    void connect()
    {
        static int counter = 0;
        const auto name = "tg-" + std::to_string(QCoreApplication::applicationPid()) + "-asked" +
                          std::to_string(++counter) + "@127.0.0.1";
        const erl::LinkTimings quick{
            .connectTimeout = 2000ms, .firstBackOff = 20ms, .longestBackOff = 100ms};
        host = std::make_unique<erl::ControlHost>(QStringLiteral("control"), node.address(), name,
                                                  counters, clock, 1, erl::ControlLimits(), quick);
        host->start();
    }
    erl::ControlLink &link() { return host->object(); }

    Result<term::Bytes> call(std::string module, std::string function, term::Bytes arguments)
    {
        struct Reply {
            std::mutex mutex;
            std::optional<Result<term::Bytes>> term;
        };
        const auto reply = std::make_shared<Reply>();
        link().call({.module = std::move(module),
                     .function = std::move(function),
                     .arguments = std::move(arguments),
                     .done = [reply](Result<term::Bytes> term) {
                         const std::lock_guard lock(reply->mutex);
                         reply->term.emplace(std::move(term));
                     }});
        const auto isThere = [&reply] {
            const std::lock_guard lock(reply->mutex);
            return reply->term.has_value();
        };
        if (!QTest::qWaitFor(isThere, 20'000))
            return Error{ErrorCode::System, "never answered"};
        return *reply->term;
    }

    ErlNode node;
    SystemClock clock;
    erl::LinkCounters counters;
    std::unique_ptr<erl::ControlHost> host;
};

} // namespace tg::test
