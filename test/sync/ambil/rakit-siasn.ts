import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { ambilUmpan, type BahanAmbil, type HasilUmpan } from '../../../sync/ambil/jalankan.ts';
import { type AmbilanJatuhTempo, ambilanJatuhTempo } from '../../../sync/ambil/jatuh-tempo.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { pasangToken } from '../../../sync/ambil/token.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import { SumberMenunda } from '../../../sync/sources/galat-sumber.ts';
import type { UmpanSumber } from '../../../sync/sources/sumber-berkas.ts';
import type { SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import type { Mesin } from '../mesin.ts';

export const KUNCI_UJI = 'kunci-uji-yang-cukup-panjang-untuk-ini';
export const ENV_UJI = { SUMBER_KUNCI: 'kunci-contoh', SUMBER_RAHASIA: 'rahasia-contoh' };

export function bahanUji(url: string, sekaliMs = 60_000): BahanAmbil & { hapus: () => void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'simpul-ambilan-'));
  return { url, dir, rahasia: { env: ENV_UJI, dir }, kunci: KUNCI_UJI, sekaliMs, hapus: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Settings of the stand-in for one feed; small pages, no pause. */
export const setelanSiasnUji = (t: SiasnTiruan, lain: object = {}): Record<string, unknown> => ({
  privat: true,
  tokenUrl: t.tokenUrl,
  jedaMs: 0,
  tenggatMs: 250,
  ukuranHalaman: 20,
  daftar: [{ jalur: '/pengadaan/list-pengadaan-instansi', param: { tahun: '2026' }, nip: 'nip' }],
  ...lain,
});

export async function pasangSiasn(
  m: Mesin,
  t: SiasnTiruan,
  jenis: UmpanSumber['jenis'],
  lain: { instansi?: number; setelan?: object; jarakDetik?: number } = {},
): Promise<void> {
  await m.sql((sql) =>
    pasangSumber(
      sql,
      {
        instansi: lain.instansi ?? 1,
        sisi: 'BKN',
        jenis,
        macam: 'SIASN',
        alamat: t.alamat,
        setelan: setelanSiasnUji(t, lain.setelan),
        rahasia: { consumerKey: 'env:SUMBER_KUNCI', consumerSecret: 'env:SUMBER_RAHASIA' },
        jarakDetik: lain.jarakDetik ?? 0,
      },
      'uji',
    ),
  );
}

export const tempelSso = (m: Mesin, token: string, instansi = 1): Promise<Date> =>
  m.sql((sql) => pasangToken(sql, instansi, token, { kunci: KUNCI_UJI, oleh: 'uji' }));

/** The fetches that the schedule would begin now. */
export async function ambilanTempo(m: Mesin): Promise<readonly AmbilanJatuhTempo[]> {
  const pool = new pg.Pool({ connectionString: m.url, max: 1 });
  try {
    const dasar = { pool, dasarMs: 60_000 };
    await segarkanJadwal(dasar);
    return await ambilanJatuhTempo(dasar, 100);
  } finally {
    await pool.end();
  }
}

export interface Perjalanan {
  readonly hasil: HasilUmpan;
  readonly tertunda: readonly string[];
  readonly tindakan: readonly string[];
}

/** Fetches to the end as the queue would: a waiting source is asked again, and an operator pastes a new token whenever the words ask for it. */
export async function ambilSampaiSelesai(m: Mesin, bahan: BahanAmbil, t: SiasnTiruan, u: UmpanSumber): Promise<Perjalanan> {
  const tertunda: string[] = [];
  const tindakan: string[] = [];
  for (let ke = 0; ke < 2_000; ke += 1) {
    try {
      const hasil = await ambilUmpan(bahan, 1, u);
      if (hasil !== 'LANJUT') return { hasil, tertunda, tindakan };
    } catch (galat) {
      if (galat instanceof SumberMenunda) tertunda.push(galat.sebab);
      else if (galat instanceof Kesalahan && galat.kode === 'SUMBER_MENOLAK' && /Token SSO/.test(galat.message)) {
        tindakan.push(galat.message);
        await tempelSso(m, t.terbitkanSso());
      } else throw galat;
    }
  }
  throw new RangeError('pengambilan tidak berakhir');
}
