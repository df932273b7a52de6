import { startEmbeddedPostgres } from '../../../platform/db/embedded-postgres.ts';

// Started by embedded-postgres.e2e.test.ts: owns a server until it is told to stop, or killed.
const server = await startEmbeddedPostgres({ folder: process.argv[2] ?? '', port: 0, tahanMati: false });
process.send?.({ pid: server.pid, url: server.url, milikSendiri: server.milikSendiri });
process.on('message', () => void server.stop().then(() => process.exit(0)));
