import { createHash } from 'node:crypto';
import { jsonBaku } from '../../domain/json-baku.ts';
import { KODE_RISIKO, type ParameterRisiko, parameterRisiko } from '../../domain/mutasi/risiko/parameter.ts';
import { hitungSkor, perluOrang, type Skor } from '../../domain/mutasi/risiko/skor.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { faktaRisiko } from './fakta-risiko.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertPenilaian, selectBahanRisiko } from './queries-risiko.ts';

export interface PenilaianRisiko {
  /** The highest of its people. */
  readonly skor: number;
  readonly perluOrang: boolean;
  readonly parameter: ParameterRisiko;
  /** Highest first. */
  readonly pegawai: readonly (Skor & { readonly nip: string })[];
}

/** The score of a usul as its history stands now. Reads only. */
export async function nilaiRisiko(tx: Tx, usulId: string): Promise<PenilaianRisiko> {
  const bahan = await selectBahanRisiko(tx, usulId, KODE_RISIKO);
  const parameter = parameterRisiko(bahan.timpaan);
  const pegawai = faktaRisiko(bahan, parameter.kasusMin)
    .map(({ nip, fakta }) => ({ nip, ...hitungSkor(fakta, parameter) }))
    .sort((a, b) => b.skor - a.skor || (a.nip < b.nip ? -1 : 1));
  return { skor: pegawai[0]?.skor ?? 0, perluOrang: perluOrang(pegawai, parameter), parameter, pegawai };
}

/** Keeps the assessment that sent a usul to a person: once as long as it says the same. */
export async function catatAlihKeOrang({ tulis }: KonteksMutasi, usulId: string, p: PenilaianRisiko): Promise<void> {
  const isi = jsonBaku({ parameter: p.parameter, pegawai: p.pegawai.filter((s) => s.skor >= p.parameter.ambang) });
  const sidik = createHash('sha256').update(isi).digest('hex');
  await tulis(async (tx) => {
    if (await insertPenilaian(tx, { usulId, skor: p.skor, ambang: p.parameter.ambang, isi, sidik }))
      await catatJejak(tx, 'mutasi.dialihkan_ke_orang', { usul: usulId, skor: p.skor, ambang: p.parameter.ambang });
  });
}
