import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { InstansiBench } from './isi-orang.ts';
import type { Hub } from './mulai-hub.ts';

/** Approved usul in each of the two instansi that are compared: a block has them to hold, however many people it covers. */
export const USUL_TERTAHAN = 20;

/** Puts the usul of the two instansi where a block can hold them, again and again. */
export async function siapkanUsul(hub: Hub, instansi: readonly InstansiBench[]): Promise<void> {
  await sqlUntukIrisan(hub.pemilik, (sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const { no } of instansi) {
        const [ada] = await tx<{ n: number }[]>`select count(*)::int n from usul where instansi = ${no}`;
        if (ada?.n === 0)
          await tx`with o as (select nip, row_number() over (order by nip) k from (select nip from pegawai_bkn where instansi = ${no} order by nip limit ${USUL_TERTAHAN}) x),
              u as (insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul)
                select ${no}, 'PEMINDAHAN', 'bench', current_date + 30, 'DISETUJUI', 'bench', 'bench' from o returning id)
            insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
              select u.id, o.nip, ${no}, ${no}, 'U', 'J', '4', 'PELAKSANA', 58 from (select id, row_number() over (order by id) k from u) u join o on o.k = u.k`;
        await tx`update usul set status = 'DISETUJUI' where instansi = ${no}`;
      }
    }),
  );
}
