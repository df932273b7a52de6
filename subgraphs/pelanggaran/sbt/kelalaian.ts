import { tanggalPanjang } from '../../../domain/asn/kata-tanggal.ts';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { KATA_KEWAJIBAN, kewajibanDilalaikan, kunciKelalaian } from '../../../domain/pelanggaran/sbt/kelalaian.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { nomorTemuan } from '../catat-temuan.ts';
import { type BarisTemuanPolos, insertTemuanSistem, selectBerkas } from './queries.ts';

/** Category of a finding against an instansi whose PPK let a duty lapse. */
export const KATEGORI_KELALAIAN = 'NSPK';

/**
 * The finding of the hub itself against the instansi and its PPK, when the deadline of this case that has just passed was a duty of theirs. It begins at
 * VERIFIKASI like every other. Returns its id; null = no duty lapsed, or it is a finding already.
 */
export async function temukanKelalaian(tx: Tx, t: BarisTemuanPolos, tenggat: Tanggal, orang: string): Promise<string | null> {
  const [berkas] = await selectBerkas(tx, [t.id]);
  if (berkas === undefined) return null;
  const kewajiban = kewajibanDilalaikan({ tahap: t.tahap as TahapTemuan, nip: t.nip, surat: berkas.surat.map((s) => s.jenis), blokir: berkas.blokir });
  if (kewajiban === null) return null;
  const uraian = `Pejabat Pembina Kepegawaian belum menindaklanjuti ${KATA_KEWAJIBAN[kewajiban]} atas temuan ${t.nomor} sampai tenggatnya, ${tanggalPanjang(tenggat)}.`;
  const bukti = { temuan: t.nomor, kewajiban, tenggat };
  return insertTemuanSistem(tx, {
    nomor: nomorTemuan().nomor,
    kunci: kunciKelalaian(t.id, kewajiban),
    kategori: KATEGORI_KELALAIAN,
    instansi: t.instansi,
    uraian,
    bukti,
    orang,
  });
}
