import { bacaTanggal } from '../../domain/asn/baca-tanggal.ts';
import { himpunanGelar } from '../../domain/asn/gelar.ts';
import { bakukanGolongan } from '../../domain/asn/golongan.ts';
import {
  bakukanAngka,
  bakukanDuaDigit,
  bakukanEselon,
  bakukanId,
  bakukanKelamin,
  bakukanKodeAngka,
  bakukanNik,
  bakukanNomorSurat,
} from '../../domain/asn/kode.ts';
import { bakukanNama } from '../../domain/asn/nama.ts';
import { bakukanTeks, isTeksRusak } from '../../domain/asn/teks.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';

/** Canonical value, null for "none", undefined for unreadable. */
export type Bakuan = (teks: string) => string | null | undefined;

const nolKosong =
  (bakukan: Bakuan): Bakuan =>
  (teks) =>
    teks === '0' ? null : bakukan(teks);
const utuh =
  (bakukan: Bakuan): Bakuan =>
  (teks) =>
    isTeksRusak(teks) ? undefined : bakukan(teks);
const nomorSurat = (teks: string): string | null => {
  const rapi = bakukanTeks(teks);
  return rapi === null ? null : bakukanNomorSurat(rapi);
};
const pilihan = (...sah: readonly string[]): Bakuan => {
  const himpunan = new Map(sah.map((s) => [s, s] as const));
  return (teks) => himpunan.get(teks) ?? himpunan.get(teks.toUpperCase());
};

const statusAsn: Bakuan = (teks) => {
  switch (teks.toUpperCase()) {
    case 'P':
    case 'PNS':
      return 'PNS';
    case 'C':
    case 'CPNS':
      return 'CPNS';
    case 'PPPK':
    case 'K':
      return 'PPPK';
    default:
      return undefined;
  }
};

const id = nolKosong(bakukanId);
const tanggalBaku = nolKosong((teks) => bacaTanggal(teks));

/** How each canonical column is written. Both sides end here, so that equal meaning is equal text; running it twice changes nothing. */
export const BAKU: Readonly<Record<KolomRekaman, Bakuan>> = {
  pnsId: id,
  nama: utuh(nolKosong(bakukanNama)),
  gelar: utuh(nolKosong(himpunanGelar)),
  tglLahir: tanggalBaku,
  jenisKelamin: nolKosong(bakukanKelamin),
  nik: nolKosong(bakukanNik),
  kedudukanHukumId: nolKosong(bakukanDuaDigit),
  statusAsn,
  jenisPegawaiId: nolKosong(bakukanKodeAngka),
  instansiIndukId: id,
  instansiKerjaId: id,
  unorId: id,
  jenisJabatanId: nolKosong(pilihan('1', '2', '3', '4')),
  jabatanId: id,
  namaJabatan: utuh(nolKosong(bakukanTeks)),
  eselonId: bakukanEselon,
  jenjangId: nolKosong(pilihan('PM', 'TR', 'MH', 'PY', 'PT', 'MU', 'MA', 'UT', 'XX')),
  kelasJabatan: nolKosong(bakukanAngka),
  tmtJabatan: tanggalBaku,
  nomorSk: utuh(nolKosong(nomorSurat)),
  tanggalSk: tanggalBaku,
  jenisPenugasanId: nolKosong(pilihan('D', 'PLT', 'PLH', 'PJ', 'TT')),
  golAkhirId: nolKosong(bakukanGolongan),
  tmtGolongan: tanggalBaku,
  mkTahun: bakukanAngka,
  mkBulan: bakukanAngka,
  tkPendidikanId: nolKosong(bakukanDuaDigit),
  pendidikanId: id,
  tmtCpns: tanggalBaku,
  tmtPns: tanggalBaku,
  bup: nolKosong(bakukanAngka),
  tmtPensiun: tanggalBaku,
};
