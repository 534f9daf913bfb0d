<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Columns</name>
    <message>
        <source>Node</source>
        <translation>Nodo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Puntos/s</translation>
    </message>
    <message>
        <source>Last 60 s</source>
        <translation>Últimos 60 s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Edad máx.</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>RTT enlace</translation>
    </message>
    <message>
        <source>Errors/min</source>
        <translation>Errores/min</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>Se mueve a</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Versión mapa</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Sent/s</source>
        <translation>Enviadas/s</translation>
    </message>
    <message>
        <source>Confirmed/s</source>
        <translation>Confirmadas/s</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En vuelo</translation>
    </message>
    <message>
        <source>Re-sent</source>
        <translation>Reenviadas</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardías</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Confirm. p99</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Último problema</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué ocurre</translation>
    </message>
    <message>
        <source>Suggested action</source>
        <translation>Acción sugerida</translation>
    </message>
    <message>
        <source>Acked by</source>
        <translation>Recon. por</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Actor</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>Difieren</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>No antes de</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Abierto por</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Última línea</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Enviada a</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Leída como</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Cuota</translation>
    </message>
    <message>
        <source>New series</source>
        <translation>Series nuevas</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonadas</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>no id yet, it is asked for with the next point</source>
        <translation>aún sin id, se pide con el próximo punto</translation>
    </message>
    <message>
        <source>This series is known: its owner is %1.</source>
        <translation>Esta serie es conocida: su propietario es %1.</translation>
    </message>
    <message>
        <source>This gateway does not know this series. A new one would be owned by %1.</source>
        <translation>Este gateway no conoce esta serie. El propietario de una nueva sería %1.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividida</translation>
    </message>
    <message>
        <source>yes: further nodes hold points of it; a heal gives both copies all of them</source>
        <translation>sí: otros nodos guardan puntos suyos; al sanearla, ambas copias los reciben todos</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>Shard key</source>
        <translation>Clave de shard</translation>
    </message>
    <message>
        <source>Map version</source>
        <translation>Versión del mapa</translation>
    </message>
    <message>
        <source>Owner by the map</source>
        <translation>Propietario según el mapa</translation>
    </message>
    <message>
        <source>Standby by the map</source>
        <translation>Standby según el mapa</translation>
    </message>
    <message>
        <source>Ranking of the shard, best first</source>
        <translation>Ranking del shard, el mejor primero</translation>
    </message>
    <message>
        <source>%1 is asked alone.</source>
        <translation>Se pregunta solo a %1.</translation>
    </message>
    <message>
        <source>Nobody is asked: no series matches.</source>
        <translation>No se pregunta a nadie: ninguna serie coincide.</translation>
    </message>
    <message>
        <source>Several nodes are asked, each for a part of the series.</source>
        <translation>Se pregunta a varios nodos, a cada uno por una parte de las series.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Series that match</source>
        <translation>Series que coinciden</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Se pregunta a</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %2 series</source>
        <translation>
            <numerusform>%1 por %2 serie</numerusform>
            <numerusform>%1 por %2 series</numerusform>
        </translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selector</translation>
    </message>
    <message>
        <source>%1, samples from %2 to %3</source>
        <translation>%1, muestras de %2 a %3</translation>
    </message>
    <message>
        <source>Aggregate over series</source>
        <translation>Agregado sobre series</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>Series without a readable copy</source>
        <translation>Series sin copia legible</translation>
    </message>
    <message>
        <source>Nodes that cannot be read</source>
        <translation>Nodos que no se pueden leer</translation>
    </message>
    <message>
        <source>Split series among them</source>
        <translation>De ellas, series divididas</translation>
    </message>
    <message>
        <source>Nodes whose series are not known yet</source>
        <translation>Nodos cuyas series aún no se conocen</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2</source>
        <translation>No se puede escribir &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>&quot;%1&quot; ya existe</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;</source>
        <translation>No se puede crear la carpeta &quot;%1&quot;</translation>
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
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> bytes</translation>
    </message>
    <message>
        <source> bytes/s</source>
        <translation> bytes/s</translation>
    </message>
</context>
<context>
    <name>GatewayAddress</name>
    <message>
        <source>%1; write unix:/path/of/socket, tls://host:port or tcp://127.0.0.1:port</source>
        <translation>%1; escriba unix:/ruta/del/socket, tls://host:puerto o tcp://127.0.0.1:puerto</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no absolute path</source>
        <translation>&quot;%1&quot; no tiene una ruta absoluta</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no way to connect</source>
        <translation>&quot;%1&quot; no indica cómo conectar</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks a host or a port</source>
        <translation>A &quot;%1&quot; le falta el host o el puerto</translation>
    </message>
    <message>
        <source>plain TCP is only for this machine, &apos;%1&apos; is another one: use tls:// in place of tcp://</source>
        <translation>TCP sin TLS es solo para esta máquina y &quot;%1&quot; es otra: use tls:// en lugar de tcp://</translation>
    </message>
</context>
<context>
    <name>Gateways</name>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Token needed</source>
        <translation>Falta el token</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>Certificado cambiado</translation>
    </message>
    <message>
        <source>Certificate unknown</source>
        <translation>Certificado desconocido</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Inaccesible</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>hace %1 s</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>%1 sin datos</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>solo lectura</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operador</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>other</source>
        <translation>otros</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>In motion</source>
        <translation>En movimiento</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>No cerrado</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recibido</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmado</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>en vuelo</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>due</source>
        <translation>debido</translation>
    </message>
    <message>
        <source>open</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>hueco</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tardío</translation>
    </message>
    <message>
        <source>re-sent</source>
        <translation>reenviado</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>diferencia</translation>
    </message>
    <message>
        <source>read from bodies, refused ones included</source>
        <translation>leídos de los cuerpos, incluidos los rechazados</translation>
    </message>
    <message>
        <source>a node said ok to a copy</source>
        <translation>un nodo dio ok a una copia</translation>
    </message>
    <message>
        <source>now: waiting for ids or for room</source>
        <translation>ahora: esperan ids o sitio</translation>
    </message>
    <message>
        <source>now: handed over, no copy confirmed yet</source>
        <translation>ahora: entregados, aún sin ninguna copia confirmada</translation>
    </message>
    <message>
        <source>refused as bad input; their client was told</source>
        <translation>rechazados por entrada incorrecta; se informó al cliente</translation>
    </message>
    <message>
        <source>not certain to be stored; their client got an error</source>
        <translation>no es seguro que estén guardados; el cliente recibió un error</translation>
    </message>
    <message>
        <source>received less all the others</source>
        <translation>recibido menos todo lo demás</translation>
    </message>
    <message>
        <source>one for each copy of each point</source>
        <translation>una por cada copia de cada punto</translation>
    </message>
    <message>
        <source>a node said ok</source>
        <translation>un nodo dio ok</translation>
    </message>
    <message>
        <source>now: waiting or on the wire</source>
        <translation>ahora: en espera o en tránsito</translation>
    </message>
    <message>
        <source>given up, the other copy is confirmed: to be backfilled</source>
        <translation>abandonadas, la otra copia está confirmada: por rellenar</translation>
    </message>
    <message>
        <source>of points that no node confirmed</source>
        <translation>de puntos que ningún nodo confirmó</translation>
    </message>
    <message>
        <source>beside the sum: gaps that were confirmed after all</source>
        <translation>aparte de la suma: huecos que al final se confirmaron</translation>
    </message>
    <message>
        <source>beside the sum: sent twice, duplicates are possible</source>
        <translation>aparte de la suma: enviadas dos veces, puede haber duplicados</translation>
    </message>
    <message>
        <source>due less all the others</source>
        <translation>debido menos todo lo demás</translation>
    </message>
    <message>
        <source>does not follow its format</source>
        <translation>no sigue su formato</translation>
    </message>
    <message>
        <source>metric name missing or bad</source>
        <translation>nombre de métrica ausente o no válido</translation>
    </message>
    <message>
        <source>a label is no text</source>
        <translation>un label no es texto</translation>
    </message>
    <message>
        <source>a label stands twice</source>
        <translation>un label aparece dos veces</translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation>demasiados labels</translation>
    </message>
    <message>
        <source>name too long</source>
        <translation>nombre demasiado largo</translation>
    </message>
    <message>
        <source>label value too long</source>
        <translation>valor de label demasiado largo</translation>
    </message>
    <message>
        <source>line too long</source>
        <translation>línea demasiado larga</translation>
    </message>
    <message>
        <source>NaN, which nodes cannot store</source>
        <translation>NaN, los nodos no pueden guardarlo</translation>
    </message>
    <message>
        <source>infinite, which nodes cannot store</source>
        <translation>infinito, los nodos no pueden guardarlo</translation>
    </message>
    <message>
        <source>value is no number</source>
        <translation>el valor no es un número</translation>
    </message>
    <message>
        <source>time out of range</source>
        <translation>tiempo fuera de rango</translation>
    </message>
    <message>
        <source>values and times differ in number</source>
        <translation>distinto número de valores y de tiempos</translation>
    </message>
    <message>
        <source>body ended inside the line</source>
        <translation>el cuerpo acabó a mitad de línea</translation>
    </message>
    <message>
        <source>limits.series is reached</source>
        <translation>se alcanzó limits.series</translation>
    </message>
    <message>
        <source>its id is shared on every node</source>
        <translation>su id está compartido en todos los nodos</translation>
    </message>
    <message>
        <source>text in an Influx field: left out, no mistake</source>
        <translation>texto en un campo de Influx: se omite, no es un error</translation>
    </message>
    <message>
        <source>no copy was confirmed in time</source>
        <translation>ninguna copia se confirmó a tiempo</translation>
    </message>
    <message>
        <source>the node lost its registry meanwhile</source>
        <translation>el nodo perdió su registro entretanto</translation>
    </message>
    <message>
        <source>the gateway stopped before</source>
        <translation>el gateway se detuvo antes</translation>
    </message>
    <message>
        <source>request refused (429, 503): nothing of it was sent</source>
        <translation>petición rechazada (429, 503): no se envió nada de ella</translation>
    </message>
    <message>
        <source>a series has ended: no point, no mistake</source>
        <translation>una serie ha terminado: no es un punto ni un error</translation>
    </message>
    <message>
        <source>a label value that nodes cannot keep</source>
        <translation>un valor de label que los nodos no pueden guardar</translation>
    </message>
    <message>
        <source>older than the nodes keep points</source>
        <translation>más antiguo de lo que los nodos guardan</translation>
    </message>
    <message>
        <source>further ahead than limits.newest_ms</source>
        <translation>más adelante que limits.newest_ms</translation>
    </message>
    <message>
        <source>made room for newer points (drop_oldest)</source>
        <translation>dejó sitio a puntos más nuevos (drop_oldest)</translation>
    </message>
