<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Punkte/s</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>Letzte 60 s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In Queue</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Ältester</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>Link-RTT</translation>
    </message>
    <message>
        <source>Errors/min</source>
        <translation>Fehler/min</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigner</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>Umzug nach</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Kartenversion</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Sent/s</source>
        <translation>Gesendet/s</translation>
    </message>
    <message>
        <source>Confirmed/s</source>
        <translation>Bestätigt/s</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Re-sent</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Bestätigung p99</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Suggested action</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Acked by</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>Ungleich</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Frühestens</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Letzte Zeile</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Gesendet an</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>New series</source>
        <translation>Neue Reihen</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>no id yet, it is asked for with the next point</source>
        <translation>noch keine ID, sie wird mit dem nächsten Punkt erfragt</translation>
    </message>
    <message>
        <source>This series is known: its owner is %1.</source>
        <translation>Diese Reihe ist bekannt: Ihr Eigner ist %1.</translation>
    </message>
    <message>
        <source>This gateway does not know this series. A new one would be owned by %1.</source>
        <translation>Dieses Gateway kennt diese Reihe nicht. Eine neue bekäme %1 als Eigner.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigner</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Gespalten</translation>
    </message>
    <message>
        <source>yes: further nodes hold points of it; a heal gives both copies all of them</source>
        <translation>ja: Weitere Knoten haben Punkte von ihr; eine Heilung gibt beiden Kopien alle</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Shard key</source>
        <translation>Shard-Schlüssel</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Kartenversion</translation>
    </message>
    <message>
        <source>Owner by the map</source>
        <translation>Eigner laut Karte</translation>
    </message>
    <message>
        <source>Standby by the map</source>
        <translation>Standby laut Karte</translation>
    </message>
    <message>
        <source>Ranking of the shard, best first</source>
        <translation>Rangfolge des Shards, bester zuerst</translation>
    </message>
    <message>
        <source>%1 is asked alone.</source>
        <translation>Nur %1 wird gefragt.</translation>
    </message>
    <message>
        <source>Nobody is asked: no series matches.</source>
        <translation>Kein Knoten wird gefragt: Keine Reihe passt.</translation>
    </message>
    <message>
        <source>Several nodes are asked, each for a part of the series.</source>
        <translation>Mehrere Knoten werden gefragt, jeder nach einem Teil der Reihen.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Series that match</source>
        <translation>Passende Reihen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %2 series</source>
        <translation>
            <numerusform>%1 nach %2 Reihe</numerusform>
            <numerusform>%1 nach %2 Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>%1, samples from %2 to %3</source>
        <translation>%1, Messwerte von %2 bis %3</translation>
    </message>
    <message>
        <source>Aggregate over series</source>
        <translation>Aggregat über Reihen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Series without a readable copy</source>
        <translation>Reihen ohne lesbare Kopie</translation>
    </message>
    <message>
        <source>Nodes that cannot be read</source>
        <translation>Nicht lesbare Knoten</translation>
    </message>
    <message>
        <source>Split series among them</source>
        <translation>Davon gespaltene Reihen</translation>
    </message>
    <message>
        <source>Nodes whose series are not known yet</source>
        <translation>Knoten, deren Reihen noch nicht bekannt sind</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>„%1“ existiert bereits</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source> µs</source>
        <translation> µs</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Byte</translation>
    </message>
    <message>
        <source> bytes/s</source>
        <translation> Byte/s</translation>
    </message>
</context>
<context>
    <name>GatewayAddress</name>
    <message>
        <source>%1; write unix:/path/of/socket, tls://host:port or tcp://127.0.0.1:port</source>
        <translation>%1; schreiben Sie unix:/pfad/des/sockets, tls://host:port oder tcp://127.0.0.1:port</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no absolute path</source>
        <translation>„%1“ hat keinen absoluten Pfad</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no way to connect</source>
        <translation>„%1“ nennt keinen Verbindungsweg</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks a host or a port</source>
        <translation>„%1“ fehlt Host oder Port</translation>
    </message>
    <message>
        <source>plain TCP is only for this machine, &apos;%1&apos; is another one: use tls:// in place of tcp://</source>
        <translation>TCP ohne TLS gilt nur für diesen Rechner, „%1“ ist ein anderer: tls:// statt tcp:// verwenden</translation>
    </message>
</context>
<context>
    <name>Gateways</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Token needed</source>
        <translation>Token nötig</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>Zertifikat geändert</translation>
    </message>
    <message>
        <source>Certificate unknown</source>
        <translation>Zertifikat unbekannt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>%1 s alt</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>Keine Daten seit %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesend</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>other</source>
        <translation>übrige</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>In motion</source>
        <translation>In Bewegung</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Nicht geschlossen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in Queue</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>re-sent</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>read from bodies, refused ones included</source>
        <translation>aus Bodys gelesen, abgelehnte eingeschlossen</translation>
    </message>
    <message>
        <source>a node said ok to a copy</source>
        <translation>ein Knoten sagte ok zu einer Kopie</translation>
    </message>
    <message>
        <source>now: waiting for ids or for room</source>
        <translation>jetzt: wartet auf IDs oder auf Platz</translation>
    </message>
    <message>
        <source>now: handed over, no copy confirmed yet</source>
        <translation>jetzt: übergeben, noch keine Kopie bestätigt</translation>
    </message>
    <message>
        <source>refused as bad input; their client was told</source>
        <translation>als fehlerhafte Eingabe abgelehnt; dem Client gemeldet</translation>
    </message>
    <message>
        <source>not certain to be stored; their client got an error</source>
        <translation>Speicherung ungewiss; der Client bekam einen Fehler</translation>
    </message>
    <message>
        <source>received less all the others</source>
        <translation>empfangen abzüglich aller übrigen</translation>
    </message>
    <message>
        <source>one for each copy of each point</source>
        <translation>eine je Punkt und Kopie</translation>
    </message>
    <message>
        <source>a node said ok</source>
        <translation>ein Knoten sagte ok</translation>
    </message>
    <message>
        <source>now: waiting or on the wire</source>
        <translation>jetzt: wartet oder ist auf der Leitung</translation>
    </message>
    <message>
        <source>given up, the other copy is confirmed: to be backfilled</source>
        <translation>aufgegeben, die andere Kopie ist bestätigt: wird nachgefüllt</translation>
    </message>
    <message>
        <source>of points that no node confirmed</source>
        <translation>von Punkten, die kein Knoten bestätigt hat</translation>
    </message>
    <message>
        <source>beside the sum: gaps that were confirmed after all</source>
        <translation>außerhalb der Summe: Lücken, die doch noch bestätigt wurden</translation>
    </message>
    <message>
        <source>beside the sum: sent twice, duplicates are possible</source>
        <translation>außerhalb der Summe: zweimal gesendet, Duplikate sind möglich</translation>
    </message>
    <message>
        <source>due less all the others</source>
        <translation>fällig abzüglich aller übrigen</translation>
    </message>
    <message>
        <source>does not follow its format</source>
        <translation>entspricht nicht dem Format</translation>
    </message>
    <message>
        <source>metric name missing or bad</source>
        <translation>Metrikname fehlt oder ist ungültig</translation>
    </message>
    <message>
        <source>a label is no text</source>
        <translation>ein Label ist kein Text</translation>
    </message>
    <message>
        <source>a label stands twice</source>
        <translation>ein Label steht doppelt</translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation>zu viele Labels</translation>
    </message>
    <message>
        <source>name too long</source>
        <translation>Name zu lang</translation>
    </message>
    <message>
        <source>label value too long</source>
        <translation>Labelwert zu lang</translation>
    </message>
    <message>
        <source>line too long</source>
        <translation>Zeile zu lang</translation>
    </message>
    <message>
        <source>NaN, which nodes cannot store</source>
        <translation>NaN, von Knoten nicht speicherbar</translation>
    </message>
    <message>
        <source>infinite, which nodes cannot store</source>
        <translation>unendlich, von Knoten nicht speicherbar</translation>
    </message>
    <message>
        <source>value is no number</source>
        <translation>Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>time out of range</source>
        <translation>Zeit außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>values and times differ in number</source>
        <translation>ungleich viele Werte und Zeiten</translation>
    </message>
    <message>
        <source>body ended inside the line</source>
        <translation>Body endete mitten in der Zeile</translation>
    </message>
    <message>
        <source>limits.series is reached</source>
        <translation>limits.series ist erreicht</translation>
    </message>
    <message>
        <source>its id is shared on every node</source>
        <translation>ID ist auf jedem Knoten mehrfach vergeben</translation>
    </message>
    <message>
        <source>text in an Influx field: left out, no mistake</source>
        <translation>Text in einem Influx-Feld: ausgelassen, kein Fehler</translation>
    </message>
    <message>
        <source>no copy was confirmed in time</source>
        <translation>keine Kopie wurde rechtzeitig bestätigt</translation>
    </message>
    <message>
        <source>the node lost its registry meanwhile</source>
        <translation>der Knoten hat inzwischen seine Registry verloren</translation>
    </message>
    <message>
        <source>the gateway stopped before</source>
        <translation>das Gateway wurde vorher beendet</translation>
    </message>
    <message>
        <source>request refused (429, 503): nothing of it was sent</source>
        <translation>Anfrage abgelehnt (429, 503): nichts davon wurde gesendet</translation>
    </message>
    <message>
        <source>a series has ended: no point, no mistake</source>
        <translation>eine Reihe hat geendet: kein Punkt, kein Fehler</translation>
    </message>
    <message>
        <source>a label value that nodes cannot keep</source>
        <translation>ein Labelwert, den Knoten nicht behalten können</translation>
    </message>
    <message>
        <source>older than the nodes keep points</source>
        <translation>älter, als Knoten Punkte behalten</translation>
    </message>
    <message>
        <source>further ahead than limits.newest_ms</source>
        <translation>weiter voraus als limits.newest_ms</translation>
    </message>
    <message>
        <source>made room for newer points (drop_oldest)</source>
        <translation>neueren Punkten gewichen (drop_oldest)</translation>
    </message>
