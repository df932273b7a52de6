import { sql } from 'drizzle-orm';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import type { KonteksMutasi } from './konteks.ts';

export interface MasukanPerwakilan {
  readonly unorId: string;
  readonly dasar: string;
}

/** Records that a unit is a mission abroad: no code of an instansi says so. Once; a repetition changes nothing. */
export function tandaiPerwakilan(konteks: KonteksMutasi, { unorId, dasar }: MasukanPerwakilan): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'tandaiPerwakilan', { unorId, dasar }, async (tx) => {
    const { subjek, orang } = konteks.pemanggil;
    if (dasar.trim().length < 5 || dasar.length > 200) return tolak('MASUKAN_SALAH', 'dasar', 'Sebutkan keputusan asalnya, 5 sampai 200 huruf.');
    const { rows } = await tx.execute<{ baru: boolean }>(sql`with u as (select id from unor where id = ${unorId}),
      b as (insert into perwakilan_ln (unor_id, dasar, oleh, orang) select id, ${dasar.trim()}, ${subjek}, ${orang} from u on conflict do nothing returning 1)
      select exists (select from b) as baru from u`);
    if (rows[0] === undefined) return tolak('TIDAK_DITEMUKAN', 'unorId');
    if (rows[0].baru) await catatJejak(tx, 'rujukan.perwakilan_ditandai', { unor: unorId });
    return berhasil(unorId);
  });
}