</context>
<context>
    <name>OrderTarget</name>
    <message>
        <source>Not connected to a gateway.</source>
        <translation>Sin conexión con ningún gateway.</translation>
    </message>
    <message>
        <source>The figures are old: the gateway has not been heard for more than 5 s.</source>
        <translation>Las cifras son antiguas: no hay noticias del gateway desde hace más de 5 s.</translation>
    </message>
    <message>
        <source>This connection may only look (role viewer).</source>
        <translation>Esta conexión es de solo lectura (rol viewer).</translation>
    </message>
    <message>
        <source>The figures are old: the connection to the gateway is lost.</source>
        <translation>Las cifras son antiguas: se perdió la conexión con el gateway.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nodos</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Caudal</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Rejected lines</source>
        <translation>Líneas rechazadas</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>Hot metrics</source>
        <translation>Métricas activas</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
</context>
<context>
    <name>PeerCertificate</name>
    <message>
        <source>&apos;%1&apos; is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons</source>
        <translation>&quot;%1&quot; no es una huella SHA-256: 64 dígitos hexadecimales, con o sin dos puntos</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>For what a copy lacks a gap is opened, and filled by a backfill.</source>
        <translation>Donde a una copia le falte algo se abre un hueco, que después se rellena.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>No se cambia nada.</translation>
    </message>
    <message>
        <source>%1 is given up: reads of its %2 series go to their other copies, its own copies become gaps until it is back.</source>
        <translation>%1 queda fuera: las lecturas de sus %2 series van a sus otras copias, y las copias propias son huecos hasta que vuelva.</translation>
    </message>
    <message>
        <source>%1 gets no new series and is read from only where it must be. Writes to its %2 series go on; nothing is moved.</source>
        <translation>%1 no recibe series nuevas y solo se lee de él donde es imprescindible. Se sigue escribiendo en sus %2 series; no se mueve nada.</translation>
    </message>
    <message>
        <source>%1 takes part again: its gaps are filled first, then it is read from.</source>
        <translation>%1 vuelve a participar: primero se rellenan sus huecos y después se lee de él.</translation>
    </message>
    <message>
        <source>The gaps of %1 are filled: both copies of the series concerned are compared, and what it lacks is written. Nothing is removed.</source>
        <translation>Se rellenan los huecos de %1: se comparan ambas copias de las series afectadas y se escribe lo que le falta. No se borra nada.</translation>
    </message>
    <message>
        <source>%1 series are held by more nodes than they have copies: both copies get what the others hold. Nothing is removed.</source>
        <translation>%1 series están en más nodos que copias tienen: ambas copias reciben lo que guardan los demás. No se borra nada.</translation>
    </message>
    <message>
        <source>%1: %2 series.</source>
        <translation>%1: %2 series.</translation>
    </message>
    <message>
        <source>%1 confirms %2 now.</source>
        <translation>%1 confirma ahora %2.</translation>
    </message>
    <message>
        <source>No point has its only copy there.</source>
        <translation>Ningún punto tiene ahí su única copia.</translation>
    </message>
    <message>
        <source>plan %1, map %2</source>
        <translation>plan %1, mapa %2</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>motivo: %1</translation>
    </message>
    <message>
        <source>%1: shards %2, points/s %3, load %4</source>
        <translation>%1: shards %2, puntos/s %3, carga %4</translation>
    </message>
    <message>
        <source>Both copies of up to %1 of all series are compared over the last %2 h.</source>
        <translation>Se comparan ambas copias de hasta %1 de todas las series en las últimas %2&#xa0;h.</translation>
    </message>
    <message>
        <source>Both copies of up to %1 series with a copy on %2 are compared over the last %3 h.</source>
        <translation>Se comparan ambas copias de hasta %1 series con copia en %2 en las últimas %3&#xa0;h.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its %2 series but is written to no more; what comes meanwhile is backfilled afterwards. Reads go to %n other node(s).</source>
        <translation>
            <numerusform>%1 conserva sus series (%2), pero no se escribe más en él; lo que llegue entretanto se rellena después. Las lecturas van a otro nodo.</numerusform>
            <numerusform>%1 conserva sus series (%2), pero no se escribe más en él; lo que llegue entretanto se rellena después. Las lecturas van a otros %n nodos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) have their only valid copy there: they may be lost.</source>
        <translation>
            <numerusform>%1 punto tiene ahí su única copia válida: puede perderse.</numerusform>
            <numerusform>%1 puntos tienen ahí su única copia válida: pueden perderse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) may be lost</source>
        <translation>
            <numerusform>%1, puede perderse %2 punto</numerusform>
            <numerusform>%1, pueden perderse %2 puntos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedConnection</name>
    <message>
        <source>It needs a name.</source>
        <translation>Hace falta un nombre.</translation>
    </message>
    <message>
        <source>The name is longer than %1 characters.</source>
        <translation>El nombre tiene más de %1 caracteres.</translation>
    </message>
    <message>
        <source>A name has neither &apos;:&apos; nor &apos;/&apos;: those tell addresses from names.</source>
        <translation>Un nombre no lleva &apos;:&apos; ni &apos;/&apos;: sirven para distinguir direcciones de nombres.</translation>
    </message>
    <message>
        <source>Only a TLS gateway shows a certificate that can be pinned.</source>
        <translation>Solo un gateway TLS presenta un certificado que se pueda fijar.</translation>
    </message>
    <message>
        <source>Its pin is not a SHA-256 fingerprint: 64 hexadecimal digits.</source>
        <translation>La huella fijada no es SHA-256: 64 dígitos hexadecimales.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Morado</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 of %2 series</source>
        <translation>%1 de %2 series</translation>
    </message>
    <message>
        <source>%1 points written</source>
        <translation>%1 puntos escritos</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan aprox. %1</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>Fail over %1</source>
        <translation>Failover de %1</translation>
    </message>
    <message>
        <source>Fail over all nodes</source>
        <translation>Failover de todos los nodos</translation>
    </message>
    <message>
        <source>Maintenance of %1</source>
        <translation>Mantenimiento de %1</translation>
    </message>
    <message>
        <source>Maintenance of all nodes</source>
        <translation>Mantenimiento de todos los nodos</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <translation>Drenar %1</translation>
    </message>
    <message>
        <source>Drain all nodes</source>
        <translation>Drenar todos los nodos</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reanudar %1</translation>
    </message>
    <message>
        <source>Resume all nodes</source>
        <translation>Reanudar todos los nodos</translation>
    </message>
    <message>
        <source>Backfill %1</source>
        <translation>Rellenar %1</translation>
    </message>
    <message>
        <source>Backfill all nodes</source>
        <translation>Rellenar todos los nodos</translation>
    </message>
    <message>
        <source>Audit %1</source>
        <translation>Auditar %1</translation>
    </message>
    <message>
        <source>Audit all nodes</source>
        <translation>Auditar todos los nodos</translation>
    </message>
    <message>
        <source>Heal split series of %1</source>
        <translation>Sanear series divididas de %1</translation>
    </message>
    <message>
        <source>Heal split series of all nodes</source>
        <translation>Sanear series divididas de todos los nodos</translation>
    </message>
    <message>
        <source>Take back the order for %1</source>
        <translation>Deshacer la orden para %1</translation>
    </message>
    <message>
        <source>Take back the order for all nodes</source>
        <translation>Deshacer la orden para todos los nodos</translation>
    </message>
    <message>
        <source>Add [[node]] or a [discovery] section to timeless-gateway.toml, then restart the gateway.</source>
        <translation>Añada [[node]] o una sección [discovery] a timeless-gateway.toml y reinicie el gateway.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings: &apos;%1&apos; is not an INI file; what it says is not used, and it is not written to.</source>
        <translation>Ajustes: &apos;%1&apos; no es un archivo INI; no se usa su contenido ni se escribe en él.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be read; defaults are used.</source>
        <translation>Ajustes: &apos;%1&apos; no se puede leer; se usan los valores por defecto.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; was written by a newer console (schema %2, this one knows %3). What is not known is kept.</source>
        <translation>Ajustes: &apos;%1&apos; lo escribió una consola más nueva (esquema %2, esta conoce %3). Lo desconocido se conserva.</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; is not a value for %2; %3 is used. File: %4</source>
        <translation>Ajustes: &apos;%1&apos; no es un valor de %2; se usa %3. Archivo: %4</translation>
    </message>
    <message>
        <source>Settings: [%1] is left out: %2 File: %3</source>
        <translation>Ajustes: se omite [%1]: %2 Archivo: %3</translation>
    </message>
    <message>
        <source>Settings: &apos;%1&apos; cannot be written: nothing is remembered.</source>
        <translation>Ajustes: &apos;%1&apos; no se puede escribir: no se recordará nada.</translation>
    </message>
    <message>
        <source>the system&apos;s language</source>
        <translation>el idioma del sistema</translation>
    </message>
    <message>
        <source>the usual layout</source>
        <translation>la disposición habitual</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Otra conexión tiene el nombre &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There are %1 saved connections already; remove one first.</source>
        <translation>Ya hay %1 conexiones guardadas; quite una antes.</translation>
    </message>
    <message>
        <source>Settings: what is kept of %1 does not fit this console; the usual layout is used. File: %2</source>
        <translation>Ajustes: lo guardado de %1 no sirve para esta consola; se usa la disposición habitual. Archivo: %2</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Degradado</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Caído</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Drenando</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Mantenimiento</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Warming</source>
        <translation>Calentando</translation>
    </message>
    <message>
        <source>Backfilling</source>
        <translation>Rellenando</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Owned</source>
        <translation>Asignado</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>En standby</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Moviéndose</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Sin propietario</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>Negociando</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítica</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abortada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Residue</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>failed over</source>
        <translation>failover</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>mantenimiento</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>drenaje</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mal</translation>
    </message>