</context>
<context>
    <name>OrderTarget</name>
    <message>
        <source>Not connected to a gateway.</source>
        <translation>Mit keinem Gateway verbunden.</translation>
    </message>
    <message>
        <source>The figures are old: the gateway has not been heard for more than 5 s.</source>
        <translation>Die Werte sind alt: Das Gateway hat sich seit mehr als 5 s nicht gemeldet.</translation>
    </message>
    <message>
        <source>This connection may only look (role viewer).</source>
        <translation>Diese Verbindung darf nur lesen (Rolle viewer).</translation>
    </message>
    <message>
        <source>The figures are old: the connection to the gateway is lost.</source>
        <translation>Die Werte sind alt: Die Verbindung zum Gateway ist verloren.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Hot metrics</source>
        <translation>Heiße Metriken</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
</context>
<context>
    <name>PeerCertificate</name>
    <message>
        <source>&apos;%1&apos; is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons</source>
        <translation>„%1“ ist kein SHA-256-Fingerabdruck: 64 Hexadezimalziffern, mit oder ohne Doppelpunkte</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>For what a copy lacks a gap is opened, and filled by a backfill.</source>
        <translation>Für das, was einer Kopie fehlt, wird eine Lücke eröffnet und nachgefüllt.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts wird geändert.</translation>
    </message>
    <message>
        <source>%1 is given up: reads of its %2 series go to their other copies, its own copies become gaps until it is back.</source>
        <translation>%1 wird aufgegeben: Seine %2 Reihen werden aus ihren anderen Kopien gelesen, seine eigenen Kopien werden zu Lücken, bis er zurück ist.</translation>
    </message>
    <message>
        <source>%1 gets no new series and is read from only where it must be. Writes to its %2 series go on; nothing is moved.</source>
        <translation>%1 bekommt keine neuen Reihen und wird nur gelesen, wo es sein muss. Seine %2 Reihen werden weiter beschrieben; nichts zieht um.</translation>
    </message>
    <message>
        <source>%1 takes part again: its gaps are filled first, then it is read from.</source>
        <translation>%1 nimmt wieder teil: Zuerst werden seine Lücken gefüllt, dann wird von ihm gelesen.</translation>
    </message>
    <message>
        <source>The gaps of %1 are filled: both copies of the series concerned are compared, and what it lacks is written. Nothing is removed.</source>
        <translation>Die Lücken von %1 werden gefüllt: Beide Kopien der betroffenen Reihen werden verglichen, und was dem Knoten fehlt, wird geschrieben. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>%1 series are held by more nodes than they have copies: both copies get what the others hold. Nothing is removed.</source>
        <translation>%1 Reihen liegen auf mehr Knoten, als sie Kopien haben: Beide Kopien bekommen, was die übrigen Knoten haben. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>%1: %2 series.</source>
        <translation>%1: %2 Reihen.</translation>
    </message>
    <message>
        <source>%1 confirms %2 now.</source>
        <translation>%1 bestätigt zurzeit %2.</translation>
    </message>
    <message>
        <source>No point has its only copy there.</source>
        <translation>Kein Punkt hat dort seine einzige Kopie.</translation>
    </message>
    <message>
        <source>plan %1, map %2</source>
        <translation>Plan %1, Karte %2</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>%1: shards %2, points/s %3, load %4</source>
        <translation>%1: Shards %2, Punkte/s %3, Last %4</translation>
    </message>
    <message>
        <source>Both copies of up to %1 of all series are compared over the last %2 h.</source>
        <translation>Beide Kopien von bis zu %1 aller Reihen werden über die letzten %2&#xa0;h verglichen.</translation>
    </message>
    <message>
        <source>Both copies of up to %1 series with a copy on %2 are compared over the last %3 h.</source>
        <translation>Beide Kopien von bis zu %1 Reihen mit einer Kopie auf %2 werden über die letzten %3&#xa0;h verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other node(s).</source>
        <translation>
            <numerusform>%1 behält seine Reihen (%2), wird aber nicht mehr beschrieben; was inzwischen kommt, wird danach nachgefüllt. Gelesen wird von %n anderen Knoten.</numerusform>
            <numerusform>%1 behält seine Reihen (%2), wird aber nicht mehr beschrieben; was inzwischen kommt, wird danach nachgefüllt. Gelesen wird von %n anderen Knoten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) have their only valid copy there: they may be lost.</source>
        <translation>
            <numerusform>%1 Punkt hat dort seine einzige gültige Kopie: Er kann verloren gehen.</numerusform>
            <numerusform>%1 Punkte haben dort ihre einzige gültige Kopie: Sie können verloren gehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) may be lost</source>
        <translation>
            <numerusform>%1, Verlust von %2 Punkt möglich</numerusform>
            <numerusform>%1, Verlust von %2 Punkten möglich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedConnection</name>
    <message>
        <source>It needs a name.</source>
        <translation>Die Verbindung braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>Der Name ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>A name has neither &apos;:&apos; nor &apos;/&apos;: those tell addresses from names.</source>
        <translation>Ein Name enthält weder „:“ noch „/“: Daran werden Adressen von Namen unterschieden.</translation>
    </message>
    <message>
        <source>Only a TLS gateway shows a certificate that can be pinned.</source>
        <translation>Nur ein TLS-Gateway zeigt ein Zertifikat, das gepinnt werden kann.</translation>
    </message>
    <message>
        <source>Its pin is not a SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation>Der Pin ist kein SHA-256-Fingerabdruck: 64 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 of %2 series</source>
        <translation>%1 von %2 Reihen</translation>
    </message>
    <message>
        <source>%1 points written</source>
        <translation>%1 Punkte geschrieben</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Fail over %1</source>
        <translation>Failover von %1</translation>
    </message>
    <message>
        <source>Fail over all nodes</source>
        <translation>Failover aller Knoten</translation>
    </message>
    <message>
        <source>Maintenance of %1</source>
        <translation>Wartung von %1</translation>
    </message>
    <message>
        <source>Maintenance of all nodes</source>
        <translation>Wartung aller Knoten</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>Drain von %1</translation>
    </message>
    <message>
        <source>Drain all nodes</source>
        <translation>Drain aller Knoten</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 reaktivieren</translation>
    </message>
    <message>
        <source>Resume all nodes</source>
        <translation>Alle Knoten reaktivieren</translation>
    </message>
    <message>
        <source>Backfill %1</source>
        <translation>%1 nachfüllen</translation>
    </message>
    <message>
        <source>Backfill all nodes</source>
        <translation>Alle Knoten nachfüllen</translation>
    </message>
    <message>
        <source>Audit %1</source>
        <translation>Audit von %1</translation>
    </message>
    <message>
        <source>Audit all nodes</source>
        <translation>Audit aller Knoten</translation>
    </message>
    <message>
        <source>Heal split series of %1</source>
        <translation>Gespaltene Reihen auf %1 heilen</translation>
    </message>
    <message>
        <source>Heal split series of all nodes</source>
        <translation>Gespaltene Reihen aller Knoten heilen</translation>
    </message>
    <message>
        <source>Take back the order for %1</source>
        <translation>Auftrag für %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the order for all nodes</source>
        <translation>Auftrag für alle Knoten zurücknehmen</translation>
    </message>
    <message>
        <source>Add [[node]] or a [discovery] section to timeless-gateway.toml, then restart the gateway.</source>
        <translation>Ergänzen Sie [[node]] oder einen Abschnitt [discovery] in timeless-gateway.toml und starten Sie das Gateway neu.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings: &apos;%1&apos; is not an INI file; what it says is not used, and it is not written to.</source>
        <translation>Einstellungen: „%1“ ist keine INI-Datei; ihr Inhalt wird nicht verwendet, und in sie wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be read; defaults are used.</source>
        <translation>Einstellungen: „%1“ kann nicht gelesen werden; Vorgaben werden verwendet.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; was written by a newer console (schema %2, this one knows %3). What is not known is kept.</source>
        <translation>Einstellungen: „%1“ stammt von einer neueren Konsole (Schema %2, diese kennt %3). Was nicht bekannt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; is not a value for %2; %3 is used. File: %4</source>
        <translation>Einstellungen: „%1“ ist kein Wert für %2; %3 wird verwendet. Datei: %4</translation>
    </message>
    <message>
        <source>Settings: [%1] is left out: %2 File: %3</source>
        <translation>Einstellungen: [%1] wird ausgelassen: %2 Datei: %3</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be written: nothing is remembered.</source>
        <translation>Einstellungen: „%1“ kann nicht geschrieben werden: Nichts wird gemerkt.</translation>
    </message>
    <message>
        <source>the system&apos;s language</source>
        <translation>die Sprache des Systems</translation>
    </message>
    <message>
        <source>the usual layout</source>
        <translation>das übliche Layout</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Eine andere Verbindung heißt schon „%1“.</translation>
    </message>
    <message>
        <source>There are %1 saved connections already; remove one first.</source>
        <translation>Es sind schon %1 gespeicherte Verbindungen; entfernen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Settings: what is kept of %1 does not fit this console; the usual layout is used. File: %2</source>
        <translation>Einstellungen: Was zu %1 gespeichert ist, passt nicht zu dieser Konsole; das übliche Layout wird verwendet. Datei: %2</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Degradiert</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Warming</source>
        <translation>Wärmt auf</translation>
    </message>
    <message>
        <source>Backfilling</source>
        <translation>Füllt nach</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Owned</source>
        <translation>Beim Eigner</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>Beim Standby</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Im Umzug</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Ohne Eigner</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Residue</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>failed over</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
