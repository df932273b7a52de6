import { ambil, campur, idContoh, JENIS_ID } from './acak.ts';
import { PROVINSI } from './provinsi.ts';

type JenisInstansi = 'KAB' | 'KOT' | 'PROV' | 'KEMENT' | 'LPNK' | 'LNS' | 'KO';

export interface InstansiContoh {
  readonly no: number;
  readonly id: string;
  readonly kodeCepat: string;
  readonly nama: string;
  readonly jenis: JenisInstansi;
  readonly provinsiId: string | null;
  readonly profilId: string;
  /** Number of pegawai and the national index of the first. */
  readonly jumlah: number;
  readonly awal: number;
}

/** Share of each kind among 644 (nspk 5.9), name stem, and how large one is against a kabupaten. */
const SUSUNAN: readonly { jenis: JenisInstansi; dari644: number; sebutan: string; bobot: number }[] = [
  { jenis: 'KAB', dari644: 419, sebutan: 'Kabupaten Contoh', bobot: 1 },
  { jenis: 'KOT', dari644: 98, sebutan: 'Kota Contoh', bobot: 1.1 },
  { jenis: 'PROV', dari644: 38, sebutan: 'Provinsi Contoh', bobot: 3 },
  { jenis: 'KEMENT', dari644: 33, sebutan: 'Kementerian Contoh', bobot: 6 },
  { jenis: 'LPNK', dari644: 41, sebutan: 'Badan Contoh', bobot: 0.6 },
  { jenis: 'LNS', dari644: 11, sebutan: 'Lembaga Contoh', bobot: 0.3 },
  { jenis: 'KO', dari644: 4, sebutan: 'Kementerian Koordinator Contoh', bobot: 0.2 },
];

const PROFIL_ID = ['simpeg-a', 'simpeg-b', 'simpeg-c', 'simpeg-d'] as const;

function banyakPerJenis(instansi: number): readonly number[] {
  const mentah = SUSUNAN.map((s) => (s.dari644 * instansi) / 644);
  const hasil = mentah.map((m) => Math.floor(m));
  const urut = mentah.map((m, i) => ({ i, sisa: m - Math.floor(m), nol: m < 1 ? 1 : 0 })).sort((a, b) => b.sisa + b.nol - (a.sisa + a.nol) || a.i - b.i);
  let kurang = instansi - hasil.reduce((a, b) => a + b, 0);
  for (let k = 0; kurang > 0; k += 1, kurang -= 1) {
    const { i } = ambil(urut, k);
    hasil[i] = (hasil[i] ?? 0) + 1;
  }
  return hasil;
}

/** Zipf-like sizes that add up to `pegawai`, at least three people each when there are enough. */
function ukuran(bobot: readonly number[], pegawai: number): number[] {
  const dasar = Math.min(3, Math.floor(pegawai / bobot.length));
  const sisa = pegawai - dasar * bobot.length;
  const total = bobot.reduce((a, b) => a + b, 0);
  const hasil = bobot.map((b) => dasar + Math.floor((sisa * b) / total));
  let kurang = pegawai - hasil.reduce((a, b) => a + b, 0);
  for (let i = 0; kurang > 0; i = (i + 1) % hasil.length, kurang -= 1) hasil[i] = (hasil[i] ?? 0) + 1;
  return hasil;
}

/** All instansi of the nation, in file order. */
export function susunInstansi(benih: number, instansi: number, pegawai: number): readonly InstansiContoh[] {
  const banyak = banyakPerJenis(instansi);
  const daftar = SUSUNAN.flatMap((s, k) => Array.from({ length: banyak[k] ?? 0 }, (_, j) => ({ s, j })));
  const jumlah = ukuran(
    daftar.map(({ s, j }) => s.bobot / (j + 2) ** 0.5),
    pegawai,
  );
  let awal = 0;
  return daftar.map(({ s, j }, i) => {
    const isDaerah = s.jenis === 'KAB' || s.jenis === 'KOT' || s.jenis === 'PROV';
    const urutProvinsi = s.jenis === 'PROV' ? j : campur(benih, i) % PROVINSI.length;
    const isi: InstansiContoh = {
      no: i + 1,
      id: idContoh(benih, JENIS_ID.instansi, i),
      kodeCepat: String(9001 + i),
      nama: `${s.sebutan} ${String(j + 1).padStart(2, '0')}`,
      jenis: s.jenis,
      provinsiId: isDaerah ? ambil(PROVINSI, urutProvinsi).id : null,
      profilId: ambil(PROFIL_ID, i),
      jumlah: jumlah[i] ?? 0,
      awal,
    };
    awal += isi.jumlah;
    return isi;
  });
}
