import type { KolomRekaman } from '../domain/selisih/rekaman.ts';
import { type Acak, ambil, campur, idContoh, JENIS_ID } from './acak.ts';
import type { InstansiContoh } from './instansi.ts';
import { DAFTAR_JABATAN, INDEKS_PELAKSANA, jabatanKe, RUMPUN_JF } from './jabatan.ts';
import { GOLONGAN_PNS, GOLONGAN_PPPK, gelarMagister, gelarSarjana, pendidikanTingkat } from './kode.ts';
import { KOTA, namaContoh } from './nama.ts';
import { type SlotNip, slotNip } from './nip.ts';
import type { UnitContoh } from './unor.ts';

/** One person as one side will write it: canonical values plus the raw titles. */
export type Rekaman = { nip: string; gelarDepan: string; gelarBelakang: string } & { [K in KolomRekaman]: string | null };

/** What never differs between the sides, or exists on one side only. */
export interface Orang {
  readonly indeks: number;
  readonly rekaman: Rekaman;
  readonly unitIdx: number;
  /** Index in DAFTAR_JABATAN; null for the head of a unit. */
  readonly jabatanIdx: number | null;
  readonly tempatLahir: string;
  readonly tahunAngkat: number;
}

/** One instansi while its files are written. */
export interface Kantor {
  readonly benih: number;
  readonly instansi: InstansiContoh;
  readonly semua: readonly InstansiContoh[];
  readonly unit: readonly UnitContoh[];
  readonly kepala: readonly number[];
  readonly tanggalDasar: string;
  readonly tahun: number;
  readonly bulan: number;
}

const dua = (n: number): string => (n < 10 ? `0${n}` : String(n));
const ymd = (tahun: number, bulan: number, hari: number): string => `${tahun}-${dua(bulan)}-${dua(hari)}`;
const maks = (a: string, b: string): string => (a > b ? a : b);
export const idPns = (benih: number, indeks: number): string => idContoh(benih, JENIS_ID.pns, indeks);

type Status = 'PNS' | 'CPNS' | 'PPPK';

interface Angkat {
  readonly nip: string;
  readonly tglLahir: string;
  readonly tahunLahir: number;
  readonly tmtCpns: string;
  readonly tahunAngkat: number;
}

function angkat(k: Kantor, s: SlotNip, status: Status, usia: number): Angkat {
  let tahunAngkat: number;
  let tahunLahir: number;
  let bulan = s.bulanIdx + 1;
  let kode = dua(bulan);
  if (status === 'PPPK') {
    tahunAngkat = k.tahun - 7 + (s.bulanIdx % 6);
    tahunLahir = tahunAngkat - 22 - s.sisaUsia - (usia >= 40 ? 12 : 0);
    kode = s.bulanIdx >= 6 ? '22' : '21';
    bulan = 3;
  } else if (status === 'CPNS') {
    tahunAngkat = bulan < k.bulan ? k.tahun : k.tahun - 1;
    tahunLahir = tahunAngkat - 20 - s.sisaUsia;
  } else {
    tahunLahir = Math.min(k.tahun - usia, k.tahun - 23 - s.sisaUsia);
    tahunAngkat = tahunLahir + 20 + s.sisaUsia;
  }
  const tglLahir = ymd(tahunLahir, s.bulanLahir, s.hariLahir);
  const nip = `${tahunLahir}${dua(s.bulanLahir)}${dua(s.hariLahir)}${tahunAngkat}${kode}${s.jenisKelamin === 'M' ? '1' : '2'}${s.urut}`;
  return { nip, tglLahir, tahunLahir, tmtCpns: ymd(tahunAngkat, bulan, 1), tahunAngkat };
}