</context>
<context>
    <name>StateNews</name>
    <message>
        <source>%1 is now: %2</source>
        <translation>%1 ist jetzt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) changed their state</source>
        <translation>
            <numerusform>%n Knoten hat seinen Zustand geändert</numerusform>
            <numerusform>%n Knoten haben ihren Zustand geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenFile</name>
    <message>
        <source>token file &apos;%1&apos; is no plain file</source>
        <translation>Token-Datei „%1“ ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; cannot be read: %2</source>
        <translation>Token-Datei „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is open to others than its owner; run: chmod 600 &apos;%1&apos;</source>
        <translation>Token-Datei „%1“ ist nicht nur für ihren Besitzer lesbar; ausführen: chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is empty, or its token longer than %2 bytes</source>
        <translation>Token-Datei „%1“ ist leer, oder ihr Token ist länger als %2 Byte</translation>
    </message>
</context>
<context>
    <name>tg::console::AckDialog</name>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Acknowledge an alarm</source>
        <translation>Alarm quittieren</translation>
    </message>
    <message>
        <source>&amp;Note, for the next one on duty:</source>
        <translation>&amp;Notiz für den nächsten Dienst:</translation>
    </message>
    <message>
        <source>It stays in the list, and is quiet until its state changes.</source>
        <translation>Er bleibt in der Liste und ist still, bis sich sein Zustand ändert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No answer; it may have been acknowledged all the same. The list of alarms shows it.</source>
        <translation>Keine Antwort; der Alarm wurde vielleicht trotzdem quittiert. Die Alarmliste zeigt es.</translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
        <translation>Nicht quittiert: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::AlarmsPage</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Acknowledge...</source>
        <translation>Quittieren ...</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>Kein Alarm steht an</translation>
    </message>
    <message>
        <source>What comes to stand for 3 s is shown here.</source>
        <translation>Was 3 s lang ansteht, erscheint hier.</translation>
    </message>
    <message>
        <source>Select an alarm first.</source>
        <translation>Wählen Sie zuerst einen Alarm.</translation>
    </message>
    <message>
        <source>It is acknowledged already.</source>
        <translation>Er ist bereits quittiert.</translation>
    </message>
    <message>
        <source>Select an alarm to read all of it.</source>
        <translation>Wählen Sie einen Alarm, um ihn ganz zu lesen.</translation>
    </message>
    <message>
        <source>Since %1, key %2.</source>
        <translation>Seit %1, Schlüssel %2.</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation>Quittiert von %1 (%2): %3</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::AllGatewaysPage</name>
    <message>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Punkte ein/s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Punkte aus/s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In Queue</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Abgelehnt/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Knoten aktiv</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Nodes, in the worst state that a gateway sees</source>
        <translation>Knoten, im schlechtesten Zustand, den ein Gateway sieht</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Worst state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Alarms of all gateways</source>
        <translation>Alarme aller Gateways</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Punkte in Queue</translation>
    </message>
    <message>
        <source>Gateways live</source>
        <translation>Gateways live</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>ältester %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>others left out</source>
        <translation>übrige ausgelassen</translation>
    </message>
    <message>
        <source>all are heard</source>
        <translation>alle melden sich</translation>
    </message>
    <message>
        <source>worst view of all</source>
        <translation>schlechteste Sicht</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>allen %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s)</source>
        <translation>
            <numerusform>%1 von %n Gateway</numerusform>
            <numerusform>%1 von %n Gateways</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>tg::console::ChartOverlay</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>gateway restarted</source>
        <translation>Gateway neu gestartet</translation>
    </message>
</context>
<context>
    <name>tg::console::ClusterFeed</name>
    <message>
        <source>The gateway was restarted: its counters begin anew</source>
        <translation>Das Gateway wurde neu gestartet: Seine Zähler beginnen von vorn</translation>
    </message>
</context>
<context>
    <name>tg::console::ColumnFit</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>So viele wie passen</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to a gateway</source>
        <translation>Mit einem Gateway verbinden</translation>
    </message>
    <message>
        <source>&amp;Gateway:</source>
        <translation>&amp;Gateway:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>Für diese Sitzung &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>Nur &amp;lesen, auch wenn das Token mehr erlaubt</translation>
    </message>
    <message>
        <source>unix:/path/of/socket, tls://host:port, tcp://127.0.0.1:port, or the name of a saved connection</source>
        <translation>unix:/pfad/des/sockets, tls://host:port, tcp://127.0.0.1:port oder der Name einer gespeicherten Verbindung</translation>
    </message>
    <message>
        <source>not needed over a unix socket; else you are asked</source>
        <translation>über einen Unix-Socket nicht nötig; sonst wird danach gefragt</translation>
    </message>
    <message>
        <source>In memory, until this console ends. It is never written anywhere.</source>
        <translation>Im Arbeitsspeicher, bis diese Konsole beendet wird. Es wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>empty: for this time only</source>
        <translation>leer: nur für dieses Mal</translation>
    </message>
    <message>
        <source>&amp;Save as:</source>
        <translation>&amp;Speichern als:</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Eine andere Verbindung heißt schon „%1“.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionForm</name>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>Nur &amp;lesen, auch wenn das Token mehr erlaubt</translation>
    </message>
    <message>
        <source>Connect when the console &amp;starts</source>
        <translation>Beim Start der Konsole &amp;verbinden</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix-Socket</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Plain TCP, this machine only</source>
        <translation>TCP unverschlüsselt, nur dieser Rechner</translation>
    </message>
    <message>
        <source>SHA-256; empty: trusted by its authority</source>
        <translation>SHA-256; leer: Vertrauen über die CA</translation>
    </message>
    <message>
        <source>mode 0600; empty: you are asked for the token</source>
        <translation>Modus 0600; leer: Sie werden nach dem Token gefragt</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Farbe:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transport:</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>&amp;Pfad:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>Certi&amp;ficate:</source>
        <translation>&amp;Zertifikat:</translation>
    </message>
    <message>
        <source>To&amp;ken file:</source>
        <translation>To&amp;ken-Datei:</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionKeeper</name>
    <message>
        <source>The recording ended: its file cannot be written.</source>
        <translation>Die Aufzeichnung ist beendet: Ihre Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>There are %1 gateways already; disconnect from one first.</source>
        <translation>Es sind schon %1 Gateways; trennen Sie zuerst eines.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>Hinzufü&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>Ver&amp;binden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>None is saved yet. Add one.</source>
        <translation>Noch keine gespeichert. Fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>Save it first.</source>
        <translation>Speichern Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>There are %1 already; remove one first.</source>
        <translation>Es sind schon %1; entfernen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>(new)</source>
        <translation>(neu)</translation>
    </message>
</context>
<context>
    <name>tg::console::DemoLink</name>
    <message>
        <source>recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>This is a recording: &apos;%1&apos; has nobody to run it.</source>
        <translation>Dies ist eine Aufzeichnung: Niemand kann „%1“ ausführen.</translation>
    </message>
    <message>
        <source>the gateway closed the connection</source>
        <translation>das Gateway hat die Verbindung geschlossen</translation>
    </message>
