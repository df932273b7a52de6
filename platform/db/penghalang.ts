import { sqlUntukIrisan } from './postgres-js.ts';

/** A backend that another one waits for. What it runs is not told: a query text may hold persons. */
export interface Penghalang {
  /** 0: a prepared transaction, which has no backend. */
  readonly pid: number;
  /** application_name and state, when this role may see them. */
  readonly nama: string | null;
  readonly keadaan: string | null;
  /** Age of its transaction in seconds. */
  readonly detik: number | null;
}

/** For an operator: who it is, and how long it has been there. */
export const sebutPenghalang = ({ pid, nama, keadaan, detik }: Penghalang): string =>
  pid === 0 ? 'transaksi tersiap (pg_prepared_xacts)' : `pid ${pid} (${nama || 'tanpa nama'}, ${keadaan ?? 'keadaan tidak terlihat'}, ${detik ?? '?'} detik)`;

/** Who holds up this backend now, oldest transaction first. */
export const penghalangDari = (url: string, pid: number): Promise<readonly Penghalang[]> =>
  sqlUntukIrisan(
    url,
    (sql) => sql<
      Penghalang[]
    >`/* penghalang */ select b.pid, a.application_name nama, a.state keadaan, floor(extract(epoch from clock_timestamp() - a.xact_start))::int detik
      from unnest(pg_blocking_pids(${pid})) b (pid) left join pg_stat_activity a on a.pid = b.pid order by a.xact_start, b.pid`,
  );

/** Looks every `setiapMs` who holds up a backend and remembers the last that were seen, until it is ended. A look that fails is passed over. */
export function amatiPenghalang(url: string, pid: number, setiapMs: number): { readonly terakhir: () => readonly Penghalang[]; akhiri(): Promise<void> } {
  let terakhir: readonly Penghalang[] = [];
  let kini: Promise<void> = Promise.resolve();
  const jam = setInterval(() => {
    kini = kini.then(async () => {
      const p = await penghalangDari(url, pid).catch(() => []);
      if (p.length > 0) terakhir = p;
    });
  }, setiapMs);
  return {
    terakhir: () => terakhir,
    akhiri: () => {
      clearInterval(jam);
      return kini;
    },
  };
}
