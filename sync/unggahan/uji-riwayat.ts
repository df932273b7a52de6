import type pg from 'pg';
import { hitungRiwayat, type Jalankan, rapikanStaging } from '../2-stage/rapikan-riwayat.ts';
import type { BarisTarikan } from '../2-stage/tarikan.ts';
import { siapkanRiwayat } from '../proses-riwayat.ts';
import type { Perkiraan } from './uji-hitung.ts';

/** Counts of a feed of histories: the applying step's own statements, in a transaction that is rolled back. */
export async function perkirakanRiwayat(klien: pg.Client, t: BarisTarikan, lapor?: (terbaca: number) => void): Promise<Perkiraan> {
  const siap = await siapkanRiwayat(klien, t, lapor);
  const jalankan: Jalankan = async (teks, nilai) => (await klien.query(teks, nilai)).rows as never;
  const rapi = await rapikanStaging(jalankan, t);
  const { diterapkan, takBerubah, dihapus, sebab } = await hitungRiwayat(jalankan, t);
  const angka = {
    terbaca: siap.terbaca,
    diterapkan,
    takBerubah: takBerubah + siap.cakupan,
    karantina: siap.ditolak + rapi.ditolak,
    duplikat: rapi.duplikat,
    dihapus,
    jumlahPeringatan: 0,
  };
  return { ...angka, kolomTambahan: [], sebab: sebab === null ? null : `umpan ini akan ditahan: ${sebab}` };
}
