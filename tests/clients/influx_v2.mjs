// Writes `count` lines with @influxdata/influxdb-client, as an application does that batches and retries.
//   node influx_v2.mjs URL MEASUREMENT COUNT PRECISION gzip|plain
// Prints what the client sees, a line each: "ping ok", "failed <status> <attempt>", "written <lines>".
import { InfluxDB, Point } from '@influxdata/influxdb-client';
import { HealthAPI, PingAPI } from '@influxdata/influxdb-client-apis';

const [url, measurement, countText, precision, packing] = process.argv.slice(2);
const count = Number(countText);
const start = 1700000000000;

const influx = new InfluxDB({ url, token: 'any', timeout: 60000 });
if (packing === 'gzip') {
    await new PingAPI(influx).getPing();
    console.log('ping ok');
    const health = await new HealthAPI(influx).getHealth();
    console.log(`health ${health.name} ${health.status}`);
}

let written = 0;
let allAreWritten;
const done = new Promise((resolve) => (allAreWritten = resolve));
const writeApi = influx.getWriteApi('an org', 'a bucket', precision, {
    batchSize: 1000,
    flushInterval: 100,
    gzipThreshold: packing === 'gzip' ? 1000 : Infinity,
    maxRetries: 1000,
    minRetryDelay: 100,
    maxRetryDelay: 500,
    retryJitter: 50,
    maxRetryTime: 600000,
    writeFailed(error, lines, attempt) {
        console.log(`failed ${error.statusCode} ${attempt}`);
    },
    writeSuccess(lines) {
        written += lines.length;
        if (written >= count)
            allAreWritten();
    },
});
writeApi.useDefaultTags({ region: 'eu west, 1' });
for (let i = 0; i < count; ++i) {
    writeApi.writePoint(
        new Point(measurement)
            .tag('host', `h=${i % 40}`)
            .floatField('usage', i + 0.25)
            .intField('count', -i)
            .uintField('total', 2 * i)
            .booleanField('up', i % 2 === 0)
            .stringField('note', 'said "no", and\nleft = 1')
            .timestamp(new Date(start + i * 1000))
    );
}
await done;
await writeApi.close();
console.log(`written ${written}`);