</context>
<context>
    <name>StateNews</name>
    <message>
        <source>%1 is now: %2</source>
        <translation>%1 ahora está: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) changed their state</source>
        <translation>
            <numerusform>%n nodo ha cambiado de estado</numerusform>
            <numerusform>%n nodos han cambiado de estado</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenFile</name>
    <message>
        <source>token file &apos;%1&apos; is no plain file</source>
        <translation>el archivo del token &quot;%1&quot; no es un archivo normal</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; cannot be read: %2</source>
        <translation>no se puede leer el archivo del token &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is open to others than its owner; run: chmod 600 &apos;%1&apos;</source>
        <translation>el archivo del token &quot;%1&quot; no es solo de su propietario; ejecute: chmod 600 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>token file &apos;%1&apos; is empty, or its token longer than %2 bytes</source>
        <translation>el archivo del token &quot;%1&quot; está vacío o su token tiene más de %2 bytes</translation>
    </message>
</context>
<context>
    <name>tg::console::AckDialog</name>
    <message>
        <source>Acknowledge</source>
        <translation>Reconocer</translation>
    </message>
    <message>
        <source>Acknowledge an alarm</source>
        <translation>Reconocer una alarma</translation>
    </message>
    <message>
        <source>&amp;Note, for the next one on duty:</source>
        <translation>&amp;Nota para el siguiente turno:</translation>
    </message>
    <message>
        <source>It stays in the list, and is quiet until its state changes.</source>
        <translation>Sigue en la lista, en silencio hasta que cambie su estado.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>No answer; it may have been acknowledged all the same. The list of alarms shows it.</source>
        <translation>Sin respuesta; puede que se haya reconocido de todos modos. La lista de alarmas lo muestra.</translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
        <translation>No reconocida: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::AlarmsPage</name>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>Acknowledge...</source>
        <translation>Reconocer...</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>Ninguna alarma activa</translation>
    </message>
    <message>
        <source>What comes to stand for 3 s is shown here.</source>
        <translation>Aquí se muestra lo que persiste 3 s.</translation>
    </message>
    <message>
        <source>Select an alarm first.</source>
        <translation>Seleccione antes una alarma.</translation>
    </message>
    <message>
        <source>It is acknowledged already.</source>
        <translation>Ya está reconocida.</translation>
    </message>
    <message>
        <source>Select an alarm to read all of it.</source>
        <translation>Seleccione una alarma para leerla entera.</translation>
    </message>
    <message>
        <source>Since %1, key %2.</source>
        <translation>Desde %1, clave %2.</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2: %3</source>
        <translation>Reconocida por %1 (%2): %3</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Qué hacer: %1</translation>
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
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Puntos entr./s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Puntos sal./s</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Rechazados/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Nodos activos</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Nodes, in the worst state that a gateway sees</source>
        <translation>Nodos, en el peor estado que ve un gateway</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nodo</translation>
    </message>
    <message>
        <source>Worst state</source>
        <translation>Peor estado</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Visto por</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Alarms of all gateways</source>
        <translation>Alarmas de todos los gateways</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué ocurre</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Puntos en cola</translation>
    </message>
    <message>
        <source>Gateways live</source>
        <translation>Gateways en vivo</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>edad máx. %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>others left out</source>
        <translation>los demás no cuentan</translation>
    </message>
    <message>
        <source>all are heard</source>
        <translation>todos responden</translation>
    </message>
    <message>
        <source>worst view of all</source>
        <translation>el peor estado visto</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>los %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s)</source>
        <translation>
            <numerusform>%1 de %n gateway</numerusform>
            <numerusform>%1 de %n gateways</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>tg::console::ChartOverlay</name>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>gateway restarted</source>
        <translation>gateway reiniciado</translation>
    </message>
</context>
<context>
    <name>tg::console::ClusterFeed</name>
    <message>
        <source>The gateway was restarted: its counters begin anew</source>
        <translation>El gateway se ha reiniciado: sus contadores empiezan de nuevo</translation>
    </message>
</context>
<context>
    <name>tg::console::ColumnFit</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>Las que quepan</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Connect to a gateway</source>
        <translation>Conectar a un gateway</translation>
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
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>&amp;Conservar durante esta sesión</translation>
    </message>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>&amp;Solo lectura, aunque el token permita más</translation>
    </message>
    <message>
        <source>unix:/path/of/socket, tls://host:port, tcp://127.0.0.1:port, or the name of a saved connection</source>
        <translation>unix:/ruta/del/socket, tls://host:puerto, tcp://127.0.0.1:puerto, o el nombre de una conexión guardada</translation>
    </message>
    <message>
        <source>not needed over a unix socket; else you are asked</source>
        <translation>no hace falta con un socket Unix; si no, se pide</translation>
    </message>
    <message>
        <source>In memory, until this console ends. It is never written anywhere.</source>
        <translation>En memoria, hasta cerrar esta consola. Nunca se escribe en ningún sitio.</translation>
    </message>
    <message>
        <source>empty: for this time only</source>
        <translation>vacío: solo esta vez</translation>
    </message>
    <message>
        <source>&amp;Save as:</source>
        <translation>G&amp;uardar como:</translation>
    </message>
    <message>
        <source>Another connection has the name &apos;%1&apos;.</source>
        <translation>Otra conexión tiene el nombre &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionForm</name>
    <message>
        <source>&amp;Only look, whatever the token allows</source>
        <translation>&amp;Solo lectura, aunque el token permita más</translation>
    </message>
    <message>
        <source>Connect when the console &amp;starts</source>
        <translation>Conectar al &amp;iniciar la consola</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Socket Unix</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Plain TCP, this machine only</source>
        <translation>TCP sin cifrar, solo esta máquina</translation>
    </message>
    <message>
        <source>SHA-256; empty: trusted by its authority</source>
        <translation>SHA-256; vacío: se valida con su CA</translation>
    </message>
    <message>
        <source>mode 0600; empty: you are asked for the token</source>
        <translation>modo 0600; vacío: se pide el token</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Color:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transporte:</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>&amp;Ruta:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>&amp;Puerto:</translation>
    </message>
    <message>
        <source>Certi&amp;ficate:</source>
        <translation>C&amp;ertificado:</translation>
    </message>
    <message>
        <source>To&amp;ken file:</source>
        <translation>Archivo del to&amp;ken:</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionKeeper</name>
    <message>
        <source>The recording ended: its file cannot be written.</source>
        <translation>La grabación ha terminado: no se puede escribir su archivo.</translation>
    </message>
    <message>
        <source>There are %1 gateways already; disconnect from one first.</source>
        <translation>Ya hay %1 gateways; desconéctese antes de uno.</translation>
    </message>
</context>
<context>
    <name>tg::console::ConnectionsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>C&amp;onectar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Conexiones guardadas</translation>
    </message>
    <message>
        <source>None is saved yet. Add one.</source>
        <translation>Aún no hay ninguna. Añada una.</translation>
    </message>
    <message>
        <source>Save it first.</source>
        <translation>Guárdela antes.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>There are %1 already; remove one first.</source>
        <translation>Ya hay %1; quite una antes.</translation>
    </message>
    <message>
        <source>(new)</source>
        <translation>(nueva)</translation>
    </message>
