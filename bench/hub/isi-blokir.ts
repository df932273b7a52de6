import type { Sql } from '../../platform/db/postgres-js.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Hub } from './mulai-hub.ts';

export interface InstansiBench {
  readonly no: number;
  readonly id: string;
  readonly pegawai: number;
}

/** Approved usul in each of the two instansi that are compared: a block has them to hold, however many people it covers. */
export const USUL_TERTAHAN = 20;
const PERTAMA = 30_001;
const SISA_PER_INSTANSI = 50_000;
const TENGGAT = { tenggatPernyataanMs: 600_000 };

/** Rows of people beside those of the hub's own nation; nobody of them is proposed anywhere but in the usul made here. */
const isiOrang = (
  sql: Sql,
  { no, pegawai }: InstansiBench,
): Promise<unknown> => sql`insert into pegawai_bkn (instansi, nip, nama, status_asn, kedudukan_hukum_id, nik_sah, h, tarikan)
  select ${no}, (to_char(date '1967-01-01' + (n % 9000)::int, 'YYYYMMDD') || to_char(date '2010-01-01' + ((n / 9000) % 120) * interval '1 month', 'YYYYMM') || '1' || 900 + n % 100)::bigint,
    'PEGAWAI CONTOH', 'PNS', '01', true, n, 1 from generate_series(0, ${pegawai - 1}) n on conflict do nothing`;

/** Adds people until the hub has about `baris`: one instansi of `besar`, one of `kecil`, the rest in others. A second run finds them there. */
export async function isiInstansiBesar(
  hub: Hub,
  baris: number,
  ukuran: { readonly besar: number; readonly kecil: number },
): Promise<readonly [InstansiBench, InstansiBench]> {
  const sisa = Math.max(0, baris - ukuran.besar - ukuran.kecil);
  const lain = Array.from({ length: Math.ceil(sisa / SISA_PER_INSTANSI) }, (_, i) => Math.min(SISA_PER_INSTANSI, sisa - i * SISA_PER_INSTANSI));
  const semua: readonly InstansiBench[] = [ukuran.besar, ukuran.kecil, ...lain].map((pegawai, i) => ({
    no: PERTAMA + i,
    id: `INSTANSI-BENCH-${i + 1}`,
    pegawai,
  }));
  await sqlUntukIrisan(
    hub.pemilik,
    async (sql) => {
      for (const i of semua) {
        const [ada] = await sql<{ n: number }[]>`select coalesce(sum(jumlah), 0)::int n from rekap_pegawai where instansi = ${i.no}`;
        if (ada?.n === i.pegawai) continue;
        await sql.begin(async (tx) => {
          // The triggers would build fingerprints and schedules that this bench does not read.
          await tx`set local session_replication_role = replica`;
          await tx`insert into instansi (no, id, kode_cepat, nama, jenis) values (${i.no}, ${i.id}, ${String(i.no)}, ${`Badan Contoh Besar ${i.no}`}, 'LPNK') on conflict do nothing`;
          await tx`delete from pegawai_bkn where instansi = ${i.no}`;
          await isiOrang(tx as unknown as Sql, i);
          await tx`delete from rekap_pegawai where instansi = ${i.no}`;
          await tx`insert into rekap_pegawai select instansi, status_asn, '-', '-', count(*) from pegawai_bkn where instansi = ${i.no} group by 1, 2`;
        });
      }
      await sql`analyze pegawai_bkn`;
    },
    TENGGAT,
  );
  return [semua[0] as InstansiBench, semua[1] as InstansiBench];
}

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
