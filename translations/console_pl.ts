<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Node</source>
        <translation>Węzeł</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shardy</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Punkty/s</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>Ost. 60 s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>W kolejce</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Najstarsze</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>RTT łącza</translation>
    </message>
    <message>
        <source>Errors/min</source>
        <translation>Błędy/min</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Właściciel</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Zapasowy</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>Dokąd</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Wersja mapy</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Łącze</translation>
    </message>
    <message>
        <source>Sent/s</source>
        <translation>Wysłane/s</translation>
    </message>
    <message>
        <source>Confirmed/s</source>
        <translation>Potwierdzone/s</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>W drodze</translation>
    </message>
    <message>
        <source>Re-sent</source>
        <translation>Ponowione</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Niepotwierdzone</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Spóźnione</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Nasycenie</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Potwierdz. p99</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Ostatni problem</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Poziom</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Obiekt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opis</translation>
    </message>
    <message>
        <source>Suggested action</source>
        <translation>Zalecane działanie</translation>
    </message>
    <message>
        <source>Acked by</source>
        <translation>Potwierdził</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Czas</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Treść</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Godziny</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>Różnice</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Najwcześniej</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Przyczyna</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Otworzyła</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilans</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Pozycja</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Liczba</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Na sekundę</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkty</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Teraz</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Ost. wiersz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nadawca</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Wysłano do</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Wiersz</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metryka</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Udział</translation>
    </message>
    <message>
        <source>New series</source>
        <translation>Nowe serie</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Porzucone</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>no id yet, it is asked for with the next point</source>
        <translation>jeszcze bez id, pytanie o nie nastąpi z następnym punktem</translation>
    </message>
    <message>
        <source>This series is known: its owner is %1.</source>
        <translation>Ta seria jest znana: jej właścicielem jest %1.</translation>
    </message>
    <message>
        <source>This gateway does not know this series. A new one would be owned by %1.</source>
        <translation>Ta brama nie zna tej serii. Właścicielem nowej byłby %1.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Seria</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Właściciel</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Zapasowy</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Rozdzielona</translation>
    </message>
    <message>
        <source>yes: further nodes hold points of it; a heal gives both copies all of them</source>
        <translation>tak: jej punkty mają też inne węzły; scalenie daje obu kopiom wszystkie</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Shard key</source>
        <translation>Klucz shardu</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Wersja mapy</translation>
    </message>
    <message>
        <source>Owner by the map</source>
        <translation>Właściciel wg mapy</translation>
    </message>
    <message>
        <source>Standby by the map</source>
        <translation>Zapasowy wg mapy</translation>
    </message>
    <message>
        <source>Ranking of the shard, best first</source>
        <translation>Ranking shardu, od najlepszego</translation>
    </message>
    <message>
        <source>%1 is asked alone.</source>
        <translation>Pytany jest tylko %1.</translation>
    </message>
    <message>
        <source>Nobody is asked: no series matches.</source>
        <translation>Nikt nie jest pytany: żadna seria nie pasuje.</translation>
    </message>
    <message>
        <source>Several nodes are asked, each for a part of the series.</source>
        <translation>Pytanych jest kilka węzłów, każdy o część serii.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Zapytanie</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Series that match</source>
        <translation>Pasujące serie</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Pytany</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %2 series</source>
        <translation>
            <numerusform>%1 dla %2 serii</numerusform>
            <numerusform>%1 dla %2 serii</numerusform>
            <numerusform>%1 dla %2 serii</numerusform>
        </translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>%1, samples from %2 to %3</source>
        <translation>%1, próbki od %2 do %3</translation>
    </message>
    <message>
        <source>Aggregate over series</source>
        <translation>Agregacja po seriach</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>Series without a readable copy</source>
        <translation>Serie bez czytelnej kopii</translation>
    </message>
    <message>
        <source>Nodes that cannot be read</source>
        <translation>Węzły, których nie można odczytać</translation>
    </message>
    <message>
        <source>Split series among them</source>
        <translation>W tym serie rozdzielone</translation>
    </message>
    <message>
        <source>Nodes whose series are not known yet</source>
        <translation>Węzły, których serie nie są jeszcze znane</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2</source>
        <translation>Nie można zapisać „%1”: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>„%1” już istnieje</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;</source>
        <translation>Nie można utworzyć folderu „%1”</translation>
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
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nieznane</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> B</translation>
    </message>
    <message>
        <source> bytes/s</source>
        <translation> B/s</translation>
    </message>
</context>
<context>
    <name>GatewayAddress</name>
    <message>
        <source>%1; write unix:/path/of/socket, tls://host:port or tcp://127.0.0.1:port</source>
        <translation>%1; wpisz unix:/ścieżka/do/gniazda, tls://host:port albo tcp://127.0.0.1:port</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no absolute path</source>
        <translation>W „%1” nie ma ścieżki bezwzględnej</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no way to connect</source>
        <translation>„%1” nie podaje sposobu połączenia</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks a host or a port</source>
        <translation>W „%1” brakuje hosta albo portu</translation>
    </message>
    <message>
        <source>plain TCP is only for this machine, &apos;%1&apos; is another one: use tls:// in place of tcp://</source>
        <translation>TCP bez TLS jest tylko dla tego komputera, a „%1” to inny: użyj tls:// zamiast tcp://</translation>
    </message>
</context>
<context>
    <name>Gateways</name>
    <message>
        <source>Not connected</source>
        <translation>Brak połączenia</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Łączenie</translation>
    </message>
    <message>
        <source>Token needed</source>
        <translation>Wymagany token</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>Zmieniony certyfikat</translation>
    </message>
    <message>
        <source>Certificate unknown</source>
        <translation>Nieznany certyfikat</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Odmowa</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Na żywo</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nieosiągalna</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>sprzed %1 s</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>Brak danych od %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>tylko odczyt</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Połączenie utracone</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>other</source>
        <translation>inne</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Closed</source>
        <translation>Zamknięty</translation>
    </message>
    <message>
        <source>In motion</source>
        <translation>W ruchu</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Niezamknięty</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nieznany</translation>
    </message>
    <message>
        <source>received</source>
        <translation>odebrane</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>potwierdzone</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>w kolejce</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>w drodze</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>odrzucone</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>porzucone</translation>
    </message>
    <message>
        <source>due</source>
        <translation>należne</translation>
    </message>
    <message>
        <source>open</source>
        <translation>otwarte</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>luka</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spóźnione</translation>
    </message>
    <message>
        <source>re-sent</source>
        <translation>ponowione</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>różnica</translation>
    </message>
    <message>
        <source>read from bodies, refused ones included</source>
        <translation>odczytane z treści żądań, łącznie z odrzuconymi</translation>
    </message>
    <message>
        <source>a node said ok to a copy</source>
        <translation>węzeł potwierdził jedną z kopii</translation>
    </message>
    <message>
        <source>now: waiting for ids or for room</source>
        <translation>teraz: czekają na id lub na miejsce</translation>
    </message>
    <message>
        <source>now: handed over, no copy confirmed yet</source>
        <translation>teraz: przekazane, żadna kopia jeszcze niepotwierdzona</translation>
    </message>
    <message>
        <source>refused as bad input; their client was told</source>
        <translation>odrzucone jako błędne dane; klient został powiadomiony</translation>
    </message>
    <message>
        <source>not certain to be stored; their client got an error</source>
        <translation>zapis niepewny; klient otrzymał błąd</translation>
    </message>
    <message>
        <source>received less all the others</source>
        <translation>odebrane minus wszystkie pozostałe</translation>
    </message>
    <message>
        <source>one for each copy of each point</source>
        <translation>po jednej na każdą kopię każdego punktu</translation>
    </message>
    <message>
        <source>a node said ok</source>
        <translation>potwierdzone przez węzeł</translation>
    </message>
    <message>
        <source>now: waiting or on the wire</source>
        <translation>teraz: czekają lub są przesyłane</translation>
    </message>
    <message>
        <source>given up, the other copy is confirmed: to be backfilled</source>
        <translation>zaniechane, druga kopia potwierdzona: do uzupełnienia</translation>
    </message>
    <message>
        <source>of points that no node confirmed</source>
        <translation>kopie punktów, których nie potwierdził żaden węzeł</translation>
    </message>
    <message>
        <source>beside the sum: gaps that were confirmed after all</source>
        <translation>poza sumą: luki, które jednak zostały potwierdzone</translation>
    </message>
    <message>
        <source>beside the sum: sent twice, duplicates are possible</source>
        <translation>poza sumą: wysłane dwukrotnie, możliwe duplikaty</translation>
    </message>
    <message>
        <source>due less all the others</source>
        <translation>należne minus wszystkie pozostałe</translation>
    </message>
    <message>
        <source>does not follow its format</source>
        <translation>niezgodny z formatem</translation>
    </message>
    <message>
        <source>metric name missing or bad</source>
        <translation>brak nazwy metryki lub nazwa błędna</translation>
    </message>
    <message>
        <source>a label is no text</source>
        <translation>etykieta nie jest tekstem</translation>
    </message>
    <message>
        <source>a label stands twice</source>
        <translation>etykieta występuje dwukrotnie</translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation>za dużo etykiet</translation>
    </message>
    <message>
        <source>name too long</source>
        <translation>nazwa za długa</translation>
    </message>
    <message>
        <source>label value too long</source>
        <translation>wartość etykiety za długa</translation>
    </message>
    <message>
        <source>line too long</source>
        <translation>wiersz za długi</translation>
    </message>
    <message>
        <source>NaN, which nodes cannot store</source>
        <translation>NaN, węzły nie mogą tego zapisać</translation>
    </message>
    <message>
        <source>infinite, which nodes cannot store</source>
        <translation>nieskończoność, węzły nie mogą tego zapisać</translation>
    </message>
    <message>
        <source>value is no number</source>
        <translation>wartość nie jest liczbą</translation>
    </message>
    <message>
        <source>time out of range</source>
        <translation>czas poza zakresem</translation>
    </message>
    <message>
        <source>values and times differ in number</source>
        <translation>różna liczba wartości i czasów</translation>
    </message>
    <message>
        <source>body ended inside the line</source>
        <translation>treść żądania urywa się w wierszu</translation>
    </message>
    <message>
        <source>limits.series is reached</source>
        <translation>osiągnięto limits.series</translation>
    </message>
    <message>
        <source>its id is shared on every node</source>
        <translation>id współdzielone na każdym węźle</translation>
    </message>
    <message>
        <source>text in an Influx field: left out, no mistake</source>
        <translation>tekst w polu Influx: pominięty, to nie błąd</translation>
    </message>
    <message>
        <source>no copy was confirmed in time</source>
        <translation>żadnej kopii nie potwierdzono na czas</translation>
    </message>
    <message>
        <source>the node lost its registry meanwhile</source>
        <translation>węzeł utracił w tym czasie swój rejestr</translation>
    </message>
    <message>
        <source>the gateway stopped before</source>
        <translation>brama została wcześniej zatrzymana</translation>
    </message>
    <message>
        <source>request refused (429, 503): nothing of it was sent</source>
        <translation>żądanie odrzucone (429, 503): nic z niego nie wysłano</translation>
    </message>
    <message>
        <source>a series has ended: no point, no mistake</source>
        <translation>seria się skończyła: to nie punkt ani błąd</translation>
    </message>
    <message>
        <source>a label value that nodes cannot keep</source>
        <translation>wartość etykiety, której węzły nie zachowają</translation>
    </message>
    <message>
        <source>older than the nodes keep points</source>
        <translation>starsze, niż węzły przechowują punkty</translation>
    </message>
    <message>
        <source>further ahead than limits.newest_ms</source>
        <translation>dalej w przyszłości niż limits.newest_ms</translation>
    </message>
    <message>
        <source>made room for newer points (drop_oldest)</source>
        <translation>ustąpiło nowszym punktom (drop_oldest)</translation>
    </message>
