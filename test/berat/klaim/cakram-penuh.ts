import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { catatUmpan, terimaUmpan, type UmpanDikirim } from '../../../sync/unggahan/terima.ts';
import { pasangTmpfs } from '../../support/tmpfs.ts';
import { acakUji } from '../../sync/mesin.ts';
import { mesinSiap } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { bacaLembar } from '../umpan-acak.ts';

const MB = 2;
const umpan: UmpanDikirim = { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } };

async function* sebesar(isi: string, bita: number): AsyncGenerator<Buffer> {
  yield Buffer.from(isi);
  for (let n = isi.length; n < bita; n += 65_536) yield Buffer.alloc(65_536, '\n');
}

/** Uploads fill the folder; what was accepted stays, what was refused leaves nothing, and after room is made the same upload is accepted. */
async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const { angka: acak } = acakUji(benih);
  const m = await mesinSiap(40, server);
  const cakram = pasangTmpfs(MB);
  const angka = { diterima: 0, ditolakPenuh: 0 };
  const salah: string[] = [];
  const diterima: string[] = [];
  try {
    const { judul, baris } = bacaLembar(m.sumber, m, { no: 1, sisi: 'BKN' });
    const isi = `${judul}${baris.join('\n')}\n`;
    const bahan = { url: m.url, dir: path.join(cakram.dir, 'unggahan') };
    for (let n = 0; n < (penuh ? 40 : 8); n += 1) {
      // A blank line more each time: another file, the same people.
      const bita = 300_000 + acak(500_000) + n * 7;
      try {
        diterima.push((await catatUmpan(bahan, umpan, sebesar(isi, bita))).id);
        angka.diterima += 1;
      } catch (galat) {
        if (!(galat instanceof Kesalahan && galat.kode === 'SUMBER_TIDAK_TERSEDIA' && galat.message.includes('penuh')))
          salah.push('cakram penuh tidak dijawab sebagai penuh');
        angka.ditolakPenuh += 1;
        const sisa = readdirSync(bahan.dir).filter((b) => b.endsWith('.sementara'));
        if (sisa.length > 0) salah.push('unggahan yang ditolak meninggalkan berkas');
      }
    }
    if (angka.ditolakPenuh === 0) salah.push('cakram tidak pernah penuh');
    const [n] = await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from tarikan where asal = 'UNGGAH'`);
    if (n?.n !== diterima.length) salah.push(`${diterima.length} diterima, ${n?.n} tercatat`);
    cakram.ubahUkuran(MB + 64);
    const akhir = await terimaUmpan(bahan, umpan, sebesar(isi, 900_000));
    diterima.push(akhir.tarikanId ?? '');
    for (const id of diterima) await m.proses(id);
    salah.push(...(await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima)));
  } finally {
    cakram.lepas();
    await m.hapus();
  }
  return { angka, pelanggaran: salah };
}

/** A writer that puts the file straight under its final name leaves half of it there. */
async function kendali(): Promise<number> {
  const cakram = pasangTmpfs(1);
  const berkas = path.join(cakram.dir, 'umpan.csv');
  try {
    writeFileSync(berkas, Buffer.alloc(3_000_000, 'x'));
  } catch {
    return readdirSync(cakram.dir).length;
  } finally {
    cakram.lepas();
  }
  return 0;
}

export const CAKRAM_PENUH: Klaim = {
  id: 'cakram-penuh',
  pernyataan:
    'Folder unggahan yang penuh: yang diterima tetap ada, yang ditolak dikatakan penuh dan tidak meninggalkan apa pun, sesudah ada ruang semuanya berjalan lagi (I10)',
  kendali: 'penulis yang langsung memakai nama akhir meninggalkan berkas separuh',
  putaranPanjang: 10,
  putaran,
  jalankanKendali: kendali,
};
