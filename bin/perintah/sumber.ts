import path from 'node:path';
import type { Command } from 'commander';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { cariPegawai, type SaringContoh } from '../../contoh/cari-contoh.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import type { Jenjang } from '../../domain/mutasi/usul.ts';
import { RIWAYAT_TIAP } from '../akar/bangsa.ts';
import { type Alat, bilangan, pilihan } from './alat.ts';

const folder = (alat: Alat, dir: string | undefined): string => (dir === undefined ? path.join(alat.config.dataDir, 'sumber') : path.resolve(dir));

const JENJANG: readonly Jenjang[] = ['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL'];

interface OpsiUbah {
  readonly dir?: string;
  readonly nip: string;
  readonly bidang: string;
  readonly nilai: string;
  readonly sisi: string;
}

function ubah(alat: Alat, opsi: OpsiUbah): void {
  const sisi = pilihan('--sisi', opsi.sisi, ['SIMPEG', 'BKN']);
  const nilai = opsi.nilai === '' || opsi.nilai === 'null' ? null : opsi.nilai;
  const hasil = ubahSumber({ dir: folder(alat, opsi.dir), sisi, nip: opsi.nip, bidang: opsi.bidang, nilai });
  alat.hasil({ ...hasil, sisi, bidang: opsi.bidang }, [`${hasil.kodeCepat}\t${sisi}\t${opsi.bidang}\t${hasil.berkas}`]);
}

interface OpsiCari {
  readonly dir?: string;
  readonly bersih?: boolean;
  readonly kinerjaBaik?: boolean;
  readonly bidangBeda?: string;
  readonly cacat?: string;
  readonly jenjang?: string;
  readonly instansi?: string;
  readonly golonganMinimum?: string;
  readonly banyak: string;
}

function cari(alat: Alat, { dir, jenjang, banyak, ...lain }: OpsiCari): void {
  const saring: SaringContoh = {
    ...lain,
    banyak: bilangan('--banyak', banyak, 1, 10_000),
    ...(jenjang === undefined ? {} : { jenjang: pilihan('--jenjang', jenjang, JENJANG) }),
  };
  const ada = cariPegawai(folder(alat, dir), saring);
  alat.hasil(
    { pegawai: ada },
    ada.map((p) => [p.nip, p.kodeCepat, p.statusAsn, p.golAkhirId, p.jenjang ?? '-', p.namaJabatan, p.cacat.join(',')].join('\t')),
  );
}

interface OpsiBuat {
  readonly dir?: string;
  readonly pegawai?: string;
  readonly instansi?: string;
  readonly benih?: string;
}

async function buat(alat: Alat, opsi: OpsiBuat): Promise<void> {
  const { bangsa } = alat.config;
  const dir = folder(alat, opsi.dir);
  const hasil = await buatBangsa({
    dir,
    pegawai: opsi.pegawai === undefined ? bangsa.pegawai : bilangan('--pegawai', opsi.pegawai, 1, 9_600_000),
    instansi: opsi.instansi === undefined ? bangsa.instansi : bilangan('--instansi', opsi.instansi, 1, 644),
    benih: opsi.benih === undefined ? bangsa.benih : bilangan('--benih', opsi.benih, 0, 2_147_483_647),
    riwayatTiap: RIWAYAT_TIAP,
  });
  alat.hasil({ dir, ...hasil }, [`${hasil.pegawai} pegawai di ${hasil.instansi} instansi, benih ${hasil.benih}: ${dir}`]);
}

export function perintahSumber(program: Command, alat: Alat): void {
  const sumber = program.command('sumber').alias('source').description('sumber sintetis yang hidup (synthetic sources)');
  sumber
    .command('ubah')
    .alias('set')
    .description('ubah satu isian seorang pegawai di sumber')
    .requiredOption('--nip <nip>')
    .requiredOption('--bidang <bidang>', 'kolom rekaman, mis. unorId, golAkhirId, nama')
    .requiredOption('--nilai <nilai>', 'nilai kanonik; kosong atau null mengosongkan')
    .option('--sisi <sisi>', 'SIMPEG atau BKN', 'SIMPEG')
    .option('--dir <dir>', 'folder sumber')
    .action((opsi: OpsiUbah) => ubah(alat, opsi));
  sumber
    .command('cari')
    .alias('find')
    .description('cari pegawai contoh yang memenuhi syarat')
    .option('--bersih', 'tanpa cacat')
    .option('--bidang-beda <bidang>', 'berbeda pada bidang ini')
    .option('--cacat <cacat>', 'jenis cacat berlabel')
    .option('--jenjang <jenjang>')
    .option('--instansi <kodeCepat>')
    .option('--kinerja-baik', 'dua tahun terakhir paling rendah BAIK')
    .option('--golongan-minimum <kode>')
    .option('--banyak <n>', 'paling banyak', '1')
    .option('--dir <dir>', 'folder sumber')
    .action((opsi: OpsiCari) => cari(alat, opsi));
  sumber
    .command('buat')
    .alias('create')
    .description('tulis bangsa sintetis ke sebuah folder')
    .option('--pegawai <n>')
    .option('--instansi <n>')
    .option('--benih <n>')
    .option('--dir <dir>', 'folder sumber')
    .action((opsi: OpsiBuat) => buat(alat, opsi));
}
