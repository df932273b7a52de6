import type { Command } from 'commander';
import { bacaStatusUmpan, type StatusUmpan } from '../../sync/jadwal/status.ts';
import { type Alat, cariInstansi, pilihan } from './alat.ts';

interface OpsiStatus {
  readonly instansi?: string;
  readonly format: string;
}

const KOLOM: Readonly<Record<string, (s: StatusUmpan) => string>> = {
  KODE: (s) => s.kodeCepat,
  SISI: (s) => s.sisi,
  JENIS: (s) => s.jenis,
  STATUS: (s) => s.status,
  TINGKAT: (s) => s.tingkat ?? '-',
  PADA: (s) => detik(s.pada),
  BERIKUT: (s) => detik(s.ambilPada ?? s.berikutPada),
  GAGAL: (s) => String(s.percobaan),
  SUMBER: (s) => s.sumber,
  JALUR: (s) => s.jalur,
  ANGGARAN: (s) => (s.anggaran === null ? '-' : `${s.anggaran.sisa}/${s.anggaran.sekaligus},${s.anggaran.perMenit}/menit`),
  DAHULU: (s) => (s.didahulukan === null ? '-' : `${s.menunggu ?? 0}/${s.didahulukan}`),
  SEBAB: (s) => s.sebab ?? '',
};

const detik = (iso: string | null): string => (iso === null ? '-' : `${iso.slice(0, 19)}Z`);

/** Rows of a table whose columns are as wide as their widest cell. */
function tabel(daftar: readonly StatusUmpan[]): string[] {
  const isi = [Object.keys(KOLOM), ...daftar.map((s) => Object.values(KOLOM).map((baca) => baca(s)))];
  const lebar = Object.keys(KOLOM).map((_, k) => Math.max(...isi.map((b) => (b[k] ?? '').length)));
  return isi.map((b) =>
    b
      .map((sel, k) => sel.padEnd(lebar[k] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

async function status(alat: Alat, opsi: OpsiStatus): Promise<void> {
  const format = pilihan('--format', opsi.format, ['tabel', 'json']);
  const umpan = await alat.sql(async (sql) => bacaStatusUmpan(sql, opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no));
  if (format === 'json') alat.isJson = true;
  alat.hasil({ umpan }, tabel(umpan));
}

export function tarikanStatus(tarikan: Command, alat: Alat): void {
  tarikan
    .command('status')
    .description(
      'setiap umpan: keadaan, sebab, tingkat, pengambilan atau tarikan berikutnya, pemutus dan jalur sumbernya, sisa anggaran, pegawai usul terbuka yang menunggu dibaca',
    )
    .option('--instansi <id>', 'id atau kode cepat')
    .option('--format <format>', 'tabel atau json', 'tabel')
    .action((opsi: OpsiStatus) => status(alat, opsi));
}
