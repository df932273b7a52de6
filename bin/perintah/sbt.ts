import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { PARAMETER_SBT } from '../../domain/pelanggaran/sbt/tenggat.ts';
import { jamSistem } from '../../platform/clock.ts';
import { selectRekap } from '../../subgraphs/pelanggaran/berbagi/queries-rekap.ts';
import { selectDasarTenggat } from '../../subgraphs/pelanggaran/sbt/queries.ts';
import { selectLewat } from '../../subgraphs/pelanggaran/sbt/queries-jam.ts';
import { selectSuratByNomor } from '../../subgraphs/pelanggaran/sbt/queries-surat.ts';
import { unduhSurat } from '../../subgraphs/pelanggaran/sbt/unduh-surat.ts';
import { type Alat, bilangan } from './alat.ts';
import { denganKonteksHub } from './konteks-hub.ts';

const BATAS_MAKS = 10_000;

/** Cases are named by their number: the shell shows no person. */
async function lewat(alat: Alat, { batas }: { readonly batas: string }): Promise<void> {
  const n = bilangan('--batas', batas, 1, BATAS_MAKS);
  const temuan = await denganKonteksHub(alat, (k) => k.baca((tx) => selectLewat(tx, jamSistem.hariIni(), n)));
  alat.hasil(
    { temuan },
    temuan.map((t) => `${t.nomor}  ${t.tahap}  tenggat ${t.tenggat}  instansi ${t.instansiId}`),
  );
  alat.cerita(`${temuan.length} temuan lewat tenggat`);
}

async function surat(alat: Alat, sasaran: string, { keluar }: { readonly keluar: string }): Promise<void> {
  const { id, pdf } = await denganKonteksHub(alat, async (k) => {
    const ketemu = /^\d{1,18}$/.test(sasaran) ? sasaran : await k.baca((tx) => selectSuratByNomor(tx, sasaran));
    if (ketemu === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'id atau nomor surat');
    return { id: ketemu, ...(await unduhSurat(k, ketemu)) };
  });
  await writeFile(keluar, pdf, { mode: 0o600 });
  alat.hasil({ surat: id, berkas: keluar, bita: pdf.length }, [`surat ${id}: ${keluar} (${pdf.length} bita)`]);
}

async function parameter(alat: Alat): Promise<void> {
  const hariIni = jamSistem.hariIni();
  const { parameter: ada } = await denganKonteksHub(alat, (k) => k.baca((tx) => selectDasarTenggat(tx, hariIni)));
  const semua = (Object.keys(PARAMETER_SBT) as (keyof typeof PARAMETER_SBT)[]).map((nama) => ({ nama, nilai: ada[nama] ?? null, satuan: PARAMETER_SBT[nama] }));
  alat.hasil(
    { pada: hariIni, parameter: semua },
    semua.map((p) => `${p.nama}: ${p.nilai === null ? 'belum ditetapkan' : `${p.nilai} (${p.satuan})`}`),
  );
}

/** Counters only: what an operator sees of cases is how many and how late. */
async function rekap(alat: Alat): Promise<void> {
  const hariIni = jamSistem.hariIni();
  const baris = await denganKonteksHub(alat, (k) => k.baca((tx) => selectRekap(tx, {}, hariIni)));
  alat.hasil(
    { pada: hariIni, rekap: baris },
    baris.map((b) => `${b.kelompok} ${b.kunci ?? '-'}: ${b.jumlah} temuan, ${b.terbuka} terbuka, ${b.tunggakanPpk} menunggak, ${b.tanpaTenggat} tanpa tenggat`),
  );
}

export function perintahSbt(program: Command, alat: Alat): void {
  const sbt = program.command('sbt').description('temuan SBT: tenggat, rekap, surat, parameter');
  sbt
    .command('lewat')
    .description('temuan yang tenggat tahapnya sudah lewat, yang paling lama lebih dahulu')
    .option('--batas <n>', `paling banyak sekian temuan, sampai ${BATAS_MAKS}`, '100')
    .action((opsi: { readonly batas: string }) => lewat(alat, opsi));
  sbt
    .command('rekap')
    .description('banyaknya temuan dan tunggakan PPK menurut instansi, provinsi, kategori, dan tahap')
    .action(() => rekap(alat));
  sbt
    .command('surat')
    .description('cetak surat SBT sebagai PDF, sama bita demi bita dengan yang diunduh; tercatat di jejak')
    .argument('<id|nomor>', 'id atau nomor surat')
    .requiredOption('--keluar <berkas>', 'berkas PDF yang ditulis; memuat NIP, hanya terbaca pemiliknya')
    .action((sasaran: string, opsi: { readonly keluar: string }) => surat(alat, sasaran, opsi));
  sbt
    .command('parameter')
    .description('tenggat dan delegasi yang berlaku hari ini')
    .action(() => parameter(alat));
}
