import { jsonBaku } from '../../../domain/json-baku.ts';
import type { Putusan } from '../../../domain/mutasi/gerbang/aturan.ts';
import type { Blok } from '../../../platform/naskah/naskah.ts';
import { type IsiBeritaAcara, sidikIsi } from '../berita-acara.ts';
import { type UraianButir, type UraianPegawai, uraikan } from '../uraian-gerbang.ts';
import { KATA_KEYAKINAN, KATA_PUTUSAN, KATA_TINGKAT } from './kata.ts';

type Aturan = IsiBeritaAcara['aturan'][string];

/** Name of a rule with its legal basis and how sure that is. */
const namaDanDasar = ({ judul, dasar }: Aturan): string => `${judul}.\nDasar: ${dasar.peraturan}, ${dasar.pasal} (${KATA_KEYAKINAN[dasar.keyakinan]}).`;

const beda = ({ selisih }: UraianButir): readonly string[] =>
  selisih.map((s) => `${s.judul}: BKN ${s.nilaiBkn ?? '(kosong)'}, SIMPEG ${s.nilaiSimpeg ?? '(kosong)'}, sejak ${s.umurHari} hari.`);

/** Why a rule did not pass, or does not apply; the two values where a discrepancy holds. */
export const penjelasan = (b: UraianButir): string => [b.pesan ?? '-', ...beda(b)].join('\n');

/** Every rule asked about one person, in the order of the catalogue. */
export function tabelSatu(isi: IsiBeritaAcara, butir: readonly UraianButir[]): Blok {
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'Kode', lebar: 9, tebal: true },
      { judul: 'Aturan dan dasar hukum', lebar: 44 },
      { judul: 'Putusan', lebar: 18 },
      { judul: 'Penjelasan', lebar: 36 },
    ],
    baris: butir.map((b) => [b.kode, namaDanDasar(isi.aturan[b.kode] as Aturan), `${KATA_PUTUSAN[b.hasil]}\nsifat: ${KATA_TINGKAT[b.tingkat]}`, penjelasan(b)]),
  };
}

type Hitungan = Record<Putusan['hasil'], number>;

const kosong = (): Hitungan => ({ LOLOS: 0, TIDAK_BERLAKU: 0, GAGAL: 0, BELUM_DIKETAHUI: 0 });

/** Answers of all rules for all people, by outcome. */
export function hitungPutusan(isi: IsiBeritaAcara): Hitungan {
  const n = kosong();
  for (const p of isi.pegawai) for (const b of p.butir) n[b.putusan.hasil]++;
  return n;
}

/** Every rule with how many people it answered how; who they are stands in the annex. */
export function tabelRingkas(isi: IsiBeritaAcara): Blok {
  const per = new Map<string, Hitungan>();
  for (const { butir } of isi.pegawai)
    for (const { kode, putusan } of butir) {
      const n = per.get(kode) ?? kosong();
      n[putusan.hasil]++;
      per.set(kode, n);
    }
  const angka = (n: number): string => (n === 0 ? '-' : String(n));
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'Kode', lebar: 9, tebal: true },
      { judul: 'Aturan dan dasar hukum', lebar: 58 },
      { judul: 'Lolos', lebar: 10, rata: 'tengah' },
      { judul: 'Tidak berlaku', lebar: 10, rata: 'tengah' },
      { judul: 'Tidak lolos', lebar: 10, rata: 'tengah' },
      { judul: 'Belum diketahui', lebar: 12, rata: 'tengah' },
    ],
    baris: [...per]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kode, n]) => [kode, namaDanDasar(isi.aturan[kode] as Aturan), angka(n.LOLOS), angka(n.TIDAK_BERLAKU), angka(n.GAGAL), angka(n.BELUM_DIKETAHUI)]),
  };
}

/** Fingerprint of one rule as it was asked: words, legal basis and parameters. */
export const versiAturan = (a: Aturan): string => sidikIsi(jsonBaku(a));
/** The same over all rules of the minutes. */
export const versiSemuaAturan = (isi: IsiBeritaAcara): string => sidikIsi(jsonBaku(isi.aturan));

/** Versions and parameters; a number that a dated decree set instead of the default is marked. */
export function tabelParameter(isi: IsiBeritaAcara): Blok {
  const baris = Object.entries(isi.aturan).sort(([a], [b]) => (a < b ? -1 : 1));
  const nilai = (kode: string, a: Aturan): string =>
    Object.entries(a.parameter)
      .map(([nama, n]) => `${nama} = ${n}${isi.timpaan[kode]?.[nama] === undefined ? '' : ' (ditetapkan)'}`)
      .join('; ') || '-';
  return {
    jenis: 'TABEL',
    kolom: [
      { judul: 'Kode', lebar: 9, tebal: true },
      { judul: 'Parameter', lebar: 68 },
      { judul: 'Versi (awal sidik sha256)', lebar: 30 },
    ],
    baris: baris.map(([kode, a]) => [kode, nilai(kode, a), versiAturan(a).slice(0, 16)]),
  };
}

/** People as a steward reads them, one for each of the minutes' people, rules that passed included. */
export const semuaUraian = (isi: IsiBeritaAcara): readonly UraianPegawai[] => uraikan(isi, false);
