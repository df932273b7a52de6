import { gzipSync } from 'node:zlib';
import { KOLOM_REKAMAN } from '../../../domain/selisih/rekaman.ts';
import { BAKU } from '../../../sync/1-canonicalise/baku.ts';
import { TOLAKAN } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { KOLOM_EKSPOR_DIPAKAI } from '../../../sync/1-canonicalise/kolom-ekspor.ts';
import { bacaBaris } from '../../../sync/sources/baca-berkas.ts';
import { pembacaBkn } from '../../../sync/sources/pembaca.ts';
import { rujukanUji } from '../../sync/1-canonicalise/rujukan-uji.ts';
import { csv, ndjson, orangKe } from '../../sync/masukan-buruk/korpus/bentuk.ts';
import { acakUji } from '../../sync/mesin.ts';
import type { HasilPutaran, Klaim } from '../klaim.ts';

type Acak = ReturnType<typeof acakUji>;
const ORANG = 40;
const POTONGAN = [1, 7, 512, 8_192, 65_536] as const;
const BITA = [0, 9, 10, 13, 34, 44, 59, 92, 0xc3, 0xe2, 0xed, 0xf0, 0xff, 0xfe, 0x80, 0xa0] as const;

/** Bytes of a file with random damage: replaced, cut out, doubled, moved. */
function rusakkan(isi: Buffer, { angka, pilih }: Acak): Buffer {
  let b = isi;
  for (let n = 1 + angka(6); n > 0; n -= 1) {
    const di = angka(Math.max(1, b.length));
    const panjang = angka(40);
    const macam = angka(5);
    if (macam === 0) b = Buffer.concat([b.subarray(0, di), b.subarray(di + panjang)]);
    else if (macam === 1) b = Buffer.concat([b.subarray(0, di), b.subarray(di, di + panjang), b.subarray(di)]);
    else {
      const baru = Buffer.from(b);
      for (let i = 0; i <= panjang % 4; i += 1) if (di + i < baru.length) baru[di + i] = macam === 2 ? pilih(BITA) : angka(256);
      b = baru;
    }
  }
  return b;
}

async function* potong(isi: Buffer, ukuran: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < isi.length; i += ukuran) yield isi.subarray(i, i + ukuran);
}

interface Hitung {
  berkas: number;
  baris: number;
  diterima: number;
  ditolak: number;
  berkasDitolak: number;
}

function periksaBaris(mentah: string, baca: ReturnType<typeof pembacaBkn>, hitung: Hitung, salah: string[]): void {
  const hasil = baca(mentah);
  hitung.baris += 1;
  if (!hasil.sah) {
    hitung.ditolak += 1;
    if (hasil.pesan !== TOLAKAN[hasil.kode]) salah.push(`pesan tak dikenal untuk ${hasil.kode}`);
    return;
  }
  hitung.diterima += 1;
  if (!/^[0-9]{18}$/.test(hasil.nip)) salah.push('NIP diterima yang bukan 18 angka');
  for (const k of KOLOM_REKAMAN) {
    const nilai = hasil.rekaman.rekaman[k];
    if (nilai === null) continue;
    if (BAKU[k](nilai) !== nilai) salah.push(`bentuk baku ${k} berubah bila dibakukan lagi`);
    if (nilai !== nilai.normalize('NFC') || /[\u0000-\u0008\u202a-\u202e]/.test(nilai)) salah.push(`bentuk baku ${k} memuat karakter terlarang`);
  }
  if (JSON.stringify(baca(mentah)) !== JSON.stringify(hasil)) salah.push('baris yang sama terbaca lain kali kedua');
}

async function bacaSatu(isi: Buffer, ukuran: number, hitung: Hitung, salah: string[]): Promise<void> {
  hitung.berkas += 1;
  try {
    let baca: ReturnType<typeof pembacaBkn> | null = null;
    for await (const k of bacaBaris(potong(isi, ukuran), { format: 'auto' })) {
      baca ??= pembacaBkn(k.kepala, rujukanUji);
      for (const { mentah } of k.baris) periksaBaris(mentah, baca, hitung, salah);
      hitung.baris += k.cacat.length;
      hitung.ditolak += k.cacat.length;
    }
  } catch (galat) {
    if (galat instanceof Error && 'kode' in galat && galat.kode === 'BERKAS_DITOLAK') hitung.berkasDitolak += 1;
    else salah.push(`pembaca melempar ${galat instanceof Error ? galat.name : 'galat'}`);
  }
}

/** `tetangga`: the good lines of a damaged file must be read whatever stands beside them; only the damaged line's own person may be missing. */
async function tetangga(acak: Acak, salah: string[]): Promise<void> {
  const orang = [0, 1, 2].map((n) => orangKe(acak.angka(11_000) + n));
  const baris = csv(orang).split('\n');
  const rusak = rusakkan(Buffer.from(baris[2] ?? ''), acak).filter((b) => b !== 10 && b !== 34);
  const isi = Buffer.concat([Buffer.from(`${baris[0]}\n${baris[1]}\n`), Buffer.from(rusak), Buffer.from(`\n${baris[3]}\n`)]);
  const dibaca: string[] = [];
  for await (const k of bacaBaris(potong(isi, 100), { format: 'auto' })) dibaca.push(...k.baris.map((b) => b.mentah));
  for (const n of [1, 3]) if (!dibaca.includes(baris[n] ?? '')) salah.push('baris baik hilang karena tetangganya');
}

async function putaran(_lapangan: unknown, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const hitung: Hitung = { berkas: 0, baris: 0, diterima: 0, ditolak: 0, berkasDitolak: 0 };
  const salah: string[] = [];
  for (let n = 0; n < (penuh ? 400 : 40); n += 1) {
    const orang = Array.from({ length: ORANG }, (_, i) => orangKe(acak.angka(200) * 50 + i));
    const asli = acak.angka(3) === 0 ? ndjson(orang) : Buffer.from(csv(orang));
    const rusak = rusakkan(asli, acak);
    await bacaSatu(acak.angka(6) === 0 ? gzipSync(rusak) : rusak, acak.pilih(POTONGAN), hitung, salah);
    await tetangga(acak, salah);
  }
  if (hitung.baris !== hitung.diterima + hitung.ditolak) salah.push('jumlah baris tidak sama');
  return { angka: { ...hitung }, pelanggaran: salah };
}

/** A canonical form that is not idempotent is seen by the same check. */
async function kendali(): Promise<number> {
  const naif = (teks: string): string => teks.trim().slice(1);
  const nilai = KOLOM_EKSPOR_DIPAKAI.map((k) => orangKe(1)[k] ?? '').filter((v) => v.length > 2);
  return nilai.filter((v) => naif(naif(v)) !== naif(v)).length;
}

export const KANON: Klaim = {
  id: 'kanon',
  pernyataan:
    'Berkas yang bitanya dirusak sembarang terbaca atau ditolak dengan kode dari katalog, tidak pernah melempar; bentuk baku tetap bila dibakukan lagi; baris baik di sebelahnya tetap terbaca (I8)',
  kendali: 'bentuk baku yang memotong satu huruf setiap kali terlihat berubah',
  putaranPanjang: 80,
  putaran,
  jalankanKendali: kendali,
};
