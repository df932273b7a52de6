import { type Alat, bilangan, cariInstansi, pilihan } from './alat.ts';

const STATUS_KIRIMAN = ['MENUNGGU', 'TERKIRIM', 'GAGAL', 'DIBATALKAN'] as const;

interface BarisKaitan {
  readonly kaitan: string;
  readonly instansiId: string;
  readonly status: string;
  readonly sebab: string | null;
  readonly alamat: string;
  readonly macam: readonly string[];
  readonly menunggu: number;
  readonly gagal: number;
  readonly gagalSejak: Date | null;
}

/** Every address that was not ended, of one instansi or of all. */
export async function daftarKaitan(alat: Alat, opsi: { readonly instansi?: string }): Promise<void> {
  const rows = await alat.sql(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return sql<BarisKaitan[]>`select k.id::text kaitan, i.id "instansiId", k.status, k.sebab, k.alamat, to_jsonb(k.macam) macam, k.gagal_sejak "gagalSejak",
        (select count(*)::int from kaitan_kiriman n where n.kaitan = k.id and n.status = 'MENUNGGU') menunggu,
        (select count(*)::int from kaitan_kiriman n where n.kaitan = k.id and n.status = 'GAGAL') gagal
      from kaitan k join instansi i on i.no = k.instansi where k.status <> 'BERAKHIR' and (${no}::int is null or k.instansi = ${no}) order by i.id, k.dibuat_pada`;
  });
  alat.hasil(
    { kaitan: rows },
    rows.map((r) =>
      [r.kaitan, r.instansiId, r.status, r.sebab ?? '-', r.alamat, r.macam.join(','), r.menunggu, r.gagal, r.gagalSejak?.toISOString() ?? '-'].join('\t'),
    ),
  );
}

interface BarisKiriman {
  readonly kiriman: string;
  readonly webhookId: string;
  readonly macam: string;
  readonly pada: Date;
  readonly status: string;
  readonly percobaan: number;
  readonly kodeHttp: number | null;
  readonly sebab: string | null;
  readonly berikut: Date | null;
}

/** The newest messages to one address. */
export async function kirimanKaitan(alat: Alat, id: string, opsi: { readonly status?: string; readonly banyak: string }): Promise<void> {
  const status = opsi.status === undefined ? null : pilihan('--status', opsi.status, STATUS_KIRIMAN);
  const banyak = bilangan('--banyak', opsi.banyak, 1, 1_000);
  const rows = await alat.sql(
    (sql) => sql<BarisKiriman[]>`select id::text kiriman, webhook_id "webhookId", macam, pada, status, percobaan, kode_http "kodeHttp", sebab,
      case when status = 'MENUNGGU' then berikut end berikut from kaitan_kiriman where kaitan = ${id} and (${status}::text is null or status = ${status}) order by id desc limit ${banyak}`,
  );
  alat.hasil(
    { kiriman: rows },
    rows.map((r) =>
      [r.kiriman, r.webhookId, r.macam, r.pada.toISOString(), r.status, r.percobaan, r.kodeHttp ?? '-', r.sebab ?? '-', r.berikut?.toISOString() ?? '-'].join(
        '\t',
      ),
    ),
  );
}
