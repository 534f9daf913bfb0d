// What the client of InfluxDB 1.x does: asks who is there, makes a database, writes, and asks a query.
//   node influx_v1.mjs PORT
import { FieldType, InfluxDB } from 'influx';

const influx = new InfluxDB({
    host: '127.0.0.1',
    port: Number(process.argv[2]),
    database: 'telegraf',
    schema: [{ measurement: 'v1_disk', fields: { free: FieldType.INTEGER, used: FieldType.FLOAT }, tags: ['path'] }],
});

const hosts = await influx.ping(30000);
console.log(`ping ${hosts[0].online} ${hosts[0].version}`);
console.log(`databases ${JSON.stringify(await influx.getDatabaseNames())}`);
await influx.createDatabase('telegraf');
console.log('created');
const points = [];
for (let i = 0; i < 300; ++i)
    points.push({
        measurement: 'v1_disk',
        tags: { path: `/mnt/disk ${i % 3}` },
        fields: { free: 1000000 - i, used: i / 8 },
        timestamp: 1700000000 + i,
    });
await influx.writePoints(points, { precision: 's' });
console.log('written');
try {
    await influx.query('select * from v1_disk');
    console.log('queried');
} catch (error) {
    console.log(`refused ${error.message.replaceAll('\n', ' ')}`);
}
