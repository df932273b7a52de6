import { type Acak, ambil, campur, idContoh, JENIS_ID } from '../acak.ts';
import type { RagamHukdis } from '../fakta.ts';
import { INDEKS_PELAKSANA, jabatanKe } from '../jabatan.ts';
import { GOLONGAN_PNS, indeksGolongan, pendidikanTingkat } from '../kode.ts';
import type { Kantor, Orang, Rekaman } from '../orang.ts';

/** One row of a history in canonical values; dates are ISO. */
export interface RiwayatContoh {
  readonly jenis: 'jabatan' | 'golongan' | 'pendidikan' | 'kinerja' | 'hukdis';
  readonly isi: Readonly<Record<string, string>>;
}

/** The rows of both sides before any of them is written. */
export interface DuaRiwayat {
  readonly bkn: RiwayatContoh[];
  readonly simpeg: RiwayatContoh[];
}

const tahunDari = (tgl: string | null): number => Number((tgl ?? '2000').slice(0, 4));
const mundur = (tgl: string, tahun: number): string => `${tahunDari(tgl) - tahun}${tgl.slice(4)}`;
const nomorSk = (indeks: number, urut: number, tgl: string): string => `800.1.3/${1 + ((indeks * 7 + urut) % 9973)}/RIWAYAT-CONTOH/${tgl.slice(0, 4)}`;

function golongan(o: Orang, r: Rekaman): RiwayatContoh[] {
  const tmt = r.tmtGolongan ?? r.tmtCpns ?? '';
  const kini = indeksGolongan(r.golAkhirId ?? '');
  const lalu = [8, 4].filter((t) => kini - t / 4 >= 0 && tahunDari(tmt) - t > tahunDari(r.tmtCpns));
  const baris = (id: string, pada: string, urut: number): RiwayatContoh => ({
    jenis: 'golongan',
    isi: { golonganId: id, tmtGolongan: pada, skNomor: nomorSk(o.indeks, urut, pada), skTanggal: pada },
  });
  return [...lalu.map((t) => baris(GOLONGAN_PNS[kini - t / 4]?.id ?? '', mundur(tmt, t), t)), baris(r.golAkhirId ?? '', tmt, 0)];
}

function jabatan(k: Kantor, o: Orang, r: Rekaman, acak: Acak): RiwayatContoh[] {
  const tmt = r.tmtJabatan ?? '';
  const kini: RiwayatContoh = {
    jenis: 'jabatan',
    isi: {
      unorId: r.unorId ?? '',
      jenisJabatanId: r.jenisJabatanId ?? '',
      jabatanId: r.jabatanId ?? '',
      ...(r.eselonId === null ? {} : { eselonId: r.eselonId }),
      jenisPenugasanId: 'D',
      tmtJabatan: tmt,
      nomorSk: nomorSk(o.indeks, 1, tmt),
      tanggalSk: tmt,
    },
  };
  if (tahunDari(tmt) - 2 <= tahunDari(r.tmtCpns)) return [kini];
  const dahulu = mundur(tmt, 2);
  const { id } = jabatanKe(ambil(INDEKS_PELAKSANA, acak.bulat(40)));
  const unorId = ambil(k.unit, acak.bulat(k.unit.length)).id;
  const isi = {
    unorId,
    jenisJabatanId: '4',
    jabatanId: id,
    jenisPenugasanId: 'D',
    tmtJabatan: dahulu,
    nomorSk: nomorSk(o.indeks, 2, dahulu),
    tanggalSk: dahulu,
  };
  return [{ jenis: 'jabatan', isi }, kini];
}

const LAMA_STUDI: Readonly<Record<string, number>> = {
  '05': 12,
  '10': 15,
  '15': 18,
  '17': 18,
  '20': 19,
  '25': 20,
  '30': 21,
  '35': 22,
  '40': 23,
  '45': 26,
  '50': 30,
};

function pendidikan(o: Orang, r: Rekaman): RiwayatContoh[] {
  const baris = (tingkat: string, id: string): RiwayatContoh => {
    const tahunLulus = String(tahunDari(r.tglLahir) + (LAMA_STUDI[tingkat] ?? 18));
    return { jenis: 'pendidikan', isi: { tkPendidikanId: tingkat, pendidikanId: id, tahunLulus, nomorIjasah: `IJZ-${tingkat}-${o.indeks}` } };
  };
  const kini = baris(r.tkPendidikanId ?? '', r.pendidikanId ?? '');
  return (r.tkPendidikanId ?? '') > '20' ? [baris('15', pendidikanTingkat('15', 0).id), kini] : [kini];
}

type Mentah = Readonly<Record<string, string | null>>;
const ymd = (dmy: string | null | undefined): string => (dmy ? `${dmy.slice(6)}-${dmy.slice(3, 5)}-${dmy.slice(0, 2)}` : '');
const terisi = (isi: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(isi).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== ''));

const kinerja = (teks: string): RiwayatContoh[] =>
  teks
    .split('\n')
    .filter((b) => b !== '')
    .map((b) => JSON.parse(b) as Mentah)
    .map((m) => ({
      jenis: 'kinerja',
      isi: terisi({ tahun: m['tahun'], kuadran: m['KuadranKinerjaNilai'], hasil: m['hasilKinerjaNilai'], perilaku: m['PerilakuKerjaNilai'] }),
    }));

/** The same punishment as the discipline feed carries. */
export function riwayatHukdis(teks: string): RiwayatContoh {
  const m = JSON.parse(teks) as Mentah;
  return {
    jenis: 'hukdis',
    isi: terisi({
      id: m['id'],
      jenisHukumanId: m['jenisHukuman'],
      tingkat: m['jenisTingkatHukumanId'],
      skNomor: m['skNomor'],
      skTanggal: ymd(m['skTanggal']),
      mulai: ymd(m['hukumanTanggal']),
      masaTahun: m['masaTahun'],
      masaBulan: m['masaBulan'],
      akhir: ymd(m['akhirHukumTanggal']),
      batalNomor: m['skPembatalanNomor'],
    }),
  };
}

export interface BahanRiwayat {
  readonly orang: Orang;
  /** The master record before any defect was laid on it. */
  readonly rekaman: Rekaman;
  /** Rows of the other feeds about this person, as written. */
  readonly kinerja: string;
  readonly hukdis: { readonly ragam: RagamHukdis; readonly baris: string } | null;
}

/** Every history of one person, the same on both sides; an annulled punishment is known to BKN alone. */
export function susunRiwayat(k: Kantor, b: BahanRiwayat, acak: Acak): DuaRiwayat {
  const { orang: o, rekaman: r } = b;
  const sama = [...jabatan(k, o, r, acak), ...golongan(o, r), ...pendidikan(o, r), ...kinerja(b.kinerja)];
  const hukdis = b.hukdis === null ? [] : [riwayatHukdis(b.hukdis.baris)];
  return { bkn: [...sama, ...hukdis], simpeg: [...sama, ...(b.hukdis?.ragam === 'DIBATALKAN' ? [] : hukdis)] };
}

/** Opaque row id of BKN; the hub does not compare it. */
export const idRiwayat = (k: Kantor, o: Orang, urut: number): string => idContoh(k.benih, JENIS_ID.riwayat, campur(o.indeks, urut));