</context>
<context>
    <name>tg::console::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Neuesten folgen</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Changes of state, orders and operations are listed here.</source>
        <translation>Hier stehen Zustandswechsel, Aufträge und Vorgänge.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Alle Schweregrade</translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation>Ab Hinweis</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>Ab Warnung</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>Nur kritische</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>The whole view stands still (Space); the gateway is heard all the same, and what came meanwhile is shown afterwards.</source>
        <translation>Die ganze Ansicht steht still (Space); das Gateway wird weiter empfangen, und was inzwischen kam, wird danach gezeigt.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>A series, e.g. cpu_usage{host=&quot;a&quot;}: who owns it, under which id, and why.
A question in PromQL, e.g. sum(rate(http_requests_total[5m])): which node is asked, and why.</source>
        <translation>Eine Reihe, z. B. cpu_usage{host=&quot;a&quot;}: wem sie gehört, unter welcher ID und warum.
Eine Abfrage in PromQL, z. B. sum(rate(http_requests_total[5m])): welcher Knoten gefragt wird und warum.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Series or question</source>
        <translation>Reihe oder Abfrage</translation>
    </message>
    <message>
        <source>Paste a series or a question</source>
        <translation>Reihe oder Abfrage einfügen</translation>
    </message>
    <message>
        <source>This question cannot be explained: %1</source>
        <translation>Diese Abfrage lässt sich nicht erklären: %1</translation>
    </message>
    <message>
        <source>This series cannot be explained: %1</source>
        <translation>Diese Reihe lässt sich nicht erklären: %1</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Type or paste a series or a question first.</source>
        <translation>Geben Sie zuerst eine Reihe oder eine Abfrage ein.</translation>
    </message>
    <message>
        <source>The gateway is being asked.</source>
        <translation>Das Gateway wird gerade gefragt.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExportMenu</name>
    <message>
        <source>The picture cannot be made.</source>
        <translation>Das Bild kann nicht erstellt werden.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>&amp;Picture of the whole window...</source>
        <translation>&amp;Bild des ganzen Fensters ...</translation>
    </message>
    <message>
        <source>&amp;Diagnostic bundle...</source>
        <translation>&amp;Diagnosepaket ...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, all of it, as CSV...</source>
        <translation>Tabelle „%1“, vollständig, als CSV ...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, as shown, as CSV...</source>
        <translation>Tabelle „%1“, wie angezeigt, als CSV ...</translation>
    </message>
    <message>
        <source>This page shows no table now</source>
        <translation>Diese Seite zeigt gerade keine Tabelle</translation>
    </message>
    <message>
        <source>This page shows no chart now</source>
        <translation>Diese Seite zeigt gerade kein Diagramm</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot; as a picture...</source>
        <translation>Diagramm „%1“ als Bild ...</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot;, its points as CSV...</source>
        <translation>Diagramm „%1“, seine Punkte als CSV ...</translation>
    </message>
    <message>
        <source>Where to put the bundle</source>
        <translation>Ablageort des Diagnosepakets</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>tg::console::GapsPage</name>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Not the closed ones</source>
        <translation>Ohne geschlossene</translation>
    </message>
    <message>
        <source>Backfill...</source>
        <translation>Nachfüllen ...</translation>
    </message>
    <message>
        <source>Audit copies...</source>
        <translation>Audit der Kopien ...</translation>
    </message>
    <message>
        <source>Heal split series...</source>
        <translation>Gespaltene Reihen heilen ...</translation>
    </message>
    <message>
        <source>No gap is known</source>
        <translation>Keine Lücke bekannt</translation>
    </message>
    <message>
        <source>Every node has its copies, as far as the gateways know. An audit compares them: Audit copies...</source>
        <translation>Jeder Knoten hat seine Kopien, soweit die Gateways wissen. Ein Audit vergleicht sie: Audit der Kopien ...</translation>
    </message>
    <message>
        <source>Select a gap of the node first.</source>
        <translation>Wählen Sie zuerst eine Lücke des Knotens.</translation>
    </message>
    <message>
        <source>Fill all gaps of %1</source>
        <translation>Alle Lücken von %1 füllen</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of all series</source>
        <translation>Beide Kopien einer Stichprobe aller Reihen vergleichen</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of the series on %1</source>
        <translation>Beide Kopien einer Stichprobe der Reihen auf %1 vergleichen</translation>
    </message>
    <message>
        <source>Give both copies what further nodes have of split series</source>
        <translation>Beiden Kopien geben, was weitere Knoten von gespaltenen Reihen haben</translation>
    </message>
    <message>
        <source>Still differ: %1</source>
        <translation>Noch ungleich: %1</translation>
    </message>
    <message>
        <source>Gap %1, opened by %2 at %3: %4</source>
        <translation>Lücke %1, eröffnet von %2 (%3): %4</translation>
    </message>
    <message>
        <source>Open: %1. Waiting for their second look: %2. With residues: %3. Split series: %4. Series with one copy only: %5.</source>
        <translation>Offen: %1. Warten auf ihre Nachprüfung: %2. Mit Resten: %3. Gespaltene Reihen: %4. Reihen mit nur einer Kopie: %5.</translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayLink</name>
    <message>
        <source>the gateway sent what this console cannot read: %1</source>
        <translation>das Gateway hat etwas gesendet, das diese Konsole nicht lesen kann: %1</translation>
    </message>
    <message>
        <source>no answer to the greeting within 15 s</source>
        <translation>keine Antwort auf die Begrüßung innerhalb von 15 s</translation>
    </message>
    <message>
        <source>nothing heard for 15 s</source>
        <translation>seit 15 s nichts empfangen</translation>
    </message>
    <message>
        <source>no answer; the operation may have run</source>
        <translation>keine Antwort; der Vorgang wurde vielleicht ausgeführt</translation>
    </message>
    <message>
        <source>not connected: nothing was sent</source>
        <translation>nicht verbunden: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>the connection was lost before the answer; the operation may have run</source>
        <translation>die Verbindung ging vor der Antwort verloren; der Vorgang wurde vielleicht ausgeführt</translation>
    </message>
    <message>
        <source>Reconnected after %1 s</source>
        <translation>Nach %1 s wieder verbunden</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one.
Pinned: %2
Now: %3</source>
        <translation>%1 zeigt ein anderes Zertifikat als das gepinnte.
Gepinnt: %2
Jetzt: %3</translation>
    </message>
    <message>
        <source>%1: its certificate is not trusted: %2.
SHA-256: %3</source>
        <translation>%1: Seinem Zertifikat wird nicht vertraut: %2.
SHA-256: %3</translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayList</name>
    <message>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Lag %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>Lag -</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Alle Gateways</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 von %2 live</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::HotMetricsPage</name>
    <message>
        <source>Hot metrics</source>
        <translation>Heiße Metriken</translation>
    </message>
    <message>
        <source>Which nodes hold it?</source>
        <translation>Welche Knoten haben sie?</translation>
    </message>
    <message>
        <source>No metric is hot</source>
        <translation>Keine heißen Metriken</translation>
    </message>
    <message>
        <source>No points came lately, so there is nothing to count.</source>
        <translation>Zuletzt kamen keine Punkte, es gibt also nichts zu zählen.</translation>
    </message>
    <message>
        <source>Select a metric first.</source>
        <translation>Wählen Sie zuerst eine Metrik.</translation>
    </message>
</context>
<context>
    <name>tg::console::LastEvents</name>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Counted since the gateway&apos;s start, %1 (%2 ago). What is queued, in flight and open is as of now.</source>
        <translation>Gezählt seit dem Start des Gateways, %1 (vor %2). Was in Queue, unterwegs und offen ist, gilt für jetzt.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerSheet</name>
    <message>
        <source>Points ledger</source>
        <translation>Punktebilanz</translation>
    </message>
    <message>
        <source>Copies ledger</source>
        <translation>Kopienbilanz</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Posten</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Points, once each by their best copy</source>
        <translation>Punkte, je einmal nach ihrer besten Kopie</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Verdict on: %1</source>
        <translation>Urteil zu: %1</translation>
    </message>
    <message>
        <source>Closed: every point is accounted for.</source>
        <translation>Geschlossen: Jeder Punkt ist verbucht.</translation>
    </message>
    <message>
        <source>Closed: every copy is accounted for.</source>
        <translation>Geschlossen: Jede Kopie ist verbucht.</translation>
    </message>
    <message>
        <source>In motion: the difference is %1 now. While points are on their way this proves nothing; it is looked at again at rest.</source>
        <translation>In Bewegung: Die Differenz ist jetzt %1. Solange Punkte unterwegs sind, beweist das nichts; sind keine mehr unterwegs, wird erneut geprüft.</translation>
    </message>
    <message>
        <source>Not closed: the difference is %1. This is a mistake in the gateway. Keep the daemon&apos;s log and this ledger (Export, Diagnostic bundle) and report it; compare the senders&apos; counts with the nodes&apos;.</source>
        <translation>Nicht geschlossen: Die Differenz ist %1. Das ist ein Fehler im Gateway. Sichern Sie das Log des Daemons und diese Bilanz (Export, Diagnosepaket) und melden Sie ihn; vergleichen Sie die Zählungen der Sender mit denen der Knoten.</translation>
    </message>
    <message>
        <source>Not known: the gateway tells no difference.</source>
        <translation>Nicht bekannt: Das Gateway nennt keine Differenz.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>Nicht bekannt, solange Daten fehlen.</translation>
    </message>
