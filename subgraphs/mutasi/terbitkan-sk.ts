import { isDeepStrictEqual } from 'node:util';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { pertekDiperlukan } from './pertek-diperlukan.ts';
import type { IsiSkPegawai } from './queries-alur.ts';
import { insertIsiSk, insertSk, selectIsiSk, selectSurat } from './queries-surat.ts';
import { gandaSalah } from './siapkan-pegawai.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratBerbeda, suratDari } from './surat.ts';
import { lakukanPeralihan, type Perkara } from './transisi.ts';

/** Straight from the approval only where the law asks for no pertek. */
const pertekBelumAda = ({ usul }: Perkara, gerbang: JawabanGerbang): readonly UserError[] =>
  usul.status === 'DISETUJUI' && pertekDiperlukan(gerbang) ? [salah('PERTEK_BELUM_ADA', 'Usul ini wajib pertek sebelum SK.', 'id')] : [];

/** One line of the SK as its PPK enters it. */
export interface BarisSk {
  readonly nip: string;
  readonly tujuan: { readonly instansiId: string; readonly unorId: string; readonly jabatanId: string };
  readonly tmt: Tanggal;
}

export interface MasukanSk extends MasukanSurat {
  /** Absent = the SK says what the usul says. */
  readonly isi?: readonly BarisSk[] | null;
}

/** An SK names people of its usul, each once; whom it leaves out and what it says of them is the gate's to judge (C09). */
function isiSalah(isi: readonly BarisSk[] | null, { pegawai }: Perkara): readonly UserError[] {
  if (isi === null) return [];
  if (isi.length === 0) return [salah('PEGAWAI_KOSONG', 'Sebutkan paling sedikit satu pegawai.', 'isi')];
  const [orang, sudah] = [new Set(pegawai.map((p) => p.nip)), new Set<string>()];
  return isi.flatMap(({ nip }, i) => [
    ...gandaSalah(sudah, nip, `isi.${i}.nip`),
    ...(orang.has(nip) ? [] : [salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ada di dalam usul.', `isi.${i}.nip`)]),
  ]);
}

/** The annex of an SK that already stands is evidence: it may be entered once more as it is, never otherwise. */
const isiBerbeda = (ada: readonly IsiSkPegawai[] | null, isi: readonly BarisSk[] | null): readonly UserError[] =>
  ada === null || isi === null || isDeepStrictEqual(ada, urutNip(isi))
    ? []
    : [salah('SURAT_SUDAH_ADA', 'Isi SK ini sudah tercatat; cabut SK-nya bila keliru.', 'isi')];

const urutNip = (isi: readonly BarisSk[]): readonly IsiSkPegawai[] =>
  isi.map(({ nip, tujuan: { instansiId, unorId, jabatanId }, tmt }) => ({ nip, instansiId, unorId, jabatanId, tmt })).sort((a, b) => (a.nip < b.nip ? -1 : 1));

/** PERTEK_TERBIT or PERBAIKAN_SK, or DISETUJUI without a pertek, to SK_TERBIT, by the PPK of the destination. The letter is judged by the gate before it is recorded. */
export function terbitkanSk(konteks: KonteksMutasi, masukan: MasukanSk): Promise<Jawaban> {
  const surat = suratDari(masukan);
  const isi = masukan.isi ?? null;
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanSk',
    tindakan: 'terbitkanSk',
    tahap: 'SK',
    surat: { sk: surat, ...(isi && { isiSk: urutNip(isi) }) },
    putuskan: pertekBelumAda,
    periksa: async (perkara) => [
      ...instansiTujuan(perkara),
      ...nomorSalah(surat),
      ...isiSalah(isi, perkara),
      ...isiBerbeda(await selectIsiSk(perkara.tx, perkara.usul.id), isi),
      ...suratBerbeda(await selectSurat(perkara.tx, 'sk', perkara.usul.id), surat),
    ],
    tulis: async ({ tx, usul }) => {
      await insertSk(tx, usul.id, surat, konteks.pemanggil.subjek);
      if (isi !== null) await insertIsiSk(tx, usul.id, urutNip(isi), konteks.pemanggil);
      await catatJejak(tx, 'mutasi.sk_terbit', { usul: usul.id, nomor: surat.nomor });
    },
  });
}
