import type { Command } from 'commander';
import { JENIS_RIWAYAT } from '../../domain/riwayat/jenis.ts';
import { bidangDariBit, LEVEL } from '../../domain/selisih/bidang.ts';
import { type Alat, bilangan, cariInstansi, pilihan } from './alat.ts';
import { bacaTercatat } from './catat-bacaan.ts';

interface OpsiDaftar {
  readonly instansi?: string;
  readonly level?: string;
  readonly semua?: boolean;
  readonly riwayat?: string | true;
  readonly batas: string;
}

interface Baris {
  readonly id: string;
  readonly instansiId: string;
  readonly nip: string;
  readonly bidang: number;
  readonly jenis: string;
  readonly level: string;
  readonly status: string;
  readonly sistemik: boolean;
  readonly sejak: Date;
}

interface BarisRiwayat {
  readonly id: string;
  readonly instansiId: string;
  readonly nip: string;
  readonly jenis: string;
  readonly beda: string;
  readonly kolom: readonly string[];
  readonly level: string;
  readonly status: string;
  readonly sistemik: boolean;
  readonly sejak: Date;
}

async function daftarRiwayat(alat: Alat, opsi: OpsiDaftar, batas: number, level: string | null): Promise<void> {
  const jenis = opsi.riwayat === undefined || opsi.riwayat === true ? null : pilihan('--riwayat', opsi.riwayat, JENIS_RIWAYAT);
  const rows = await alat.sql(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return bacaTercatat(
      sql,
      (r: BarisRiwayat) => (r.jenis === 'hukdis' ? 'daftarHukdis' : 'daftarSelisih'),
      (tx) => tx<
        BarisRiwayat[]
      >`/* cli.bedaRiwayat */ select b.id::text id, i.id "instansiId", b.nip::text nip, b.jenis, b.beda, to_jsonb(array(select jsonb_object_keys(b.nilai) order by 1)) kolom,
        b.level, b.status, b.sistemik, b.sejak
      from beda_riwayat b join instansi i on i.no = b.instansi where (${no}::int is null or b.instansi = ${no}) and (${level}::text is null or b.level = ${level})
        and (${jenis}::text is null or b.jenis = ${jenis}) and (${opsi.semua === true} or b.status <> 'TERTUTUP') order by b.id limit ${batas}`,
    );
  });
  alat.hasil(
    { bedaRiwayat: rows.map((r) => ({ ...r, sejak: r.sejak.toISOString() })) },
    rows.map((r) => [r.id, r.instansiId, r.nip, r.jenis, r.beda, r.kolom.join(','), r.level, r.status].join('\t')),
  );
}

async function daftar(alat: Alat, opsi: OpsiDaftar): Promise<void> {
  const batas = bilangan('--batas', opsi.batas, 1, 1_000_000);
  const level = opsi.level === undefined ? null : pilihan('--level', opsi.level, LEVEL);
  if (opsi.riwayat !== undefined) return daftarRiwayat(alat, opsi, batas, level);
  const rows = await alat.sql(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return bacaTercatat(
      sql,
      (_: Baris) => 'daftarSelisih',
      (tx) => tx<Baris[]>`/* cli.selisih */ select s.id::text id, i.id "instansiId", s.nip::text nip, s.bidang, s.jenis, s.level, s.status, s.sistemik, s.sejak
      from selisih s join instansi i on i.no = s.instansi where (${no}::int is null or s.instansi = ${no}) and (${level}::text is null or s.level = ${level})
        and (${opsi.semua === true} or s.status <> 'TERTUTUP') order by s.id limit ${batas}`,
    );
  });
  const isi = rows.map((r) => ({ ...r, bidang: bidangDariBit.get(r.bidang)?.bidang ?? String(r.bidang), sejak: r.sejak.toISOString() }));
  alat.hasil(
    { selisih: isi },
    isi.map((r) => [r.id, r.instansiId, r.nip, r.bidang, r.jenis, r.level, r.status].join('\t')),
  );
}

export function perintahSelisih(program: Command, alat: Alat): void {
  program
    .command('selisih')
    .alias('discrepancy')
    .description('selisih antara SIASN dan SIMPEG (discrepancies)')
    .command('list')
    .alias('daftar')
    .option('--instansi <id>', 'id atau kode cepat')
    .option('--level <level>', LEVEL.join(', '))
    .option('--riwayat [jenis]', `beda riwayat, bukan selisih data utama; boleh satu jenis saja: ${JENIS_RIWAYAT.join(', ')}`)
    .option('--semua', 'termasuk yang tertutup')
    .option('--batas <n>', 'paling banyak', '100')
    .action((opsi: OpsiDaftar) => daftar(alat, opsi));
}
