import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import { type Alat, bilangan, cariInstansi, pilihan } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

interface OpsiDaftar {
  readonly instansi?: string;
  readonly status: string;
  readonly batas: string;
}

interface Baris {
  readonly id: string;
  readonly instansiId: string;
  readonly sisi: string;
  readonly jenis: string;
  readonly status: string;
  readonly sebab: string | null;
  readonly diterimaPada: Date;
}

const STATUS = ['DITERIMA', 'DISIAPKAN', 'DITERAPKAN', 'DIGANTIKAN', 'TERTUNDA', 'GAGAL'] as const;

async function daftar(alat: Alat, opsi: OpsiDaftar): Promise<void> {
  const status = opsi.status === 'semua' ? null : pilihan('--status', opsi.status, STATUS);
  const batas = bilangan('--batas', opsi.batas, 1, 100_000);
  const rows = await alat.sql(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return sql<Baris[]>`/* cli.tarikan */ select t.id::text id, i.id "instansiId", t.sisi, t.jenis, t.status, t.sebab, t.diterima_pada "diterimaPada"
      from tarikan t join instansi i on i.no = t.instansi where (${no}::int is null or t.instansi = ${no}) and (${status}::text is null or t.status = ${status}) order by t.id desc limit ${batas}`;
  });
  const isi = rows.map((r) => ({ ...r, diterimaPada: r.diterimaPada.toISOString() }));
  alat.hasil(
    { tarikan: isi },
    isi.map((r) => [r.id, r.instansiId, r.sisi, r.jenis, r.status, r.diterimaPada, r.sebab ?? ''].join('\t')),
  );
}

const BENTROK: Readonly<Record<string, string>> = {
  TIDAK_TERTUNDA: 'hanya tarikan TERTUNDA yang belum dijawab',
  TERLAMPAUI: 'umpan yang lebih baru sudah diterapkan',
};

function periksaAlasan(teks: string): string {
  const alasan = teks.trim();
  if (alasan.length < 10 || /\d{16}/.test(alasan)) throw new Kesalahan('MASUKAN_SALAH', '--alasan: paling sedikit 10 huruf, tanpa NIP atau NIK.');
  return alasan;
}

async function putuskan(alat: Alat, id: string, putusan: 'TERAPKAN' | 'TOLAK', teks: string): Promise<void> {
  const alasan = periksaAlasan(teks);
  bilangan('ID', id, 1, Number.MAX_SAFE_INTEGER);
  await alat.denganBasis(async (basis) => {
    const jawaban = await sqlUntukIrisan(
      basis.sync,
      async (sql) => (await sql<{ j: string }[]>`select tarikan_putus(${id}, ${putusan}, ${alasan}, 'CLI', 'CLI') j`)[0]?.j ?? 'TIDAK_DITEMUKAN',
    );
    if (jawaban === 'TIDAK_DITEMUKAN') throw new Kesalahan('TIDAK_DITEMUKAN', `tarikan ${id}`);
    if (jawaban !== 'SAH') throw new Kesalahan('PERALIHAN_DITOLAK', BENTROK[jawaban]);
    const hasil = putusan === 'TOLAK' ? 'DITOLAK' : (await prosesTarikan({ url: basis.sync, batasUmpan: alat.config.batasUmpan }, id)).hasil;
    alat.hasil({ tarikan: id, hasil }, [`tarikan ${id}: ${hasil}`]);
    alat.kode = hasil === 'DIGANTIKAN' ? KELUAR.bentrok : KELUAR.baik;
  });
}

/** The list of feed runs, and a person's answer to a held one. */
export function tarikanPutus(tarikan: Command, alat: Alat): void {
  tarikan
    .command('list')
    .alias('daftar')
    .description('daftar tarikan, terbaru dahulu')
    .option('--instansi <id>', 'id atau kode cepat')
    .option('--status <status>', `${STATUS.join(', ')}, atau semua`, 'TERTUNDA')
    .option('--batas <n>', 'paling banyak', '100')
    .action((opsi: OpsiDaftar) => daftar(alat, opsi));
  for (const [nama, putusan, arti] of [
    ['terapkan', 'TERAPKAN', 'penyusutan umpan yang ditahan itu benar: terapkan sekarang (confirm a held feed)'],
    ['tolak', 'TOLAK', 'umpan yang ditahan tidak akan diterapkan (refuse a held feed)'],
  ] as const)
    tarikan
      .command(nama)
      .description(arti)
      .argument('<id>', 'id tarikan')
      .requiredOption('--alasan <teks>', 'wajib, paling sedikit 10 huruf; tersimpan sebagai bukti')
      .action((id: string, opsi: { readonly alasan: string }) => putuskan(alat, id, putusan, opsi.alasan));
}
