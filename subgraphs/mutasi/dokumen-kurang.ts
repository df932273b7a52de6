import { tanggal } from '../../domain/asn/tanggal.ts';
import { isJenisDokumen, isPerOrang, JENIS_DOKUMEN } from '../../domain/mutasi/dokumen.ts';
import { dokumenWajib } from '../../domain/mutasi/dokumen-wajib.ts';
import type { JenisUsul, Jenjang, Usulan } from '../../domain/mutasi/usul.ts';
import type { UsulPegawaiRow, UsulRow } from './queries.ts';
import type { LampiranRow } from './queries-dokumen.ts';

const macam = (jenis: string): { readonly judul: string; readonly siasn: string | null } =>
  isJenisDokumen(jenis) ? JENIS_DOKUMEN[jenis] : { judul: jenis, siasn: null };

/** An attached document as the outside sees it. */
export const uraikanLampiran = ({ nip, ...d }: LampiranRow) => ({
  ...d,
  judul: macam(d.jenis).judul,
  siasnId: macam(d.jenis).siasn,
  pegawai: nip === null ? null : { nip },
});

export interface Kurang {
  readonly pegawai: { readonly nip: string };
  readonly jenis: string;
  readonly judul: string;
}

const usulanDari = (usul: UsulRow, p: UsulPegawaiRow): Usulan => ({
  jenis: usul.jenis as JenisUsul,
  alasan: usul.alasan,
  tmt: tanggal(usul.tmt),
  nip: p.nip,
  asalInstansiId: usul.instansiId,
  tujuan: { ...p, jenjang: p.jenjang as Jenjang, daerah: false, provinsiId: null },
  pengaktifan: usul.pengaktifan,
  rincian: usul.rincian,
});

/** What kind, route and level ask for and nobody attached, per person. Ages of documents are the rules' business. */
export function dokumenKurang(usul: UsulRow, pegawai: readonly UsulPegawaiRow[], lampiran: readonly LampiranRow[]): readonly Kurang[] {
  const terlampir = (jenis: string, nip: string): boolean =>
    lampiran.some((l) => l.jenis === jenis && (l.nip === nip || (l.nip === null && (pegawai.length === 1 || !isPerOrang(jenis)))));
  return pegawai.flatMap((p) =>
    dokumenWajib(usulanDari(usul, p))
      .filter((jenis) => !terlampir(jenis, p.nip))
      .map((jenis) => ({ pegawai: { nip: p.nip }, jenis, judul: JENIS_DOKUMEN[jenis].judul })),
  );
}