</context>
<context>
    <name>OrderTarget</name>
    <message>
        <source>Not connected to a gateway.</source>
        <translation>Brak połączenia z bramą.</translation>
    </message>
    <message>
        <source>The figures are old: the gateway has not been heard for more than 5 s.</source>
        <translation>Dane są nieaktualne: brama milczy od ponad 5 s.</translation>
    </message>
    <message>
        <source>This connection may only look (role viewer).</source>
        <translation>To połączenie pozwala tylko na podgląd (rola viewer).</translation>
    </message>
    <message>
        <source>The figures are old: the connection to the gateway is lost.</source>
        <translation>Dane są nieaktualne: utracono połączenie z bramą.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Przegląd</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Węzły</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shardy</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Przepustowość</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmy</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Zdarzenia</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Bilans</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Odrzucone wiersze</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Luki</translation>
    </message>
    <message>
        <source>Hot metrics</source>
        <translation>Gorące metryki</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Wyjaśnij</translation>
    </message>
</context>
<context>
    <name>PeerCertificate</name>
    <message>
        <source>&apos;%1&apos; is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons</source>
        <translation>„%1” nie jest odciskiem SHA-256: 64 cyfry szesnastkowe, z dwukropkami lub bez</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>For what a copy lacks a gap is opened, and filled by a backfill.</source>
        <translation>Dla tego, czego brakuje w kopii, otwierana jest luka, którą zamyka uzupełnianie.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nic nie jest zmieniane.</translation>
    </message>
    <message>
        <source>%1 is given up: reads of its %2 series go to their other copies, its own copies become gaps until it is back.</source>
        <translation>%1 zostaje odłączony: odczyty jego serii (%2) przejmują ich drugie kopie, a jego własne kopie stają się lukami do czasu jego powrotu.</translation>
    </message>
    <message>
        <source>%1 gets no new series and is read from only where it must be. Writes to its %2 series go on; nothing is moved.</source>
        <translation>%1 nie otrzymuje nowych serii i jest czytany tylko tam, gdzie to konieczne. Zapisy do jego serii (%2) trwają nadal; nic nie jest przenoszone.</translation>
    </message>
    <message>
        <source>%1 takes part again: its gaps are filled first, then it is read from.</source>
        <translation>%1 wraca do pracy: najpierw uzupełniane są jego luki, potem wracają odczyty.</translation>
    </message>
    <message>
        <source>The gaps of %1 are filled: both copies of the series concerned are compared, and what it lacks is written. Nothing is removed.</source>
        <translation>Uzupełniane są luki węzła %1: obie kopie odpowiednich serii są porównywane, a to, czego mu brakuje, jest zapisywane. Nic nie jest usuwane.</translation>
    </message>
    <message>
        <source>%1 series are held by more nodes than they have copies: both copies get what the others hold. Nothing is removed.</source>
        <translation>Liczba serii obecnych na większej liczbie węzłów, niż mają kopii: %1. Obie kopie otrzymują to, co mają pozostałe węzły. Nic nie jest usuwane.</translation>
    </message>
    <message>
        <source>%1: %2 series.</source>
        <translation>%1 (serie: %2).</translation>
    </message>
    <message>
        <source>%1 confirms %2 now.</source>
        <translation>%1 potwierdza teraz %2.</translation>
    </message>
    <message>
        <source>No point has its only copy there.</source>
        <translation>Żaden punkt nie ma tam swojej jedynej kopii.</translation>
    </message>
    <message>
        <source>plan %1, map %2</source>
        <translation>plan %1, mapa %2</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>powód: %1</translation>
    </message>
    <message>
        <source>%1: shards %2, points/s %3, load %4</source>
        <translation>%1: shardy %2, punkty/s %3, obciążenie %4</translation>
    </message>
    <message>
        <source>Both copies of up to %1 of all series are compared over the last %2 h.</source>
        <translation>Porównywane są obie kopie najwyżej %1 spośród wszystkich serii z ostatnich %2&#xa0;h.</translation>
    </message>
    <message>
        <source>Both copies of up to %1 series with a copy on %2 are compared over the last %3 h.</source>
        <translation>Porównywane są obie kopie najwyżej %1 serii, które mają kopię na %2, z ostatnich %3&#xa0;h.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other node(s).</source>
        <translation>
            <numerusform>%1 zachowuje swoje serie (%2), ale nie otrzymuje zapisów; to, co w tym czasie nadejdzie, zostanie potem uzupełnione. Odczyty przejmuje %n inny węzeł.</numerusform>
            <numerusform>%1 zachowuje swoje serie (%2), ale nie otrzymuje zapisów; to, co w tym czasie nadejdzie, zostanie potem uzupełnione. Odczyty przejmują %n inne węzły.</numerusform>
            <numerusform>%1 zachowuje swoje serie (%2), ale nie otrzymuje zapisów; to, co w tym czasie nadejdzie, zostanie potem uzupełnione. Odczyty przejmuje %n innych węzłów.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) have their only valid copy there: they may be lost.</source>
        <translation>
            <numerusform>%1 punkt ma tam swoją jedyną ważną kopię: może zostać utracony.</numerusform>
            <numerusform>%1 punkty mają tam swoją jedyną ważną kopię: mogą zostać utracone.</numerusform>
            <numerusform>%1 punktów ma tam swoją jedyną ważną kopię: mogą zostać utracone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) may be lost</source>
        <translation>
            <numerusform>%1, %2 punkt zagrożony utratą</numerusform>
            <numerusform>%1, %2 punkty zagrożone utratą</numerusform>
            <numerusform>%1, %2 punktów zagrożonych utratą</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedConnection</name>
    <message>
        <source>It needs a name.</source>
        <translation>Potrzebna jest nazwa.</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>Nazwa jest dłuższa niż dozwolona (znaki: %1).</translation>
    </message>
    <message>
        <source>A name has neither &apos;:&apos; nor &apos;/&apos;: those tell addresses from names.</source>
        <translation>Nazwa nie może zawierać &apos;:&apos; ani &apos;/&apos;: po nich odróżnia się adresy od nazw.</translation>
    </message>
    <message>
        <source>Only a TLS gateway shows a certificate that can be pinned.</source>
        <translation>Tylko brama z TLS przedstawia certyfikat, który można przypiąć.</translation>
    </message>
    <message>
        <source>Its pin is not a SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation>Przypięta wartość nie jest odciskiem SHA-256: 64 cyfry szesnastkowe.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Brak</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Czerwony</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Pomarańczowy</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Zielony</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Niebieski</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Fioletowy</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 of %2 series</source>
        <translation>%1 z %2 serii</translation>
    </message>
    <message>
        <source>%1 points written</source>
        <translation>zapisane punkty: %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>pozostało ok. %1</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>w toku</translation>
    </message>
    <message>
        <source>Fail over %1</source>
        <translation>Failover %1</translation>
    </message>
    <message>
        <source>Fail over all nodes</source>
        <translation>Failover wszystkich węzłów</translation>
    </message>
    <message>
        <source>Maintenance of %1</source>
        <translation>Konserwacja %1</translation>
    </message>
    <message>
        <source>Maintenance of all nodes</source>
        <translation>Konserwacja wszystkich węzłów</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>Opróżnianie %1</translation>
    </message>
    <message>
        <source>Drain all nodes</source>
        <translation>Opróżnianie wszystkich węzłów</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Wznowienie %1</translation>
    </message>
    <message>
        <source>Resume all nodes</source>
        <translation>Wznowienie wszystkich węzłów</translation>
    </message>
    <message>
        <source>Backfill %1</source>
        <translation>Uzupełnianie %1</translation>
    </message>
    <message>
        <source>Backfill all nodes</source>
        <translation>Uzupełnianie wszystkich węzłów</translation>
    </message>
    <message>
        <source>Audit %1</source>
        <translation>Audyt %1</translation>
    </message>
    <message>
        <source>Audit all nodes</source>
        <translation>Audyt wszystkich węzłów</translation>
    </message>
    <message>
        <source>Heal split series of %1</source>
        <translation>Scalanie rozdzielonych serii na %1</translation>
    </message>
    <message>
        <source>Heal split series of all nodes</source>
        <translation>Scalanie rozdzielonych serii na wszystkich węzłach</translation>
    </message>
    <message>
        <source>Take back the order for %1</source>
        <translation>Cofnięcie polecenia dla %1</translation>
    </message>
    <message>
        <source>Take back the order for all nodes</source>
        <translation>Cofnięcie polecenia dla wszystkich węzłów</translation>
    </message>
    <message>
        <source>Add [[node]] or a [discovery] section to timeless-gateway.toml, then restart the gateway.</source>
        <translation>Dodaj [[node]] lub sekcję [discovery] do timeless-gateway.toml, a następnie uruchom bramę ponownie.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings: &apos;%1&apos; is not an INI file; what it says is not used, and it is not written to.</source>
        <translation>Ustawienia: „%1” nie jest plikiem INI; jego treść jest pomijana i nic nie będzie do niego zapisywane.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be read; defaults are used.</source>
        <translation>Ustawienia: nie można odczytać „%1”; używane są wartości domyślne.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; was written by a newer console (schema %2, this one knows %3). What is not known is kept.</source>
        <translation>Ustawienia: „%1” zapisała nowsza konsola (schemat %2, ta zna %3). To, co nieznane, pozostaje zachowane.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; is not a value for %2; %3 is used. File: %4</source>
        <translation>Ustawienia: „%1” nie jest wartością dla %2; używane jest: %3. Plik: %4</translation>
    </message>
    <message>
        <source>Settings: [%1] is left out: %2 File: %3</source>
        <translation>Ustawienia: pominięto [%1]: %2 Plik: %3</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be written: nothing is remembered.</source>
        <translation>Ustawienia: nie można zapisać „%1”: nic nie zostanie zapamiętane.</translation>
    </message>
    <message>
        <source>the system&apos;s language</source>
        <translation>język systemu</translation>
    </message>
    <message>
        <source>the usual layout</source>
        <translation>zwykły układ</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Inne połączenie ma już nazwę „%1”.</translation>
    </message>
    <message>
        <source>There are %1 saved connections already; remove one first.</source>
        <translation>Osiągnięto limit zapisanych połączeń (%1); najpierw usuń jedno z nich.</translation>
    </message>
    <message>
        <source>Settings: what is kept of %1 does not fit this console; the usual layout is used. File: %2</source>
        <translation>Ustawienia: to, co zapisano dla %1, nie pasuje do tej konsoli; użyto zwykłego układu. Plik: %2</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Unknown</source>
        <translation>Nieznany</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Działa</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Zdegradowany</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nie działa</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Opróżnianie</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Konserwacja</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Łączenie</translation>
    </message>
    <message>
        <source>Warming</source>
        <translation>Rozgrzewanie</translation>
    </message>
    <message>
        <source>Backfilling</source>
        <translation>Uzupełnianie</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Odmowa</translation>
    </message>
    <message>
        <source>Owned</source>
        <translation>U właściciela</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>U zapasowego</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Przenoszony</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Bez właściciela</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Uzgadnianie</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Wstrzymane</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Zatrzymane</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>Odczekuje</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Krytyczny</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Ostrzeżenie</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Trwa</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Wykonana</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nieudana</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Przerwana</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otwarta</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Czeka</translation>
    </message>
    <message>
        <source>Residue</source>
        <translation>Reszta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Zamknięta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>failed over</source>
        <translation>failover</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>konserwacja</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>opróżnianie</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>dobrze</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>źle</translation>
    </message>