</context>
<context>
    <name>tg::console::DemoLink</name>
    <message>
        <source>recording</source>
        <translation>grabación</translation>
    </message>
    <message>
        <source>This is a recording: &apos;%1&apos; has nobody to run it.</source>
        <translation>Esto es una grabación: no hay quien ejecute &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>the gateway closed the connection</source>
        <translation>el gateway cerró la conexión</translation>
    </message>
</context>
<context>
    <name>tg::console::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Seguir los últimos</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Aún no ha ocurrido nada</translation>
    </message>
    <message>
        <source>Changes of state, orders and operations are listed here.</source>
        <translation>Aquí se listan los cambios de estado, las órdenes y las operaciones.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Cualquier gravedad</translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation>Nota o peor</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>Aviso o peor</translation>
    </message>
    <message>
        <source>Critical only</source>
        <translation>Solo crítica</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Todos los objetos</translation>
    </message>
    <message>
        <source>The whole view stands still (Space); the gateway is heard all the same, and what came meanwhile is shown afterwards.</source>
        <translation>Se detiene toda la vista (Space); el gateway se sigue escuchando, y lo que llegue entretanto se muestra después.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Copiar respuesta</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>A series, e.g. cpu_usage{host=&quot;a&quot;}: who owns it, under which id, and why.
A question in PromQL, e.g. sum(rate(http_requests_total[5m])): which node is asked, and why.</source>
        <translation>Una serie, p. ej. cpu_usage{host=&quot;a&quot;}: quién es su propietario, con qué id y por qué.
Una consulta en PromQL, p. ej. sum(rate(http_requests_total[5m])): a qué nodo se pregunta y por qué.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Series or question</source>
        <translation>Serie o consulta</translation>
    </message>
    <message>
        <source>Paste a series or a question</source>
        <translation>Pegue una serie o una consulta</translation>
    </message>
    <message>
        <source>This question cannot be explained: %1</source>
        <translation>No se puede explicar esta consulta: %1</translation>
    </message>
    <message>
        <source>This series cannot be explained: %1</source>
        <translation>No se puede explicar esta serie: %1</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Datos del %1.</translation>
    </message>
    <message>
        <source>Type or paste a series or a question first.</source>
        <translation>Escriba o pegue antes una serie o una consulta.</translation>
    </message>
    <message>
        <source>The gateway is being asked.</source>
        <translation>Se está preguntando al gateway.</translation>
    </message>
</context>
<context>
    <name>tg::console::ExportMenu</name>
    <message>
        <source>The picture cannot be made.</source>
        <translation>No se puede crear la imagen.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>&amp;Picture of the whole window...</source>
        <translation>&amp;Imagen de toda la ventana...</translation>
    </message>
    <message>
        <source>&amp;Diagnostic bundle...</source>
        <translation>Paquete de &amp;diagnóstico...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, all of it, as CSV...</source>
        <translation>Tabla &quot;%1&quot;, entera, como CSV...</translation>
    </message>
    <message>
        <source>Table &quot;%1&quot;, as shown, as CSV...</source>
        <translation>Tabla &quot;%1&quot;, como se ve, como CSV...</translation>
    </message>
    <message>
        <source>This page shows no table now</source>
        <translation>Esta página no muestra ahora ninguna tabla</translation>
    </message>
    <message>
        <source>This page shows no chart now</source>
        <translation>Esta página no muestra ahora ningún gráfico</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot; as a picture...</source>
        <translation>Gráfico &quot;%1&quot; como imagen...</translation>
    </message>
    <message>
        <source>Chart &quot;%1&quot;, its points as CSV...</source>
        <translation>Gráfico &quot;%1&quot;, sus puntos como CSV...</translation>
    </message>
    <message>
        <source>Where to put the bundle</source>
        <translation>Dónde guardar el paquete</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>No guardado</translation>
    </message>
</context>
<context>
    <name>tg::console::GapsPage</name>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>Not the closed ones</source>
        <translation>Sin los cerrados</translation>
    </message>
    <message>
        <source>Backfill...</source>
        <translation>Rellenar...</translation>
    </message>
    <message>
        <source>Audit copies...</source>
        <translation>Auditar copias...</translation>
    </message>
    <message>
        <source>Heal split series...</source>
        <translation>Sanear series divididas...</translation>
    </message>
    <message>
        <source>No gap is known</source>
        <translation>No se conoce ningún hueco</translation>
    </message>
    <message>
        <source>Every node has its copies, as far as the gateways know. An audit compares them: Audit copies...</source>
        <translation>Todos los nodos tienen sus copias, hasta donde saben los gateways. Una auditoría las compara: Auditar copias...</translation>
    </message>
    <message>
        <source>Select a gap of the node first.</source>
        <translation>Seleccione antes un hueco del nodo.</translation>
    </message>
    <message>
        <source>Fill all gaps of %1</source>
        <translation>Rellenar todos los huecos de %1</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of all series</source>
        <translation>Comparar ambas copias de una muestra de todas las series</translation>
    </message>
    <message>
        <source>Compare both copies of a sample of the series on %1</source>
        <translation>Comparar ambas copias de una muestra de las series de %1</translation>
    </message>
    <message>
        <source>Give both copies what further nodes have of split series</source>
        <translation>Dar a ambas copias lo que otros nodos tienen de las series divididas</translation>
    </message>
    <message>
        <source>Still differ: %1</source>
        <translation>Aún difieren: %1</translation>
    </message>
    <message>
        <source>Gap %1, opened by %2 at %3: %4</source>
        <translation>Hueco %1, abierto por %2 (%3): %4</translation>
    </message>
    <message>
        <source>Open: %1. Waiting for their second look: %2. With residues: %3. Split series: %4. Series with one copy only: %5.</source>
        <translation>Abiertos: %1. A la espera de su segunda revisión: %2. Con residuos: %3. Series divididas: %4. Series con una sola copia: %5.</translation>
    </message>
</context>
<context>
    <name>tg::console::GatewayLink</name>
    <message>
        <source>the gateway sent what this console cannot read: %1</source>
        <translation>el gateway envió algo que esta consola no puede leer: %1</translation>
    </message>
    <message>
        <source>no answer to the greeting within 15 s</source>
        <translation>sin respuesta al saludo en 15 s</translation>
    </message>
    <message>
        <source>nothing heard for 15 s</source>
        <translation>sin noticias desde hace 15 s</translation>
    </message>
    <message>
        <source>no answer; the operation may have run</source>
        <translation>sin respuesta; puede que la operación se haya ejecutado</translation>
    </message>
    <message>
        <source>not connected: nothing was sent</source>
        <translation>sin conexión: no se envió nada</translation>
    </message>
    <message>
        <source>the connection was lost before the answer; the operation may have run</source>
        <translation>la conexión se perdió antes de la respuesta; puede que la operación se haya ejecutado</translation>
    </message>
    <message>
        <source>Reconnected after %1 s</source>
        <translation>Conectado de nuevo tras %1 s</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one.
Pinned: %2
Now: %3</source>
        <translation>%1 presenta un certificado distinto del fijado.
Fijada: %2
Actual: %3</translation>
    </message>
    <message>
        <source>%1: its certificate is not trusted: %2.
SHA-256: %3</source>
        <translation>%1: su certificado no es de confianza: %2.
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
        <translation>retardo %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>retardo -</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Todos los gateways</translation>
    </message>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 de %2 en vivo</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarma</numerusform>
            <numerusform>%n alarmas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::HotMetricsPage</name>
    <message>
        <source>Hot metrics</source>
        <translation>Métricas activas</translation>
    </message>
    <message>
        <source>Which nodes hold it?</source>
        <translation>¿Qué nodos la tienen?</translation>
    </message>
    <message>
        <source>No metric is hot</source>
        <translation>Ninguna métrica activa</translation>
    </message>
    <message>
        <source>No points came lately, so there is nothing to count.</source>
        <translation>No han llegado puntos últimamente: no hay nada que contar.</translation>
    </message>
    <message>
        <source>Select a metric first.</source>
        <translation>Seleccione antes una métrica.</translation>
    </message>
</context>
<context>
    <name>tg::console::LastEvents</name>
    <message>
        <source>Last events</source>
        <translation>Últimos eventos</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Aún no ha ocurrido nada.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Counted since the gateway&apos;s start, %1 (%2 ago). What is queued, in flight and open is as of now.</source>
        <translation>Cuenta desde el arranque del gateway, %1 (hace %2). Lo que está en cola, en vuelo y pendiente es lo actual.</translation>
    </message>