/** Age range and golongan range (index in GOLONGAN_PNS) by eselon. Source: PP 13/2002 for the golongan. */
const SYARAT_ESELON: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '11': [50, 57, 15, 16],
  '12': [49, 57, 14, 16],
  '21': [45, 57, 14, 15],
  '22': [44, 57, 13, 14],
  '31': [40, 55, 12, 13],
  '32': [38, 55, 11, 12],
  '41': [34, 55, 10, 11],
  '42': [33, 55, 9, 10],
};
const KEDUDUKAN_LAIN: readonly (readonly [number, string])[] = [
  [100, '03'],
  [130, '02'],
  [140, '13'],
  [150, '04'],
  [160, '15'],
  [165, '09'],
  [175, '92'],
];

function kedudukan(acak: Acak, status: Status, isKepala: boolean): string {
  const u = acak.bulat(10_000);
  if (status === 'PPPK') return u < 30 ? '72' : '71';
  if (status === 'CPNS' || isKepala) return '01';
  return KEDUDUKAN_LAIN.find(([batas]) => u < batas)?.[1] ?? '01';
}

const GOL_JENJANG: Readonly<Record<string, string>> = {
  TR: 'VII',
  MH: 'VIII',
  PY: 'IX',
  PT: 'IX',
  MU: 'XI',
  MA: 'XIII',
  UT: 'XVI',
};

/** Position of a non-head: index in DAFTAR_JABATAN. Each unit employs a few families, so the position map stays small. */
function pilihJabatan(k: Kantor, acak: Acak, unitIdx: number, { gol, sarjana }: { gol: number; sarjana: boolean }): number {
  const h = campur(k.instansi.no * 4096 + unitIdx, k.benih);
  if (acak.bulat(100) >= 57 || gol < 5) return ambil(INDEKS_PELAKSANA, (h >>> 8) + acak.bulat(3));
  const cocok = RUMPUN_JF.filter((r) => r.keahlian === (sarjana && gol >= 8));
  const rumpun = ambil(cocok, (h >>> 4) + acak.bulat(2));
  const jenjang = rumpun.keahlian ? (gol <= 9 ? 0 : gol <= 11 ? 1 : gol <= 14 ? 2 : 3) : gol <= 7 ? 0 : gol <= 9 ? 1 : 2;
  return ambil(rumpun.indeks, jenjang);
}

interface Dpk {
  readonly jenisPegawaiId: string;
  readonly indukId: string;
}

/** One in a hundred PNS works here but belongs to another instansi (DPB/DPK); legitimate. */
function penempatan(k: Kantor, acak: Acak, status: Status, isKepala: boolean): Dpk {
  const sendiri = k.instansi.provinsiId === null ? '1' : k.instansi.jenis === 'PROV' ? '10' : '15';
  if (status !== 'PNS' || isKepala || k.semua.length < 2 || !acak.peluang(100)) return { jenisPegawaiId: sendiri, indukId: k.instansi.id };
  const induk = ambil(k.semua, k.instansi.no + acak.bulat(k.semua.length - 1));
  const dpk = acak.bulat(2);
  const dasar = induk.provinsiId === null ? 2 : induk.jenis === 'PROV' ? 11 : 16;
  return { jenisPegawaiId: String(dasar + dpk), indukId: induk.id };
}

function statusOrang(acak: Acak, isKepala: boolean): Status {
  const u = acak.bulat(1000);
  if (isKepala) return 'PNS';
  return u < 150 ? 'PPPK' : u < 172 ? 'CPNS' : 'PNS';
}

const tambahTahun = (tgl: string, tahun: number): string => `${Number(tgl.slice(0, 4)) + tahun}${tgl.slice(4)}`;

/** TMT of retirement: first day of the month after the birthday at which the age is reached. */
export function tmtPensiun(tglLahir: string, bup: number): string {
  const bulan = Number(tglLahir.slice(5, 7));
  const tahun = Number(tglLahir.slice(0, 4)) + bup;
  return bulan === 12 ? ymd(tahun + 1, 1, 1) : ymd(tahun, bulan + 1, 1);
}

