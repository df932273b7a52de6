import { sql } from 'drizzle-orm';
import type { Pemanggil } from '../../../domain/akses.ts';
import { instansiPembaca } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import { catatAksesData } from '../../../platform/db/catat-akses.ts';
import { catatJejakBanyak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

/** How a file was opened: on screen, as one printed letter, or whole as a bundle. */
export type CaraBaca = 'BERKAS' | 'SURAT' | 'BUNDEL';

/** Writes that this caller opened these files, in the transaction that reads them. Call it last: it holds the head of an audit shard until the commit. */
export async function catatAkses(tx: Tx, pemanggil: Pemanggil, temuan: readonly string[], cara: CaraBaca): Promise<void> {
  if (temuan.length === 0) return;
  const { peran } = pemanggil;
  const instansi = instansiPembaca(pemanggil);
  const { rows } = await tx.execute<{ nip: string }>(
    sql`select lpad(nip::text, 18, '0') as nip from temuan where id = any (${sql.param([...temuan])}::bigint[]) and nip is not null`,
  );
  await catatAksesData(
    tx,
    'berkasTemuan',
    rows.map(({ nip }) => nip),
  );
  await tx.execute(sql`insert into temuan_akses (temuan, cara, peran, instansi)
    select t, ${cara}, ${peran}, ${instansi}::smallint from unnest(${sql.param([...temuan])}::bigint[]) t`);
  await catatJejakBanyak(
    tx,
    'akses.temuan_dibaca',
    temuan.map((t) => ({ temuan: t, cara, peran, instansi })),
  );
}
