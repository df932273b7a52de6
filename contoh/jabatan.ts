import { idContoh, JENIS_ID } from './acak.ts';

export interface JabatanContoh {
  readonly id: string;
  readonly nama: string;
  readonly jenisJabatanId: '2' | '4';
  readonly jenjang: string;
  readonly usiaBup: number;
  readonly kelasJabatan: number;
}

const JENJANG_KEAHLIAN = ['PT', 'MU', 'MA', 'UT'] as const;
const JENJANG_KETERAMPILAN = ['TR', 'MH', 'PY'] as const;
const SEBUTAN: Readonly<Record<string, readonly [string, number, number]>> = {
  PT: ['AHLI PERTAMA', 58, 8],
  MU: ['AHLI MUDA', 58, 9],
  MA: ['AHLI MADYA', 60, 11],
  UT: ['AHLI UTAMA', 65, 13],
  TR: ['TERAMPIL', 58, 6],
  MH: ['MAHIR', 58, 7],
  PY: ['PENYELIA', 58, 8],
};
const KEAHLIAN = ['ANALIS', 'PERENCANA', 'GURU', 'DOKTER', 'PENYULUH', 'AUDITOR', 'PRANATA', 'PENELAAH', 'PENATA', 'WIDYAISWARA', 'STATISTISI', 'SURVEYOR'];
const KETERAMPILAN = ['PERAWAT', 'ARSIPARIS', 'TEKNISI', 'PENGAMAT', 'PENERA', 'PUSTAKAWAN'];
const PELAKSANA = ['PENGADMINISTRASI', 'PENGOLAH DATA', 'OPERATOR', 'BENDAHARA', 'PENGELOLA', 'PRAMU', 'PENGEMUDI', 'PENELAAH TEKNIS'];
const BIDANG_KERJA = ['UMUM', 'KEUANGAN', 'KEPEGAWAIAN', 'LAYANAN', 'ASET', 'PERSURATAN'];

interface Rumpun {
  readonly keahlian: boolean;
  /** Index in DAFTAR of each jenjang, in order. */
  readonly indeks: readonly number[];
}

/** Invented positions with their families; ids do not depend on the seed. */
export const { DAFTAR_JABATAN, RUMPUN_JF, INDEKS_PELAKSANA } = susun();

function susun(): { DAFTAR_JABATAN: readonly JabatanContoh[]; RUMPUN_JF: readonly Rumpun[]; INDEKS_PELAKSANA: readonly number[] } {
  const daftar: JabatanContoh[] = [];
  const tambah = (jabatan: Omit<JabatanContoh, 'id'>): number => daftar.push({ id: idContoh(0, JENIS_ID.jabatan, daftar.length), ...jabatan }) - 1;
  const jf = (kata: string, keahlian: boolean): Rumpun => ({
    keahlian,
    indeks: (keahlian ? JENJANG_KEAHLIAN : JENJANG_KETERAMPILAN).map((j) => {
      const [sebutan, bup, kelas] = SEBUTAN[j] ?? ['', 58, 5];
      return tambah({ nama: `${kata} CONTOH ${sebutan}`, jenisJabatanId: '2', jenjang: j, usiaBup: bup, kelasJabatan: kelas });
    }),
  });
  const rumpun = [...KEAHLIAN.map((k) => jf(k, true)), ...KETERAMPILAN.map((k) => jf(k, false))];
  const pelaksana = PELAKSANA.flatMap((k, i) =>
    BIDANG_KERJA.map((b) => tambah({ nama: `${k} CONTOH ${b}`, jenisJabatanId: '4', jenjang: 'PELAKSANA', usiaBup: 58, kelasJabatan: 5 + (i % 3) })),
  );
  return { DAFTAR_JABATAN: daftar, RUMPUN_JF: rumpun, INDEKS_PELAKSANA: pelaksana };
}

export const jabatanKe = (i: number): JabatanContoh => {
  const j = DAFTAR_JABATAN[i];
  if (j === undefined) throw new RangeError('jabatan di luar daftar');
  return j;
};