</context>
<context>
    <name>tg::console::LedgerSheet</name>
    <message>
        <source>Points ledger</source>
        <translation>Balance de puntos</translation>
    </message>
    <message>
        <source>Copies ledger</source>
        <translation>Balance de copias</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Points, once each by their best copy</source>
        <translation>Puntos, una vez cada uno, por su mejor copia</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Verdict on: %1</source>
        <translation>Veredicto sobre: %1</translation>
    </message>
    <message>
        <source>Closed: every point is accounted for.</source>
        <translation>Cerrado: todos los puntos están contabilizados.</translation>
    </message>
    <message>
        <source>Closed: every copy is accounted for.</source>
        <translation>Cerrado: todas las copias están contabilizadas.</translation>
    </message>
    <message>
        <source>In motion: the difference is %1 now. While points are on their way this proves nothing; it is looked at again at rest.</source>
        <translation>En movimiento: la diferencia es ahora %1. Mientras haya puntos en camino esto no prueba nada; se comprueba de nuevo en reposo.</translation>
    </message>
    <message>
        <source>Not closed: the difference is %1. This is a mistake in the gateway. Keep the daemon&apos;s log and this ledger (Export, Diagnostic bundle) and report it; compare the senders&apos; counts with the nodes&apos;.</source>
        <translation>No cerrado: la diferencia es %1. Es un fallo del gateway. Conserve el log del daemon y este balance (Exportar, Paquete de diagnóstico) y notifíquelo; compare las cuentas de los emisores con las de los nodos.</translation>
    </message>
    <message>
        <source>Not known: the gateway tells no difference.</source>
        <translation>Desconocido: el gateway no indica ninguna diferencia.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>No se sabe mientras no haya datos.</translation>
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
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmas</translation>
    </message>
    <message>
        <source>Alarms  %1</source>
        <translation>Alarmas  %1</translation>
    </message>
    <message>
        <source>%1 - Timeless Console</source>
        <translation>%1 - Timeless Console</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>No guardado</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Ayuda</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Acerca de</translation>
    </message>
    <message>
        <source>Timeless Console %1
GPL-3.0-or-later</source>
        <translation>Timeless Console %1
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Conexión</translation>
    </message>
    <message>
        <source>&amp;Connect...</source>
        <translation>&amp;Conectar...</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Desconectar</translation>
    </message>
    <message>
        <source>Ask for everything &amp;anew</source>
        <translation>Pedir &amp;todo de nuevo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrar</translation>
    </message>
    <message>
        <source>&amp;Pause the view</source>
        <translation>&amp;Pausar la vista</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Panel &amp;siguiente</translation>
    </message>
    <message>
        <source>P&amp;alette</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Node</source>
        <translation>&amp;Nodo</translation>
    </message>
    <message>
        <source>&amp;Move shards away...</source>
        <translation>&amp;Mover sus shards...</translation>
    </message>
    <message>
        <source>&amp;Fail over...</source>
        <translation>&amp;Failover...</translation>
    </message>
    <message>
        <source>&amp;Drain...</source>
        <translation>&amp;Drenar...</translation>
    </message>
    <message>
        <source>M&amp;aintenance...</source>
        <translation>Ma&amp;ntenimiento...</translation>
    </message>
    <message>
        <source>&amp;Resume...</source>
        <translation>&amp;Reanudar...</translation>
    </message>
    <message>
        <source>Select a node on the page Nodes first.</source>
        <translation>Seleccione antes un nodo en la página Nodos.</translation>
    </message>
    <message>
        <source>All gateways</source>
        <translation>Todos los gateways</translation>
    </message>
    <message>
        <source>&amp;Saved</source>
        <translation>&amp;Guardadas</translation>
    </message>
    <message>
        <source>Answer the &amp;gateway...</source>
        <translation>&amp;Responder al gateway...</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>Re&amp;intentar</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>&amp;Preferencias...</translation>
    </message>
    <message>
        <source>None is saved yet</source>
        <translation>Ninguna guardada</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Editar...</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Quitar filtros</translation>
    </message>
    <message>
        <source>All &amp;gateways</source>
        <translation>Todos los &amp;gateways</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Disposición &amp;inicial</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation>Como el &amp;escritorio</translation>
    </message>
    <message>
        <source>Densit&amp;y</source>
        <translation>&amp;Densidad</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Cómoda</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>C&amp;ompacta</translation>
    </message>
    <message>
        <source>The layout is as at the first start.</source>
        <translation>La disposición es la del primer arranque.</translation>
    </message>
    <message>
        <source>&amp;Backfill...</source>
        <translation>Re&amp;llenar...</translation>
    </message>
    <message>
        <source>A&amp;udit its copies...</source>
        <translation>&amp;Auditar sus copias...</translation>
    </message>
    <message>
        <source>Audit &amp;copies of all nodes...</source>
        <translation>Auditar &amp;copias de todos los nodos...</translation>
    </message>
    <message>
        <source>&amp;Heal split series...</source>
        <translation>&amp;Sanear series divididas...</translation>
    </message>
    <message>
        <source>At all &amp;gateways</source>
        <translation>En todos los &amp;gateways</translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation>&amp;Operación</translation>
    </message>
    <message>
        <source>The console is connected to one gateway only.</source>
        <translation>La consola está conectada a un solo gateway.</translation>
    </message>
    <message>
        <source>The pin is not kept</source>
        <translation>Huella no guardada</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>No conectado a %1</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge the alarm...</source>
        <translation>Reconocer la alar&amp;ma...</translation>
    </message>
    <message>
        <source>Select an alarm on the page Alarms first.</source>
        <translation>Seleccione antes una alarma en la página Alarmas.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>No se ha detenido: %1</translation>
    </message>
    <message>
        <source>T&amp;oolbar</source>
        <translation>Barra de &amp;herramientas</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Connect to a gateway (%1)</source>
        <translation>Conectar con un gateway (%1)</translation>
    </message>
    <message>
        <source>The view stands still, the gateway is heard on (%1)</source>
        <translation>La vista queda quieta, el gateway se sigue oyendo (%1)</translation>
    </message>
    <message>
        <source>Move away</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Fail over</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Drenar</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Mantenimiento</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Reconocer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Save tables, charts or the whole window as files</source>
        <translation>Guardar tablas, gráficos o toda la ventana como archivos</translation>
    </message>
</context>
<context>
    <name>tg::console::NodePanel</name>
    <message>
        <source>Moving shards away needs rebalancing, which this gateway cannot do yet. Drain and Maintenance work.</source>
        <translation>Mover shards requiere rebalanceo, y este gateway aún no lo hace. Drenar y Mantenimiento sí funcionan.</translation>
    </message>
    <message>
        <source>No order is in force for this node.</source>
        <translation>No hay ninguna orden vigente para este nodo.</translation>
    </message>
    <message>
        <source>It has been failed over.</source>
        <translation>Ya se le ha hecho failover.</translation>
    </message>
    <message>
        <source>The node serves: use Drain or Maintenance.</source>
        <translation>El nodo está en servicio: use Drenar o Mantenimiento.</translation>
    </message>
    <message>
        <source>It drains already.</source>
        <translation>Ya está drenando.</translation>
    </message>
    <message>
        <source>It is in maintenance already.</source>
        <translation>Ya está en mantenimiento.</translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation>Últimos 5 min</translation>
    </message>
    <message>
        <source>Facts about the node</source>
        <translation>Datos del nodo</translation>
    </message>
    <message>
        <source>Fail over...</source>
        <translation>Failover...</translation>
    </message>
    <message>
        <source>Move shards away...</source>
        <translation>Mover sus shards...</translation>
    </message>
    <message>
        <source>Drain...</source>
        <translation>Drenar...</translation>
    </message>
    <message>
        <source>Maintenance...</source>
        <translation>Mantenimiento...</translation>
    </message>
    <message>
        <source>Resume...</source>
        <translation>Reanudar...</translation>
    </message>
    <message>
        <source>Select a node to see the evidence behind its state and to give orders.</source>
        <translation>Seleccione un nodo para ver los indicadores de su estado y dar órdenes.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Dada por</translation>
    </message>
    <message>
        <source>Open gaps</source>
        <translation>Huecos abiertos</translation>
    </message>
    <message>
        <source>Confirm p99</source>
        <translation>Confirm. p99</translation>
    </message>
    <message>
        <source>Series, primary</source>
        <translation>Series, primario</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>Dialecto</translation>
    </message>
    <message>
        <source>Erlang name</source>
        <translation>Nombre Erlang</translation>
    </message>
    <message>
        <source>points/s</source>
        <translation>puntos/s</translation>
    </message>
    <message>
        <source>No gap of this node is known.</source>
        <translation>No se conoce ningún hueco de este nodo.</translation>
    </message>
    <message>
        <source>It is down: it is filled when it returns.</source>
        <translation>Está caído: se rellenará cuando vuelva.</translation>
    </message>
    <message>
        <source>queued (right)</source>
        <translation>en cola (derecha)</translation>
    </message>
    <message>
        <source>Operation %1 runs for it: wait for its end, or stop it.</source>
        <translation>La operación %1 está en curso para él: espere a que termine o párela.</translation>
    </message>
    <message>
        <source>No other node takes writes: nobody could take over.</source>
        <translation>Ningún otro nodo admite escrituras: nadie podría tomar el relevo.</translation>
    </message>
    <message>
        <source>Last minutes of the node</source>
        <translation>Últimos minutos del nodo</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Link history</source>
        <translation>Historial del enlace</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>errors (right)</source>
        <translation>errores (derecha)</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeStrip</name>
    <message>
        <source>Nodes</source>
        <translation>Nodos</translation>
    </message>
