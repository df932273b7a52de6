import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { JALAN } from '../support/jalan.ts';
import { catatKeluaran } from '../support/keluaran.ts';
import { type acakUji, type Mesin, rakitMesin } from '../sync/mesin.ts';
import type { PesananHub } from './anak/hub-anak.ts';
import type { PesananJam } from './anak/jam-anak.ts';
import type { PesananNaif } from './anak/naif-anak.ts';
import type { JamGeser } from './jam/jam-geser.ts';
import { acakBaris, bacaLembar, tulisLembar } from './umpan-acak.ts';

const ANAK = fileURLToPath(new URL('./anak/', import.meta.url));

export interface HubHidup {
  /** Feeds it has said to have accepted. */
  readonly diterima: readonly string[];
  /** SIGKILL; resolves when the process is gone. */
  bunuh(): Promise<void>;
  /** SIGSTOP or SIGCONT: the whole process stands still, and goes on as if nothing had happened. */
  isyaratkan(isyarat: 'SIGSTOP' | 'SIGCONT'): void;
}

const hidup = new Set<ChildProcess>();

/** Kills the hubs that a failed round left. */
export function habisiHub(): void {
  for (const anak of hidup) anak.kill('SIGKILL');
}

/** A hub, or the part of one in another file of `anak`, in a process of its own, by a clock of its own if one is given; resolves when it works. */
export async function nyalakanHub(pesanan: PesananHub | PesananJam | PesananNaif, berkas = 'hub-anak.ts', jam?: JamGeser): Promise<HubHidup> {
  const anak = spawn(process.execPath, [...(jam?.argumen ?? []), JALAN, path.join(ANAK, berkas), JSON.stringify(pesanan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...jam?.env },
  });
  anak.stderr.on('data', (isi: Buffer) => catatKeluaran('hub-uji.stderr', isi));
  hidup.add(anak);
  anak.once('exit', () => hidup.delete(anak));
  const diterima: string[] = [];
  let siap: () => void = () => undefined;
  const menunggu = new Promise<void>((selesai, gagal) => {
    siap = selesai;
    anak.once('exit', (kode) => gagal(new RangeError(`hub berhenti sebelum siap (${kode})`)));
  });
  menunggu.catch(() => undefined);
  let sisa = '';
  anak.stdout.setEncoding('utf8').on('data', (teks: string) => {
    const baris = (sisa + teks).split('\n');
    sisa = baris.pop() ?? '';
    for (const b of baris)
      if (b === 'siap') siap();
      else diterima.push(b.slice('diterima '.length));
  });
  await menunggu;
  return {
    diterima,
    isyaratkan: (isyarat) => void anak.kill(isyarat),
    bunuh: async () => {
      if (anak.exitCode !== null || anak.signalCode !== null) return;
      const selesai = once(anak, 'close');
      anak.kill('SIGKILL');
      await selesai;
    },
  };
}

/** A nation of two instansi whose both sides have been pulled once; a side that never was says nothing about the other. */
export async function mesinSiap(pegawai: number, server: string): Promise<Mesin> {
  const m = await rakitMesin(pegawai, 2, 5, { server });
  for (const i of m.instansi) await m.tarik(i.no);
  return m;
}

/** So many random feeds of a nation of two instansi, as files. */
export function siapkanUmpan(m: Mesin, banyak: number, acak: ReturnType<typeof acakUji>): PesananHub['terima'] {
  return Array.from({ length: banyak }, () => {
    const no = 1 + acak.angka(2);
    const sisi = acak.pilih(['BKN', 'SIMPEG'] as const);
    const lembar = bacaLembar(m.sumber, m, { no, sisi });
    return { no, sisi, berkas: tulisLembar(m, lembar, acakBaris(lembar.baris, acak)) };
  });
}

export const dirUnggahan = (m: Mesin): string => path.join(m.sumber, '..', 'unggahan');

export const belumSelesai = (url: string): Promise<number> =>
  sqlUntukIrisan(
    url,
    async (sql) =>
      (
        await sql<
          { n: number }[]
        >`select count(*)::int n from tarikan where status in ('DITERIMA', 'DISIAPKAN') or id in (select tarikan from staging_kunci where nip = 0)`
      )[0]?.n ?? 0,
  );

/** Waits until every accepted feed is finished, as long as their number falls within `ms`; the checker says which were not. */
export async function tungguTenang(url: string, ms: number): Promise<void> {
  let sisa = Number.POSITIVE_INFINITY;
  for (let batas = Date.now() + ms; Date.now() < batas && sisa > 0; await tidur(150)) {
    const kini = await belumSelesai(url).catch(() => sisa);
    if (kini < sisa) batas = Date.now() + ms;
    sisa = kini;
  }
}
