import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { type ButirReferensi, bacaReferensi } from '../../sync/sources/referensi.ts';
import type { Alat } from './alat.ts';

interface RingkasanTabel {
  butir: number;
  readonly catatan: Record<string, number>;
}

const POTONG = 1_000;

async function simpan(tx: SqlTransaksi, butir: readonly ButirReferensi[]): Promise<void> {
  if (butir.length === 0) return;
  const baris = butir.map((b) => ({ tabel: b.tabel, id: b.id, nama: b.nama ?? '', atribut: tx.json(b.atribut) }));
  await tx`insert into rujukan_siasn ${tx(baris as never)} on conflict (tabel, id) do update set nama = excluded.nama, atribut = excluded.atribut`;
}

/** Loads a folder of SIASN code tables in one transaction. Returns per table the rows stored and the odd rows by cause. */
export async function imporReferensi(tx: SqlTransaksi, dir: string): Promise<Map<string, RingkasanTabel>> {
  const ringkasan = new Map<string, RingkasanTabel>();
  const tabel = (nama: string): RingkasanTabel => {
    const ada = ringkasan.get(nama) ?? { butir: 0, catatan: {} };
    ringkasan.set(nama, ada);
    return ada;
  };
  let tunggu: ButirReferensi[] = [];
  for await (const hasil of bacaReferensi(dir)) {
    if ('catatan' in hasil) {
      const { catatan } = tabel(hasil.catatan.tabel);
      catatan[hasil.catatan.sebab] = (catatan[hasil.catatan.sebab] ?? 0) + 1;
      continue;
    }
    tabel(hasil.butir.tabel).butir += 1;
    tunggu.push(hasil.butir);
    if (tunggu.length < POTONG) continue;
    await simpan(tx, tunggu);
    tunggu = [];
  }
  await simpan(tx, tunggu);
  return ringkasan;
}

async function impor(alat: Alat, dir: string): Promise<void> {
  if (!existsSync(dir)) throw new Kesalahan('TIDAK_DITEMUKAN', 'folder referensi');
  const ringkasan = await alat.sql((sql) => sql.begin((tx) => imporReferensi(tx, dir)));
  const daftar = [...ringkasan].map(([tabel, r]) => ({ tabel, ...r }));
  alat.hasil(
    { tabel: daftar },
    daftar.map(({ tabel, butir, catatan }) => [`${tabel}\t${butir}`, ...Object.entries(catatan).map(([sebab, n]) => `${sebab} ${n}`)].join('\t')),
  );
  alat.cerita(`${daftar.reduce((j, t) => j + t.butir, 0)} butir dari ${daftar.length} tabel.`);
}

export function perintahReferensi(program: Command, alat: Alat): void {
  program
    .command('referensi')
    .alias('reference')
    .description('tabel kode SIASN (SIASN code tables)')
    .command('impor')
    .alias('import')
    .description('muat folder berkas JSON, satu berkas per tabel; aman diulang')
    .argument('<dir>')
    .action((dir: string) => impor(alat, dir));
}
