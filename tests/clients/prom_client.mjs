// Pushes what prom-client has registered, as text and as OpenMetrics.
//   node prom_client.mjs URL
import client from 'prom-client';

for (const [prefix, contentType] of [
    ['pc_text_', client.Registry.PROMETHEUS_CONTENT_TYPE],
    ['pc_open_', client.Registry.OPENMETRICS_CONTENT_TYPE],
]) {
    const isOpenMetrics = contentType === client.Registry.OPENMETRICS_CONTENT_TYPE;
    const registry = new client.Registry(contentType);
    registry.setDefaultLabels({ app: 'shop "one"' });
    const registers = [registry];
    const requests = new client.Counter({ name: `${prefix}requests_total`, help: 'All\nrequests', labelNames: ['code'], registers });
    requests.inc({ code: '200' }, 41);
    requests.inc({ code: '503' }, 0.5);
    new client.Gauge({ name: `${prefix}temperature`, help: 'Now', registers }).set(-3.5e-7);
    const seconds = new client.Histogram({
        name: `${prefix}seconds`,
        help: 'How long',
        buckets: [0.1, 2.5],
        enableExemplars: isOpenMetrics,
        registers,
    });
    for (const value of [0.05, 1, 1, 9])
        seconds.observe(isOpenMetrics ? { value, exemplarLabels: { trace: 'abc' } } : value);
    const size = new client.Summary({ name: `${prefix}size`, help: 'How large', percentiles: [0.5], registers });
    for (const value of [10, 20, 30])
        size.observe(value);
    const answer = await fetch(`${process.argv[2]}/api/v1/import/prometheus`, {
        method: 'POST',
        headers: { 'Content-Type': registry.contentType },
        body: await registry.metrics(),
    });
    console.log(`${prefix} ${answer.status} ${await answer.text()}`);
}