</context>
<context>
    <name>StateNews</name>
    <message>
        <source>%1 is now: %2</source>
        <translation>%1, stan teraz: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) changed their state</source>
        <translation>
            <numerusform>%n węzeł zmienił stan</numerusform>
            <numerusform>%n węzły zmieniły stan</numerusform>
            <numerusform>%n węzłów zmieniło stan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenFile</name>
    <message>
        <source>token file &apos;%1&apos; is no plain file</source>
        <translation>plik tokenu „%1” nie jest zwykłym plikiem</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; cannot be read: %2</source>
        <translation>nie można odczytać pliku tokenu „%1”: %2</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is open to others than its owner; run: chmod 600 &apos;%1&apos;</source>
        <translation>plik tokenu „%1” jest dostępny nie tylko dla właściciela; wykonaj: chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is empty, or its token longer than %2 bytes</source>
        <translation>plik tokenu „%1” jest pusty albo token ma ponad %2 bajtów</translation>
    </message>
</context>
<context>
    <name>tg::console::AckDialog</name>
    <message>
        <source>Acknowledge</source>
        <translation>Potwierdź</translation>
    </message>
    <message>
        <source>Acknowledge an alarm</source>
        <translation>Potwierdzanie alarmu</translation>
    </message>
    <message>
        <source>&amp;Note, for the next one on duty:</source>
        <translation>&amp;Notatka dla następnej osoby na dyżurze:</translation>
    </message>
    <message>
        <source>It stays in the list, and is quiet until its state changes.</source>
        <translation>Alarm pozostaje na liście i milczy, dopóki jego stan się nie zmieni.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>No answer; it may have been acknowledged all the same. The list of alarms shows it.</source>
        <translation>Brak odpowiedzi; alarm mógł mimo to zostać potwierdzony. Widać to na liście alarmów.</translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
        <translation>Nie potwierdzono: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::AlarmsPage</name>
    <message>
        <source>Alarms</source>
        <translation>Alarmy</translation>
    </message>
    <message>
        <source>Acknowledge...</source>
        <translation>Potwierdź...</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>Brak alarmów</translation>
    </message>
    <message>
        <source>What comes to stand for 3 s is shown here.</source>
        <translation>Pojawia się tu to, co trwa co najmniej 3 s.</translation>
    </message>
    <message>
        <source>Select an alarm first.</source>
        <translation>Najpierw zaznacz alarm.</translation>
    </message>
    <message>
        <source>It is acknowledged already.</source>
        <translation>Alarm jest już potwierdzony.</translation>
    </message>
    <message>
        <source>Select an alarm to read all of it.</source>
        <translation>Zaznacz alarm, aby przeczytać całość.</translation>
    </message>
    <message>
        <source>Since %1, key %2.</source>
        <translation>Od %1, klucz %2.</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation>Potwierdzony przez %1, %2: %3</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Co robić: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::AllGatewaysPage</name>
    <message>
        <source>Gateways</source>
        <translation>Bramy</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Brama</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Połączenie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmy</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Punkty wej./s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Punkty wyj./s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>W kolejce</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Odrzucone/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Czynne węzły</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Nodes, in the worst state that a gateway sees</source>
        <translation>Węzły w najgorszym stanie widzianym przez bramy</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Węzeł</translation>
    </message>
    <message>
        <source>Worst state</source>
        <translation>Najgorszy stan</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Kto widzi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Alarms of all gateways</source>
        <translation>Alarmy wszystkich bram</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Poziom</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opis</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Punkty w kolejce</translation>
    </message>
    <message>
        <source>Gateways live</source>
        <translation>Bramy na żywo</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>najstarsze %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
    <message>
        <source>others left out</source>
        <translation>pozostałe pominięto</translation>
    </message>
    <message>
        <source>all are heard</source>
        <translation>wszystkie na żywo</translation>
    </message>
    <message>
        <source>worst view of all</source>
        <translation>najgorszy z widoków</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>wszystkie: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s)</source>
        <translation>
            <numerusform>%1 z %n bramy</numerusform>
            <numerusform>%1 z %n bram</numerusform>
            <numerusform>%1 z %n bram</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
</context>
<context>
    <name>tg::console::ChartOverlay</name>
    <message>
        <source>no data</source>
        <translation>brak danych</translation>
    </message>
    <message>
        <source>gateway restarted</source>
        <translation>restart bramy</translation>
    </message>
</context>
<context>
    <name>tg::console::ClusterFeed</name>
    <message>
        <source>The gateway was restarted: its counters begin anew</source>
        <translation>Brama została zrestartowana: jej liczniki zaczynają od nowa</translation>
    </message>
</context>
<context>
    <name>tg::console::ColumnFit</name>
    <message>
        <source>Columns</source>
        <translation>Kolumny</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>Tyle, ile się zmieści</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Połącz</translation>
    </message>
    <message>
        <source>Connect to a gateway</source>
        <translation>Połączenie z bramą</translation>
    </message>
    <message>
        <source>&amp;Gateway:</source>
        <translation>&amp;Brama:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>&amp;Zachowaj na tę sesję</translation>
    </message>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>Tylko pod&amp;gląd, niezależnie od uprawnień tokenu</translation>
    </message>
    <message>
        <source>unix:/path/of/socket, tls://host:port, tcp://127.0.0.1:port, or the name of a saved connection</source>
        <translation>unix:/ścieżka/do/gniazda, tls://host:port, tcp://127.0.0.1:port albo nazwa zapisanego połączenia</translation>
    </message>
    <message>
        <source>not needed over a unix socket; else you are asked</source>
        <translation>zbędny dla gniazda Unix; w innych razach konsola zapyta</translation>
    </message>
    <message>
        <source>In memory, until this console ends. It is never written anywhere.</source>
        <translation>W pamięci, do zamknięcia tej konsoli. Nigdzie nie jest zapisywany.</translation>
    </message>
    <message>
        <source>empty: for this time only</source>
        <translation>puste: tylko tym razem</translation>
    </message>
    <message>
        <source>&amp;Save as:</source>
        <translation>Zapisz &amp;jako:</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Inne połączenie ma już nazwę „%1”.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionForm</name>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>Tylko pod&amp;gląd, niezależnie od uprawnień tokenu</translation>
    </message>
    <message>
        <source>Connect when the console &amp;starts</source>
        <translation>Połącz przy &amp;starcie konsoli</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Gniazdo Unix</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Plain TCP, this machine only</source>
        <translation>Zwykły TCP, tylko ten komputer</translation>
    </message>
    <message>
        <source>SHA-256; empty: trusted by its authority</source>
        <translation>SHA-256; puste: zaufanie przez urząd certyfikacji</translation>
    </message>
    <message>
        <source>mode 0600; empty: you are asked for the token</source>
        <translation>tryb 0600; puste: konsola zapyta o token</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nazwa:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Kolor:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transport:</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>Śc&amp;ieżka:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Certi&amp;ficate:</source>
        <translation>Certy&amp;fikat:</translation>
    </message>
    <message>
        <source>To&amp;ken file:</source>
        <translation>Plik tok&amp;enu:</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionKeeper</name>
    <message>
        <source>The recording ended: its file cannot be written.</source>
        <translation>Nagranie zakończone: nie można zapisać pliku.</translation>
    </message>
    <message>
        <source>There are %1 gateways already; disconnect from one first.</source>
        <translation>Osiągnięto limit bram (%1); najpierw rozłącz jedną z nich.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Dodaj</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Usuń</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Zapisz</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>Połą&amp;cz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Zapisane połączenia</translation>
    </message>
    <message>
        <source>None is saved yet. Add one.</source>
        <translation>Brak zapisanych połączeń. Dodaj pierwsze.</translation>
    </message>
    <message>
        <source>Save it first.</source>
        <translation>Najpierw zapisz.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Odrzuć zmiany</translation>
    </message>
    <message>
        <source>There are %1 already; remove one first.</source>
        <translation>Osiągnięto limit (%1); najpierw usuń jedno z połączeń.</translation>
    </message>
    <message>
        <source>(new)</source>
        <translation>(nowe)</translation>
    </message>
