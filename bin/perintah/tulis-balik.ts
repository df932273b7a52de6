import type { Command } from 'commander';
import { bacaStatusTulis, type StatusTulis, ulangiTugas } from '../../sync/tulis-balik/status.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH } from './alat.ts';

interface Opsi {
  readonly instansi?: string;
}

const tanda = (pada: string | null): string => (pada === null ? '-' : 'ya');
const baris = (s: StatusTulis): string =>
  [
    s.tugas,
    s.kodeCepat,
    s.keadaan,
    tanda(s.disimpanPada),
    tanda(s.disinkronkanPada),
    tanda(s.dokumenPada),
    String(s.percobaan),
    s.kode ?? '-',
    s.pesan ?? '',
  ].join('\t');

async function status(alat: Alat, opsi: Opsi): Promise<void> {
  const tugas = await alat.sql(async (sql) => bacaStatusTulis(sql, opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no));
  alat.hasil({ tugas }, ['TUGAS\tKODE\tKEADAAN\tDISIMPAN\tSINKRON\tDOKUMEN\tPERCOBAAN\tJAWABAN\tPESAN', ...tugas.map(baris)]);
}

async function ulangi(alat: Alat, opsi: Opsi): Promise<void> {
  const jumlah = await alat.sql(async (sql) =>
    ulangiTugas(sql, opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no, OLEH_PERINTAH),
  );
  alat.hasil({ jumlah }, [`${jumlah} tugas dicoba lagi.`]);
}

export function perintahTulisBalik(program: Command, alat: Alat): void {
  const tulis = program.command('tulis-balik').description('pencatatan usul yang sudah dilantik di SIASN: tiga fakta per tugas');
  tulis
    .command('status')
    .description('tugas yang belum selesai dikirim, dengan fakta yang sudah dipastikan dan jawaban terakhir SIASN')
    .option('--instansi <id>', 'id atau kode cepat')
    .action((opsi: Opsi) => status(alat, opsi));
  tulis
    .command('ulangi')
    .description('coba lagi tugas yang PERLU_TINDAKAN, sesudah sebabnya dibereskan')
    .option('--instansi <id>', 'id atau kode cepat')
    .action((opsi: Opsi) => ulangi(alat, opsi));
}
