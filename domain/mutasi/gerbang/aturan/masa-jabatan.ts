import { bulanPenuh } from '../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../hasil.ts';
import { taraf } from '../../taraf.ts';
import type { Usulan } from '../../usul.ts';
import type { Fakta, MasaJabatan } from '../fakta.ts';
import { kedudukanAsal } from './kedudukan.ts';

/** A held position as the predicate of a rule sees it. */
export interface Dijabat {
  readonly taraf: number;
  readonly jenjangJf: string | null;
}

function dijabat({ jenisJabatanId, eselonId, jenjangJf }: MasaJabatan): Dijabat | null {
  const t = jenisJabatanId === null ? null : taraf({ jenisJabatanId, eselonId, jenjangJf });
  return t === null ? null : { taraf: t, jenjangJf };
}

/**
 * Completed months, up to the TMT of the usul, in positions that `dihitung` accepts. The position held now counts by the record alone; only when that
 * is not enough is the history asked, where each line lasts until the next one begins. Lines whose step nobody knows count for nothing.
 */
export function bulanMenjabat(usulan: Usulan, fakta: Fakta, cukup: number, dihitung: (d: Dijabat) => boolean): Diketahui<number> {
  const asal = kedudukanAsal(fakta);
  if (!asal.ada) return asal;
  const { tmt } = asal.nilai;
  const kini = dihitung(asal.nilai) ? Math.max(0, bulanPenuh(tmt, usulan.tmt)) : 0;
  if (kini >= cukup) return diketahui(kini);
  if (!fakta.riwayatJabatan.ada) return belumDiketahui(`Riwayat jabatan belum diketahui: ${fakta.riwayatJabatan.sebab}`);
  const baris = fakta.riwayatJabatan.nilai;
  if (baris.some((b) => b.tmt === null)) return belumDiketahui('Riwayat jabatan memuat TMT yang tidak terbaca');
  const lampau = baris.flatMap((b) => (b.tmt !== null && b.tmt < tmt ? [{ mulai: b.tmt, isi: dijabat(b) }] : []));
  lampau.sort((a, b) => (a.mulai < b.mulai ? -1 : 1));
  const dahulu = lampau.map(({ mulai, isi }, i) => (isi !== null && dihitung(isi) ? bulanPenuh(mulai, lampau[i + 1]?.mulai ?? tmt) : 0));
  return diketahui(kini + dahulu.reduce((a, b) => a + b, 0));
}
