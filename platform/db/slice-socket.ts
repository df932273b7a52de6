import { connect, type Socket } from 'node:net';
import { NYAWA_MS } from './nyawa.ts';

export interface SoketIrisan {
  /** Given to postgres.js as its `socket`. */
  readonly buka: (pilihan: { readonly host: readonly string[]; readonly port: readonly number[] }) => Promise<Socket>;
  /** Rejects when the connection ends before `lepas`. */
  readonly putus: Promise<never>;
  readonly isPutus: () => boolean;
  /** From now on the socket closes as any other. */
  readonly lepas: () => void;
}

/**
 * A socket whose unexpected end reaches postgres.js 3.4.9 as an error of the running query, never as 'close': its handling of 'close'
 * forgets the socket while a ROLLBACK may still be written, and that write throws outside every promise and takes the process down.
 * It may also send queued queries of the transaction over a new connection. Whoever uses the socket must race with `putus`.
 * A socket on which nothing moves for `diamMaksMs` (0: never) is ended: by then the server would have ended the statement.
 */
export function soketIrisan(diamMaksMs = 0): SoketIrisan {
  let putus = false;
  let dilepas = false;
  let tolak: (galat: Error) => void = () => undefined;
  const janji = new Promise<never>((_, gagal) => {
    tolak = gagal;
  });
  janji.catch(() => undefined);
  const buka: SoketIrisan['buka'] = ({ host, port }) =>
    new Promise((siap, gagal) => {
      const soket = connect({ host: host[0] ?? '127.0.0.1', port: port[0] ?? 5432, keepAlive: true, keepAliveInitialDelay: NYAWA_MS, noDelay: true });
      soket.once('error', gagal).once('connect', () => {
        soket.off('error', gagal);
        soket.setTimeout(diamMaksMs, () => soket.destroy());
        const emit = soket.emit.bind(soket);
        const tulis = soket.write.bind(soket);
        const galat = Object.assign(new RangeError('CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
        // postgres.js takes its listeners off a socket that it goes on to write to; an error that nobody hears would end the process.
        const sampaikan = (): boolean => soket.listenerCount('error') > 0 && emit('error', galat);
        soket.emit = (nama: string | symbol, ...isi: unknown[]): boolean => {
          if (nama === 'error' && soket.listenerCount('error') === 0) return false;
          if (nama !== 'close' || dilepas) return (emit as (n: string | symbol, ...i: unknown[]) => boolean)(nama, ...isi);
          putus = true;
          tolak(galat);
          return sampaikan();
        };
        soket.write = ((...isi: Parameters<Socket['write']>): boolean => {
          if (!soket.destroyed) return tulis(...isi);
          setImmediate(sampaikan);
          return true;
        }) as Socket['write'];
        siap(soket);
      });
    });
  return {
    buka,
    putus: janji,
    isPutus: () => putus,
    lepas: () => {
      dilepas = true;
    },
  };
}
