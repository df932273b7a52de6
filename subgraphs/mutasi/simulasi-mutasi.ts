import type { Andaian } from '../../domain/mutasi/gerbang/andaian.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import { type MasukanAjukan, periksaMasukan } from './ajukan-mutasi.ts';
import type { IsiBeritaAcara } from './berita-acara.ts';
import { catatJawaban } from './catat-jawaban.ts';
import { tanyaGerbang } from './gerbang.ts';
import type { UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { rincianDari } from './rincian.ts';
import { uraikan } from './uraian-gerbang.ts';

export interface HasilSimulasi {
  readonly hasil: HasilGerbang;
  readonly isi: IsiBeritaAcara | null;
  readonly userErrors: readonly UserError[];
}

/** An answer as the outside sees it: only what failed. */
export const uraikanSimulasi = ({ hasil, isi, userErrors }: HasilSimulasi, andaikan: readonly Andaian[]) => ({
  hasil,
  userErrors,
  andaikan,
  pegawai: isi === null ? [] : uraikan(isi, true),
});

/** The gate's answer to a proposal that is not saved. No lock: the answer may be old when it arrives. */
export const simulasiMutasi = (konteks: KonteksMutasi, masukan: MasukanAjukan, andaian: readonly Andaian[] = []): Promise<HasilSimulasi> =>
  konteks.tercatat(async (tx) => {
    const { pegawai, dokumen, userErrors } = await periksaMasukan(tx, konteks, masukan);
    if (userErrors.length > 0) return { hasil: 'DITAHAN', isi: null, userErrors };
    const usul = {
      jenis: masukan.jenis,
      alasan: masukan.alasan,
      tmt: masukan.tmt,
      pengaktifan: masukan.pengaktifan ?? false,
      rincian: rincianDari(masukan),
      akui: masukan.akuiPeringatan ?? [],
    };
    const { hasil, isi } = await tanyaGerbang(tx, { usulId: null, usul, pegawai, tahap: 'AJUKAN', surat: { dokumen }, andaian });
    await catatJawaban(tx, isi);
    return { hasil, isi, userErrors: [] };
  });