</context>
<context>
    <name>tg::console::DemoLink</name>
    <message>
        <source>recording</source>
        <translation>nagranie</translation>
    </message>
    <message>
        <source>This is a recording: &apos;%1&apos; has nobody to run it.</source>
        <translation>To jest nagranie: nie ma kto wykonać „%1”.</translation>
    </message>
    <message>
        <source>the gateway closed the connection</source>
        <translation>brama zamknęła połączenie</translation>
    </message>
</context>
<context>
    <name>tg::console::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Zdarzenia</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Śledź najnowsze</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Nic się jeszcze nie wydarzyło</translation>
    </message>
    <message>
        <source>Changes of state, orders and operations are listed here.</source>
        <translation>Tu widać zmiany stanu, polecenia i operacje.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Wstrzymaj</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Poziom</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Wszystkie poziomy</translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation>Od uwagi wzwyż</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>Od ostrzeżenia wzwyż</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>Tylko krytyczne</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Obiekt</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Wszystkie obiekty</translation>
    </message>
    <message>
        <source>The whole view stands still (Space); the gateway is heard all the same, and what came meanwhile is shown afterwards.</source>
        <translation>Cały widok jest zatrzymany (spacja); dane z bramy są nadal odbierane, a to, co nadeszło w tym czasie, zostanie pokazane później.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation>Wyjaśnij</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Kopiuj odpowiedź</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>A series, e.g. cpu_usage{host=&quot;a&quot;}: who owns it, under which id, and why.
A question in PromQL, e.g. sum(rate(http_requests_total[5m])): which node is asked, and why.</source>
        <translation>Seria, np. cpu_usage{host=&quot;a&quot;}: kto jest jej właścicielem, pod jakim id i dlaczego.
Zapytanie w PromQL, np. sum(rate(http_requests_total[5m])): który węzeł jest pytany i dlaczego.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Seria</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Zapytanie</translation>
    </message>
    <message>
        <source>Series or question</source>
        <translation>Seria lub zapytanie</translation>
    </message>
    <message>
        <source>Paste a series or a question</source>
        <translation>Wklej serię lub zapytanie</translation>
    </message>
    <message>
        <source>This question cannot be explained: %1</source>
        <translation>Nie można wyjaśnić tego zapytania: %1</translation>
    </message>
    <message>
        <source>This series cannot be explained: %1</source>
        <translation>Nie można wyjaśnić tej serii: %1</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stan na %1.</translation>
    </message>
    <message>
        <source>Type or paste a series or a question first.</source>
        <translation>Najpierw wpisz lub wklej serię albo zapytanie.</translation>
    </message>
    <message>
        <source>The gateway is being asked.</source>
        <translation>Trwa odpytywanie bramy.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExportMenu</name>
    <message>
        <source>The picture cannot be made.</source>
        <translation>Nie można utworzyć obrazu.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Eksport</translation>
    </message>
    <message>
        <source>&amp;Picture of the whole window...</source>
        <translation>&amp;Obraz całego okna...</translation>
    </message>
    <message>
        <source>&amp;Diagnostic bundle...</source>
        <translation>Pakiet &amp;diagnostyczny...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, all of it, as CSV...</source>
        <translation>Tabela „%1”, całość, jako CSV...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, as shown, as CSV...</source>
        <translation>Tabela „%1”, jak widać, jako CSV...</translation>
    </message>
    <message>
        <source>This page shows no table now</source>
        <translation>Ta strona nie ma teraz tabeli</translation>
    </message>
    <message>
        <source>This page shows no chart now</source>
        <translation>Ta strona nie ma teraz wykresu</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot; as a picture...</source>
        <translation>Wykres „%1” jako obraz...</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot;, its points as CSV...</source>
        <translation>Wykres „%1”, punkty jako CSV...</translation>
    </message>
    <message>
        <source>Where to put the bundle</source>
        <translation>Gdzie zapisać pakiet</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Zapisz jako</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Zapisano %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nie zapisano</translation>
    </message>
</context>
<context>
    <name>tg::console::GapsPage</name>
    <message>
        <source>Gaps</source>
        <translation>Luki</translation>
    </message>
    <message>
        <source>Not the closed ones</source>
        <translation>Bez zamkniętych</translation>
    </message>
    <message>
        <source>Backfill...</source>
        <translation>Uzupełnianie...</translation>
    </message>
    <message>
        <source>Audit copies...</source>
        <translation>Audyt kopii...</translation>
    </message>
    <message>
        <source>Heal split series...</source>
        <translation>Scal rozdzielone serie...</translation>
    </message>
    <message>
        <source>No gap is known</source>
        <translation>Brak znanych luk</translation>
    </message>
    <message>
        <source>Every node has its copies, as far as the gateways know. An audit compares them: Audit copies...</source>
        <translation>O ile bramom wiadomo, każdy węzeł ma swoje kopie. Porównuje je audyt: Audyt kopii...</translation>
    </message>
    <message>
        <source>Select a gap of the node first.</source>
        <translation>Najpierw zaznacz lukę węzła.</translation>
    </message>
    <message>
        <source>Fill all gaps of %1</source>
        <translation>Uzupełnij wszystkie luki węzła %1</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of all series</source>
        <translation>Porównaj wyrywkowo obie kopie wszystkich serii</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of the series on %1</source>
        <translation>Porównaj wyrywkowo obie kopie serii węzła %1</translation>
    </message>
    <message>
        <source>Give both copies what further nodes have of split series</source>
        <translation>Daj obu kopiom to, co inne węzły mają z rozdzielonych serii</translation>
    </message>
    <message>
        <source>Still differ: %1</source>
        <translation>Nadal się różnią: %1</translation>
    </message>
    <message>
        <source>Gap %1, opened by %2 at %3: %4</source>
        <translation>Luka %1, otwarta przez %2, %3: %4</translation>
    </message>
    <message>
        <source>Open: %1. Waiting for their second look: %2. With residues: %3. Split series: %4. Series with one copy only: %5.</source>
        <translation>Luki otwarte: %1. Oczekujące na drugie sprawdzenie: %2. Z resztą: %3. Serie rozdzielone: %4. Serie z jedną kopią: %5.</translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayLink</name>
    <message>
        <source>the gateway sent what this console cannot read: %1</source>
        <translation>brama przysłała coś, czego ta konsola nie umie odczytać: %1</translation>
    </message>
    <message>
        <source>no answer to the greeting within 15 s</source>
        <translation>brak odpowiedzi na powitanie w ciągu 15 s</translation>
    </message>
    <message>
        <source>nothing heard for 15 s</source>
        <translation>cisza od 15 s</translation>
    </message>
    <message>
        <source>no answer; the operation may have run</source>
        <translation>brak odpowiedzi; operacja mogła się wykonać</translation>
    </message>
    <message>
        <source>not connected: nothing was sent</source>
        <translation>brak połączenia: nic nie wysłano</translation>
    </message>
    <message>
        <source>the connection was lost before the answer; the operation may have run</source>
        <translation>połączenie utracono przed odpowiedzią; operacja mogła się wykonać</translation>
    </message>
    <message>
        <source>Reconnected after %1 s</source>
        <translation>Połączono ponownie po %1 s</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one.
Pinned: %2
Now: %3</source>
        <translation>%1 przedstawia inny certyfikat niż przypięty.
Przypięty: %2
Teraz: %3</translation>
    </message>
    <message>
        <source>%1: its certificate is not trusted: %2.
SHA-256: %3</source>
        <translation>%1: certyfikat nie jest zaufany: %2.
SHA-256: %3</translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayList</name>
    <message>
        <source>Gateways</source>
        <translation>Bramy</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>opóźn. %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>opóźn. -</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Wszystkie bramy</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 z %2 na żywo</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarmy</numerusform>
            <numerusform>%n alarmów</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::HotMetricsPage</name>
    <message>
        <source>Hot metrics</source>
        <translation>Gorące metryki</translation>
    </message>
    <message>
        <source>Which nodes hold it?</source>
        <translation>Które węzły ją mają?</translation>
    </message>
    <message>
        <source>No metric is hot</source>
        <translation>Brak gorących metryk</translation>
    </message>
    <message>
        <source>No points came lately, so there is nothing to count.</source>
        <translation>Ostatnio nie nadeszły żadne punkty, więc nie ma czego liczyć.</translation>
    </message>
    <message>
        <source>Select a metric first.</source>
        <translation>Najpierw zaznacz metrykę.</translation>
    </message>
</context>
<context>
    <name>tg::console::LastEvents</name>
    <message>
        <source>Last events</source>
        <translation>Ostatnie zdarzenia</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Nic się jeszcze nie wydarzyło.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Bilans</translation>
    </message>
    <message>
        <source>Counted since the gateway&apos;s start, %1 (%2 ago). What is queued, in flight and open is as of now.</source>
        <translation>Liczone od startu bramy, %1 (%2 temu). To, co jest w kolejce, w drodze i otwarte, dotyczy chwili obecnej.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerSheet</name>
    <message>
        <source>Points ledger</source>
        <translation>Bilans punktów</translation>
    </message>
    <message>
        <source>Copies ledger</source>
        <translation>Bilans kopii</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Pozycja</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Liczba</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Na sekundę</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Znaczenie</translation>
    </message>
    <message>
        <source>Points, once each by their best copy</source>
        <translation>Punkty, każdy raz, wg najlepszej kopii</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Verdict on: %1</source>
        <translation>Ocena: %1</translation>
    </message>
    <message>
        <source>Closed: every point is accounted for.</source>
        <translation>Zamknięty: każdy punkt jest rozliczony.</translation>
    </message>
    <message>
        <source>Closed: every copy is accounted for.</source>
        <translation>Zamknięty: każda kopia jest rozliczona.</translation>
    </message>
    <message>
        <source>In motion: the difference is %1 now. While points are on their way this proves nothing; it is looked at again at rest.</source>
        <translation>W ruchu: różnica wynosi teraz %1. Dopóki punkty są w drodze, o niczym to nie świadczy; kolejne sprawdzenie nastąpi w spoczynku.</translation>
    </message>
    <message>
        <source>Not closed: the difference is %1. This is a mistake in the gateway. Keep the daemon&apos;s log and this ledger (Export, Diagnostic bundle) and report it; compare the senders&apos; counts with the nodes&apos;.</source>
        <translation>Niezamknięty: różnica wynosi %1. To błąd bramy. Zachowaj log demona i ten bilans (Eksport, Pakiet diagnostyczny) i zgłoś błąd; porównaj liczby nadawców z liczbami węzłów.</translation>
    </message>
    <message>
        <source>Not known: the gateway tells no difference.</source>
        <translation>Nieznany: brama nie podaje różnicy.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>Nieznany, dopóki nie ma danych.</translation>
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
        <translation>Strony</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmy</translation>
    </message>
    <message>
        <source>Alarms  %1</source>
        <translation>Alarmy  %1</translation>
    </message>
    <message>
        <source>%1 - Timeless Console</source>
        <translation>%1 - Timeless Console</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nie zapisano</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Pomo&amp;c</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;O programie</translation>
    </message>
    <message>
        <source>Timeless Console %1
