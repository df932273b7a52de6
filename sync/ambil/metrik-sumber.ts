import { Gauge, type Registry } from 'prom-client';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { daftarToken } from './token.ts';

interface Hitungan {
  readonly sisi: string;
  readonly macam: string;
  readonly status: string;
  readonly n: number;
}

/** What is asked at most this often, however many read the metrics. */
const SEGAR_MS = 15_000;

/**
 * Two gauges for the operator's alarms: seconds until the pasted SSO token of an instansi ends (0: ended or refused), and feeds by kind of source and
 * state. Labels are the hub's number of the instansi and closed lists.
 */
export function pasangMetrikSumber(registry: Registry, url: string): void {
  let token: Gauge<'instansi'> | null = null;
  let umpan: Gauge<'sisi' | 'macam' | 'status'> | null = null;
  let terakhir = { pada: 0, janji: Promise.resolve() };
  const baca = async (): Promise<void> => {
    const { daftar, hitungan } = await sqlUntukIrisan(url, async (sql) => ({
      daftar: await daftarToken(sql),
      hitungan: await sql<
        Hitungan[]
      >`/* metrik.umpan */ select s.sisi, s.macam, coalesce(k.status, 'BELUM_PERNAH') status, count(*)::int n from sumber_instansi s
        left join kesegaran k on k.instansi = s.instansi and k.sisi = s.sisi and k.jenis = s.jenis where s.aktif group by 1, 2, 3`,
    }));
    token?.reset();
    umpan?.reset();
    for (const t of daftar)
      token?.set({ instansi: String(t.instansi) }, t.ditolakPada === null ? Math.max(0, Math.round((t.berakhirPada.getTime() - Date.now()) / 1_000)) : 0);
    for (const { n, ...label } of hitungan) umpan?.set(label, n);
  };
  // The database being away must not take the other metrics with it.
  const collect = (): Promise<void> => {
    if (Date.now() - terakhir.pada >= SEGAR_MS) terakhir = { pada: Date.now(), janji: baca().catch(() => undefined) };
    return terakhir.janji;
  };
  const registers = [registry];
  token = new Gauge({ name: 'simpul_token_sso_sisa_detik', help: 'Sisa masa berlaku token SSO SIASN', labelNames: ['instansi'], registers, collect });
  umpan = new Gauge({
    name: 'simpul_umpan_sumber',
    help: 'Umpan menurut macam sumber dan keadaan',
    labelNames: ['sisi', 'macam', 'status'],
    registers,
    collect,
  });
}
