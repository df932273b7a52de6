import type { Command } from 'commander';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { Alat } from './alat.ts';
import { bacaKunciTanda, bacaKunciUmum, bacaTerbitan, isTandaSah, type KepalaTerbit, type SatuKepala, terbitkanKepala } from './kepala-jejak.ts';
import { KELUAR } from './kode-keluar.ts';

interface Cacat {
  readonly shard: number;
  readonly urut: string;
  readonly cacat: string;
}

interface OpsiVerifikasi {
  readonly kepala?: string;
  readonly kunciUmum?: string;
}

/** A chain that was rewritten from some entry on is sound in itself; only what was published before still knows what stood there. */
async function bandingkanTerbitan(tx: SqlTransaksi, terbitan: readonly KepalaTerbit[]): Promise<readonly Cacat[]> {
  const semua = terbitan.flatMap((t) => t.kepala);
  return tx<
    Cacat[]
  >`/* jejak.terbitan */ select distinct t.shard, t.urut::text urut, case when j.hash is null then 'TERBITAN_HILANG' else 'TERBITAN_BERBEDA' end cacat
    from jsonb_to_recordset(${tx.json(semua)}) t(shard smallint, urut bigint, hash text) left join jejak j on j.shard = t.shard and j.urut = t.urut
    where encode(coalesce(j.hash, case when t.urut = 0 then sha256(convert_to('simpul-jejak-' || t.shard, 'UTF8')) end), 'hex') is distinct from t.hash order by 1, 2`;
}

/** One snapshot: entries written meanwhile must not look like a broken head. */
const dalamSatuPotret = <T>(alat: Alat, fn: (tx: SqlTransaksi) => Promise<T>): Promise<T> =>
  alat.sql((sql) => sql.begin('isolation level repeatable read', fn)) as Promise<T>;

function cacatTanda(terbitan: readonly KepalaTerbit[], kunciUmum: string | undefined): readonly string[] {
  if (kunciUmum === undefined) return [];
  const kunci = bacaKunciUmum(kunciUmum);
  return terbitan.filter((t) => !isTandaSah(t, kunci)).map((t) => t.pada);
}

async function verifikasi(alat: Alat, { kepala, kunciUmum }: OpsiVerifikasi): Promise<void> {
  const terbitan = kepala === undefined ? [] : bacaTerbitan(kepala);
  const tandaSalah = cacatTanda(terbitan, kunciUmum);
  const { diperiksa, cacat } = await dalamSatuPotret(alat, async (tx) => {
    const [n] = await tx<{ n: number }[]>`select count(*)::int n from jejak`;
    const rantai = await tx<Cacat[]>`select shard, urut::text urut, cacat from jejak_periksa() order by 1, 2::bigint`;
    return { diperiksa: n?.n ?? 0, cacat: [...rantai, ...(await bandingkanTerbitan(tx, terbitan))] };
  });
  const utuh = cacat.length === 0 && tandaSalah.length === 0;
  alat.hasil({ utuh, diperiksa, cacat, ...(kepala !== undefined && { terbitan: terbitan.length, tandaSalah }) }, [
    utuh ? `utuh: ${diperiksa} entri jejak diperiksa` : `RUSAK: ${cacat.length} cacat pada ${diperiksa} entri jejak`,
    ...(kepala === undefined ? [] : [`dibandingkan dengan ${terbitan.length} terbitan kepala`]),
    ...cacat.map((c) => `shard ${c.shard} urut ${c.urut}: ${c.cacat}`),
    ...tandaSalah.map((pada) => `terbitan ${pada}: TANDA_TANGAN_SALAH`),
  ]);
  alat.kode = utuh ? KELUAR.baik : KELUAR.takTerduga;
}

async function kepala(alat: Alat, { kunci }: { readonly kunci?: string }): Promise<void> {
  const tanda = kunci === undefined ? null : bacaKunciTanda(kunci);
  const isi = await dalamSatuPotret(alat, async (tx) => {
    const [saat] = await tx<{ pada: Date }[]>`select clock_timestamp() pada`;
    const semua = await tx<SatuKepala[]>`select shard, urut::text urut, encode(hash, 'hex') hash from jejak_kepala order by shard`;
    return { pada: (saat?.pada ?? new Date(0)).toISOString(), kepala: semua.map((k) => ({ ...k })) };
  });
  alat.tulis(`${JSON.stringify(terbitkanKepala(isi, tanda))}\n`);
}

export function perintahAudit(program: Command, alat: Alat): void {
  const audit = program.command('audit').description('jejak audit (audit trail)');
  audit
    .command('verifikasi')
    .alias('verify')
    .description('periksa rantai jejak; keluar 1 bila ada yang putus, hilang, berubah, atau berbeda dari kepala yang pernah diterbitkan')
    .option('--kepala <berkas>', 'terbitan `simpul audit kepala` yang disimpan di luar basis data, satu per baris')
    .option('--kunci-umum <berkas>', 'kunci umum Ed25519 (PEM); setiap terbitan harus bertanda tangan sah')
    .action((opsi: OpsiVerifikasi) => verifikasi(alat, opsi));
  audit
    .command('kepala')
    .alias('heads')
    .description('cetak kepala setiap rantai jejak, satu baris JSON, untuk disimpan di luar basis data')
    .option('--kunci <berkas>', 'tanda tangani dengan kunci pribadi Ed25519 (PEM)')
    .action((opsi: { readonly kunci?: string }) => kepala(alat, opsi));
}
