import type { Command } from 'commander';
import type { Alat } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

interface Cacat {
  readonly shard: number;
  readonly urut: string;
  readonly cacat: string;
}

async function verifikasi(alat: Alat): Promise<void> {
  const { diperiksa, cacat } = await alat.sql((sql) =>
    // One snapshot: entries written meanwhile must not look like a broken head.
    sql.begin('isolation level repeatable read', async (tx) => {
      const [n] = await tx<{ n: number }[]>`select count(*)::int n from jejak`;
      const cacat = await tx<Cacat[]>`select shard, urut::text urut, cacat from jejak_periksa() order by 1, 2::bigint`;
      return { diperiksa: n?.n ?? 0, cacat: [...cacat] };
    }),
  );
  alat.hasil({ utuh: cacat.length === 0, diperiksa, cacat }, [
    cacat.length === 0 ? `utuh: ${diperiksa} entri jejak diperiksa` : `RUSAK: ${cacat.length} cacat pada ${diperiksa} entri jejak`,
    ...cacat.map((c) => `shard ${c.shard} urut ${c.urut}: ${c.cacat}`),
  ]);
  alat.kode = cacat.length === 0 ? KELUAR.baik : KELUAR.takTerduga;
}

export function perintahAudit(program: Command, alat: Alat): void {
  program
    .command('audit')
    .description('jejak audit (audit trail)')
    .command('verifikasi')
    .alias('verify')
    .description('periksa rantai jejak; keluar 1 bila ada yang putus, hilang, atau berubah')
    .action(() => verifikasi(alat));
}
