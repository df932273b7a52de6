import type { Tanggal } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import { taraf } from '../../taraf.ts';
import type { Usulan } from '../../usul.ts';
import type { Fakta } from '../fakta.ts';
import { bacaBkn, bacaTanggalBkn } from './baca-bkn.ts';

export interface KedudukanAsal {
  readonly taraf: number;
  readonly jenisJabatanId: string;
  readonly jenjangJf: string | null;
  readonly jabatanId: string;
  /** Retirement age of the position by the reference table; null = not said. */
  readonly bup: number | null;
  readonly tmt: Tanggal;
}

/** The position held now: which one says BKN, what it is say the reference tables. */
export function kedudukanAsal(fakta: Fakta): Diketahui<KedudukanAsal> {
  const jenis = bacaBkn(fakta, 'jenisJabatanId');
  if (!jenis.ada) return jenis;
  const jabatan = bacaBkn(fakta, 'jabatanId');
  if (!jabatan.ada) return jabatan;
  const tmt = bacaTanggalBkn(fakta, 'tmtJabatan');
  if (!tmt.ada) return tmt;
  if (!fakta.jabatanAsal.ada) return belumDiketahui(`Rujukan jabatan asal belum diketahui: ${fakta.jabatanAsal.sebab}`);
  const { eselonId, jenjangJf, bup } = fakta.jabatanAsal.nilai;
  const t = taraf({ jenisJabatanId: jenis.nilai, eselonId, jenjangJf });
  if (t === null) return belumDiketahui('Jenjang jabatan asal tidak dapat ditentukan dari rujukan');
  return diketahui({ taraf: t, jenisJabatanId: jenis.nilai, jenjangJf, jabatanId: jabatan.nilai, bup, tmt: tmt.nilai });
}

/** JF level of the target, from the reference table. */
export function jenjangJfTujuan(fakta: Fakta): Diketahui<string> {
  if (!fakta.rujukan.ada) return belumDiketahui(`Rujukan jabatan tujuan belum diketahui: ${fakta.rujukan.sebab}`);
  const { jenjangJf } = fakta.rujukan.nilai;
  return jenjangJf === null ? belumDiketahui('Jenjang jabatan fungsional tujuan tidak tersedia pada rujukan') : diketahui(jenjangJf);
}

/** Step of the target on the ladder of positions. */
export function tarafTujuan({ tujuan }: Usulan, fakta: Fakta): Diketahui<number> {
  const jf = tujuan.jenisJabatanId === '2' ? jenjangJfTujuan(fakta) : null;
  if (jf !== null && !jf.ada) return jf;
  const t = taraf({ jenisJabatanId: tujuan.jenisJabatanId, eselonId: tujuan.eselonId, jenjangJf: jf?.nilai ?? null });
  return t === null ? belumDiketahui('Jenjang jabatan tujuan tidak dapat ditentukan') : diketahui(t);
}

export interface Langkah {
  readonly asal: KedudukanAsal;
  readonly tujuan: number;
}

/** From which step to which the usul leads. */
export function langkah(usulan: Usulan, fakta: Fakta): Diketahui<Langkah> {
  const asal = kedudukanAsal(fakta);
  if (!asal.ada) return asal;
  const tujuan = tarafTujuan(usulan, fakta);
  return tujuan.ada ? diketahui({ asal: asal.nilai, tujuan: tujuan.nilai }) : tujuan;
}
