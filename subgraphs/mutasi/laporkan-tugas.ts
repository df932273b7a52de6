import { sql } from 'drizzle-orm';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { isIdUsul } from './ajukan-mutasi.ts';
import type { KonteksMutasi } from './konteks.ts';

const KOLOM = { DISIMPAN: sql`disimpan_pada`, DISINKRONKAN: sql`disinkronkan_pada`, DOKUMEN: sql`dokumen_pada` } as const;

export interface MasukanLaporTugas {
  readonly id: string;
  readonly fakta: keyof typeof KOLOM;
}

/** The first report of a fact counts. False: it was reported before. Null: no open task of the caller's own side. */
async function lapor(tx: Tx, { id, fakta }: MasukanLaporTugas): Promise<boolean | null> {
  const kolom = KOLOM[fakta];
  const { rows } = await tx.execute<{ baru: boolean }>(sql`with t as (select id, ${kolom} as dulu from tugas_keluar
      where id = ${id}::bigint and jenis = 'JABATAN' and tujuan = 'SIMPEG' and dibatalkan_pada is null for update),
    u as (update tugas_keluar x set ${kolom} = clock_timestamp() from t where x.id = t.id and t.dulu is null returning 1) select t.dulu is null as baru from t`);
  return rows[0]?.baru ?? null;
}

/** What the instansi has done about a task on its own side. It proves nothing: that is for the next feed. */
export function laporkanTugas(konteks: KonteksMutasi, masukan: MasukanLaporTugas): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'laporkanTugas', masukan, async (tx) => {
    const baru = isIdUsul(masukan.id) ? await lapor(tx, masukan) : null;
    if (baru === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (baru) await catatJejak(tx, 'tugas.dilaporkan', { tugas: masukan.id, fakta: masukan.fakta });
    return berhasil(masukan.id);
  });
}
