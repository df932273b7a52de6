import type { Command } from 'commander';
import { PERAN } from '../../domain/akses.ts';
import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../../platform/clock.ts';
import { MACAM_LAJU } from '../../platform/laju/pembatas-laju.ts';
import { type Alat, bilangan, OLEH_PERINTAH, pilihan } from './alat.ts';

interface Berlaku {
  readonly peran: string;
  readonly macam: string;
  readonly jendelaDetik: number;
  readonly batas: string;
  readonly berlakuDari: string;
  readonly dasar: string;
}

interface OpsiTetapkan {
  readonly peran: string;
  readonly macam: string;
  readonly batas: string;
  readonly jendela: string;
  readonly berlaku?: string;
  readonly dasar: string;
}

const BATAS_MAKS = 1_000_000_000;

function tanggalDari(teks: string): string {
  const sah = parseTanggal(teks);
  if (sah === null) throw new Kesalahan('MASUKAN_SALAH', 'Tanggal ditulis yyyy-mm-dd.');
  return sah;
}

async function daftar(alat: Alat, { pada }: { readonly pada?: string }): Promise<void> {
  const hari = pada === undefined ? jamSistem.hariIni() : tanggalDari(pada);
  const batas = await alat.sql(
    (sql) => sql<Berlaku[]>`/* laju.berlaku */ select peran, macam, jendela_detik "jendelaDetik", batas::text batas,
    berlaku_dari::text "berlakuDari", dasar from laju_berlaku(${hari}::date) order by peran, macam`,
  );
  alat.hasil({ pada: hari, batas }, [
    'PERAN\tMACAM\tBATAS\tJENDELA (detik)\tBERLAKU DARI\tDASAR',
    ...batas.map((b) => [b.peran, b.macam, b.batas, b.jendelaDetik, b.berlakuDari, b.dasar].join('\t')),
  ]);
}

async function tetapkan(alat: Alat, opsi: OpsiTetapkan): Promise<void> {
  const peran = pilihan('--peran', opsi.peran, PERAN);
  const macam = pilihan('--macam', opsi.macam, MACAM_LAJU);
  const batas = bilangan('--batas', opsi.batas, 0, BATAS_MAKS);
  const jendela = bilangan('--jendela', opsi.jendela, 10, 86_400);
  const berlaku = opsi.berlaku === undefined ? jamSistem.hariIni() : tanggalDari(opsi.berlaku);
  const dasar = opsi.dasar.trim();
  if (dasar.length < 5 || dasar.length > 200) throw new Kesalahan('MASUKAN_SALAH', '--dasar 5 sampai 200 huruf.');
  const id = await alat.sql(async (sql) => {
    const [baris] = await sql<
      { id: string }[]
    >`select laju_tetapkan(${peran}, ${macam}, ${jendela}, ${batas}, ${berlaku}::date, ${dasar}, ${OLEH_PERINTAH.subjek})::text id`;
    return baris?.id ?? null;
  });
  alat.hasil({ id, peran, macam, batas, jendelaDetik: jendela, berlakuDari: berlaku }, [
    `batas ${id}: ${peran} ${macam} ${batas} per ${jendela} detik sejak ${berlaku}`,
  ]);
}

export function perintahLaju(program: Command, alat: Alat): void {
  const laju = program.command('laju').description('anggaran tiap akun: biaya kueri dan banyaknya pegawai yang dibaca per jendela, menurut peran');
  laju
    .command('daftar')
    .description('batas yang berlaku pada suatu hari; peran tanpa batas tidak dilayani')
    .option('--pada <yyyy-mm-dd>', 'hari yang ditanyakan; bawaan: hari ini')
    .action((opsi: { readonly pada?: string }) => daftar(alat, opsi));
  laju
    .command('tetapkan')
    .description('batas baru suatu peran sejak suatu hari; yang lama tetap tersimpan, dan tercatat di jejak')
    .requiredOption('--peran <peran>', 'nama peran')
    .requiredOption('--macam <macam>', `${MACAM_LAJU.join(' atau ')}`)
    .requiredOption('--batas <n>', 'biaya, atau banyaknya pegawai berbeda, dalam satu jendela; 0 = tidak satu pun')
    .requiredOption('--jendela <detik>', 'panjang jendela, 10 sampai 86400 detik')
    .requiredOption('--dasar <teks>', 'dasar penetapan')
    .option('--berlaku <yyyy-mm-dd>', 'berlaku sejak; bawaan: hari ini')
    .action((opsi: OpsiTetapkan) => tetapkan(alat, opsi));
}
