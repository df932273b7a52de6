import { isDeepStrictEqual } from 'node:util';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { bedaIsiSurat, JUDUL_ISI_SURAT } from '../../domain/mutasi/isi-surat.ts';
import { salah, type UserError } from './jawaban.ts';
import type { IsiSkPegawai } from './queries-alur.ts';
import { gandaSalah } from './siapkan-pegawai.ts';
import type { PegawaiUsul } from './usul.ts';

/** One line of the annex of an SK as its PPK enters it. */
export interface BarisSk {
  readonly nip: string;
  readonly tujuan: { readonly instansiId: string; readonly unorId: string; readonly jabatanId: string };
  readonly tmt: Tanggal;
}

/** As it is kept: in NIP order. Null = nothing was entered, and the SK says what the usul says. */
export const isiSkDari = (isi: readonly BarisSk[] | null | undefined): readonly IsiSkPegawai[] | null =>
  isi == null
    ? null
    : isi
        .map(({ nip, tujuan: { instansiId, unorId, jabatanId }, tmt }) => ({ nip, instansiId, unorId, jabatanId, tmt }))
        .sort((a, b) => (a.nip < b.nip ? -1 : 1));

/** An SK names people of its usul, each once; what it says of them, and whom it leaves out, is held against the pertek. */
export function isiSalah(isi: readonly BarisSk[] | null | undefined, pegawai: readonly PegawaiUsul[]): readonly UserError[] {
  if (isi == null) return [];
  if (isi.length === 0) return [salah('PEGAWAI_KOSONG', 'Sebutkan paling sedikit satu pegawai.', 'isi')];
  const [orang, sudah] = [new Set(pegawai.map((p) => p.nip)), new Set<string>()];
  return isi.flatMap(({ nip }, i) => [
    ...gandaSalah(sudah, nip, `isi.${i}.nip`),
    ...(orang.has(nip) ? [] : [salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ada di dalam usul.', `isi.${i}.nip`)]),
  ]);
}

/** The annex of an SK that already stands is evidence: it may be entered once more as it is, never otherwise. */
export const isiBerbeda = (ada: readonly IsiSkPegawai[] | null, isi: readonly IsiSkPegawai[] | null): readonly UserError[] =>
  ada === null || isi === null || isDeepStrictEqual(ada, isi) ? [] : [salah('SURAT_SUDAH_ADA', 'Isi SK ini sudah tercatat; cabut SK-nya bila keliru.', 'isi')];

/** Where the gate is not asked: the same comparison as C09, told per person of the pertek by its place in NIP order. */
export function bedaDariPertek(isi: readonly IsiSkPegawai[] | null, pertek: readonly IsiSkPegawai[]): readonly UserError[] {
  if (isi === null) return [];
  const sk = new Map(isi.map((b) => [b.nip, b]));
  return pertek.flatMap((p, i) => {
    const milik = sk.get(p.nip);
    const beda = milik === undefined ? ['nama'] : bedaIsiSurat(milik, p).map((k) => JUDUL_ISI_SURAT[k]);
    return beda.length === 0 ? [] : [salah('SK_BERBEDA_DARI_PERTEK', `SK berbeda dari pertek: ${beda.join(', ')}.`, `isi.${i}`)];
  });
}
