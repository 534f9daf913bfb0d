<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Explain</name>
    <message numerus="yes">
        <source>%1 for %2 series</source>
        <translation>
            <numerusform>%1 for %2 series</numerusform>
            <numerusform>%1 for %2 series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other node(s).</source>
        <translation>
            <numerusform>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other node.</numerusform>
            <numerusform>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) have their only valid copy there: they may be lost.</source>
        <translation>
            <numerusform>%1 point has its only valid copy there: it may be lost.</numerusform>
            <numerusform>%1 points have their only valid copy there: they may be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) may be lost</source>
        <translation>
            <numerusform>%1, %2 point may be lost</numerusform>
            <numerusform>%1, %2 points may be lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateNews</name>
    <message numerus="yes">
        <source>%n node(s) changed their state</source>
        <translation>
            <numerusform>%n node changed its state</numerusform>
            <numerusform>%n nodes changed their state</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::AllGatewaysPage</name>
    <message numerus="yes">
        <source>%1 of %n gateway(s)</source>
        <translation>
            <numerusform>%1 of %n gateway</numerusform>
            <numerusform>%1 of %n gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayList</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OperationsDock</name>
    <message numerus="yes">
        <source>Operations: %n running</source>
        <translation>
            <numerusform>Operations: %n running</numerusform>
            <numerusform>Operations: %n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alarms: %n</source>
        <translation>
            <numerusform>Alarms: %n</numerusform>
            <numerusform>Alarms: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OrderAllDialog</name>
    <message numerus="yes">
        <source>%1 at %n gateway(s)</source>
        <translation>
            <numerusform>%1 at %n gateway</numerusform>
            <numerusform>%1 at %n gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) at risk</source>
        <translation>
            <numerusform>%1, %2 point at risk</numerusform>
            <numerusform>%1, %2 points at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s) can be given the order; the lines say why the others cannot.</source>
        <translation>
            <numerusform>%1 of %n gateway can be given the order; the lines say why the others cannot.</numerusform>
            <numerusform>%1 of %n gateways can be given the order; the lines say why the others cannot.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OrderRun</name>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) at risk</source>
        <translation>
            <numerusform>%1 point at risk</numerusform>
            <numerusform>%1 points at risk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OverviewPage</name>
    <message numerus="yes">
        <source>%n not serving</source>
        <translation>
            <numerusform>%n not serving</numerusform>
            <numerusform>%n not serving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n shard(s)</source>
        <translation>
            <numerusform>of %n shard</numerusform>
            <numerusform>of %n shards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RangeButtons</name>
    <message numerus="yes">
        <source>Show the last %n minutes</source>
        <translation>
            <numerusform>Show the last minute</numerusform>
            <numerusform>Show the last %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RunningFills</name>
    <message numerus="yes">
        <source>and %n more, listed under Operations</source>
        <translation>
            <numerusform>and %n more, listed under Operations</numerusform>
            <numerusform>and %n more, listed under Operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::ShardMap</name>
    <message numerus="yes">
        <source>%n shards</source>
        <translation>
            <numerusform>%n shard</numerusform>
            <numerusform>%n shards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without owner</source>
        <translation>
            <numerusform>%n without owner</numerusform>
            <numerusform>%n without owner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <translation>
            <numerusform>%n moving</numerusform>
            <numerusform>%n moving</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::ShardsPage</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::TablePane</name>
    <message numerus="yes">
        <source>%n rows hidden</source>
        <translation>
            <numerusform>%n row hidden</numerusform>
            <numerusform>%n rows hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden by the filter</source>
        <translation>
            <numerusform>%n row hidden by the filter</numerusform>
            <numerusform>%n rows hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Columns: %n hidden</source>
        <translation>
            <numerusform>Columns: %n hidden</numerusform>
            <numerusform>Columns: %n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message numerus="yes">
        <source>%n shard(s)</source>
        <translation>
            <numerusform>%n shard</numerusform>
            <numerusform>%n shards</numerusform>
        </translation>
    </message>
</context>
</TS>
