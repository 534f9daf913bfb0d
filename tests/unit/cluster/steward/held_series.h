// Series on real nodes, written there directly as no gateway would, and what the nodes hold of
// them. Test's thread.
#pragma once

#include "erl_node.h"

namespace tg::test {

inline constexpr int kHeldSeries = 20;
inline constexpr int kHeldPoints = 10; // of each series, per write

inline void registerSeries(ErlNode &node)
{
    node.eval("devnode:register(timeless_metrics,[{<<\"m\">>,#{<<\"i\">>=>integer_to_binary(I)}}||"
              "I<-lists:seq(1,20)])");
}
// One point a second from `second` on in each series; true if the node said ok to all.
inline bool writePoints(ErlNode &node, qint64 second)
{
    return node.eval(
               "lists:usort(['Elixir.TimelessMetrics':write_batch(timeless_metrics,[{<<\"m\">>,"
               "#{<<\"i\">>=>integer_to_binary(I)},I*1.5," +
               QByteArray::number(second) + "+T}||T<-lists:seq(1,10)])||I<-lists:seq(1,20)])") ==
           "[ok]";
}
inline QByteArray heldBy(ErlNode &node) // how many points, and their hash
{
    return node.eval("L=lists:sort([{Labels,T,float(V)}||{<<\"m\">>,Labels,T,V}<-"
                     "devnode:dump(timeless_metrics)]),{length(L),erlang:phash2(L)}");
}

} // namespace tg::test