</context>
<context>
    <name>tg::console::MainWindow</name>
    <message>
        <source>Timeless Console</source>
        <translation>Timeless Console</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Alarms  %1</source>
        <translation>Alarme  %1</translation>
    </message>
    <message>
        <source>%1 - Timeless Console</source>
        <translation>%1 - Timeless Console</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>Timeless Console %1
GPL-3.0-or-later</source>
        <translation>Timeless Console %1
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>&amp;Verbinden ...</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Ask for everything &amp;anew</source>
        <translation>Alles &amp;neu anfordern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation>Ansicht &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>P&amp;alette</source>
        <translation>Far&amp;bschema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>&amp;Knoten</translation>
    </message>
    <message>
        <source>&amp;Move shards away...</source>
        <translation>Shards &amp;umziehen ...</translation>
    </message>
    <message>
        <source>&amp;Fail over...</source>
        <translation>&amp;Failover ...</translation>
    </message>
    <message>
        <source>&amp;Drain...</source>
        <translation>&amp;Drain ...</translation>
    </message>
    <message>
        <source>M&amp;aintenance...</source>
        <translation>&amp;Wartung ...</translation>
    </message>
    <message>
        <source>&amp;Resume...</source>
        <translation>&amp;Reaktivieren ...</translation>
    </message>
    <message>
        <source>Select a node on the page Nodes first.</source>
        <translation>Wählen Sie zuerst auf der Seite Knoten einen Knoten.</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Alle Gateways</translation>
    </message>
    <message>
        <source>&amp;Saved</source>
        <translation>&amp;Gespeicherte</translation>
    </message>
    <message>
        <source>Answer the &amp;gateway...</source>
        <translation>Dem Gateway &amp;antworten ...</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Einstellungen ...</translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation>Noch keine gespeichert</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Bearbeiten ...</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>All &amp;gateways</source>
        <translation>Alle &amp;Gateways</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Layout zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
    <message>
        <source>Densit&amp;y</source>
        <translation>&amp;Dichte</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Komfortabel</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>K&amp;ompakt</translation>
    </message>
    <message>
        <source>The layout is as at the first start.</source>
        <translation>Das Layout ist wie beim ersten Start.</translation>
    </message>
    <message>
        <source>&amp;Backfill...</source>
        <translation>&amp;Nachfüllen ...</translation>
    </message>
    <message>
        <source>A&amp;udit its copies...</source>
        <translation>&amp;Audit seiner Kopien ...</translation>
    </message>
    <message>
        <source>Audit &amp;copies of all nodes...</source>
        <translation>Audit der &amp;Kopien aller Knoten ...</translation>
    </message>
    <message>
        <source>&amp;Heal split series...</source>
        <translation>Gespaltene Reihen &amp;heilen ...</translation>
    </message>
    <message>
        <source>At all &amp;gateways</source>
        <translation>An allen &amp;Gateways</translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation>&amp;Vorgang</translation>
    </message>
    <message>
        <source>The console is connected to one gateway only.</source>
        <translation>Die Konsole ist nur mit einem Gateway verbunden.</translation>
    </message>
    <message>
        <source>The pin is not kept</source>
        <translation>Pin nicht gespeichert</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Nicht verbunden mit %1</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge the alarm...</source>
        <translation>Alarm &amp;quittieren ...</translation>
    </message>
    <message>
        <source>Select an alarm on the page Alarms first.</source>
        <translation>Wählen Sie zuerst auf der Seite Alarme einen Alarm.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>Nicht gestoppt: %1</translation>
    </message>
    <message>
        <source>T&amp;oolbar</source>
        <translation>&amp;Werkzeugleiste</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Connect to a gateway (%1)</source>
        <translation>Mit einem Gateway verbinden (%1)</translation>
    </message>
    <message>
        <source>The view stands still, the gateway is heard on (%1)</source>
        <translation>Die Ansicht steht still, das Gateway wird weiter gehört (%1)</translation>
    </message>
    <message>
        <source>Move away</source>
        <translation>Umziehen</translation>
    </message>
    <message>
        <source>Fail over</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reaktivieren</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Save tables, charts or the whole window as files</source>
        <translation>Tabellen, Diagramme oder das ganze Fenster als Dateien sichern</translation>
    </message>
</context>
<context>
    <name>tg::console::NodePanel</name>
    <message>
        <source>Moving shards away needs rebalancing, which this gateway cannot do yet. Drain and Maintenance work.</source>
        <translation>Shards umzuziehen erfordert Rebalancing, das dieses Gateway noch nicht kann. Drain und Wartung gehen.</translation>
    </message>
    <message>
        <source>No order is in force for this node.</source>
        <translation>Für diesen Knoten gilt kein Auftrag.</translation>
    </message>
    <message>
        <source>It has been failed over.</source>
        <translation>Sein Failover ist schon erfolgt.</translation>
    </message>
    <message>
        <source>The node serves: use Drain or Maintenance.</source>
        <translation>Der Knoten ist in Betrieb: Verwenden Sie Drain oder Wartung.</translation>
    </message>
    <message>
        <source>It drains already.</source>
        <translation>Sein Drain läuft schon.</translation>
    </message>
    <message>
        <source>It is in maintenance already.</source>
        <translation>Er ist schon in Wartung.</translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation>Letzte 5 min</translation>
    </message>
    <message>
        <source>Facts about the node</source>
        <translation>Angaben zum Knoten</translation>
    </message>
    <message>
        <source>Fail over...</source>
        <translation>Failover ...</translation>
    </message>
    <message>
        <source>Move shards away...</source>
        <translation>Shards umziehen ...</translation>
    </message>
    <message>
        <source>Drain...</source>
        <translation>Drain ...</translation>
    </message>
    <message>
        <source>Maintenance...</source>
        <translation>Wartung ...</translation>
    </message>
    <message>
        <source>Resume...</source>
        <translation>Reaktivieren ...</translation>
    </message>
    <message>
        <source>Select a node to see the evidence behind its state and to give orders.</source>
        <translation>Wählen Sie einen Knoten, um die Belege für seinen Zustand zu sehen und Aufträge zu erteilen.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Erteilt von</translation>
    </message>
    <message>
        <source>Open gaps</source>
        <translation>Offene Lücken</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Bestätigung p99</translation>
    </message>
    <message>
        <source>Series, primary</source>
        <translation>Reihen, primär</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>Erlang name</source>
        <translation>Erlang-Name</translation>
    </message>
    <message>
        <source>points/s</source>
        <translation>Punkte/s</translation>
    </message>
    <message>
        <source>No gap of this node is known.</source>
        <translation>Für diesen Knoten ist keine Lücke bekannt.</translation>
    </message>
    <message>
        <source>It is down: it is filled when it returns.</source>
        <translation>Er ist ausgefallen: Gefüllt wird, wenn er zurückkehrt.</translation>
    </message>
    <message>
        <source>queued (right)</source>
        <translation>in Queue (rechts)</translation>
    </message>
    <message>
        <source>Operation %1 runs for it: wait for its end, or stop it.</source>
        <translation>Vorgang %1 läuft dafür: sein Ende abwarten oder ihn stoppen.</translation>
    </message>
    <message>
        <source>No other node takes writes: nobody could take over.</source>
        <translation>Kein anderer Knoten nimmt Schreibzugriffe an: niemand könnte übernehmen.</translation>
    </message>
    <message>
        <source>Last minutes of the node</source>
        <translation>Letzte Minuten des Knotens</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Link history</source>
        <translation>Link-Verlauf</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>errors (right)</source>
        <translation>Fehler (rechts)</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeStrip</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeTabs</name>
    <message>
        <source>Evidence behind the state</source>
        <translation>Belege für den Zustand</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Link to the node</source>
        <translation>Link zum Knoten</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>About the node</source>
        <translation>Über den Knoten</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Shards it owns</source>
        <translation>Shards, die ihm gehören</translation>
    </message>
    <message>
        <source>Events of the node</source>
        <translation>Ereignisse des Knotens</translation>
    </message>
    <message>
        <source>Refused calls</source>
        <translation>Abgelehnte Aufrufe</translation>
    </message>
    <message>
        <source>Time-outs</source>
        <translation>Zeitüberschreitungen</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>Not sent, ids void</source>
        <translation>Nicht gesendet, Ids ungültig</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>Link-RTT</translation>
    </message>
    <message>
        <source>Confirm p50</source>
        <translation>Bestätigung p50</translation>
    </message>
    <message>
        <source>Oldest call</source>
        <translation>Ältester Aufruf</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Last errors of the node</source>
        <translation>Letzte Fehler des Knotens</translation>
    </message>
