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
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New series</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no id yet, it is asked for with the next point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This series is known: its owner is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gateway does not know this series. A new one would be owned by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
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
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes: further nodes hold points of it; a heal gives both copies all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shard key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner by the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standby by the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking of the shard, best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is asked alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asked: no series matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several nodes are asked, each for a part of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, samples from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggregate over series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series without a readable copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split series among them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes whose series are not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
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
        <source>0 s</source>
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
    <name>Gateways</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation type="unfinished"></translation>
    </message>
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
</context>
<context>
    <name>History</name>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>re-sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from bodies, refused ones included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node said ok to a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: waiting for ids or for room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: handed over, no copy confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused as bad input; their client was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not certain to be stored; their client got an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received less all the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one for each copy of each point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node said ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: waiting or on the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given up, the other copy is confirmed: to be backfilled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of points that no node confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside the sum: gaps that were confirmed after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside the sum: sent twice, duplicates are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due less all the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not follow its format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metric name missing or bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a label is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a label stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label value too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN, which nodes cannot store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infinite, which nodes cannot store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values and times differ in number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>body ended inside the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits.series is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its id is shared on every node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no copy was confirmed in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the node lost its registry meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gateway stopped before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request refused (429, 503): nothing of it was sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderTarget</name>
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
    <name>Pages</name>
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
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>of all series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the series on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both copies of up to %1 series, a sample %2, are compared over the last %3 h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what a copy lacks a gap is opened, and filled by a backfill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all nodes</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>The gaps of %1 are filled: both copies of the series concerned are compared, and what it lacks is written. Nothing is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 series are held by more nodes than they have copies: both copies get what the others hold. Nothing is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 confirms %2 now.</source>
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
        <source>%1, %2 points may be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan %1, map %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: shards %2, points/s %3, load %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedConnection</name>
    <message>
        <source>It needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has neither &apos;:&apos; nor &apos;/&apos;: those tell addresses from names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a TLS gateway shows a certificate that can be pinned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its pin is not a SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
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
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings: &apos;%1&apos; is not an INI file; what it says is not used, and it is not written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be read; defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; was written by a newer console (schema %2, this one knows %3). What is not known is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; is not a value for %2; %3 is used. File: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: [%1] is left out: %2 File: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be written: nothing is remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the usual layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 saved connections already; remove one first.</source>
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
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
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
    <message>
        <source>No answer; it may have been acknowledged all the same. The list of alarms shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
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
        <source>Since %1, key %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::AllGatewaysPage</name>
    <message>
        <source>Gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms</source>
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
        <source>Queued</source>
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
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes, in the worst state that a gateway sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarms of all gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateways live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 gateways</source>
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
    <message>
        <source>others left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all are heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst view of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ChartOverlay</name>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gateway restarted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ClusterFeed</name>
    <message>
        <source>The gateway was restarted: its counters begin anew</source>
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
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a gateway</source>
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
        <source>&amp;Keep it for this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unix:/path/of/socket, tls://host:port, tcp://127.0.0.1:port, or the name of a saved connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed over a unix socket; else you are asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory, until this console ends. It is never written anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: for this time only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionForm</name>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect when the console &amp;starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain TCP, this machine only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256; empty: trusted by its authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mode 0600; empty: you are asked for the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certi&amp;ficate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;ken file:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionKeeper</name>
    <message>
        <source>The recording ended: its file cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 gateways already; disconnect from one first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is saved yet. Add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 already; remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(new)</source>
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
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All severities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole view stands still (Space); the gateway is heard all the same, and what came meanwhile is shown afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A series, e.g. cpu_usage{host=&quot;a&quot;}: who owns it, under which id, and why.
A question in PromQL, e.g. sum(rate(http_requests_total[5m])): which node is asked, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series or question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a series or a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question cannot be explained: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This series cannot be explained: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste a series or a question first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::ExportMenu</name>
    <message>
        <source>The picture cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture of the whole window...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnostic bundle...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, all of it, as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, as shown, as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page shows no table now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page shows no chart now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot; as a picture...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot;, its points as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::GapsPage</name>
    <message>
        <source>Gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the closed ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backfill...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit copies...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal split series...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gap is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every node has its copies, as far as the gateways know. An audit compares them: Audit copies...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a gap of the node first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill all gaps of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare both copies of a sample of all series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare both copies of a sample of the series on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both copies what further nodes have of split series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap %1, opened by %2 at %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still differ: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 open, %2 waiting for their second look, %3 with residues. %4 series are split, %5 have one copy only.</source>
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
        <source>%1 shows another certificate than the pinned one.
