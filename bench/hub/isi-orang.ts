import type { Sql } from '../../platform/db/postgres-js.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Hub } from './mulai-hub.ts';

export interface InstansiBench {
  readonly no: number;
  readonly id: string;
  readonly pegawai: number;
}

const PERTAMA = 30_001;
const SISA_PER_INSTANSI = 50_000;
const UKURAN = { besar: 100_000, kecil: 1_000 };
const TENGGAT = { tenggatPernyataanMs: 600_000 };

/** Rows of people beside those of the hub's own nation; nobody of them is proposed anywhere but in the usul made here. */
const isiOrang = (
  sql: Sql,
  { no, pegawai }: InstansiBench,
): Promise<unknown> => sql`insert into pegawai_bkn (instansi, nip, nama, status_asn, kedudukan_hukum_id, nik_sah, h, tarikan)
  select ${no}, (to_char(date '1967-01-01' + (n % 9000)::int, 'YYYYMMDD') || to_char(date '2010-01-01' + ((n / 9000) % 120) * interval '1 month', 'YYYYMM') || '1' || 900 + n % 100)::bigint,
    'PEGAWAI CONTOH', 'PNS', '01', true, n, 1 from generate_series(0, ${pegawai - 1}) n on conflict do nothing`;

/** Adds people until the hub has about `baris`: one instansi of `besar`, one of `kecil`, the rest in others. A second run finds them there. */
export async function isiInstansiBesar(hub: Hub, baris: number): Promise<readonly [InstansiBench, InstansiBench]> {
  const sisa = Math.max(0, baris - UKURAN.besar - UKURAN.kecil);
  const lain = Array.from({ length: Math.ceil(sisa / SISA_PER_INSTANSI) }, (_, i) => Math.min(SISA_PER_INSTANSI, sisa - i * SISA_PER_INSTANSI));
  const semua: readonly InstansiBench[] = [UKURAN.besar, UKURAN.kecil, ...lain].map((pegawai, i) => ({
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
