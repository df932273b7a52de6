import { parseTanggal, type Tanggal } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import type { KolomRekaman } from '../../../selisih/rekaman.ts';
import type { Fakta } from '../fakta.ts';

const JUDUL = {
  tglLahir: 'Tanggal lahir',
  jenisKelamin: 'Jenis kelamin',
  kedudukanHukumId: 'Kedudukan hukum',
  statusAsn: 'Status ASN',
  golAkhirId: 'Golongan',
  tmtGolongan: 'TMT golongan',
  tmtCpns: 'TMT CPNS',
  tmtPns: 'TMT PNS',
  jenisJabatanId: 'Jenis jabatan',
  jabatanId: 'Jabatan',
  tmtJabatan: 'TMT jabatan',
  tkPendidikanId: 'Tingkat pendidikan',
  pendidikanId: 'Pendidikan',
  jenisPenugasanId: 'Jenis penugasan',
  namaJabatan: 'Nama jabatan',
} as const satisfies Partial<Record<KolomRekaman, string>>;

type KolomDibaca = keyof typeof JUDUL;

/** One column of the BKN record; an absent record or an empty column is unknown, never a value. */
export function bacaBkn(fakta: Fakta, kolom: KolomDibaca): Diketahui<string> {
  if (!fakta.bkn.ada) return belumDiketahui(`Rekaman BKN belum diketahui: ${fakta.bkn.sebab}`);
  const nilai = fakta.bkn.nilai[kolom];
  return nilai === null || nilai === '' ? belumDiketahui(`${JUDUL[kolom]} tidak tersedia pada data BKN`) : diketahui(nilai);
}

/** As bacaBkn, for a calendar date. The unreadable text itself is kept out of the reason: it may be a birth date. */
export function bacaTanggalBkn(fakta: Fakta, kolom: KolomDibaca): Diketahui<Tanggal> {
  const teks = bacaBkn(fakta, kolom);
  if (!teks.ada) return teks;
  const nilai = parseTanggal(teks.nilai);
  return nilai === null ? belumDiketahui(`${JUDUL[kolom]} pada data BKN tidak terbaca sebagai tanggal`) : diketahui(nilai);
}

export type StatusAsn = 'CPNS' | 'PNS' | 'PPPK';

/** Status of the person; any other word is unknown, so no rule for PNS or PPPK is skipped because of a strange code. */
export function bacaStatusAsn(fakta: Fakta): Diketahui<StatusAsn> {
  const status = bacaBkn(fakta, 'statusAsn');
  if (!status.ada) return status;
  if (status.nilai === 'CPNS' || status.nilai === 'PNS' || status.nilai === 'PPPK') return diketahui(status.nilai);
  return belumDiketahui('Status ASN pada data BKN bukan CPNS, PNS, atau PPPK');
}
