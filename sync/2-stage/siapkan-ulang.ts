import type pg from 'pg';
import type { HasilBaris } from '../1-canonicalise/hasil-baris.ts';
import type { Sidik } from '../1-canonicalise/sidik.ts';
import { lepasRevisi } from './revisi-baris.ts';
import type { BekalInstansi } from './rujukan-instansi.ts';
import { salin } from './salin.ts';
import { barisStagingPegawai, KOLOM_STAGING_PEGAWAI } from './teks-copy.ts';

/** Header of a feed as `tarikan.kepala` keeps it. */
export interface KepalaTersimpan {
  readonly format: 'csv' | 'ndjson';
  readonly pemisah: string | null;
  readonly kolom: readonly string[];
}

export interface BahanUlang {
  readonly bekal: BekalInstansi;
  readonly sidik: Sidik;
  /** Reader of one stored raw row under this header. Throws PROFIL_DITOLAK when the profile does not fit the header. */
  readonly baca: (kepala: KepalaTersimpan) => (mentah: string) => HasilBaris;
}

/** Rows read at a time: memory stays flat whatever the size of the instansi. */
const SEPOTONG = 2_000;

/** Staging key of a re-evaluation. Feeds count upwards from 1, and the lock of the instansi allows one re-evaluation at a time. */
export const kunciUlang = (instansi: number): string => String(-instansi);

interface BarisTersimpan {
  readonly nip: string;
  readonly tarikan: string;
  readonly mentah: string;
}

const SQL_PEMAKAI = `/* ulang.pemakai */ select p.nip::text nip, p.tarikan::text tarikan, p.mentah
  from pegawai_simpeg p join sidik_simpeg f on f.instansi = p.instansi and f.nip = p.nip
  where p.instansi = $1 and f.ver = $2 and f.hm <> 0 and p.kode_lokal ?| $3::text[] and p.nip > $4 and p.mentah is not null order by p.nip limit ${SEPOTONG}`;

/** One reader per header among these rows. */
async function pembacaKepala(klien: pg.ClientBase, { baca }: BahanUlang, tarikan: readonly string[]) {
  const { rows } = await klien.query<{ id: string; kepala: KepalaTersimpan }>(
    '/* ulang.kepala */ select id::text id, kepala from tarikan where id = any ($1::bigint[]) and kepala is not null',
    [[...new Set(tarikan)]],
  );
  return new Map(rows.map(({ id, kepala }) => [id, baca(kepala)]));
}

/**
 * Reads again, from their stored raw rows, exactly the persons whose row was read with one of these codes (`tabel:lokal`), and stages what they
 * mean now. Left out: rows that the last feed could not read (they stay unknown), and rows of another profile version (a feed is due for them).
 */
export async function siapkanUlang(klien: pg.ClientBase, kode: readonly string[], bahan: BahanUlang): Promise<number> {
  const { bekal, sidik } = bahan;
  const tarikan = kunciUlang(bekal.instansi);
  await lepasRevisi(klien, bekal.instansi, bekal.revisi);
  await klien.query('delete from staging_pegawai where tarikan = $1', [tarikan]);
  let banyak = 0;
  let sesudah = '0';
  for (;;) {
    const { rows } = await klien.query<BarisTersimpan>(SQL_PEMAKAI, [bekal.instansi, bekal.ver, [...kode], sesudah]);
    const pembaca = await pembacaKepala(
      klien,
      bahan,
      rows.map((r) => r.tarikan),
    );
    let teks = '';
    for (const { nip, tarikan: asal, mentah } of rows) {
      const hasil = pembaca.get(asal)?.(mentah);
      if (hasil?.sah !== true) continue;
      banyak += 1;
      const sama = { ...hasil, nip };
      const h = sidik.hashRekaman(hasil.rekaman, bekal.cakupan, 'SIMPEG');
      // The raw line is as it was, so its fingerprint stays as it is.
      teks += barisStagingPegawai(sama, { tarikan, nomor: banyak, mentah, h, hm: 0n, hu: sidik.hashUtuh(sama) });
    }
    await salin(klien, 'staging_pegawai', KOLOM_STAGING_PEGAWAI, teks);
    if (rows.length < SEPOTONG) return banyak;
    sesudah = rows.at(-1)?.nip ?? sesudah;
  }
}