Pinned: %2
Now: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its certificate is not trusted: %2.
SHA-256: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayList</name>
    <message>
        <source>Gateways</source>
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
        <source>1 alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::HotMetricsPage</name>
    <message>
        <source>Hot metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which nodes hold it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No metric is hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points came lately, so there is nothing to count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a metric first.</source>
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
    <name>tg::console::LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted since the gateway&apos;s start, %1 (%2 ago). What is queued, in flight and open is as of now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerSheet</name>
    <message>
        <source>Points ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points, once each by their best copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict on: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed: every point is accounted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed: every copy is accounted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In motion: the difference is %1 now. While points are on their way this proves nothing; it is looked at again at rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not closed: the difference is %1. This is a mistake in the gateway. Keep the daemon&apos;s log and this ledger (Export, Diagnostic bundle) and report it; compare the senders&apos; counts with the nodes&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: the gateway tells no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
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
        <source>Alarms</source>
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
        <source>Not saved</source>
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
    <message>
        <source>All gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the &amp;gateway...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Densit&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layout is as at the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backfill...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;udit its copies...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit &amp;copies of all nodes...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heal split series...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At all &amp;gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console is connected to one gateway only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pin is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected to %1</source>
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
    <message>
        <source>No gap of this node is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is down: it is filled when it returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
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
    <message>
        <source>&amp;Stop after this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take back...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an operation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not run any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::OrderAllDialog</name>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at all gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateways and what became of the order there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sent in one go; each line is one gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: each gateway makes its own plan; nothing is changed by that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n gateway(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 points at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 gateways can be given the order; the lines say why the others cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations go on when this window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateways share orders through the nodes: one that refuses may know of it from another one already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::OrderForm</name>
    <message>
        <source>for the events and whoever is on duty next, e.g. new disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;epair: open a gap for what a copy lacks, so that it is filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the last &amp;hours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Series at most, spread evenly:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::OrderRun</name>
    <message>
        <source>Waiting for its plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan: no answer. Nothing was ordered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent, a check says BLOCK: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: its plan was older than 60 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer; it may have run. Look at its operations before giving the order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its plan is older than 60 s: calculate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
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
    <message>
        <source>Enter the token...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the certificate...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::PinChangedPage</name>
    <message>
        <source>Certificate changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint shown now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the certificate says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy both fingerprints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either it was renewed, or somebody stands between this console and %1. Nothing was sent: no token, no order. It is not tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, put it in Connection, Saved, Edit, and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, disconnect, and connect again with that pin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::PlanDialog</name>
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
        <source>Plan %1, map %2, holds for %3 s more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be run: a check says BLOCK. Mend what it names, then calculate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent. Waiting for the gateway&apos;s answer.</source>
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
    <message>
        <source>&amp;Run it although a check says BLOCK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan: the gateway did not answer. A plan changes nothing, so it can be asked for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was changed: the plan is made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is too old: calculate it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plan is made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shard map changed (%1, now %2): the plan is made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan describes a moment that is over: it cannot be run any more. Calculate it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. It is looked for among the operations; look there before giving the order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not heard; this is as of then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map %1 → %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is still %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override the BLOCK...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type &quot;%1&quot; to go on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check says BLOCK. You are about to run it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::PlanTargets</name>
    <message>
        <source>Nodes that take over, before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
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
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::PreferencesDialog</name>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact: more rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where points may be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For every order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Palette:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Density of tables:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type the node&apos;s name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language counts from the next start on. Kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::RangeButtons</name>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the last %n minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RejectedPage</name>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last rejected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of all reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line was refused since the gateway&apos;s start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway keeps the newest refused lines, some of each reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why points were refused since the gateway&apos;s start. Select a reason to see only its lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines need the role operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are data of clients, so a connection that may only look does not get them. The counts above are complete. Connect with an operator&apos;s token to see the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All are shown. Select a reason to see only its lines.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::RunningFills</name>
    <message>
        <source>Stop after this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more, listed under Operations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
    <message>
        <source>Last note</source>
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
    <message>
        <source>Copy</source>
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
        <source>The gateway keeps 15 minutes. What is older, and what stands by node, is what this console saw itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands by node is what this console saw itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RTT p50 (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 (right)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tg::console::TokenDialog</name>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory, until this console ends; else you are asked again after each loss of the connection.</source>
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
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message>
        <source>points per second, last 60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
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
<context>
    <name>tg::console::TrustDialog</name>
    <message>
        <source>For: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid: from %1 until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 fingerprint:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent to it yet, no token either. Compare the fingerprint with the one that whoever runs the gateway reads from it:
openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted from then on. The pin is kept with the saved connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted until this console ends. Save the connection to keep the pin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust and pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
