import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { selectUsulByNomor } from '../../subgraphs/mutasi/queries-bertanda.ts';
import { nilaiRisiko } from '../../subgraphs/mutasi/risiko.ts';
import type { Alat } from './alat.ts';
import { denganKonteksHub } from './konteks-hub.ts';

async function hitung(alat: Alat): Promise<void> {
  const banyak = await alat.sql(async (sql) => {
    // As long as the nightly run may take: one statement over every history.
    await sql`set statement_timeout = '1h'`;
    return (await sql<{ n: number }[]>`select risiko_acuan_hitung() n`)[0]?.n ?? 0;
  });
  alat.hasil({ acuan: banyak }, [`${banyak} acuan riwayat dihitung kembali`]);
}

/** People are told apart by their order of score: the shell shows no NIP. */
async function usul(alat: Alat, sasaran: string): Promise<void> {
  const p = await denganKonteksHub(alat, (konteks) =>
    konteks.baca(async (tx) => {
      const id = /^\d{1,18}$/.test(sasaran) ? sasaran : await selectUsulByNomor(tx, sasaran);
      if (id === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'id atau nomor usul');
      return nilaiRisiko(tx, id);
    }),
  );
  const pegawai = p.pegawai.map(({ nip: _nip, ...s }) => s);
  alat.hasil({ skor: p.skor, ambang: p.parameter.ambang, perluOrang: p.perluOrang, pegawai }, [
    `skor ${p.skor} dari ambang ${p.parameter.ambang}: ${p.perluOrang ? 'diputuskan orang' : 'tidak mengubah jalannya usul'}`,
    ...pegawai.flatMap((s, i) => [
      `pegawai ${i + 1}: ${s.skor}`,
      ...s.sumbangan.map((x) => `  + ${x.nilai} ${x.judul}. ${x.uraian}`),
      ...s.tidakDiketahui.map((x) => `  ? ${x.judul}: tidak diketahui, ${x.sebab}`),
    ]),
  ]);
}

export function perintahRisiko(program: Command, alat: Alat): void {
  const risiko = program.command('risiko').description('skor risiko statistik di samping aturan');
  risiko
    .command('hitung')
    .description('hitung kembali acuan dari riwayat hub; dikerjakan sendiri sesudah setiap sapuan')
    .action(() => hitung(alat));
  risiko
    .command('usul')
    .description('skor sebuah usul dengan uraiannya')
    .argument('<usul>', 'id atau nomor usul')
    .action((sasaran: string) => usul(alat, sasaran));
}