GPL-3.0-or-later</source>
        <translation>Timeless Console %1
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Połączenie</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>&amp;Połącz...</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Rozłącz</translation>
    </message>
    <message>
        <source>Ask for everything &amp;anew</source>
        <translation>Pobierz wszystko po&amp;nownie</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Za&amp;kończ</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Widok</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtr</translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation>Ws&amp;trzymaj widok</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Następny panel</translation>
    </message>
    <message>
        <source>P&amp;alette</source>
        <translation>&amp;Paleta</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Jasna</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Ciemna</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>Wę&amp;zeł</translation>
    </message>
    <message>
        <source>&amp;Move shards away...</source>
        <translation>&amp;Przeniesienie shardów...</translation>
    </message>
    <message>
        <source>&amp;Fail over...</source>
        <translation>&amp;Failover...</translation>
    </message>
    <message>
        <source>&amp;Drain...</source>
        <translation>&amp;Opróżnianie...</translation>
    </message>
    <message>
        <source>M&amp;aintenance...</source>
        <translation>&amp;Konserwacja...</translation>
    </message>
    <message>
        <source>&amp;Resume...</source>
        <translation>&amp;Wznowienie...</translation>
    </message>
    <message>
        <source>Select a node on the page Nodes first.</source>
        <translation>Najpierw zaznacz węzeł na stronie Węzły.</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Wszystkie bramy</translation>
    </message>
    <message>
        <source>&amp;Saved</source>
        <translation>&amp;Zapisane</translation>
    </message>
    <message>
        <source>Answer the &amp;gateway...</source>
        <translation>&amp;Odpowiedz bramie...</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Spróbuj teraz</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Ustawienia...</translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation>Brak zapisanych</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Edytuj...</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Wyczyść filtry</translation>
    </message>
    <message>
        <source>All &amp;gateways</source>
        <translation>Wszystkie &amp;bramy</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Przywróć &amp;układ</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation>Jak w &amp;systemie</translation>
    </message>
    <message>
        <source>Densit&amp;y</source>
        <translation>&amp;Gęstość</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Wygodna</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>&amp;Zwarta</translation>
    </message>
    <message>
        <source>The layout is as at the first start.</source>
        <translation>Układ jest taki jak przy pierwszym uruchomieniu.</translation>
    </message>
    <message>
        <source>&amp;Backfill...</source>
        <translation>&amp;Uzupełnianie...</translation>
    </message>
    <message>
        <source>A&amp;udit its copies...</source>
        <translation>&amp;Audyt kopii węzła...</translation>
    </message>
    <message>
        <source>Audit &amp;copies of all nodes...</source>
        <translation>Audyt kop&amp;ii wszystkich węzłów...</translation>
    </message>
    <message>
        <source>&amp;Heal split series...</source>
        <translation>&amp;Scal rozdzielone serie...</translation>
    </message>
    <message>
        <source>At all &amp;gateways</source>
        <translation>Na wszystkich &amp;bramach</translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation>Op&amp;eracja</translation>
    </message>
    <message>
        <source>The console is connected to one gateway only.</source>
        <translation>Konsola jest połączona tylko z jedną bramą.</translation>
    </message>
    <message>
        <source>The pin is not kept</source>
        <translation>Przypięcia nie zapisano</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Nie połączono z %1</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge the alarm...</source>
        <translation>Potwier&amp;dź alarm...</translation>
    </message>
    <message>
        <source>Select an alarm on the page Alarms first.</source>
        <translation>Najpierw zaznacz alarm na stronie Alarmy.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>Nie zatrzymano: %1</translation>
    </message>
    <message>
        <source>T&amp;oolbar</source>
        <translation>Pa&amp;sek narzędzi</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Pasek narzędzi</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Połącz</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Wstrzymaj</translation>
    </message>
    <message>
        <source>Connect to a gateway (%1)</source>
        <translation>Połącz z bramą (%1)</translation>
    </message>
    <message>
        <source>The view stands still, the gateway is heard on (%1)</source>
        <translation>Widok stoi, brama jest nadal słuchana (%1)</translation>
    </message>
    <message>
        <source>Move away</source>
        <translation>Przenieś</translation>
    </message>
    <message>
        <source>Fail over</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Opróżnij</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Konserwacja</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Wznów</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Potwierdź</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Save tables, charts or the whole window as files</source>
        <translation>Zapisz tabele, wykresy albo całe okno jako pliki</translation>
    </message>
</context>
<context>
    <name>tg::console::NodePanel</name>
    <message>
        <source>Moving shards away needs rebalancing, which this gateway cannot do yet. Drain and Maintenance work.</source>
        <translation>Przeniesienie shardów wymaga równoważenia, którego ta brama jeszcze nie potrafi. Działają Opróżnianie i Konserwacja.</translation>
    </message>
    <message>
        <source>No order is in force for this node.</source>
        <translation>Dla tego węzła nie obowiązuje żadne polecenie.</translation>
    </message>
    <message>
        <source>It has been failed over.</source>
        <translation>Failover tego węzła już wykonano.</translation>
    </message>
    <message>
        <source>The node serves: use Drain or Maintenance.</source>
        <translation>Węzeł jest czynny: użyj polecenia Opróżnianie lub Konserwacja.</translation>
    </message>
    <message>
        <source>It drains already.</source>
        <translation>Jest już opróżniany.</translation>
    </message>
    <message>
        <source>It is in maintenance already.</source>
        <translation>Jest już w konserwacji.</translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation>Ostatnie 5 min</translation>
    </message>
    <message>
        <source>Facts about the node</source>
        <translation>Dane węzła</translation>
    </message>
    <message>
        <source>Fail over...</source>
        <translation>Failover...</translation>
    </message>
    <message>
        <source>Move shards away...</source>
        <translation>Przeniesienie shardów...</translation>
    </message>
    <message>
        <source>Drain...</source>
        <translation>Opróżnianie...</translation>
    </message>
    <message>
        <source>Maintenance...</source>
        <translation>Konserwacja...</translation>
    </message>
    <message>
        <source>Resume...</source>
        <translation>Wznowienie...</translation>
    </message>
    <message>
        <source>Select a node to see the evidence behind its state and to give orders.</source>
        <translation>Zaznacz węzeł, aby zobaczyć przesłanki jego stanu i wydawać polecenia.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Polecenie</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Wydał</translation>
    </message>
    <message>
        <source>Open gaps</source>
        <translation>Otwarte luki</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Potwierdz. p99</translation>
    </message>
    <message>
        <source>Series, primary</source>
        <translation>Serie własne</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialekt</translation>
    </message>
    <message>
        <source>Erlang name</source>
        <translation>Nazwa Erlang</translation>
    </message>
    <message>
        <source>points/s</source>
        <translation>punkty/s</translation>
    </message>
    <message>
        <source>No gap of this node is known.</source>
        <translation>Nie są znane żadne luki tego węzła.</translation>
    </message>
    <message>
        <source>It is down: it is filled when it returns.</source>
        <translation>Nie działa: zostanie uzupełniony po powrocie.</translation>
    </message>
    <message>
        <source>queued (right)</source>
        <translation>w kolejce (z prawej)</translation>
    </message>
    <message>
        <source>Operation %1 runs for it: wait for its end, or stop it.</source>
        <translation>Trwa dla niego operacja %1: poczekaj na jej koniec albo ją zatrzymaj.</translation>
    </message>
    <message>
        <source>No other node takes writes: nobody could take over.</source>
        <translation>Żaden inny węzeł nie przyjmuje zapisów: nikt nie mógłby przejąć.</translation>
    </message>
    <message>
        <source>Last minutes of the node</source>
        <translation>Ostatnie minuty węzła</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Kolejka</translation>
    </message>
    <message>
        <source>Link history</source>
        <translation>Historia łącza</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>errors (right)</source>
        <translation>błędy (z prawej)</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeStrip</name>
    <message>
        <source>Nodes</source>
        <translation>Węzły</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeTabs</name>
    <message>
        <source>Evidence behind the state</source>
        <translation>Przesłanki stanu</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Przesłanka</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wartość</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Link to the node</source>
        <translation>Łącze do węzła</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wielkość</translation>
    </message>
    <message>
        <source>About the node</source>
        <translation>O węźle</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Łącze</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shardy</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Zdarzenia</translation>
    </message>
    <message>
        <source>Shards it owns</source>
        <translation>Shardy, których jest właścicielem</translation>
    </message>
    <message>
        <source>Events of the node</source>
        <translation>Zdarzenia węzła</translation>
    </message>
    <message>
        <source>Refused calls</source>
        <translation>Odrzucone wywołania</translation>
    </message>
    <message>
        <source>Time-outs</source>
        <translation>Przekroczenia czasu</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Ponowne połączenia</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Nieudane próby</translation>
    </message>
    <message>
        <source>Not sent, ids void</source>
        <translation>Niewysłane, id nieważne</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Zapisane</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Odczytane</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>RTT łącza</translation>
    </message>
    <message>
        <source>Confirm p50</source>
        <translation>Potwierdz. p50</translation>
    </message>
    <message>
        <source>Oldest call</source>
        <translation>Najstarsze wywołanie</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Błędy</translation>
    </message>
    <message>
        <source>Last errors of the node</source>
        <translation>Ostatnie błędy węzła</translation>
    </message>
