import type { Server } from 'node:http';
import { denganTenggat } from '../db/deadline.ts';

/** Stops listening, lets running requests end for at most `maksMs`, and drops kept-alive connections the moment they are idle. */
export async function tutupServer(server: Server, maksMs: number): Promise<void> {
  const selesai = new Promise<void>((s) => server.close(() => s()));
  // A connection busy now turns idle later and would then hold `close` for the whole keep-alive time.
  const sapu = setInterval(() => server.closeIdleConnections(), 20);
  server.closeIdleConnections();
  try {
    await denganTenggat(selesai, maksMs);
  } catch {
    server.closeAllConnections();
  } finally {
    clearInterval(sapu);
  }
}