</context>
<context>
    <name>tg::console::NodeTabs</name>
    <message>
        <source>Evidence behind the state</source>
        <translation>Indicadores del estado</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Link to the node</source>
        <translation>Enlace con el nodo</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>About the node</source>
        <translation>Sobre el nodo</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Shards it owns</source>
        <translation>Shards de los que es propietario</translation>
    </message>
    <message>
        <source>Events of the node</source>
        <translation>Eventos del nodo</translation>
    </message>
    <message>
        <source>Refused calls</source>
        <translation>Llamadas rechazadas</translation>
    </message>
    <message>
        <source>Time-outs</source>
        <translation>Tiempos agotados</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Reconexiones</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Intentos fallidos</translation>
    </message>
    <message>
        <source>Not sent, ids void</source>
        <translation>No enviadas, ids no válidos</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Escrito</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Link RTT</source>
        <translation>RTT del enlace</translation>
    </message>
    <message>
        <source>Confirm p50</source>
        <translation>Confirm. p50</translation>
    </message>
    <message>
        <source>Oldest call</source>
        <translation>Llamada más antigua</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Last errors of the node</source>
        <translation>Últimos errores del nodo</translation>
    </message>
</context>
<context>
    <name>tg::console::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Nodos</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Solo afectados</translation>
    </message>
    <message>
        <source>No node configured</source>
        <translation>Ningún nodo configurado</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationDialog</name>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>the gateway itself</source>
        <translation>el propio gateway</translation>
    </message>
    <message>
        <source>%1, made for map %2</source>
        <translation>%1, hecho para el mapa %2</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Parar tras este paso</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Deshacer...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Operation %1</source>
        <translation>Operación %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Comenzada</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>Deshace</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Avance o resultado</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>tg::console::OperationsDock</name>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Progress or result</source>
        <translation>Progreso o resultado</translation>
    </message>
    <message numerus="yes">
        <source>Operations: %n running</source>
        <translation>
            <numerusform>Operaciones: %n en curso</numerusform>
            <numerusform>Operaciones: %n en curso</numerusform>
        </translation>
    </message>
    <message>
        <source>Operations: none running</source>
        <translation>Operaciones: ninguna en curso</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>&amp;Stop after this step</source>
        <translation>&amp;Parar tras este paso</translation>
    </message>
    <message>
        <source>&amp;Take back...</source>
        <translation>&amp;Deshacer...</translation>
    </message>
    <message>
        <source>Select an operation first.</source>
        <translation>Seleccione antes una operación.</translation>
    </message>
    <message>
        <source>It does not run any more.</source>
        <translation>Ya no está en curso.</translation>
    </message>
    <message>
        <source>It cannot be taken back.</source>
        <translation>No se puede deshacer.</translation>
    </message>
    <message>
        <source>&amp;Details...</source>
        <translation>De&amp;talles...</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Deshacer...</translation>
    </message>
    <message>
        <source>Details...</source>
        <translation>Detalles...</translation>
    </message>
    <message>
        <source>Alarms that stand</source>
        <translation>Alarmas vigentes</translation>
    </message>
    <message numerus="yes">
        <source>Alarms: %n</source>
        <translation>
            <numerusform>Alarmas: %n</numerusform>
            <numerusform>Alarmas: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms: none</source>
        <translation>Alarmas: ninguna</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderAllDialog</name>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Recalcular</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1, at all gateways</source>
        <translation>%1, en todos los gateways</translation>
    </message>
    <message>
        <source>Gateways and what became of the order there</source>
        <translation>Gateways y resultado de la orden en cada uno</translation>
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
        <translation>Estado</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>%1: sent in one go; each line is one gateway.</source>
        <translation>%1: orden enviada de una vez; cada línea es un gateway.</translation>
    </message>
    <message>
        <source>%1: each gateway makes its own plan; nothing is changed by that.</source>
        <translation>%1: cada gateway hace su propio plan; con ello no se cambia nada.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on:</source>
        <translation>Escriba &quot;%1&quot; para continuar:</translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n gateway(s)</source>
        <translation>
            <numerusform>%1 en %n gateway</numerusform>
            <numerusform>%1 en %n gateways</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Waiting for plans.</source>
        <translation>Esperando los planes.</translation>
    </message>
    <message>
        <source>Operations go on when this window is closed.</source>
        <translation>Las operaciones siguen al cerrar esta ventana.</translation>
    </message>
    <message>
        <source>Gateways share orders through the nodes: one that refuses may know of it from another one already.</source>
        <translation>Los gateways comparten las órdenes a través de los nodos: si uno la rechaza, puede que ya la conozca por otro.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 point(s) at risk</source>
        <translation>
            <numerusform>%1, %2 punto en riesgo</numerusform>
            <numerusform>%1, %2 puntos en riesgo</numerusform>
        </translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plans are made again.</source>
        <translation>La orden ha cambiado: pulse Enter en su campo y se rehacen los planes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n gateway(s) can be given the order; the lines say why the others cannot.</source>
        <translation>
            <numerusform>La orden puede darse a %1 de %n gateway; las líneas dicen por qué no a los demás.</numerusform>
            <numerusform>La orden puede darse a %1 de %n gateways; las líneas dicen por qué no a los demás.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OrderForm</name>
    <message>
        <source>for the events and whoever is on duty next, e.g. new disk</source>
        <translation>para los eventos y el siguiente turno, p. ej. disco nuevo</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Motivo:</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>R&amp;epair: open a gap for what a copy lacks, so that it is filled</source>
        <translation>&amp;Reparar: abrir un hueco por lo que falte en una copia, para que se rellene</translation>
    </message>
    <message>
        <source>Compare the last &amp;hours:</source>
        <translation>Comparar las últimas &amp;horas:</translation>
    </message>
    <message>
        <source>&amp;Series at most, spread evenly:</source>
        <translation>&amp;Series como máximo, bien repartidas:</translation>
    </message>
</context>
<context>
    <name>tg::console::OrderRun</name>
    <message>
        <source>Waiting for its plan</source>
        <translation>Esperando su plan</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>No enviada. %1</translation>
    </message>
    <message>
        <source>No plan: no answer. Nothing was ordered.</source>
        <translation>Sin plan: sin respuesta. No se ordenó nada.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Sin plan: %1</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún no enviada</translation>
    </message>
    <message>
        <source>Not sent, a check says BLOCK: %1</source>
        <translation>No enviada, una comprobación dice BLOCK: %1</translation>
    </message>
    <message>
        <source>Not sent: its plan was older than 60 s.</source>
        <translation>No enviada: su plan tenía más de 60 s.</translation>
    </message>
    <message>
        <source>Sent, waiting for the answer</source>
        <translation>Enviada, esperando la respuesta</translation>
    </message>
    <message>
        <source>No answer; it may have run. Look at its operations before giving the order again.</source>
        <translation>Sin respuesta; puede que se haya ejecutado. Mire sus operaciones antes de repetir la orden.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>No enviada: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs</source>
        <translation>Operación %1 en curso</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, mapa %2</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Its plan is older than 60 s: calculate again.</source>
        <translation>Su plan tiene más de 60 s: recalcule.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviada</translation>
    </message>
    <message numerus="yes">
        <source>%1 point(s) at risk</source>
        <translation>
            <numerusform>%1 punto en riesgo</numerusform>
            <numerusform>%1 puntos en riesgo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::OverviewPage</name>
    <message>
        <source>Points per second</source>
        <translation>Puntos por segundo</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>Qué requiere atención</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Últimos eventos</translation>
    </message>
    <message>
        <source>Points in/s</source>
        <translation>Puntos entr./s</translation>
    </message>
    <message>
        <source>Points out/s</source>
        <translation>Puntos sal./s</translation>
    </message>
    <message>
        <source>Queued points</source>
        <translation>Puntos en cola</translation>
    </message>
    <message>
        <source>Rejected/s</source>
        <translation>Rechazados/s</translation>
    </message>
    <message>
        <source>Nodes up</source>
        <translation>Nodos activos</translation>
    </message>
    <message>
        <source>Without owner</source>
        <translation>Sin propietario</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 peticiones/s</translation>
    </message>
    <message>
        <source>%1 copies</source>
        <translation>copias: %1</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>descartado: %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>edad máx. %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n not serving</source>
        <translation>
            <numerusform>%n fuera de servicio</numerusform>
            <numerusform>%n fuera de servicio</numerusform>
        </translation>
    </message>
    <message>
        <source>all serve</source>
        <translation>todos en servicio</translation>
    </message>
    <message>
        <source>none configured</source>
        <translation>ninguno configurado</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>out</source>
        <translation>salida</translation>
    </message>
    <message numerus="yes">
        <source>of %n shard(s)</source>
        <translation>
            <numerusform>de %n shard</numerusform>
            <numerusform>de %n shards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::Page</name>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>This console shows what a gateway tells it.</source>
        <translation>Esta consola muestra lo que le comunica un gateway.</translation>
    </message>
    <message>
        <source>Connect...</source>
        <translation>Conectar...</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Conectando a %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 no es accesible</translation>
    </message>
    <message>
        <source>It is tried again by itself. Does the gateway run, and does its [control] section open this door?</source>
        <translation>Se reintenta automáticamente. ¿Está en marcha el gateway y habilita su sección [control] esta dirección?</translation>
    </message>
    <message>
        <source>%1 does not let this console in</source>
        <translation>%1 no admite esta consola</translation>
    </message>
    <message>
        <source>Gateway %1, console %2.</source>
        <translation>Gateway %1, consola %2.</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Conectado a %1</translation>
    </message>
    <message>
        <source>The first figures are on their way.</source>
        <translation>Las primeras cifras están en camino.</translation>
    </message>
    <message>
        <source>Enter the token...</source>
        <translation>Introducir el token...</translation>
    </message>
    <message>
        <source>Look at the certificate...</source>
        <translation>Ver el certificado...</translation>
    </message>
    <message>
        <source>This page shows no alarms.</source>
        <translation>Esta página no muestra alarmas.</translation>
    </message>
    <message>
        <source>The gateway speaks protocol %1, this console %2.</source>
        <translation>El gateway habla el protocolo %1, esta consola el %2.</translation>
    </message>
    <message>
        <source>Use the console of the gateway&apos;s release.</source>
        <translation>Use la consola de la misma versión que el gateway.</translation>
    </message>
    <message>
        <source>%1 speaks another protocol</source>
        <translation>%1 habla otro protocolo</translation>
    </message>
