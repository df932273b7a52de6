import { sql } from 'drizzle-orm';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';

interface HitunganAduan extends Record<string, unknown> {
  readonly kategori: string;
  readonly saluran: string;
  readonly status: string;
  readonly jumlah: number;
}

interface HitunganKasus extends Record<string, unknown> {
  readonly sumber: string;
  readonly tahap: string;
  /** Null = not reviewed yet. */
  readonly tingkat: string | null;
  readonly jumlah: number;
}

/** How many complaints and disciplinary cases within the authority of who asks; no row of either. */
export interface RekapPengawasan {
  readonly aduan: readonly HitunganAduan[];
  readonly kasusDisiplin: readonly HitunganKasus[];
}

export function rekapPengawasan(_: unknown, __: unknown, k: KonteksPelanggaran): Promise<RekapPengawasan> {
  wajibBoleh(k, 'bacaRekapPengawasan');
  return k.baca(async (tx) => {
    const aduan = await tx.execute<HitunganAduan>(sql`select kategori, saluran, status, jumlah::int as jumlah from rekap_aduan()`);
    const kasus = await tx.execute<HitunganKasus>(sql`select sumber, tahap, tingkat, jumlah::int as jumlah from rekap_kasus_disiplin()`);
    return { aduan: aduan.rows, kasusDisiplin: kasus.rows };
  });
}
