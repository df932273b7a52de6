import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bacaInstansi, bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type HasilPutaran, putaranAgen } from '../../sync/agen/putaran.ts';
import { type Bench, bulatkan, type Hasil } from '../hasil.ts';
import { denganHubDenyut, type HubDenyut } from '../hub/hub-denyut.ts';
import { adaRsync, bitaRsync, CARA_PASANG_RSYNC } from '../pembanding/rsync.ts';
import { hitungDetik } from '../statistik.ts';

const BARIS = 10_000;
/** Changed rows per thousand. */
const PERMIL = [0, 1, 10, 100] as const;

/** Another text for every changed row, spread evenly, in a cell that each profile has: the name. */
function ubah(teks: string, permil: number, putaran: number): { readonly teks: string; readonly berubah: readonly string[] } {
  const baris = teks.split('\n');
  const berubah: string[] = [];
  const banyak = Math.round(((baris.length - 2) * permil) / 1_000);
  for (let k = 0; k < banyak; k++) {
    const i = 1 + Math.floor(((baris.length - 2) * (k + 0.5)) / banyak);
    const baru = (baris[i] ?? '').replace(
      /(REKAAN|CONTOH|MISALNYA|UJICOBA)[A-Z ]*/i,
      `$1 ${String.fromCharCode(65 + putaran)}${(k % 26).toString(36).toUpperCase()}`,
    );
    baris[i] = baru;
    berubah.push(baru);
  }
  return { teks: baris.join('\n'), berubah };
}

async function putar(hub: HubDenyut, sumber: string): Promise<HasilPutaran & { readonly detik: number }> {
  const bahan = {
    jenis: 'pegawai',
    sumber,
    dir: path.join(hub.folder, 'jurnal'),
    url: hub.url,
    berkasToken: hub.berkasToken,
    berkasRahasia: null,
    instansi: null,
    coba: 3,
  } as const;
  const { detik, isi } = await hitungDetik(() => putaranAgen(bahan));
  await hub.anggapDiterapkan();
  return { ...isi, detik };
}

const total = ({ bita }: HasilPutaran): number => bita.kirim + bita.terima;

interface Catatan {
  readonly angka: Record<string, number>;
  readonly rasio: Record<string, number>;
  readonly cerita: (teks: string) => void;
}

async function satuLangkah(
  s: HubDenyut,
  sumber: string,
  langkah: { permil: number; jalur: 'jurnal' | 'rekonsiliasi'; putaran: number },
  c: Catatan,
): Promise<void> {
  const { permil, jalur, putaran } = langkah;
  const lama = `${sumber}.lama`;
  const asal = await readFile(sumber, 'utf8');
  await writeFile(lama, asal);
  const { teks, berubah } = ubah(asal, permil, putaran);
  await writeFile(sumber, teks);
  if (jalur === 'rekonsiliasi') await rm(path.join(s.folder, 'jurnal', 'jurnal'), { force: true });
  const hasil = await putar(s, sumber);
  const nama = `${jalur}_${permil}_permil`;
  const bita = total(hasil);
  const lantai = berubah.length === 0 ? 0 : gzipSync(berubah.join('\n'), { level: 9 }).length;
  c.angka[`bita_${nama}`] = bita;
  c.angka[`pulang_pergi_${nama}`] = hasil.pulangPergi;
  c.angka[`detik_${nama}`] = bulatkan(hasil.detik);
  const isi = hasil.isi.kirim + hasil.isi.terima;
  c.angka[`bita_isi_${nama}`] = isi;
  if (berubah.length > 0) {
    c.angka[`tambahan_per_baris_${nama}`] = bulatkan((bita - lantai) / berubah.length, 1);
    c.angka[`tambahan_isi_per_baris_${nama}`] = bulatkan((isi - lantai) / berubah.length, 1);
  }
  const gzipPenuh = gzipSync(teks, { level: 6 }).length;
  const rsync = await bitaRsync(lama, sumber);
  c.angka[`bita_gzip_penuh`] = gzipPenuh;
  c.angka[`bita_rsync_${permil}_permil`] = rsync;
  c.rasio[`gzip_penuh_${nama}`] = bulatkan(bita / gzipPenuh, 5);
  c.rasio[`rsync_${nama}`] = bulatkan(bita / rsync, 4);
  c.cerita(
    `  ${nama}: ${hasil.anak}, ${berubah.length} baris, ${bita} bita, ${hasil.pulangPergi} pulang-pergi, ${hasil.detik.toFixed(1)} detik; rsync ${rsync}, gzip ${gzipPenuh}`,
  );
}

async function ukurSemua(hub: HubDenyut, cerita: (teks: string) => void): Promise<Hasil> {
  await mkdir(path.join(hub.folder, 'jurnal'));
  const instansi = bacaInstansi(hub.dirSumber)[0];
  if (instansi === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'instansi');
  const { jalur, teks } = bukaBerkas(hub.dirSumber, instansi, 'SIMPEG');
  const sumber = path.join(hub.folder, path.basename(jalur));
  await writeFile(sumber, teks);
  const c: Catatan = { angka: {}, rasio: {}, cerita };
  const pertama = await putar(hub, sumber);
  c.angka['bita_pertama'] = total(pertama);
  let putaran = 0;
  for (const jalurBench of ['jurnal', 'rekonsiliasi'] as const)
    for (const permil of PERMIL) await satuLangkah(hub, sumber, { permil, jalur: jalurBench, putaran: putaran++ }, c);
  return {
    ukuran: { baris: pertama.jumlah },
    angka: c.angka,
    rasio: c.rasio,
    catatan: [
      'bita = muatan TCP dua arah, termasuk kepala HTTP dan token 700 huruf; bita_isi = badan pesan saja; rsync diukur lewat pipa, tanpa ssh',
      'tambahan_per_baris = (bita − gzip baris yang berubah) / baris yang berubah',
      'detik: sampai umpan diterima dengan awet dan akarnya diperiksa, tanpa pengolahannya',
    ],
  };
}

/** What a remote agent sends, against the same file gzipped and against rsync. */
export const agen: Bench = {
  nama: 'agen',
  judul: 'bita dan pulang-pergi `simpul agen` terhadap unggahan gzip penuh dan rsync -az',
  jalankan: async ({ baris: diminta, cerita }) => {
    if (!adaRsync()) throw new Kesalahan('KONFIGURASI', CARA_PASANG_RSYNC);
    const baris = diminta ?? BARIS;
    cerita('menyiapkan hub dan bangsa contoh');
    return await denganHubDenyut(baris, (hub) => ukurSemua(hub, cerita));
  },
};