</context>
<context>
    <name>tg::console::PageMenu</name>
    <message>
        <source>&amp;This page</source>
        <translation>&amp;Esta página</translation>
    </message>
    <message>
        <source>This page has no buttons</source>
        <translation>Esta página no tiene botones</translation>
    </message>
</context>
<context>
    <name>tg::console::PinChangedPage</name>
    <message>
        <source>Certificate changed</source>
        <translation>Certificado cambiado</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha ocurrido</translation>
    </message>
    <message>
        <source>Pinned fingerprint</source>
        <translation>Huella fijada</translation>
    </message>
    <message>
        <source>Fingerprint shown now</source>
        <translation>Huella actual</translation>
    </message>
    <message>
        <source>What the certificate says</source>
        <translation>Lo que dice el certificado</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Copy both fingerprints</source>
        <translation>Copiar ambas huellas</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Pinned:</source>
        <translation>Fijada:</translation>
    </message>
    <message>
        <source>Shown now:</source>
        <translation>Actual:</translation>
    </message>
    <message>
        <source>It says:</source>
        <translation>Indica:</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Fijada: %1</translation>
    </message>
    <message>
        <source>Shown now: %1</source>
        <translation>Actual: %1</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the pinned one</source>
        <translation>%1 presenta un certificado distinto del fijado</translation>
    </message>
    <message>
        <source>Either it was renewed, or somebody stands between this console and %1. Nothing was sent: no token, no order. It is not tried again.</source>
        <translation>O se ha renovado, o hay alguien entre esta consola y %1. No se envió nada: ni token, ni órdenes. No se vuelve a intentar.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, put it in Connection, Saved, Edit, and connect again.</source>
        <translation>Pida la huella del certificado a quien administre el gateway, por otra vía que esta red. Si es la actual, póngala en Conexión, Guardadas, Editar y conecte de nuevo.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway, by another way than this network, for the fingerprint of its certificate. If it is the one shown now, disconnect and connect again: you are asked about it as at the first time.</source>
        <translation>Pida la huella del certificado a quien administre el gateway, por otra vía que esta red. Si es la actual, desconecte y conecte de nuevo: se le preguntará como la primera vez.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanDialog</name>
    <message>
        <source>Copy plan</source>
        <translation>Copiar plan</translation>
    </message>
    <message>
        <source>Calculate again</source>
        <translation>Recalcular</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Parar tras este paso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The gateway makes a plan; nothing is changed by that.</source>
        <translation>El gateway hace un plan; con ello no se cambia nada.</translation>
    </message>
    <message>
        <source>No plan: %1</source>
        <translation>Sin plan: %1</translation>
    </message>
    <message>
        <source>Plan %1, map %2, holds for %3 s more.</source>
        <translation>Plan %1, mapa %2, válido %3 s más.</translation>
    </message>
    <message>
        <source>It cannot be run: a check says BLOCK. Mend what it names, then calculate again.</source>
        <translation>No se puede ejecutar: una comprobación dice BLOCK. Corrija lo que indica y recalcule.</translation>
    </message>
    <message>
        <source>Sent. Waiting for the gateway&apos;s answer.</source>
        <translation>Enviada. Esperando la respuesta del gateway.</translation>
    </message>
    <message>
        <source>The gateway refused: %1</source>
        <translation>El gateway la rechazó: %1</translation>
    </message>
    <message>
        <source>Operation %1 runs. It stays in the dock when this window is closed.</source>
        <translation>Operación %1 en curso. Sigue en el panel Operaciones al cerrar esta ventana.</translation>
    </message>
    <message>
        <source>Operation %1: %2. It stays in the dock when this window is closed.</source>
        <translation>Operación %1: %2. Sigue en el panel Operaciones al cerrar esta ventana.</translation>
    </message>
    <message>
        <source>Operation %1: %2 after %3. %4</source>
        <translation>Operación %1: %2 tras %3. %4</translation>
    </message>
    <message>
        <source>&amp;Run it although a check says BLOCK</source>
        <translation>&amp;Ejecutar aunque una comprobación diga BLOCK</translation>
    </message>
    <message>
        <source>Take back...</source>
        <translation>Deshacer...</translation>
    </message>
    <message>
        <source>No plan: the gateway did not answer. A plan changes nothing, so it can be asked for again.</source>
        <translation>Sin plan: el gateway no respondió. Un plan no cambia nada, así que puede pedirse otra vez.</translation>
    </message>
    <message>
        <source>The order was changed: the plan is made again.</source>
        <translation>La orden ha cambiado: se rehace el plan.</translation>
    </message>
    <message>
        <source>The plan is too old: calculate it again.</source>
        <translation>El plan es demasiado antiguo: recalcúlelo.</translation>
    </message>
    <message>
        <source>The order was changed: press Enter in its field, and the plan is made again.</source>
        <translation>La orden ha cambiado: pulse Enter en su campo y se rehace el plan.</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; first.</source>
        <translation>Escriba antes &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The shard map changed (%1, now %2): the plan is made again.</source>
        <translation>El mapa de shards ha cambiado (%1, ahora %2): se rehace el plan.</translation>
    </message>
    <message>
        <source>The plan describes a moment that is over: it cannot be run any more. Calculate it again.</source>
        <translation>El plan describe un momento ya pasado: no se puede ejecutar. Recalcúlelo.</translation>
    </message>
    <message>
        <source>The gateway is not heard; this is as of then.</source>
        <translation>No hay noticias del gateway; esto es lo último que se supo.</translation>
    </message>
    <message>
        <source>Map %1 → %2.</source>
        <translation>Mapa %1 → %2.</translation>
    </message>
    <message>
        <source>The map is still %1.</source>
        <translation>El mapa sigue siendo %1.</translation>
    </message>
    <message>
        <source>Not stopped: %1</source>
        <translation>No se ha parado: %1</translation>
    </message>
    <message>
        <source>Override the BLOCK...</source>
        <translation>Forzar pese al BLOCK...</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>&amp;Type &quot;%1&quot; to go on:</source>
        <translation>Es&amp;criba &quot;%1&quot; para continuar:</translation>
    </message>
    <message>
        <source>Type &quot;%1&quot; to go on</source>
        <translation>Escriba &quot;%1&quot; para continuar</translation>
    </message>
    <message>
        <source>Override: %1</source>
        <translation>Forzar: %1</translation>
    </message>
    <message>
        <source>A check says BLOCK. You are about to run it all the same.</source>
        <translation>Una comprobación dice BLOCK. Va a ejecutarlo de todos modos.</translation>
    </message>
    <message>
        <source>No answer came: the order may have run. It is looked for among the operations; look there before giving it again.</source>
        <translation>No ha llegado respuesta: la orden puede haberse ejecutado. Se busca entre las operaciones; mire allí antes de repetirla.</translation>
    </message>
</context>
<context>
    <name>tg::console::PlanTargets</name>
    <message>
        <source>Nodes that take over, before and after</source>
        <translation>Nodos que toman el relevo, antes y después</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Points/s</source>
        <translation>Puntos/s</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
</context>
<context>
    <name>tg::console::PreferencesDialog</name>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Cómoda</translation>
    </message>
    <message>
        <source>Compact: more rows</source>
        <translation>Compacta: más filas</translation>
    </message>
    <message>
        <source>Where points may be lost</source>
        <translation>Si pueden perderse puntos</translation>
    </message>
    <message>
        <source>For every order</source>
        <translation>En todas las órdenes</translation>
    </message>
    <message>
        <source>&amp;Palette:</source>
        <translation>&amp;Tema:</translation>
    </message>
    <message>
        <source>&amp;Density of tables:</source>
        <translation>&amp;Densidad de las tablas:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>&amp;Type the node&apos;s name:</source>
        <translation>&amp;Escribir el nombre del nodo:</translation>
    </message>
    <message>
        <source>The language counts from the next start on. Kept in %1</source>
        <translation>El idioma se aplica desde el próximo arranque. Se guarda en %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
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
            <numerusform>Mostrar el último minuto</numerusform>
            <numerusform>Mostrar los últimos %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::RejectedPage</name>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Last rejected lines</source>
        <translation>Últimas líneas rechazadas</translation>
    </message>
    <message>
        <source>Lines of all reasons</source>
        <translation>Líneas de todos los motivos</translation>
    </message>
    <message>
        <source>Nothing was rejected</source>
        <translation>No se ha rechazado nada</translation>
    </message>
    <message>
        <source>No line was refused since the gateway&apos;s start.</source>
        <translation>No se ha rechazado ninguna línea desde el arranque del gateway.</translation>
    </message>
    <message>
        <source>No line is kept</source>
        <translation>No se guarda ninguna línea</translation>
    </message>
    <message>
        <source>The gateway keeps the newest refused lines, some of each reason.</source>
        <translation>El gateway guarda las líneas rechazadas más recientes, algunas de cada motivo.</translation>
    </message>
    <message>
        <source>Why points were refused since the gateway&apos;s start. Select a reason to see only its lines.</source>
        <translation>Por qué se rechazaron puntos desde el arranque del gateway. Seleccione un motivo para ver solo sus líneas.</translation>
    </message>
    <message>
        <source>The lines need the role operator</source>
        <translation>Las líneas requieren el rol de operador</translation>
    </message>
    <message>
        <source>They are data of clients, so a connection that may only look does not get them. The counts above are complete. Connect with an operator&apos;s token to see the lines.</source>
        <translation>Son datos de clientes: una conexión de solo lectura no los recibe. Las cantidades de arriba están completas. Conéctese con un token de operador para ver las líneas.</translation>
    </message>
    <message>
        <source>All are shown. Select a reason to see only its lines.</source>
        <translation>Se muestran todas. Seleccione un motivo para ver solo sus líneas.</translation>
    </message>