</context>
<context>
    <name>tg::console::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Węzły</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Tylko z problemami</translation>
    </message>
    <message>
        <source>No node configured</source>
        <translation>Nie skonfigurowano węzłów</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationDialog</name>
    <message>
        <source>%1 ago</source>
        <translation>%1 temu</translation>
    </message>
    <message>
        <source>the gateway itself</source>
        <translation>sama brama</translation>
    </message>
    <message>
        <source>%1, made for map %2</source>
        <translation>%1, zrobiony dla mapy %2</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Zatrzymaj po tym kroku</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Cofnij...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Operation %1</source>
        <translation>Operacja %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Czas trwania</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>Cofa</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Postęp lub wynik</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Szczegóły</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationsDock</name>
    <message>
        <source>Operations</source>
        <translation>Operacje</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Początek</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Postęp lub wynik</translation>
    </message>
    <message numerus="yes">
        <source>Operations: %n running</source>
        <translation>
            <numerusform>Operacje: %n w toku</numerusform>
            <numerusform>Operacje: %n w toku</numerusform>
            <numerusform>Operacje: %n w toku</numerusform>
        </translation>
    </message>
    <message>
        <source>Operations: none running</source>
        <translation>Operacje: brak w toku</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 temu</translation>
    </message>
    <message>
        <source>&amp;Stop after this step</source>
        <translation>Zatrzymaj po tym &amp;kroku</translation>
    </message>
    <message>
        <source>&amp;Take back...</source>
        <translation>&amp;Cofnij...</translation>
    </message>
    <message>
        <source>Select an operation first.</source>
        <translation>Najpierw zaznacz operację.</translation>
    </message>
    <message>
        <source>It does not run any more.</source>
        <translation>Ta operacja już nie trwa.</translation>
    </message>
    <message>
        <source>It cannot be taken back.</source>
        <translation>Tej operacji nie można cofnąć.</translation>
    </message>
    <message>
        <source>&amp;Details...</source>
        <translation>&amp;Szczegóły...</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Zatrzymaj</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Cofnij...</translation>
    </message>
    <message>
        <source>Details...</source>
        <translation>Szczegóły...</translation>
    </message>
    <message>
        <source>Alarms that stand</source>
        <translation>Trwające alarmy</translation>
    </message>
    <message numerus="yes">
        <source>Alarms: %n</source>
        <translation>
            <numerusform>Alarmy: %n</numerusform>
            <numerusform>Alarmy: %n</numerusform>
            <numerusform>Alarmy: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms: none</source>
        <translation>Alarmy: brak</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderAllDialog</name>
    <message>
        <source>Copy report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Przelicz ponownie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>%1, at all gateways</source>
        <translation>%1, na wszystkich bramach</translation>
    </message>
    <message>
        <source>Gateways and what became of the order there</source>
        <translation>Bramy i wynik polecenia na każdej</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Brama</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>%1: sent in one go; each line is one gateway.</source>
        <translation>%1: wysłano do wszystkich naraz; każdy wiersz to jedna brama.</translation>
    </message>
    <message>
        <source>%1: each gateway makes its own plan; nothing is changed by that.</source>
        <translation>%1: każda brama tworzy własny plan; nic to nie zmienia.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation>Wpisz „%1”, aby kontynuować:</translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n gateway(s)</source>
        <translation>
            <numerusform>%1 na %n bramie</numerusform>
            <numerusform>%1 na %n bramach</numerusform>
            <numerusform>%1 na %n bramach</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Waiting for plans.</source>
        <translation>Oczekiwanie na plany.</translation>
    </message>
    <message>
        <source>Operations go on when this window is closed.</source>
        <translation>Operacje trwają dalej po zamknięciu tego okna.</translation>
    </message>
    <message>
        <source>Gateways share orders through the nodes: one that refuses may know of it from another one already.</source>
        <translation>Bramy przekazują sobie polecenia przez węzły: ta, która odmawia, może je już znać od innej.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) at risk</source>
        <translation>
            <numerusform>%1, %2 punkt zagrożony</numerusform>
            <numerusform>%1, %2 punkty zagrożone</numerusform>
            <numerusform>%1, %2 punktów zagrożonych</numerusform>
        </translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plans are made again.</source>
        <translation>Polecenie zmieniono: naciśnij Enter w jego polu, a plany zostaną utworzone ponownie.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s) can be given the order; the lines say why the others cannot.</source>
        <translation>
            <numerusform>Polecenie można wydać %1 z %n bramy; wiersze podają, dlaczego pozostałym nie.</numerusform>
            <numerusform>Polecenie można wydać %1 z %n bram; wiersze podają, dlaczego pozostałym nie.</numerusform>
            <numerusform>Polecenie można wydać %1 z %n bram; wiersze podają, dlaczego pozostałym nie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OrderForm</name>
    <message>
        <source>for the events and whoever is on duty next, e.g. new disk</source>
        <translation>do zdarzeń i dla następnej osoby na dyżurze, np. nowy dysk</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Powód:</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>R&amp;epair: open a gap for what a copy lacks, so that it is filled</source>
        <translation>&amp;Napraw: otwórz lukę dla tego, czego brakuje w kopii, aby ją uzupełnić</translation>
    </message>
    <message>
        <source>Compare the last &amp;hours:</source>
        <translation>Porównaj ostatnie &amp;godziny:</translation>
    </message>
    <message>
        <source>&amp;Series at most, spread evenly:</source>
        <translation>Najwyżej &amp;serii, równomiernie:</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderRun</name>
    <message>
        <source>Waiting for its plan</source>
        <translation>Oczekiwanie na plan</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>Nie wysłano. %1</translation>
    </message>
    <message>
        <source>No plan: no answer. Nothing was ordered.</source>
        <translation>Brak planu: brak odpowiedzi. Niczego nie zlecono.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Brak planu: %1</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Jeszcze nie wysłano</translation>
    </message>
    <message>
        <source>Not sent, a check says BLOCK: %1</source>
        <translation>Nie wysłano, kontrola zgłasza BLOCK: %1</translation>
    </message>
    <message>
        <source>Not sent: its plan was older than 60 s.</source>
        <translation>Nie wysłano: plan miał ponad 60 s.</translation>
    </message>
    <message>
        <source>Sent, waiting for the answer</source>
        <translation>Wysłano, oczekiwanie na odpowiedź</translation>
    </message>
    <message>
        <source>No answer; it may have run. Look at its operations before giving the order again.</source>
        <translation>Brak odpowiedzi; polecenie mogło się wykonać. Przed ponownym wydaniem sprawdź operacje tej bramy.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>Nie wysłano: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs</source>
        <translation>Operacja %1 trwa</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, mapa %2</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n ostrzeżenie</numerusform>
            <numerusform>%n ostrzeżenia</numerusform>
            <numerusform>%n ostrzeżeń</numerusform>
        </translation>
    </message>
    <message>
        <source>Its plan is older than 60 s: calculate again.</source>
        <translation>Plan ma ponad 60 s: przelicz ponownie.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Czeka</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gotowy</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Odmowa</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Milczy</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nie wysłano</translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) at risk</source>
        <translation>
            <numerusform>%1 punkt zagrożony</numerusform>
            <numerusform>%1 punkty zagrożone</numerusform>
            <numerusform>%1 punktów zagrożonych</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OverviewPage</name>
    <message>
        <source>Points per second</source>
        <translation>Punkty na sekundę</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>Wymaga uwagi</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Ostatnie zdarzenia</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Punkty wej./s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Punkty wyj./s</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Punkty w kolejce</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Odrzucone/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Czynne węzły</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Bez właściciela</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>żądania/s: %1</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>kopie: %1</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>porzucone: %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>najstarsze %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
    <message numerus="yes">
        <source>%n not serving</source>
        <translation>
            <numerusform>%n nieczynny</numerusform>
            <numerusform>%n nieczynne</numerusform>
            <numerusform>%n nieczynnych</numerusform>
        </translation>
    </message>
    <message>
        <source>all serve</source>
        <translation>wszystkie czynne</translation>
    </message>
    <message>
        <source>none configured</source>
        <translation>brak w konfiguracji</translation>
    </message>
    <message>
        <source>in</source>
        <translation>wejście</translation>
    </message>
    <message>
        <source>out</source>
        <translation>wyjście</translation>
    </message>
    <message numerus="yes">
        <source>of %n shard(s)</source>
        <translation>
            <numerusform>z %n sharda</numerusform>
            <numerusform>z %n shardów</numerusform>
            <numerusform>z %n shardów</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::Page</name>
    <message>
        <source>Not connected</source>
        <translation>Brak połączenia</translation>
    </message>
    <message>
        <source>This console shows what a gateway tells it.</source>
        <translation>Ta konsola pokazuje to, co podaje jej brama.</translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation>Połącz...</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Łączenie z %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>Nie można połączyć się z %1</translation>
    </message>
    <message>
        <source>It is tried again by itself. Does the gateway run, and does its [control] section open this door?</source>
        <translation>Konsola ponawia próby sama. Czy brama działa i czy jej sekcja [control] otwiera ten adres?</translation>
    </message>
    <message>
        <source>%1 does not let this console in</source>
        <translation>%1 nie wpuszcza tej konsoli</translation>
    </message>
    <message>
        <source>Gateway %1, console %2.</source>
        <translation>Brama %1, konsola %2.</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Połączono z %1</translation>
    </message>
    <message>
        <source>The first figures are on their way.</source>
        <translation>Pierwsze dane są w drodze.</translation>
    </message>
    <message>
        <source>Enter the token...</source>
        <translation>Podaj token...</translation>
    </message>
    <message>
        <source>Look at the certificate...</source>
        <translation>Obejrzyj certyfikat...</translation>
    </message>
    <message>
        <source>This page shows no alarms.</source>
        <translation>Ta strona nie pokazuje alarmów.</translation>
    </message>
    <message>
        <source>The gateway speaks protocol %1, this console %2.</source>
        <translation>Brama używa protokołu %1, ta konsola %2.</translation>
    </message>
    <message>
        <source>Use the console of the gateway&apos;s release.</source>
        <translation>Użyj konsoli z tego samego wydania co brama.</translation>
    </message>
    <message>
        <source>%1 speaks another protocol</source>
        <translation>%1 używa innego protokołu</translation>
    </message>
