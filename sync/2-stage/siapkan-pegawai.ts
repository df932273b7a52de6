import type pg from 'pg';
import { type HasilBaris, TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import type { Sidik } from '../1-canonicalise/sidik.ts';
import { Peringatan } from './baris-peringatan.ts';
import { type BarisTolak, catatTolakan } from './baris-tolak.ts';
import type { BekalInstansi } from './rujukan-instansi.ts';
import { salin } from './salin.ts';
import { barisStagingPegawai, KOLOM_STAGING_PEGAWAI } from './teks-copy.ts';
import type { Sisi } from './terapkan-pegawai.ts';

/** A feed as this step sees it: batches of raw records, and the reader of one record. */
export interface UmpanPegawai {
  readonly kelompok: AsyncIterable<{
    readonly baris: readonly { nomor: number; mentah: string }[];
    readonly cacat: readonly { nomor: number; kode: string; pesan: string }[];
  }>;
  readonly baca: (mentah: string) => HasilBaris;
  /** Header of the file: a line means something else under another header. */
  readonly kepala: string;
}

export interface HasilSiap {
  readonly terbaca: number;
  readonly ditolak: number;
  /** Refused rows whose NIP could not be read. */
  readonly tanpaNip: number;
  /** Rows whose raw line, header and version are as at the last applied feed. */
  readonly takBerubah: number;
  /** Cells of accepted rows that could not be read; a row that is unchanged is not told again. */
  readonly peringatan: number;
}

const NIP_DALAM_BARIS = /(?<!\d)\d{18}(?!\d)/g;

/** Whom a refused row may speak of. When the NIP itself was refused, 18 digits elsewhere in the row are somebody else's. */
const nipTerduga = (t: BarisTolak): readonly string[] => (t.kode.startsWith('NIP_') ? [] : [...new Set(t.mentah.match(NIP_DALAM_BARIS))]);

/** Seed of a raw line's hash: the same line under another header, profile or unit table is another line. */
export const benihBaris = (sidik: Sidik, revisi: string, kepala: string): bigint => BigInt.asUintN(64, sidik.hashBaris(`${revisi}|${kepala}`));

/** Streams a feed into staging over one connection: unchanged raw lines are only noted, the rest is canonicalised and copied. */
export async function siapkanPegawai(
  klien: pg.ClientBase,
  tarikan: string,
  umpan: UmpanPegawai,
  bahan: { bekal: BekalInstansi; sisi: Sisi; sidik: Sidik; lapor?: (terbaca: number) => void },
): Promise<HasilSiap> {
  const { bekal, sisi, sidik } = bahan;
  const lama = await klien.query<{ nip: string; hm: string }>(
    `/* stage.sidikLama */ select nip::text nip, hm::text hm from ${sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg'} where instansi = $1 and ver = $2 and hm <> 0`,
    [bekal.instansi, bekal.ver],
  );
  const nipDariHm = new Map(lama.rows.map((r) => [BigInt(r.hm), r.nip]));
  const benih = benihBaris(sidik, bekal.revisi, umpan.kepala);
  const hitung = { terbaca: 0, ditolak: 0, tanpaNip: 0, takBerubah: 0 };
  const peringatan = new Peringatan();
  for await (const { baris, cacat } of umpan.kelompok) {
    let pegawai = '';
    let kunci = '';
    const tolakan: BarisTolak[] = [];
    const tolak = (t: BarisTolak): void => {
      hitung.ditolak += 1;
      const terduga = nipTerduga(t);
      if (terduga.length === 0) hitung.tanpaNip += 1;
      for (const nip of terduga) kunci += `${tarikan}\t${nip}\t${-t.nomor}\t0\n`;
      tolakan.push(t);
    };
    for (const { nomor, mentah } of baris) {
      const hm = sidik.hashBaris(mentah, benih);
      const sama = nipDariHm.get(hm);
      if (sama !== undefined) {
        hitung.takBerubah += 1;
        kunci += `${tarikan}\t${sama}\t${nomor}\t${hm}\n`;
        continue;
      }
      const hasil = umpan.baca(mentah);
      if (!hasil.sah) {
        tolak({ nomor, kolom: hasil.kolom, kode: hasil.kode, pesan: hasil.pesan, mentah });
        continue;
      }
      if (hasil.takTerbaca !== null) peringatan.tambah(nomor, hasil.takTerbaca);
      const h = sidik.hashRekaman(hasil.rekaman, bekal.cakupan, sisi);
      pegawai += barisStagingPegawai(hasil, { tarikan, nomor, mentah, h, hm });
      kunci += `${tarikan}\t${hasil.nip}\t${nomor}\t${hm}\n`;
    }
    for (const c of cacat) tolak({ nomor: c.nomor, kolom: '', kode: c.kode, pesan: c.pesan || (TOLAKAN[c.kode as keyof typeof TOLAKAN] ?? ''), mentah: '' });
    hitung.terbaca += baris.length + cacat.length;
    await salin(klien, 'staging_pegawai', KOLOM_STAGING_PEGAWAI, pegawai);
    await salin(klien, 'staging_kunci', 'tarikan, nip, baris, hm', kunci);
    await catatTolakan(klien, tarikan, tolakan);
    await peringatan.simpan(klien, tarikan);
    bahan.lapor?.(hitung.terbaca);
  }
  return { ...hitung, peringatan: peringatan.jumlah };
}