</context>
<context>
    <name>tg::console::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Nur betroffene</translation>
    </message>
    <message>
        <source>No node configured</source>
        <translation>Kein Knoten konfiguriert</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationDialog</name>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>the gateway itself</source>
        <translation>das Gateway selbst</translation>
    </message>
    <message>
        <source>%1, made for map %2</source>
        <translation>%1, gemacht für Karte %2</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Nach diesem Schritt stoppen</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Operation %1</source>
        <translation>Vorgang %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>Nimmt zurück</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Fortschritt oder Ergebnis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationsDock</name>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Fortschritt oder Ergebnis</translation>
    </message>
    <message numerus="yes">
        <source>Operations: %n running</source>
        <translation>
            <numerusform>Vorgänge: %n läuft</numerusform>
            <numerusform>Vorgänge: %n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Operations: none running</source>
        <translation>Vorgänge: keiner läuft</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>&amp;Stop after this step</source>
        <translation>Nach diesem Schritt &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Take back...</source>
        <translation>&amp;Zurücknehmen ...</translation>
    </message>
    <message>
        <source>Select an operation first.</source>
        <translation>Wählen Sie zuerst einen Vorgang.</translation>
    </message>
    <message>
        <source>It does not run any more.</source>
        <translation>Er läuft nicht mehr.</translation>
    </message>
    <message>
        <source>It cannot be taken back.</source>
        <translation>Er lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>&amp;Details...</source>
        <translation>&amp;Einzelheiten ...</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>Details...</source>
        <translation>Einzelheiten ...</translation>
    </message>
    <message>
        <source>Alarms that stand</source>
        <translation>Anstehende Alarme</translation>
    </message>
    <message numerus="yes">
        <source>Alarms: %n</source>
        <translation>
            <numerusform>Alarme: %n</numerusform>
            <numerusform>Alarme: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms: none</source>
        <translation>Alarme: keine</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderAllDialog</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1, at all gateways</source>
        <translation>%1, über alle Gateways</translation>
    </message>
    <message>
        <source>Gateways and what became of the order there</source>
        <translation>Gateways und was dort aus dem Auftrag wurde</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1: sent in one go; each line is one gateway.</source>
        <translation>%1: in einem Zug gesendet; jede Zeile ist ein Gateway.</translation>
    </message>
    <message>
        <source>%1: each gateway makes its own plan; nothing is changed by that.</source>
        <translation>%1: Jedes Gateway erstellt seinen eigenen Plan; dadurch ändert sich nichts.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation>Zum Fortfahren „%1“ eintippen:</translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n gateway(s)</source>
        <translation>
            <numerusform>%1 über %n Gateway</numerusform>
            <numerusform>%1 über %n Gateways</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Waiting for plans.</source>
        <translation>Wartet auf Pläne.</translation>
    </message>
    <message>
        <source>Operations go on when this window is closed.</source>
        <translation>Vorgänge laufen weiter, wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Gateways share orders through the nodes: one that refuses may know of it from another one already.</source>
        <translation>Gateways teilen Aufträge über die Knoten: Lehnt eines ab, kennt es den Auftrag vielleicht schon von einem anderen.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) at risk</source>
        <translation>
            <numerusform>%1, %2 Punkt gefährdet</numerusform>
            <numerusform>%1, %2 Punkte gefährdet</numerusform>
        </translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plans are made again.</source>
        <translation>Der Auftrag wurde geändert: Drücken Sie Enter in seinem Feld, dann werden die Pläne neu erstellt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s) can be given the order; the lines say why the others cannot.</source>
        <translation>
            <numerusform>Der Auftrag ist über %1 von %n Gateway möglich; warum nicht über die übrigen, sagen die Zeilen.</numerusform>
            <numerusform>Der Auftrag ist über %1 von %n Gateways möglich; warum nicht über die übrigen, sagen die Zeilen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OrderForm</name>
    <message>
        <source>for the events and whoever is on duty next, e.g. new disk</source>
        <translation>für die Ereignisse und den nächsten Dienst, z. B. neue Platte</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>R&amp;epair: open a gap for what a copy lacks, so that it is filled</source>
        <translation>R&amp;eparieren: für das, was einer Kopie fehlt, eine Lücke eröffnen, damit es nachgefüllt wird</translation>
    </message>
    <message>
        <source>Compare the last &amp;hours:</source>
        <translation>Letzte &amp;Stunden vergleichen:</translation>
    </message>
    <message>
        <source>&amp;Series at most, spread evenly:</source>
        <translation>&amp;Reihen höchstens, gleichmäßig verteilt:</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderRun</name>
    <message>
        <source>Waiting for its plan</source>
        <translation>Wartet auf seinen Plan</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>No plan: no answer. Nothing was ordered.</source>
        <translation>Kein Plan: keine Antwort. Nichts wurde beauftragt.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Kein Plan: %1</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Not sent, a check says BLOCK: %1</source>
        <translation>Nicht gesendet, eine Prüfung sagt BLOCK: %1</translation>
    </message>
    <message>
        <source>Not sent: its plan was older than 60 s.</source>
        <translation>Nicht gesendet: Der Plan war älter als 60 s.</translation>
    </message>
    <message>
        <source>Sent, waiting for the answer</source>
        <translation>Gesendet, wartet auf die Antwort</translation>
    </message>
    <message>
        <source>No answer; it may have run. Look at its operations before giving the order again.</source>
        <translation>Keine Antwort; der Auftrag wurde vielleicht ausgeführt. Sehen Sie in den Vorgängen des Gateways nach, bevor Sie ihn erneut erteilen.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs</source>
        <translation>Vorgang %1 läuft</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, Karte %2</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Its plan is older than 60 s: calculate again.</source>
        <translation>Der Plan ist älter als 60 s: Berechnen Sie neu.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) at risk</source>
        <translation>
            <numerusform>%1 Punkt gefährdet</numerusform>
            <numerusform>%1 Punkte gefährdet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OverviewPage</name>
    <message>
        <source>Points per second</source>
        <translation>Punkte pro Sekunde</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Punkte ein/s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Punkte aus/s</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Punkte in Queue</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Abgelehnt/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Knoten aktiv</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Ohne Eigner</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 Anfragen/s</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>%1 Kopien</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>ältester %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n not serving</source>
        <translation>
            <numerusform>%n nicht in Betrieb</numerusform>
            <numerusform>%n nicht in Betrieb</numerusform>
        </translation>
    </message>
    <message>
        <source>all serve</source>
        <translation>alle in Betrieb</translation>
    </message>
    <message>
        <source>none configured</source>
        <translation>keiner konfiguriert</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message numerus="yes">
        <source>of %n shard(s)</source>
        <translation>
            <numerusform>von %n Shard</numerusform>
            <numerusform>von %n Shards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::Page</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>This console shows what a gateway tells it.</source>
        <translation>Diese Konsole zeigt, was ein Gateway ihr mitteilt.</translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation>Verbinden ...</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>It is tried again by itself. Does the gateway run, and does its [control] section open this door?</source>
        <translation>Es wird von selbst erneut versucht. Läuft das Gateway, und öffnet sein Abschnitt [control] diesen Zugang?</translation>
    </message>
    <message>
        <source>%1 does not let this console in</source>
        <translation>%1 weist diese Konsole ab</translation>
    </message>
    <message>
        <source>Gateway %1, console %2.</source>
        <translation>Gateway %1, Konsole %2.</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>The first figures are on their way.</source>
        <translation>Die ersten Werte sind unterwegs.</translation>
    </message>
    <message>
        <source>Enter the token...</source>
        <translation>Token eingeben ...</translation>
    </message>
    <message>
        <source>Look at the certificate...</source>
        <translation>Zertifikat ansehen ...</translation>
    </message>
    <message>
        <source>This page shows no alarms.</source>
        <translation>Diese Seite zeigt keine Alarme.</translation>
    </message>
    <message>
        <source>The gateway speaks protocol %1, this console %2.</source>
        <translation>Das Gateway spricht Protokoll %1, diese Konsole %2.</translation>
    </message>
    <message>
        <source>Use the console of the gateway&apos;s release.</source>
        <translation>Verwenden Sie die Konsole aus derselben Version wie das Gateway.</translation>
    </message>
    <message>
        <source>%1 speaks another protocol</source>
        <translation>%1 spricht ein anderes Protokoll</translation>
    </message>