/** Person j of one instansi, from the seed and the index alone. */
export function buatOrang(k: Kantor, j: number, acak: Acak): Orang {
  const indeks = k.instansi.awal + j;
  acak.setel(campur(k.benih, indeks));
  const unitKepala = k.kepala[j];
  const isKepala = unitKepala !== undefined;
  const unitIdx = unitKepala ?? (k.unit.length > 1 ? 1 + acak.bulat(k.unit.length - 1) : 0);
  const unit = ambil(k.unit, unitIdx);
  const status = statusOrang(acak, isKepala);
  const slot = slotNip(k.benih, indeks);
  const syarat = SYARAT_ESELON[unit.eselonId ?? ''];
  const usia = isKepala && syarat ? acak.antara(syarat[0], syarat[1]) : acak.antara(25, 56);
  const a = angkat(k, slot, status, usia);
  const lama = k.tahun - a.tahunAngkat;

  const tingkatAcak = acak.bulat(100);
  const tingkat = isKepala
    ? tingkatAcak < 40
      ? '40'
      : tingkatAcak < 92
        ? '45'
        : '50'
    : tingkatAcak < 1
      ? '05'
      : tingkatAcak < 3
        ? '10'
        : tingkatAcak < 16
          ? '15'
          : tingkatAcak < 20
            ? '17'
            : tingkatAcak < 32
              ? '30'
              : tingkatAcak < 37
                ? '35'
                : tingkatAcak < 82
                  ? '40'
                  : tingkatAcak < 98
                    ? '45'
                    : '50';
  const sarjana = tingkat >= '35';
  const awalGol = tingkat === '50' || tingkat === '45' ? 9 : sarjana ? 8 : tingkat === '30' ? 6 : tingkat >= '15' ? 4 : tingkat === '10' ? 2 : 0;
  const batasGol = sarjana ? (tingkat >= '45' ? 13 : 11) : tingkat === '30' ? 10 : tingkat >= '15' ? 9 : 5;
  const gol = isKepala && syarat ? acak.antara(syarat[2], syarat[3]) : Math.min(batasGol, awalGol + Math.floor(Math.max(0, lama) / 4));

  const jurusan = acak.bulat(8);
  const pendidikan = pendidikanTingkat(tingkat, jurusan);
  const gelarBelakang =
    tingkat === '45'
      ? `${gelarSarjana(jurusan)}, ${gelarMagister(jurusan)}`
      : tingkat === '50'
        ? `${gelarSarjana(jurusan)}, ${gelarMagister(jurusan)}`
        : (pendidikan.gelar ?? '');
  const gelarDepan = tingkat === '50' ? 'Dr.' : acak.peluang(250) ? (slot.jenisKelamin === 'M' ? 'H.' : 'Hj.') : '';

  const jabatanIdx = isKepala ? null : pilihJabatan(k, acak, unitIdx, { gol, sarjana });
  const jabatan = jabatanIdx === null ? null : jabatanKe(jabatanIdx);
  const eselonId = isKepala ? unit.eselonId : null;
  const bup = jabatan ? jabatan.usiaBup : eselonId !== null && eselonId < '30' ? 60 : 58;
  const golId =
    status === 'PPPK' ? (GOL_JENJANG[jabatan?.jenjang ?? ''] ?? ambil(GOLONGAN_PPPK, sarjana ? 8 : tingkat === '30' ? 6 : 4)) : ambil(GOLONGAN_PNS, gol).id;

  const tmtPns = status === 'PNS' ? tambahTahun(a.tmtCpns, 1) : null;
  const batasJabatan = maks(tmtPns ?? a.tmtCpns, ymd(k.tahun - 7, 1, 1));
  const rentang = Math.max(1, (k.tahun - Number(batasJabatan.slice(0, 4))) * 12 + k.bulan - Number(batasJabatan.slice(5, 7)) - 1);
  const bulanKe = Number(batasJabatan.slice(5, 7)) - 1 + (status === 'CPNS' ? 0 : acak.bulat(rentang));
  const tmtJabatan = ymd(Number(batasJabatan.slice(0, 4)) + Math.floor(bulanKe / 12), 1 + (bulanKe % 12), status === 'CPNS' ? 1 : acak.antara(1, 28));
  const tmtGol = status === 'PNS' && lama > 4 ? ymd(k.tahun - 1 - acak.bulat(4), acak.bulat(2) === 0 ? 4 : 10, 1) : a.tmtCpns;
  const mkBulanTotal = Math.max(0, (Number(tmtGol.slice(0, 4)) - a.tahunAngkat) * 12 + Number(tmtGol.slice(5, 7)) - Number(a.tmtCpns.slice(5, 7)));
  const dpk = penempatan(k, acak, status, isKepala);
  const hariNik = slot.hariLahir + (slot.jenisKelamin === 'F' ? 40 : 0);
  const area = `${k.instansi.provinsiId ?? '31'}9999`;

  const rekaman: Rekaman = {
    nip: a.nip,
    pnsId: idPns(k.benih, indeks),
    nama: namaContoh(acak, slot.jenisKelamin),
    gelar: null,
    gelarDepan,
    gelarBelakang,
    tglLahir: a.tglLahir,
    jenisKelamin: slot.jenisKelamin,
    nik: `${area}${dua(hariNik)}${dua(slot.bulanLahir)}${dua(a.tahunLahir % 100)}${String(indeks % 10_000).padStart(4, '0')}`,
    kedudukanHukumId: kedudukan(acak, status, isKepala),
    statusAsn: status,
    jenisPegawaiId: dpk.jenisPegawaiId,
    instansiIndukId: dpk.indukId,
    instansiKerjaId: k.instansi.id,
    unorId: unit.id,
    jenisJabatanId: jabatan?.jenisJabatanId ?? '1',
    jabatanId: jabatan?.id ?? unit.id,
    namaJabatan: jabatan?.nama ?? unit.namaJabatan,
    eselonId,
    jenjangId: jabatan && jabatan.jenisJabatanId === '2' ? jabatan.jenjang : null,
    kelasJabatan: String(jabatan?.kelasJabatan ?? kelasEselon(eselonId)),
    tmtJabatan,
    nomorSk: `800.1.3/${1 + (indeks % 997)}/CONTOH/${tmtJabatan.slice(0, 4)}`,
    tanggalSk: tmtJabatan,
    jenisPenugasanId: 'D',
    golAkhirId: golId,
    tmtGolongan: tmtGol,
    mkTahun: String(Math.floor(mkBulanTotal / 12)),
    mkBulan: String(mkBulanTotal % 12),
    tkPendidikanId: tingkat,
    pendidikanId: pendidikan.id,
    tmtCpns: a.tmtCpns,
    tmtPns,
    bup: String(bup),
    tmtPensiun: tmtPensiun(a.tglLahir, bup),
  };
  return { indeks, rekaman, unitIdx, jabatanIdx, tempatLahir: ambil(KOTA, acak.bulat(6)), tahunAngkat: a.tahunAngkat };
}

export const kelasEselon = (eselonId: string | null): number => (eselonId === null ? 5 : ({ '1': 17, '2': 15, '3': 12, '4': 9 }[eselonId.slice(0, 1)] ?? 9));

/** Another position of the same kind, for a position that one side does not know yet. */
export function jabatanLain(jabatanId: string | null, langkah: number): { id: string; nama: string } {
  const i = DAFTAR_JABATAN.findIndex((j) => j.id === jabatanId);
  const asal = jabatanKe(Math.max(0, i));
  const sejenis = DAFTAR_JABATAN.filter((j) => j.jenisJabatanId === asal.jenisJabatanId && j.id !== jabatanId);
  const { id, nama } = ambil(sejenis, langkah);
  return { id, nama };
}