</context>
<context>
    <name>tg::console::PageMenu</name>
    <message>
        <source>&amp;This page</source>
        <translation>&amp;Ta strona</translation>
    </message>
    <message>
        <source>This page has no buttons</source>
        <translation>Ta strona nie ma przycisków</translation>
    </message>
</context>
<context>
    <name>tg::console::PinChangedPage</name>
    <message>
        <source>Certificate changed</source>
        <translation>Zmieniony certyfikat</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się stało</translation>
    </message>
    <message>
        <source>Pinned fingerprint</source>
        <translation>Przypięty odcisk</translation>
    </message>
    <message>
        <source>Fingerprint shown now</source>
        <translation>Odcisk przedstawiony teraz</translation>
    </message>
    <message>
        <source>What the certificate says</source>
        <translation>Co podaje certyfikat</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Co robić</translation>
    </message>
    <message>
        <source>Copy both fingerprints</source>
        <translation>Kopiuj oba odciski</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Rozłącz</translation>
    </message>
    <message>
        <source>Pinned:</source>
        <translation>Przypięty:</translation>
    </message>
    <message>
        <source>Shown now:</source>
        <translation>Teraz:</translation>
    </message>
    <message>
        <source>It says:</source>
        <translation>Podaje:</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Przypięty: %1</translation>
    </message>
    <message>
        <source>Shown now: %1</source>
        <translation>Teraz: %1</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one</source>
        <translation>%1 przedstawia inny certyfikat niż przypięty</translation>
    </message>
    <message>
        <source>Either it was renewed, or somebody stands between this console and %1. Nothing was sent: no token, no order. It is not tried again.</source>
        <translation>Albo certyfikat odnowiono, albo ktoś stoi między tą konsolą a %1. Nic nie wysłano: ani tokenu, ani polecenia. Nie będzie kolejnych prób.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, put it in Connection, Saved, Edit, and connect again.</source>
        <translation>Zapytaj administratora bramy, inną drogą niż przez tę sieć, o odcisk jej certyfikatu. Jeśli jest taki jak przedstawiony teraz, wpisz go w menu Połączenie, Zapisane, Edytuj i połącz ponownie.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, disconnect and connect again: you are asked about it as at the first time.</source>
        <translation>Zapytaj administratora bramy, inną drogą niż przez tę sieć, o odcisk jej certyfikatu. Jeśli jest taki jak przedstawiony teraz, rozłącz i połącz ponownie: pytanie pojawi się jak za pierwszym razem.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanDialog</name>
    <message>
        <source>Copy plan</source>
        <translation>Kopiuj plan</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Przelicz ponownie</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Zatrzymaj po tym kroku</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Kontrole</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>The gateway makes a plan; nothing is changed by that.</source>
        <translation>Brama tworzy plan; nic to nie zmienia.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Brak planu: %1</translation>
    </message>
    <message>
        <source>Plan %1, map %2, holds for %3 s more.</source>
        <translation>Plan %1, mapa %2, ważny jeszcze %3 s.</translation>
    </message>
    <message>
        <source>It cannot be run: a check says BLOCK. Mend what it names, then calculate again.</source>
        <translation>Nie można wykonać planu: kontrola zgłasza BLOCK. Usuń wskazaną przyczynę, potem przelicz ponownie.</translation>
    </message>
    <message>
        <source>Sent. Waiting for the gateway&apos;s answer.</source>
        <translation>Wysłano. Oczekiwanie na odpowiedź bramy.</translation>
    </message>
    <message>
        <source>The gateway refused: %1</source>
        <translation>Brama odmówiła: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs. It stays in the dock when this window is closed.</source>
        <translation>Operacja %1 trwa. Po zamknięciu tego okna pozostaje w panelu Operacje.</translation>
    </message>
    <message>
        <source>Operation %1: %2. It stays in the dock when this window is closed.</source>
        <translation>Operacja %1: %2. Po zamknięciu tego okna pozostaje w panelu Operacje.</translation>
    </message>
    <message>
        <source>Operation %1: %2 after %3. %4</source>
        <translation>Operacja %1: %2 po %3. %4</translation>
    </message>
    <message>
        <source>&amp;Run it although a check says BLOCK</source>
        <translation>&amp;Wykonaj, mimo że kontrola zgłasza BLOCK</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Cofnij...</translation>
    </message>
    <message>
        <source>No plan: the gateway did not answer. A plan changes nothing, so it can be asked for again.</source>
        <translation>Brak planu: brama nie odpowiedziała. Plan niczego nie zmienia, więc można poprosić o niego ponownie.</translation>
    </message>
    <message>
        <source>The order was changed: the plan is made again.</source>
        <translation>Polecenie zmieniono: plan jest tworzony ponownie.</translation>
    </message>
    <message>
        <source>The plan is too old: calculate it again.</source>
        <translation>Plan jest za stary: przelicz go ponownie.</translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plan is made again.</source>
        <translation>Polecenie zmieniono: naciśnij Enter w jego polu, a plan zostanie utworzony ponownie.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; first.</source>
        <translation>Najpierw wpisz „%1”.</translation>
    </message>
    <message>
        <source>The shard map changed (%1, now %2): the plan is made again.</source>
        <translation>Mapa shardów się zmieniła (%1, teraz %2): plan jest tworzony ponownie.</translation>
    </message>
    <message>
        <source>The plan describes a moment that is over: it cannot be run any more. Calculate it again.</source>
        <translation>Plan opisuje chwilę, która minęła: nie można go już wykonać. Przelicz go ponownie.</translation>
    </message>
    <message>
        <source>The gateway is not heard; this is as of then.</source>
        <translation>Brama nie odpowiada; to ostatni znany stan.</translation>
    </message>
    <message>
        <source>Map %1 → %2.</source>
        <translation>Mapa %1 → %2.</translation>
    </message>
    <message>
        <source>The map is still %1.</source>
        <translation>Mapa to nadal %1.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>Nie zatrzymano: %1</translation>
    </message>
    <message>
        <source>Override the BLOCK...</source>
        <translation>Pomiń BLOCK...</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>&amp;Type &quot;%1&quot; to go on:</source>
        <translation>Wp&amp;isz „%1”, aby kontynuować:</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on</source>
        <translation>Wpisz „%1”, aby kontynuować</translation>
    </message>
    <message>
        <source>Override: %1</source>
        <translation>Mimo BLOCK: %1</translation>
    </message>
    <message>
        <source>A check says BLOCK. You are about to run it all the same.</source>
        <translation>Kontrola zgłasza BLOCK. Polecenie zostanie mimo to wykonane.</translation>
    </message>
    <message>
        <source>No answer came: the order may have run. It is looked for among the operations; look there before giving it again.</source>
        <translation>Brak odpowiedzi: polecenie mogło zostać wykonane. Trwa szukanie go wśród operacji; sprawdź tam, zanim wydasz je ponownie.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanTargets</name>
    <message>
        <source>Nodes that take over, before and after</source>
        <translation>Przejmujące węzły, przed i po</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cel</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shardy</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Punkty/s</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Obciążenie</translation>
    </message>
</context>
<context>
    <name>tg::console::PreferencesDialog</name>
    <message>
        <source>As the desktop</source>
        <translation>Jak w systemie</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Jasna</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Ciemna</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Wygodna</translation>
    </message>
    <message>
        <source>Compact: more rows</source>
        <translation>Zwarta: więcej wierszy</translation>
    </message>
    <message>
        <source>Where points may be lost</source>
        <translation>Gdy punkty mogą zostać utracone</translation>
    </message>
    <message>
        <source>For every order</source>
        <translation>Przy każdym poleceniu</translation>
    </message>
    <message>
        <source>&amp;Palette:</source>
        <translation>&amp;Paleta:</translation>
    </message>
    <message>
        <source>&amp;Density of tables:</source>
        <translation>&amp;Gęstość tabel:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Język:</translation>
    </message>
    <message>
        <source>&amp;Type the node&apos;s name:</source>
        <translation>&amp;Wpisywanie nazwy węzła:</translation>
    </message>
    <message>
        <source>The language counts from the next start on. Kept in %1</source>
        <translation>Język zmieni się od następnego uruchomienia. Zapisywane w %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
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
            <numerusform>Pokaż ostatnią minutę</numerusform>
            <numerusform>Pokaż ostatnie %n minuty</numerusform>
            <numerusform>Pokaż ostatnie %n minut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RejectedPage</name>
    <message>
        <source>Reasons</source>
        <translation>Powody</translation>
    </message>
    <message>
        <source>Last rejected lines</source>
        <translation>Ostatnie odrzucone wiersze</translation>
    </message>
    <message>
        <source>Lines of all reasons</source>
        <translation>Wiersze wszystkich powodów</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>Nic nie odrzucono</translation>
    </message>
    <message>
        <source>No line was refused since the gateway&apos;s start.</source>
        <translation>Od startu bramy nie odrzucono żadnego wiersza.</translation>
    </message>
    <message>
        <source>No line is kept</source>
        <translation>Brak zachowanych wierszy</translation>
    </message>
    <message>
        <source>The gateway keeps the newest refused lines, some of each reason.</source>
        <translation>Brama zachowuje najnowsze odrzucone wiersze, po kilka na każdy powód.</translation>
    </message>
    <message>
        <source>Why points were refused since the gateway&apos;s start. Select a reason to see only its lines.</source>
        <translation>Dlaczego odrzucano punkty od startu bramy. Zaznacz powód, aby widzieć tylko jego wiersze.</translation>
    </message>
    <message>
        <source>The lines need the role operator</source>
        <translation>Wiersze wymagają roli operator</translation>
    </message>
    <message>
        <source>They are data of clients, so a connection that may only look does not get them. The counts above are complete. Connect with an operator&apos;s token to see the lines.</source>
        <translation>To dane klientów, więc połączenie tylko do podglądu ich nie otrzymuje. Liczby powyżej są kompletne. Aby zobaczyć wiersze, połącz się z tokenem operatora.</translation>
    </message>
    <message>
        <source>All are shown. Select a reason to see only its lines.</source>
        <translation>Widać wszystkie. Zaznacz powód, aby widzieć tylko jego wiersze.</translation>
    </message>