</context>
<context>
    <name>tg::console::PageMenu</name>
    <message>
        <source>&amp;This page</source>
        <translation>Diese &amp;Seite</translation>
    </message>
    <message>
        <source>This page has no buttons</source>
        <translation>Diese Seite hat keine Schaltflächen</translation>
    </message>
</context>
<context>
    <name>tg::console::PinChangedPage</name>
    <message>
        <source>Certificate changed</source>
        <translation>Zertifikat geändert</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Pinned fingerprint</source>
        <translation>Gepinnter Fingerabdruck</translation>
    </message>
    <message>
        <source>Fingerprint shown now</source>
        <translation>Jetzt gezeigter Fingerabdruck</translation>
    </message>
    <message>
        <source>What the certificate says</source>
        <translation>Was das Zertifikat sagt</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Copy both fingerprints</source>
        <translation>Beide Fingerabdrücke kopieren</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Pinned:</source>
        <translation>Gepinnt:</translation>
    </message>
    <message>
        <source>Shown now:</source>
        <translation>Jetzt gezeigt:</translation>
    </message>
    <message>
        <source>It says:</source>
        <translation>Es sagt:</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Gepinnt: %1</translation>
    </message>
    <message>
        <source>Shown now: %1</source>
        <translation>Jetzt gezeigt: %1</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one</source>
        <translation>%1 zeigt ein anderes Zertifikat als das gepinnte</translation>
    </message>
    <message>
        <source>Either it was renewed, or somebody stands between this console and %1. Nothing was sent: no token, no order. It is not tried again.</source>
        <translation>Entweder wurde es erneuert, oder jemand steht zwischen dieser Konsole und %1. Nichts wurde gesendet: kein Token, kein Auftrag. Es wird nicht erneut versucht.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, put it in Connection, Saved, Edit, and connect again.</source>
        <translation>Fragen Sie den Betreiber des Gateways auf einem anderen Weg als über dieses Netz nach dem Fingerabdruck seines Zertifikats. Ist es der jetzt gezeigte, tragen Sie ihn unter Verbindung, Gespeicherte, Bearbeiten ein und verbinden Sie erneut.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, disconnect and connect again: you are asked about it as at the first time.</source>
        <translation>Fragen Sie den Betreiber des Gateways auf einem anderen Weg als über dieses Netz nach dem Fingerabdruck seines Zertifikats. Ist es der jetzt gezeigte, trennen Sie die Verbindung und verbinden Sie erneut: Sie werden danach gefragt wie beim ersten Mal.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanDialog</name>
    <message>
        <source>Copy plan</source>
        <translation>Plan kopieren</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Nach diesem Schritt stoppen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The gateway makes a plan; nothing is changed by that.</source>
        <translation>Das Gateway erstellt einen Plan; dadurch ändert sich nichts.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Kein Plan: %1</translation>
    </message>
    <message>
        <source>Plan %1, map %2, holds for %3 s more.</source>
        <translation>Plan %1, Karte %2, gilt noch %3 s.</translation>
    </message>
    <message>
        <source>It cannot be run: a check says BLOCK. Mend what it names, then calculate again.</source>
        <translation>Er kann nicht ausgeführt werden: Eine Prüfung sagt BLOCK. Beheben Sie, was sie nennt, und berechnen Sie neu.</translation>
    </message>
    <message>
        <source>Sent. Waiting for the gateway&apos;s answer.</source>
        <translation>Gesendet. Wartet auf die Antwort des Gateways.</translation>
    </message>
    <message>
        <source>The gateway refused: %1</source>
        <translation>Das Gateway hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs. It stays in the dock when this window is closed.</source>
        <translation>Vorgang %1 läuft. Er bleibt im Dock, wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Operation %1: %2. It stays in the dock when this window is closed.</source>
        <translation>Vorgang %1: %2. Er bleibt im Dock, wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Operation %1: %2 after %3. %4</source>
        <translation>Vorgang %1: %2 nach %3. %4</translation>
    </message>
    <message>
        <source>&amp;Run it although a check says BLOCK</source>
        <translation>&amp;Ausführen, obwohl eine Prüfung BLOCK sagt</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>No plan: the gateway did not answer. A plan changes nothing, so it can be asked for again.</source>
        <translation>Kein Plan: Das Gateway hat nicht geantwortet. Ein Plan ändert nichts, er kann also erneut angefordert werden.</translation>
    </message>
    <message>
        <source>The order was changed: the plan is made again.</source>
        <translation>Der Auftrag wurde geändert: Der Plan wird neu erstellt.</translation>
    </message>
    <message>
        <source>The plan is too old: calculate it again.</source>
        <translation>Der Plan ist zu alt: Berechnen Sie ihn neu.</translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plan is made again.</source>
        <translation>Der Auftrag wurde geändert: Drücken Sie Enter in seinem Feld, dann wird der Plan neu erstellt.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; first.</source>
        <translation>Tippen Sie zuerst „%1“ ein.</translation>
    </message>
    <message>
        <source>The shard map changed (%1, now %2): the plan is made again.</source>
        <translation>Die Shard-Karte hat sich geändert (%1, jetzt %2): Der Plan wird neu erstellt.</translation>
    </message>
    <message>
        <source>The plan describes a moment that is over: it cannot be run any more. Calculate it again.</source>
        <translation>Der Plan beschreibt einen vergangenen Moment: Er kann nicht mehr ausgeführt werden. Berechnen Sie ihn neu.</translation>
    </message>
    <message>
        <source>The gateway is not heard; this is as of then.</source>
        <translation>Das Gateway meldet sich nicht; dies ist der letzte bekannte Stand.</translation>
    </message>
    <message>
        <source>Map %1 → %2.</source>
        <translation>Karte %1 → %2.</translation>
    </message>
    <message>
        <source>The map is still %1.</source>
        <translation>Die Karte ist weiterhin %1.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>Nicht gestoppt: %1</translation>
    </message>
    <message>
        <source>Override the BLOCK...</source>
        <translation>BLOCK übergehen ...</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>&amp;Type &quot;%1&quot; to go on:</source>
        <translation>Zum &amp;Fortfahren „%1“ eintippen:</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on</source>
        <translation>Zum Fortfahren „%1“ eintippen</translation>
    </message>
    <message>
        <source>Override: %1</source>
        <translation>Trotz BLOCK: %1</translation>
    </message>
    <message>
        <source>A check says BLOCK. You are about to run it all the same.</source>
        <translation>Eine Prüfung sagt BLOCK. Sie führen den Auftrag trotzdem aus.</translation>
    </message>
    <message>
        <source>No answer came: the order may have run. It is looked for among the operations; look there before giving it again.</source>
        <translation>Es kam keine Antwort: Der Auftrag wurde vielleicht ausgeführt. Er wird unter den Vorgängen gesucht; sehen Sie dort nach, bevor Sie ihn erneut erteilen.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanTargets</name>
    <message>
        <source>Nodes that take over, before and after</source>
        <translation>Knoten, die übernehmen, vorher und nachher</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Punkte/s</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
</context>
<context>
    <name>tg::console::PreferencesDialog</name>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Komfortabel</translation>
    </message>
    <message>
        <source>Compact: more rows</source>
        <translation>Kompakt: mehr Zeilen</translation>
    </message>
    <message>
        <source>Where points may be lost</source>
        <translation>Wo Punkte verloren gehen können</translation>
    </message>
    <message>
        <source>For every order</source>
        <translation>Bei jedem Auftrag</translation>
    </message>
    <message>
        <source>&amp;Palette:</source>
        <translation>&amp;Farbschema:</translation>
    </message>
    <message>
        <source>&amp;Density of tables:</source>
        <translation>&amp;Dichte der Tabellen:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Type the node&apos;s name:</source>
        <translation>&amp;Knotennamen eintippen:</translation>
    </message>
    <message>
        <source>The language counts from the next start on. Kept in %1</source>
        <translation>Die Sprache gilt ab dem nächsten Start. Gespeichert in %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>tg::console::RangeButtons</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message numerus="yes">
        <source>Show the last %n minutes</source>
        <translation>
            <numerusform>Die letzte Minute zeigen</numerusform>
            <numerusform>Die letzten %n Minuten zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RejectedPage</name>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Last rejected lines</source>
        <translation>Letzte abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Lines of all reasons</source>
        <translation>Zeilen aller Gründe</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>Nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>No line was refused since the gateway&apos;s start.</source>
        <translation>Seit dem Start des Gateways wurde keine Zeile abgelehnt.</translation>
    </message>
    <message>
        <source>No line is kept</source>
        <translation>Keine Zeile aufbewahrt</translation>
    </message>
    <message>
        <source>The gateway keeps the newest refused lines, some of each reason.</source>
        <translation>Das Gateway bewahrt die neuesten abgelehnten Zeilen auf, von jedem Grund einige.</translation>
    </message>
    <message>
        <source>Why points were refused since the gateway&apos;s start. Select a reason to see only its lines.</source>
        <translation>Gründe abgelehnter Punkte seit dem Start des Gateways. Wählen Sie einen, um nur seine Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>The lines need the role operator</source>
        <translation>Die Zeilen erfordern die Rolle operator</translation>
    </message>
    <message>
        <source>They are data of clients, so a connection that may only look does not get them. The counts above are complete. Connect with an operator&apos;s token to see the lines.</source>
        <translation>Sie sind Daten von Clients; eine Verbindung, die nur lesen darf, bekommt sie nicht. Die Zählungen oben sind vollständig. Verbinden Sie mit dem Token eines Operators, um die Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>All are shown. Select a reason to see only its lines.</source>
        <translation>Alle werden gezeigt. Wählen Sie einen Grund, um nur seine Zeilen zu sehen.</translation>
    </message>
