<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Fail over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backfill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal split series of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backfilling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On standby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console</name>
    <message>
        <source>%1 is given up: reads of its %2 series go to their other copies, its own copies become gaps until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %3 other nodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets no new series and is read from only where it must be. Writes to its %2 series go on; nothing is moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes part again: its gaps are filled first, then it is read from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 points at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan %1, map %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bytes/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::AckDialog</name>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge an alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note, for the next one on duty:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the list, and is quiet until its state changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::AlarmsPage</name>
    <message>
        <source>Alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledge...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes to stand for 3 s is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an alarm first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is acknowledged already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an alarm to read all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ChartOverlay</name>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ClusterView</name>
    <message>
        <source>Not connected to a gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are old: the gateway has not been heard for more than 5 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection may only look (role viewer).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectDialog</name>
    <message>
        <source>&amp;Only look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed over a unix socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gateway:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token is kept in memory until this console ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionKeeper</name>
    <message>
        <source>The recording ended: its file cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::DemoLink</name>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a recording: &apos;%1&apos; has nobody to run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gateway closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::EventsPage</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without plain information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of state, orders and operations are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayLink</name>
    <message>
        <source>the gateway sent what this console cannot read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer to the greeting within 15 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing heard for 15 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer; the operation may have run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was lost before the answer; the operation may have run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnected after %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway was restarted: its counters begin anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::LastEvents</name>
    <message>
        <source>Last events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::MainWindow</name>
    <message>
        <source>Timeless Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Timeless Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture of the window...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeless Console %1
GPL-3.0-or-later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for everything &amp;anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;alette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move shards away...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fail over...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drain...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;aintenance...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node on the page Nodes first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::NodePanel</name>
    <message>
        <source>Moving shards away needs rebalancing, which this gateway cannot do yet. Drain and Maintenance work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order is in force for this node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been failed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node serves: use Drain or Maintenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It drains already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in maintenance already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts about the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence behind the state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail over...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move shards away...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a node to see the evidence behind its state and to give orders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series, primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erlang name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::NodeStrip</name>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No node configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add [[nodes]] or a [discovery] section to timeless-gateway.toml, then reload the gateway (SIGHUP).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::OperationsDock</name>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Operations: %n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Operations: none running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::OverviewPage</name>
    <message>
        <source>Points per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not serving</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::Page</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console shows what a gateway tells it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself. Does the gateway run, and does its [control] section open this door?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not let this console in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway %1, console %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first figures are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::PlanDialog</name>
    <message>
        <source>Run it although a check says BLOCK (role admin)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway makes a plan; nothing is changed by that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It confirms %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These serve meanwhile: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points have their only valid copy there: they may be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No point has its only copy there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan %1, map %2, holds for %3 s more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be run: a check says BLOCK. Mend what it names, then calculate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is older than 60 s and cannot be run any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent. Waiting for the gateway&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Look at the operations before giving the order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1 runs. It stays in the dock when this window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1: %2. It stays in the dock when this window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1: %2 after %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ShardMap</name>
    <message>
        <source>Shard map</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n shards</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without owner</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>without owner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ShardsPage</name>
    <message>
        <source>Shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shards yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway makes its map when it knows a node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by shard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brighter: more points/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a shard, or move with the arrow keys; Enter shows it in the table.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::SocketOpener</name>
    <message>
        <source>the gateway closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot connect to %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. Its certificate has the SHA-256 %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one.
Pinned: %2
Now: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::StaleBanner</name>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to %1 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data from %1 since %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reason: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::StatusLine</name>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(view paused)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updated %1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gateway -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::TablePane</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden by the filter</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ThroughputPage</name>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway knows no node to connect to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message>
        <source>points per second, last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::TroubleList</name>
    <message>
        <source>What needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: no alarm stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No node is configured: points have nowhere to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- acked by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
