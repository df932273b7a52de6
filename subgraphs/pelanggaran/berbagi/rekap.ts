import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BarisRekap, type KelompokRekap, type SaringanRekap, selectRekap } from './queries-rekap.ts';

const NOL = { jumlah: 0, terbuka: 0, tunggakanPpk: 0, tanpaTenggat: 0 };

/** Recap of cases today, by every group at once. */
export interface RekapTemuan {
  readonly hariIni: string;
  readonly total: Pick<BarisRekap, keyof typeof NOL>;
  readonly perInstansi: readonly BarisRekap[];
  readonly perProvinsi: readonly BarisRekap[];
  readonly perKategori: readonly BarisRekap[];
  readonly perTahap: readonly BarisRekap[];
}

export async function rekapTemuan(_: unknown, { filter }: { readonly filter?: SaringanRekap | null }, k: KonteksPelanggaran): Promise<RekapTemuan> {
  wajibBoleh(k, 'bacaRekapTemuan');
  const hariIni = k.jam.hariIni();
  const rows = await k.baca((tx) => selectRekap(tx, filter ?? {}, hariIni));
  const per = (kelompok: KelompokRekap): readonly BarisRekap[] => rows.filter((r) => r.kelompok === kelompok);
  return {
    hariIni,
    total: per('TOTAL')[0] ?? NOL,
    perInstansi: per('INSTANSI'),
    perProvinsi: per('PROVINSI'),
    perKategori: per('KATEGORI'),
    perTahap: per('TAHAP'),
  };
}
