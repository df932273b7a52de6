import type { Pemanggil } from '../../domain/akses.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { catatKesegaran } from '../2-stage/tarikan.ts';
import { tungguTerap } from '../irisan-instansi.ts';
import { catatDiterima, laporanWajib } from '../unggahan/terima.ts';
import { VERSI_DENYUT } from './batas.ts';
import { arusBerkas, bacaKeadaan, isMasihTerbaru, type Tujuan } from './cermin.ts';
import { siapkanElemen } from './elemen.ts';
import { type BahanDenyut, olahSesuaiBesar } from './olah.ts';
import type { JawabanBuka, PesanBuka } from './pesan.ts';
import { type Cermin, isSelWajar, putuskanBuka } from './putuskan-buka.ts';
import { type Elemen, sandikan } from './sel.ts';
import { tulisSel } from './sel-bita.ts';
import { bukaSesi } from './sesi.ts';
import { ringkasBerkas } from './sidik-berkas.ts';
import { bacaSketsa, buatSketsa, perkirakanBeda, selUntuk } from './sketsa.ts';

/** An answer, with the cells that travel behind it. */
export interface Jawaban {
  readonly isi: JawabanBuka;
  readonly sel: Buffer | null;
}

const polos = (isi: JawabanBuka): Jawaban => ({ isi, sel: null });
const versi = VERSI_DENYUT;

/** Elements of the hub's file under the seed of a session, computed from the rows. */
export async function elemenCermin(berkas: string, t: Tujuan, kolomKunci: string, sesi: string): Promise<Elemen> {
  const { sidik } = await ringkasBerkas(arusBerkas(berkas), { sisi: t.sisi, jenis: t.jenis, kolomKunci });
  return (await siapkanElemen(sesi)).dari(sidik);
}

/** Both ends hold the same file now: the hub's record is as young as this message. False: another feed was applied since that was seen. */
function segarkan(url: string, t: Tujuan, tarikan: string): Promise<boolean> {
  return sqlUntukIrisan(url, (sql) =>
    sql.begin(async (tx) => {
      await tungguTerap(tx, t.instansi);
      if (!(await isMasihTerbaru(tx, tarikan))) return false;
      await catatKesegaran(tx, { ...t, peristiwa: 'berhasil', pada: new Date(), tarikan, sebab: null });
      return true;
    }),
  );
}

/** The same file as a new feed: another feed came between, or the profile reads it differently now. */
async function umpankanLagi(bahan: BahanDenyut, t: Tujuan, p: Pemanggil, cermin: Cermin): Promise<JawabanBuka> {
  const tarikan = await sqlUntukIrisan(bahan.url, (sql) =>
    sql.begin(async (tx) => {
      const [lama] = await tx<{ sha256: string | null }[]>`select sha256 from tarikan where id = ${cermin.tarikan}`;
      const umpan = { ...t, asal: 'UNGGAH', lengkap: true, oleh: { subjek: p.subjek, orang: p.orang } } as const;
      const id = await catatDiterima(tx, umpan, { berkas: cermin.berkas, sha256: lama?.sha256 ?? '' });
      await tx`update denyut_cermin set tarikan = ${id} where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis}`;
      return id;
    }),
  );
  return { versi, tindakan: 'LAPORAN', laporan: await olahSesuaiBesar(bahan, tarikan) };
}

async function rekonsiliasi(t: Tujuan, pesan: PesanBuka, cermin: Cermin): Promise<Jawaban> {
  const kita = await elemenCermin(cermin.berkas, t, pesan.kolomKunci, pesan.sesi);
  const banyak = selUntuk(perkirakanBeda(buatSketsa(kita), bacaSketsa(pesan.sketsa ?? '')));
  if (!isSelWajar(banyak, Math.max(cermin.jumlah, pesan.jumlah))) return polos({ versi, tindakan: 'PENUH', sebab: 'terlalu banyak yang berbeda' });
  return { isi: { versi, tindakan: 'SEL', banyak }, sel: tulisSel(sandikan(kita, banyak), 0, banyak) };
}

/** Answers the opening message. What needs a payload opens the session; everything else is done when this returns. */
export async function jawabBuka(bahan: BahanDenyut, t: Tujuan, p: Pemanggil, pesan: PesanBuka): Promise<Jawaban> {
  const { cermin, pengenal } = await bacaKeadaan(bahan.url, t);
  const putusan = putuskanBuka(pesan, cermin, pengenal);
  switch (putusan.apa) {
    case 'KOLOM':
      return polos({ versi, tindakan: 'KOLOM', kolomKunci: putusan.kolomKunci });
    case 'SKETSA':
      return polos({ versi, tindakan: 'SKETSA' });
    case 'PENUH':
      await bukaSesi(bahan, { ...t, p, dasar: null }, pesan);
      return polos({ versi, tindakan: 'PENUH', sebab: putusan.sebab });
    case 'SAMA':
      return (await segarkan(bahan.url, t, putusan.cermin.tarikan))
        ? polos({ versi, tindakan: 'SAMA', tarikanId: putusan.cermin.tarikan })
        : polos(await umpankanLagi(bahan, t, p, putusan.cermin));
    case 'LANJUTKAN':
      return polos({ versi, tindakan: 'LAPORAN', laporan: await olahSesuaiBesar(bahan, putusan.cermin.tarikan) });
    case 'TAMPILKAN':
      return polos({ versi, tindakan: 'LAPORAN', laporan: await laporanWajib(bahan.url, putusan.cermin.tarikan) });
    case 'UMPANKAN_LAGI':
      return polos(await umpankanLagi(bahan, t, p, putusan.cermin));
    case 'MUATAN':
      await bukaSesi(bahan, { ...t, p, dasar: putusan.cermin.tarikan }, pesan);
      return polos({ versi, tindakan: 'MUATAN' });
    case 'REKONSILIASI':
      await bukaSesi(bahan, { ...t, p, dasar: putusan.cermin.tarikan }, pesan);
      return await rekonsiliasi(t, pesan, putusan.cermin);
  }
}
