import type { Command } from 'commander';
import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type BarisNeraca, bacaNeraca, isSeimbang } from '../../sync/neraca.ts';
import { type Alat, cariInstansi } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

interface OpsiNeraca {
  readonly tanggal?: string;
  readonly instansi?: string;
}

const KOLOM = ['umpan', 'berjalan', 'gagal', 'terbaca', 'diterapkan', 'takBerubah', 'karantina', 'duplikat', 'tertahan', 'digantikan'] as const;
const JUDUL = ['tanggal', 'instansi', 'sisi', 'jenis', ...KOLOM].join('\t');
const barisTeks = (b: BarisNeraca): string => [b.tanggal, b.instansi, b.sisi, b.jenis, ...KOLOM.map((k) => b[k])].join('\t');

async function neraca(alat: Alat, opsi: OpsiNeraca): Promise<void> {
  const tanggal = opsi.tanggal ?? null;
  if (tanggal !== null && parseTanggal(tanggal) === null) throw new Kesalahan('MASUKAN_SALAH', '--tanggal harus tanggal yang ada, yyyy-mm-dd.');
  const hasil = await alat.sql((sql) =>
    // One snapshot: a feed that ends between the two statements would look like a fault.
    sql.begin('isolation level repeatable read read only', async (tx) => {
      const instansi = opsi.instansi === undefined ? null : (await cariInstansi(tx, opsi.instansi)).no;
      return bacaNeraca(tx, { tanggal, instansi });
    }),
  );
  const seimbang = isSeimbang(hasil);
  alat.hasil({ seimbang, ...hasil }, [
    JUDUL,
    ...hasil.baris.map(barisTeks),
    ...hasil.timpang.map((t) => `TIMPANG tarikan ${t.tarikan}: ${t.sebab}`),
    seimbang ? 'seimbang' : 'TIDAK SEIMBANG',
  ]);
  alat.kode = seimbang ? KELUAR.baik : KELUAR.berbeda;
}

/** Beneath the command `tarikan`. */
export function tarikanNeraca(tarikan: Command, alat: Alat): void {
  tarikan
    .command('neraca')
    .alias('account')
    .description('ke mana setiap baris pergi, per instansi dan hari; keluar 10 bila jumlahnya tidak sama (row accounting)')
    .option('--tanggal <hari>', 'hari penerimaan menurut WIB, yyyy-mm-dd (bawaan: semua)')
    .option('--instansi <id>', 'id atau kode cepat')
    .action((opsi: OpsiNeraca) => neraca(alat, opsi));
}