</context>
<context>
    <name>tg::console::RunningFills</name>
    <message>
        <source>Stop after this step</source>
        <translation>Parar tras este paso</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, listed under Operations</source>
        <translation>
            <numerusform>y %n más, en Operaciones</numerusform>
            <numerusform>y %n más, en Operaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::ShardMap</name>
    <message>
        <source>Shard map</source>
        <translation>Mapa de shards</translation>
    </message>
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
            <numerusform>%n sin propietario</numerusform>
            <numerusform>%n sin propietario</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <translation>
            <numerusform>%n moviéndose</numerusform>
            <numerusform>%n moviéndose</numerusform>
        </translation>
    </message>
    <message>
        <source>without owner</source>
        <translation>sin propietario</translation>
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
        <translation>Solo afectados</translation>
    </message>
    <message>
        <source>No shards yet</source>
        <translation>Aún no hay shards</translation>
    </message>
    <message>
        <source>The gateway makes its map when it knows a node.</source>
        <translation>El gateway hace su mapa cuando conoce un nodo.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>A&amp;grupar:</translation>
    </message>
    <message>
        <source>by shard</source>
        <translation>por shard</translation>
    </message>
    <message>
        <source>by node</source>
        <translation>por nodo</translation>
    </message>
    <message>
        <source>Click a shard, or move with the arrow keys; Enter shows it in the table.</source>
        <translation>Haga clic en un shard o muévase con las flechas; Enter lo muestra en la tabla.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Agrupar</translation>
    </message>
    <message>
        <source>stronger: more points/s</source>
        <translation>más intenso: más puntos/s</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>C&amp;olor:</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>load</source>
        <translation>carga</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>%1 points/s, the busiest shard</source>
        <translation>%1 puntos/s, el shard más cargado</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::SocketOpener</name>
    <message>
        <source>the gateway closed the connection</source>
        <translation>el gateway cerró la conexión</translation>
    </message>
    <message>
        <source>cannot connect to %1: %2</source>
        <translation>no se puede conectar a %1: %2</translation>
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
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Connected to %1 again.</source>
        <translation>Conectado de nuevo a %1.</translation>
    </message>
    <message>
        <source>No data from %1 since %2 (%3).</source>
        <translation>Sin datos de %1 desde %2 (%3).</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Próximo intento en %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Reintentando.</translation>
    </message>
    <message>
        <source>Last reason: %1</source>
        <translation>Último motivo: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::StatusLine</name>
    <message>
        <source>Status of the connection</source>
        <translation>Estado de la conexión</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>(view paused)</source>
        <translation>(vista en pausa)</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>retardo %1</translation>
    </message>
    <message>
        <source>lag -</source>
        <translation>retardo -</translation>
    </message>
    <message>
        <source>updated %1 s ago</source>
        <translation>actualizado hace %1 s</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>hace %1 s</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>mapa %1</translation>
    </message>
    <message>
        <source>gateway -</source>
        <translation>gateway -</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>gateway %1</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Último mensaje</translation>
    </message>
    <message>
        <source>Last note: %1</source>
        <translation>Último mensaje: %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TablePane</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter of: %1</source>
        <translation>Filtro de: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden</source>
        <translation>
            <numerusform>%n fila oculta</numerusform>
            <numerusform>%n filas ocultas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows hidden by the filter</source>
        <translation>
            <numerusform>%n fila oculta por el filtro</numerusform>
            <numerusform>%n filas ocultas por el filtro</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Quitar filtro</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message numerus="yes">
        <source>Columns: %n hidden</source>
        <translation>
            <numerusform>Columnas: %n oculta</numerusform>
            <numerusform>Columnas: %n ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Table as &amp;shown, as CSV...</source>
        <translation>Tabla como se &amp;ve, como CSV...</translation>
    </message>
    <message>
        <source>&amp;All of it, as CSV...</source>
        <translation>&amp;Toda, como CSV...</translation>
    </message>
    <message>
        <source>&amp;Copy the selected rows</source>
        <translation>&amp;Copiar las filas seleccionadas</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>Exportar: %1</translation>
    </message>
    <message>
        <source>Save this table as a file, or copy rows of it</source>
        <translation>Guardar esta tabla como archivo o copiar filas de ella</translation>
    </message>
</context>
<context>
    <name>tg::console::ThroughputPage</name>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Confirmed by node</source>
        <translation>Confirmado, por nodo</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Only affected</source>
        <translation>Solo afectados</translation>
    </message>
    <message>
        <source>No links</source>
        <translation>Sin enlaces</translation>
    </message>
    <message>
        <source>The gateway knows no node to connect to.</source>
        <translation>El gateway no conoce ningún nodo al que conectarse.</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>out</source>
        <translation>salida</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>oldest (right)</source>
        <translation>edad máx. (derecha)</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recibido</translation>
    </message>
    <message>
        <source>RTT p50 (right)</source>
        <translation>RTT p50 (derecha)</translation>
    </message>
    <message>
        <source>p99 (right)</source>
        <translation>p99 (derecha)</translation>
    </message>
    <message>
        <source>The gateway keeps 15 minutes: what is older is what this console saw itself.</source>
        <translation>El gateway guarda 15 minutos; lo anterior es lo que vio esta misma consola.</translation>
    </message>
</context>
<context>
    <name>tg::console::TokenDialog</name>
    <message>
        <source>&amp;Keep it for this session</source>
        <translation>&amp;Conservar durante esta sesión</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Token for %1</source>
        <translation>Token para %1</translation>
    </message>
    <message>
        <source>%1 asks for a token.</source>
        <translation>%1 pide un token.</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>Respondió: %1</translation>
    </message>
    <message>
        <source>In memory, until this console ends; else you are asked again after each loss of the connection.</source>
        <translation>En memoria, hasta cerrar esta consola; si no, se pide otra vez tras cada pérdida de la conexión.</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>tg::console::TopicModel</name>
    <message>
        <source>points per second, last 60 s</source>
        <translation>puntos por segundo, últimos 60 s</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message numerus="yes">
        <source>%n shard(s)</source>
        <translation>
            <numerusform>%n shard</numerusform>
            <numerusform>%n shards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tg::console::TroubleList</name>
    <message>
        <source>What needs attention</source>
        <translation>Qué requiere atención</translation>
    </message>
    <message>
        <source>Nothing: no alarm stands.</source>
        <translation>Nada: ninguna alarma activa.</translation>
    </message>
    <message>
        <source>No node is configured: points have nowhere to go.</source>
        <translation>Ningún nodo configurado: los puntos no tienen adónde ir.</translation>
    </message>
    <message>
        <source>Not known while there is no data.</source>
        <translation>No se sabe mientras no haya datos.</translation>
    </message>
    <message>
        <source>- acked by %1</source>
        <translation>- reconocida por %1</translation>
    </message>
</context>
<context>
    <name>tg::console::TrustDialog</name>
    <message>
        <source>For: %1</source>
        <translation>Para: %1</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>Sujeto: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Emitido por: %1</translation>
    </message>
    <message>
        <source>Valid: from %1 until %2</source>
        <translation>Válido: desde %1 hasta %2</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Certificado de %1</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not trusted.</source>
        <translation>%1 presenta un certificado que no es de confianza.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Motivo: %1</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint:</source>
        <translation>Huella SHA-256:</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Huella SHA-256</translation>
    </message>
    <message>
        <source>Nothing was sent to it yet, no token either. Compare the fingerprint with the one that whoever runs the gateway reads from it:
openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE</source>
        <translation>Aún no se le ha enviado nada, tampoco el token. Compare la huella con la que obtenga de él quien administre el gateway:
openssl x509 -noout -fingerprint -sha256 -in CERTIFICADO</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted from then on. The pin is kept with the saved connection.</source>
        <translation>Si confía en él, en adelante solo se acepta este mismo certificado. La huella se guarda con la conexión.</translation>
    </message>
    <message>
        <source>If you trust it, only this very certificate is accepted until this console ends. Save the connection to keep the pin.</source>
        <translation>Si confía en él, solo se acepta este mismo certificado hasta cerrar esta consola. Guarde la conexión para conservar la huella.</translation>
    </message>
    <message>
        <source>Trust and pin</source>
        <translation>Confiar y fijar</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>No conectar</translation>
    </message>
</context>
</TS>
