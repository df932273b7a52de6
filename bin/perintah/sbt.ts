import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type HitunganIkd, INDIKATOR_IKD, type IndikatorIkd } from '../../domain/pelanggaran/ikd.ts';
import { PARAMETER_SBT } from '../../domain/pelanggaran/sbt/tenggat.ts';
import { jamSistem } from '../../platform/clock.ts';
import { selectRekap } from '../../subgraphs/pelanggaran/berbagi/queries-rekap.ts';
import { selectDasarTenggat } from '../../subgraphs/pelanggaran/sbt/queries.ts';
import { selectBatasIkd, selectHitunganIkd, selectInstansiIkd } from '../../subgraphs/pelanggaran/sbt/queries-ikd.ts';
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

/** Counts per instansi beside the limits of today; records nothing. */
async function ikd(alat: Alat): Promise<void> {
  const hariIni = jamSistem.hariIni();
  const { batas, instansi } = await denganKonteksHub(alat, async (k) => {
    const hitungan: { readonly instansi: number; readonly hitungan: readonly HitunganIkd[] }[] = [];
    // One short transaction each: a whole nation in one would pass its deadline.
    for (const no of await k.baca(selectInstansiIkd)) hitungan.push({ instansi: no, hitungan: await k.baca((tx) => selectHitunganIkd(tx, no, hariIni)) });
    return { batas: await k.baca((tx) => selectBatasIkd(tx, hariIni)), instansi: hitungan };
  });
  alat.hasil(
    { pada: hariIni, batas, instansi },
    instansi.flatMap((i) => i.hitungan.map((h) => `${i.instansi}\t${h.indikator}\t${h.kena}\t${h.gelap} belum diketahui\tbatas ${batas[h.indikator] ?? '-'}`)),
  );
  const tanpa = (Object.keys(INDIKATOR_IKD) as IndikatorIkd[]).filter((n) => batas[n] === undefined);
  if (tanpa.length > 0) alat.cerita(`tanpa batas, jadi tanpa temuan: ${tanpa.join(', ')}`);
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
    .command('ikd')
    .description('indikator Indeks Kualitas Data per instansi terhadap batasnya; tidak mencatat apa pun')
    .action(() => ikd(alat));
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
