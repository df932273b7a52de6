import type pg from 'pg';
import { type BatasUmpan, isSusutTidakWajar } from '../2-stage/batas-umpan.ts';
import { tolakOrangLain } from '../2-stage/pasangkan-orang.ts';
import type { HasilSiap } from '../2-stage/siapkan-pegawai.ts';
import type { BarisTarikan, JenisUmpan } from '../2-stage/tarikan.ts';
import type { LaporanUmpan } from './laporan.ts';

/** What applying a staged feed would do; `sebab` is set when it would be held for a person instead. */
export type Perkiraan = Pick<
  LaporanUmpan,
  'terbaca' | 'diterapkan' | 'takBerubah' | 'karantina' | 'duplikat' | 'dihapus' | 'jumlahPeringatan' | 'kolomTambahan' | 'sebab'
>;

/** Counts of a staged pegawai feed, by the same definitions as the applying step; a test holds the two together. */
export function hitungPegawai(t: BarisTarikan, siap: HasilSiap, batas: BatasUmpan): Omit<Perkiraan, 'kolomTambahan'> {
  const { terbaca, berubah, ditolak, duplikat, tidakAda, lama } = siap;
  const hilang = t.lengkap ? tidakAda : 0;
  const sebab = isSusutTidakWajar(hilang, lama, batas) ? `umpan ini akan ditahan: kehilangan ${hilang} dari ${lama} pegawai` : null;
  const dihapus = siap.tanpaNip > 0 ? 0 : hilang;
  return {
    terbaca,
    diterapkan: berubah,
    takBerubah: terbaca - berubah - ditolak - duplikat,
    karantina: ditolak,
    duplikat,
    dihapus,
    jumlahPeringatan: siap.peringatan,
    sebab,
  };
}

const TABEL_FAKTA = { kinerja: 'kinerja', hukdis: 'hukuman_disiplin', formasi: 'peta_jabatan', fakta: 'fakta_pegawai' } as const;

/** Counts of a staged feed of facts. */
export async function hitungFakta(
  klien: pg.ClientBase,
  t: BarisTarikan,
  jenis: Exclude<JenisUmpan, 'pegawai' | 'riwayat'>,
  { siap, batas }: { siap: { terbaca: number; ditolak: number }; batas: BatasUmpan },
): Promise<Perkiraan> {
  const tanpaOrang = jenis === 'formasi' ? 0 : await tolakOrangLain(async (teks, nilai) => (await klien.query(teks, nilai)).rows as never, t, jenis);
  const n = await klien.query<{ baru: number; lama: number }>(
    `/* uji.hitungFakta */ select (select count(distinct kunci)::int from staging_fakta where tarikan = $1) baru,
      (select count(*)::int from ${TABEL_FAKTA[jenis]} where instansi = $2 ${jenis === 'hukdis' ? "and sumber = 'SIASN'" : ''}) lama`,
    [t.id, t.instansi],
  );
  const { baru, lama } = n.rows[0] ?? { baru: 0, lama: 0 };
  const karantina = siap.ditolak + tanpaOrang;
  const sebab = t.lengkap && isSusutTidakWajar(lama - baru, lama, batas) ? `umpan ini akan ditahan: menyusut dari ${lama} ke ${baru} baris` : null;
  return {
    terbaca: siap.terbaca,
    diterapkan: baru,
    takBerubah: 0,
    karantina,
    duplikat: siap.terbaca - karantina - baru,
    dihapus: 0,
    jumlahPeringatan: 0,
    kolomTambahan: [],
    sebab,
  };
}