</context>
<context>
    <name>tg::console::RunningFills</name>
    <message>
        <source>Stop after this step</source>
        <translation>Zatrzymaj po tym kroku</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, listed under Operations</source>
        <translation>
            <numerusform>i jeszcze %n, patrz Operacje</numerusform>
            <numerusform>i jeszcze %n, patrz Operacje</numerusform>
            <numerusform>i jeszcze %n, patrz Operacje</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::ShardMap</name>
    <message>
        <source>Shard map</source>
        <translation>Mapa shardów</translation>
    </message>
    <message numerus="yes">
        <source>%n shards</source>
        <translation>
            <numerusform>%n shard</numerusform>
            <numerusform>%n shardy</numerusform>
            <numerusform>%n shardów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without owner</source>
        <translation>
            <numerusform>%n bez właściciela</numerusform>
            <numerusform>%n bez właściciela</numerusform>
            <numerusform>%n bez właściciela</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <translation>
            <numerusform>%n przenoszony</numerusform>
            <numerusform>%n przenoszone</numerusform>
            <numerusform>%n przenoszonych</numerusform>
        </translation>
    </message>
    <message>
        <source>without owner</source>
        <translation>bez właściciela</translation>
    </message>
</context>
<context>
    <name>tg::console::ShardsPage</name>
    <message>
        <source>Shards</source>
        <translation>Shardy</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Tylko z problemami</translation>
    </message>
    <message>
        <source>No shards yet</source>
        <translation>Brak shardów</translation>
    </message>
    <message>
        <source>The gateway makes its map when it knows a node.</source>
        <translation>Brama tworzy mapę, gdy pozna pierwszy węzeł.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Grupowanie:</translation>
    </message>
    <message>
        <source>by shard</source>
        <translation>wg shardu</translation>
    </message>
    <message>
        <source>by node</source>
        <translation>wg węzła</translation>
    </message>
    <message>
        <source>Click a shard, or move with the arrow keys; Enter shows it in the table.</source>
        <translation>Kliknij shard lub przejdź do niego strzałkami; Enter pokazuje go w tabeli.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupowanie</translation>
    </message>
    <message>
        <source>stronger: more points/s</source>
        <translation>intensywniej: więcej punktów/s</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>K&amp;olor:</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kolor</translation>
    </message>
    <message>
        <source>state</source>
        <translation>stan</translation>
    </message>
    <message>
        <source>load</source>
        <translation>obciążenie</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>właściciel</translation>
    </message>
    <message>
        <source>%1 points/s, the busiest shard</source>
        <translation>%1 punktów/s, najbardziej obciążony shard</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n inny</numerusform>
            <numerusform>%n inne</numerusform>
            <numerusform>%n innych</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::SocketOpener</name>
    <message>
        <source>the gateway closed the connection</source>
        <translation>brama zamknęła połączenie</translation>
    </message>
    <message>
        <source>cannot connect to %1: %2</source>
        <translation>nie można połączyć z %1: %2</translation>
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
        <translation>Spróbuj teraz</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Rozłącz</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Utracono połączenie</translation>
    </message>
    <message>
        <source>Connected to %1 again.</source>
        <translation>Ponownie połączono z %1.</translation>
    </message>
    <message>
        <source>No data from %1 since %2 (%3).</source>
        <translation>Brak danych z %1 od %2 (%3).</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Następna próba za %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Próba w toku.</translation>
    </message>
    <message>
        <source>Last reason: %1</source>
        <translation>Ostatni powód: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::StatusLine</name>
    <message>
        <source>Status of the connection</source>
        <translation>Stan połączenia</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Brak połączenia</translation>
    </message>
    <message>
        <source>(view paused)</source>
        <translation>(widok wstrzymany)</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>opóźn. %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>opóźn. -</translation>
    </message>
    <message>
        <source>updated %1 s ago</source>
        <translation>aktualizacja %1 s temu</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>sprzed %1 s</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>brak danych</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>mapa %1</translation>
    </message>
    <message>
        <source>gateway -</source>
        <translation>brama -</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>brama %1</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Ostatni komunikat</translation>
    </message>
    <message>
        <source>Last note: %1</source>
        <translation>Ostatni komunikat: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TablePane</name>
    <message>
        <source>Filter</source>
        <translation>Filtr</translation>
    </message>
    <message>
        <source>Filter of: %1</source>
        <translation>Filtr: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden</source>
        <translation>
            <numerusform>%n ukryty wiersz</numerusform>
            <numerusform>%n ukryte wiersze</numerusform>
            <numerusform>%n ukrytych wierszy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden by the filter</source>
        <translation>
            <numerusform>Filtr ukrywa %n wiersz</numerusform>
            <numerusform>Filtr ukrywa %n wiersze</numerusform>
            <numerusform>Filtr ukrywa %n wierszy</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Wyczyść filtr</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolumny</translation>
    </message>
    <message numerus="yes">
        <source>Columns: %n hidden</source>
        <translation>
            <numerusform>Kolumny: %n ukryta</numerusform>
            <numerusform>Kolumny: %n ukryte</numerusform>
            <numerusform>Kolumny: %n ukrytych</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Table as &amp;shown, as CSV...</source>
        <translation>Tabela jak &amp;widać, jako CSV...</translation>
    </message>
    <message>
        <source>&amp;All of it, as CSV...</source>
        <translation>&amp;Całość, jako CSV...</translation>
    </message>
    <message>
        <source>&amp;Copy the selected rows</source>
        <translation>&amp;Kopiuj zaznaczone wiersze</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>Eksport: %1</translation>
    </message>
    <message>
        <source>Save this table as a file, or copy rows of it</source>
        <translation>Zapisz tę tabelę jako plik albo skopiuj jej wiersze</translation>
    </message>
</context>
<context>
    <name>tg::console::ThroughputPage</name>
    <message>
        <source>Points</source>
        <translation>Punkty</translation>
    </message>
    <message>
        <source>Confirmed by node</source>
        <translation>Potwierdzone wg węzła</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Kolejka</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Łącza</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Tylko z problemami</translation>
    </message>
    <message>
        <source>No links</source>
        <translation>Brak łączy</translation>
    </message>
    <message>
        <source>The gateway knows no node to connect to.</source>
        <translation>Brama nie zna żadnego węzła do połączenia.</translation>
    </message>
    <message>
        <source>in</source>
        <translation>wejście</translation>
    </message>
    <message>
        <source>out</source>
        <translation>wyjście</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>odrzucone</translation>
    </message>
    <message>
        <source>points</source>
        <translation>punkty</translation>
    </message>
    <message>
        <source>oldest (right)</source>
        <translation>najstarsze (z prawej)</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>wysłane</translation>
    </message>
    <message>
        <source>received</source>
        <translation>odebrane</translation>
    </message>
    <message>
        <source>RTT p50 (right)</source>
        <translation>RTT p50 (z prawej)</translation>
    </message>
    <message>
        <source>p99 (right)</source>
        <translation>p99 (z prawej)</translation>
    </message>
    <message>
        <source>The gateway keeps 15 minutes: what is older is what this console saw itself.</source>
        <translation>Brama przechowuje 15 minut; starsze dane zebrała sama ta konsola.</translation>
    </message>
</context>
<context>
    <name>tg::console::TokenDialog</name>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>&amp;Zachowaj na tę sesję</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Połącz</translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation>Token dla %1</translation>
    </message>
    <message>
        <source>%1 asks for a token.</source>
        <translation>%1 wymaga tokenu.</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>Odpowiedź: %1</translation>
    </message>
    <message>
        <source>In memory, until this console ends; else you are asked again after each loss of the connection.</source>
        <translation>W pamięci, do zamknięcia tej konsoli; w przeciwnym razie konsola zapyta po każdej utracie połączenia.</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message>
        <source>points per second, last 60 s</source>
        <translation>punkty na sekundę, ostatnie 60 s</translation>
    </message>
    <message>
        <source>all</source>
        <translation>wszystkie</translation>
    </message>
    <message numerus="yes">
        <source>%n shard(s)</source>
        <translation>
            <numerusform>%n shard</numerusform>
            <numerusform>%n shardy</numerusform>
            <numerusform>%n shardów</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::TroubleList</name>
    <message>
        <source>What needs attention</source>
        <translation>Wymaga uwagi</translation>
    </message>
    <message>
        <source>Nothing: no alarm stands.</source>
        <translation>Nic: brak alarmów.</translation>
    </message>
    <message>
        <source>No node is configured: points have nowhere to go.</source>
        <translation>Nie skonfigurowano węzłów: punkty nie mają dokąd trafić.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>Nieznany, dopóki nie ma danych.</translation>
    </message>
    <message>
        <source>- acked by %1</source>
        <translation>- potwierdzony przez %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TrustDialog</name>
    <message>
        <source>For: %1</source>
        <translation>Dla: %1</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Podmiot: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Wystawca: %1</translation>
    </message>
    <message>
        <source>Valid: from %1 until %2</source>
        <translation>Ważny: od %1 do %2</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Certyfikat dla %1</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not trusted.</source>
        <translation>%1 przedstawia certyfikat, który nie jest zaufany.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Powód: %1</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint:</source>
        <translation>Odcisk SHA-256:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Odcisk SHA-256</translation>
    </message>
    <message>
        <source>Nothing was sent to it yet, no token either. Compare the fingerprint with the one that whoever runs the gateway reads from it:
openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE</source>
        <translation>Nic jeszcze nie wysłano, także tokenu. Porównaj odcisk z tym, który odczyta administrator bramy:
openssl x509 -noout -fingerprint -sha256 -in CERTYFIKAT</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted from then on. The pin is kept with the saved connection.</source>
        <translation>Jeśli mu zaufasz, odtąd akceptowany będzie tylko ten jeden certyfikat. Przypięcie jest przechowywane w zapisanym połączeniu.</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted until this console ends. Save the connection to keep the pin.</source>
        <translation>Jeśli mu zaufasz, do zamknięcia tej konsoli akceptowany będzie tylko ten jeden certyfikat. Zapisz połączenie, aby zachować przypięcie.</translation>
    </message>
    <message>
        <source>Trust and pin</source>
        <translation>Zaufaj i przypnij</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nie łącz</translation>
    </message>
</context>
</TS>