</context>
<context>
    <name>tg::console::RunningFills</name>
    <message>
        <source>Stop after this step</source>
        <translation>Nach diesem Schritt stoppen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, listed under Operations</source>
        <translation>
            <numerusform>und %n weiterer, siehe Vorgänge</numerusform>
            <numerusform>und %n weitere, siehe Vorgänge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::ShardMap</name>
    <message>
        <source>Shard map</source>
        <translation>Shard-Karte</translation>
    </message>
    <message numerus="yes">
        <source>%n shards</source>
        <translation>
            <numerusform>%n Shard</numerusform>
            <numerusform>%n Shards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without owner</source>
        <translation>
            <numerusform>%n ohne Eigner</numerusform>
            <numerusform>%n ohne Eigner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <translation>
            <numerusform>%n im Umzug</numerusform>
            <numerusform>%n im Umzug</numerusform>
        </translation>
    </message>
    <message>
        <source>without owner</source>
        <translation>ohne Eigner</translation>
    </message>
</context>
<context>
    <name>tg::console::ShardsPage</name>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Nur betroffene</translation>
    </message>
    <message>
        <source>No shards yet</source>
        <translation>Noch keine Shards</translation>
    </message>
    <message>
        <source>The gateway makes its map when it knows a node.</source>
        <translation>Das Gateway erstellt seine Karte, sobald es einen Knoten kennt.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppe:</translation>
    </message>
    <message>
        <source>by shard</source>
        <translation>nach Shard</translation>
    </message>
    <message>
        <source>by node</source>
        <translation>nach Knoten</translation>
    </message>
    <message>
        <source>Click a shard, or move with the arrow keys; Enter shows it in the table.</source>
        <translation>Klicken Sie auf einen Shard oder bewegen Sie sich mit den Pfeiltasten; Enter zeigt ihn in der Tabelle.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>stronger: more points/s</source>
        <translation>kräftiger: mehr Punkte/s</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>Far&amp;be:</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigner</translation>
    </message>
    <message>
        <source>%1 points/s, the busiest shard</source>
        <translation>%1 Punkte/s, der meistbelastete Shard</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::SocketOpener</name>
    <message>
        <source>the gateway closed the connection</source>
        <translation>das Gateway hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>cannot connect to %1: %2</source>
        <translation>keine Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tg::console::StaleBanner</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Connected to %1 again.</source>
        <translation>Wieder verbunden mit %1.</translation>
    </message>
    <message>
        <source>No data from %1 since %2 (%3).</source>
        <translation>Keine Daten von %1 seit %2 (%3).</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Versuch läuft.</translation>
    </message>
    <message>
        <source>Last reason: %1</source>
        <translation>Letzter Grund: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::StatusLine</name>
    <message>
        <source>Status of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>(view paused)</source>
        <translation>(Ansicht angehalten)</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Lag %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>Lag -</translation>
    </message>
    <message>
        <source>updated %1 s ago</source>
        <translation>vor %1 s aktualisiert</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>%1 s alt</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>Karte %1</translation>
    </message>
    <message>
        <source>gateway -</source>
        <translation>Gateway -</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>Gateway %1</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Letzte Meldung</translation>
    </message>
    <message>
        <source>Last note: %1</source>
        <translation>Letzte Meldung: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TablePane</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter of: %1</source>
        <translation>Filter für: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden</source>
        <translation>
            <numerusform>%n Zeile ausgeblendet</numerusform>
            <numerusform>%n Zeilen ausgeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden by the filter</source>
        <translation>
            <numerusform>%n Zeile durch den Filter ausgeblendet</numerusform>
            <numerusform>%n Zeilen durch den Filter ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <source>Columns: %n hidden</source>
        <translation>
            <numerusform>Spalten: %n ausgeblendet</numerusform>
            <numerusform>Spalten: %n ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Table as &amp;shown, as CSV...</source>
        <translation>Tabelle &amp;wie angezeigt, als CSV ...</translation>
    </message>
    <message>
        <source>&amp;All of it, as CSV...</source>
        <translation>&amp;Alles, als CSV ...</translation>
    </message>
    <message>
        <source>&amp;Copy the selected rows</source>
        <translation>Ausgewählte Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>Export: %1</translation>
    </message>
    <message>
        <source>Save this table as a file, or copy rows of it</source>
        <translation>Diese Tabelle als Datei sichern oder Zeilen daraus kopieren</translation>
    </message>
</context>
<context>
    <name>tg::console::ThroughputPage</name>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Confirmed by node</source>
        <translation>Bestätigt je Knoten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Nur betroffene</translation>
    </message>
    <message>
        <source>No links</source>
        <translation>Keine Links</translation>
    </message>
    <message>
        <source>The gateway knows no node to connect to.</source>
        <translation>Das Gateway kennt keinen Knoten, mit dem es sich verbinden könnte.</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>oldest (right)</source>
        <translation>ältester (rechts)</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>RTT p50 (right)</source>
        <translation>RTT p50 (rechts)</translation>
    </message>
    <message>
        <source>p99 (right)</source>
        <translation>p99 (rechts)</translation>
    </message>
    <message>
        <source>The gateway keeps 15 minutes: what is older is what this console saw itself.</source>
        <translation>Das Gateway bewahrt 15 Minuten auf; Älteres hat diese Konsole selbst erfasst.</translation>
    </message>
</context>
<context>
    <name>tg::console::TokenDialog</name>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>Für diese Sitzung &amp;behalten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation>Token für %1</translation>
    </message>
    <message>
        <source>%1 asks for a token.</source>
        <translation>%1 verlangt ein Token.</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>Meldung: %1</translation>
    </message>
    <message>
        <source>In memory, until this console ends; else you are asked again after each loss of the connection.</source>
        <translation>Im Arbeitsspeicher, bis diese Konsole beendet wird; sonst werden Sie nach jedem Verbindungsverlust erneut gefragt.</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message>
        <source>points per second, last 60 s</source>
        <translation>Punkte pro Sekunde, letzte 60 s</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message numerus="yes">
        <source>%n shard(s)</source>
        <translation>
            <numerusform>%n Shard</numerusform>
            <numerusform>%n Shards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::TroubleList</name>
    <message>
        <source>What needs attention</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>Nothing: no alarm stands.</source>
        <translation>Nichts: Kein Alarm steht an.</translation>
    </message>
    <message>
        <source>No node is configured: points have nowhere to go.</source>
        <translation>Kein Knoten ist konfiguriert: Punkte haben kein Ziel.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>Nicht bekannt, solange Daten fehlen.</translation>
    </message>
    <message>
        <source>- acked by %1</source>
        <translation>- quittiert von %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TrustDialog</name>
    <message>
        <source>For: %1</source>
        <translation>Für: %1</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Inhaber: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Ausgestellt von: %1</translation>
    </message>
    <message>
        <source>Valid: from %1 until %2</source>
        <translation>Gültig: von %1 bis %2</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not trusted.</source>
        <translation>%1 zeigt ein Zertifikat, dem nicht vertraut wird.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint:</source>
        <translation>SHA-256-Fingerabdruck:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>Nothing was sent to it yet, no token either. Compare the fingerprint with the one that whoever runs the gateway reads from it:
openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE</source>
        <translation>Noch wurde nichts dorthin gesendet, auch kein Token. Vergleichen Sie den Fingerabdruck mit dem, den der Betreiber des Gateways dort ausliest:
openssl x509 -noout -fingerprint -sha256 -in ZERTIFIKAT</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted from then on. The pin is kept with the saved connection.</source>
        <translation>Wenn Sie ihm vertrauen, wird von da an nur genau dieses Zertifikat akzeptiert. Der Pin wird mit der gespeicherten Verbindung aufbewahrt.</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted until this console ends. Save the connection to keep the pin.</source>
        <translation>Wenn Sie ihm vertrauen, wird nur genau dieses Zertifikat akzeptiert, bis diese Konsole beendet wird. Speichern Sie die Verbindung, um den Pin zu behalten.</translation>
    </message>
    <message>
        <source>Trust and pin</source>
        <translation>Vertrauen und pinnen</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
</context>
</TS>
