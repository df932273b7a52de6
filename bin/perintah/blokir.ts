import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { KELAS_BLOKIR, SASARAN_BLOKIR } from '../../domain/pelanggaran/blokir/lingkup.ts';
import { STATUS_BLOKIR } from '../../domain/pelanggaran/blokir/status.ts';
import { type Alat, bilangan, cariInstansi, kumpulkan, pilihan } from './alat.ts';
import { tanyaHub } from './graphql-hub.ts';
import { KELUAR } from './kode-keluar.ts';

interface OpsiDaftar {
  readonly instansi?: string;
  readonly status?: string;
  readonly kelas?: string;
  readonly batas: string;
}

interface Baris {
  readonly id: string;
  readonly instansiId: string;
  readonly sasaran: string;
  readonly kelas: string;
  readonly status: string;
  readonly nomorSurat: string;
  readonly orang: number | null;
  readonly usulDitahan: number;
  readonly menungguPembukaan: boolean;
}

/** Lists stand as one row each; people are counted, not named. */
async function daftar(alat: Alat, opsi: OpsiDaftar): Promise<void> {
  const batas = bilangan('--batas', opsi.batas, 1, 1_000_000);
  const status = opsi.status === undefined ? null : pilihan('--status', opsi.status, STATUS_BLOKIR);
  const kelas = opsi.kelas === undefined ? null : pilihan('--kelas', opsi.kelas, KELAS_BLOKIR);
  const rows = await alat.sql(async (sql) => {
    const no = opsi.instansi === undefined ? null : (await cariInstansi(sql, opsi.instansi)).no;
    return sql<Baris[]>`/* cli.blokir */ select p.id::text id, i.id "instansiId", p.sasaran, p.kelas, p.status, p.nomor_surat "nomorSurat",
        case p.sasaran when 'ASN' then 1 when 'DAFTAR' then (select count(*)::int from pemblokiran a where a.daftar = p.id) end orang,
        (select count(distinct t.usul)::int from pemblokiran a join tahanan_blokir t on t.blokir = a.id and t.dilepas_pada is null where p.id in (a.id, a.daftar)) "usulDitahan",
        exists (select from pembukaan_blokir b where b.blokir = p.id and b.status = 'DIUSULKAN') "menungguPembukaan"
      from pemblokiran p join instansi i on i.no = p.instansi where p.daftar is null and (${no}::int is null or p.instansi = ${no})
        and (${status}::text is null or p.status = ${status}) and (${kelas}::text is null or p.kelas = ${kelas}) order by p.id desc limit ${batas}`;
  });
  alat.hasil(
    { blokir: rows },
    rows.map((r) =>
      [r.id, r.instansiId, r.sasaran, r.kelas, r.status, r.nomorSurat, r.orang ?? '-', r.usulDitahan, r.menungguPembukaan ? 'menunggu-pembukaan' : '-'].join(
        '\t',
      ),
    ),
  );
}

interface OpsiPratinjau {
  readonly hub: string;
  readonly tokenFile: string;
  readonly id?: string;
  readonly instansi?: string;
  readonly daftar?: string;
  readonly layanan: readonly string[];
}

const JUMLAH = z.array(z.object({ status: z.string(), jumlah: z.int() }));
const LAYANAN = z.array(z.object({ kode: z.string(), nama: z.string() }));
const JAWABAN = z.object({
  pratinjauBlokir: z.object({
    jumlahOrang: z.int(),
    usulDitahan: JUMLAH,
    usulMenunggu: JUMLAH,
    layananBerhenti: LAYANAN,
    layananTetap: LAYANAN,
    barisDitolak: z.array(z.object({ baris: z.int(), kode: z.string(), pesan: z.string() })),
    userErrors: z.array(z.object({ kode: z.string(), field: z.string().nullable(), pesan: z.string() })),
  }),
});

const sasaranDari = (opsi: OpsiPratinjau): Record<string, unknown> =>
  opsi.daftar === undefined
    ? { sasaran: 'INSTANSI', instansiId: opsi.instansi }
    : {
        sasaran: 'DAFTAR',
        instansiId: opsi.instansi,
        daftar: readFileSync(opsi.daftar, 'utf8')
          .split(/\r?\n/)
          .filter((b) => b.trim() !== ''),
      };

const jumlahTeks = (j: z.output<typeof JUMLAH>): string => (j.length === 0 ? '0' : j.map((x) => `${x.status} ${x.jumlah}`).join(', '));

/** What a block would do, asked of the hub under the caller's own rights. */
async function pratinjau(alat: Alat, opsi: OpsiPratinjau): Promise<void> {
  const input = opsi.id === undefined ? { ...sasaranDari(opsi), layanan: opsi.layanan.length === 0 ? null : opsi.layanan } : { id: opsi.id };
  const { pratinjauBlokir: p } = JAWABAN.parse(await tanyaHub({ hub: opsi.hub, berkasToken: opsi.tokenFile, dokumen: 'PratinjauBlokir', variabel: { input } }));
  alat.hasil(p, [
    `orang\t${p.jumlahOrang}`,
    `usul yang akan ditahan\t${jumlahTeks(p.usulDitahan)}`,
    `usul lain yang berjalan\t${jumlahTeks(p.usulMenunggu)}`,
    ...p.layananBerhenti.map((l) => `berhenti\t${l.kode}\t${l.nama}`),
    ...p.layananTetap.map((l) => `tetap\t${l.kode}\t${l.nama}`),
    ...p.barisDitolak.map((b) => `baris ${b.baris}\t${b.kode}\t${b.pesan}`),
    ...p.userErrors.map((e) => `ditolak\t${e.kode}\t${e.field ?? '-'}\t${e.pesan}`),
  ]);
  if (p.userErrors.length > 0 || p.barisDitolak.length > 0) alat.kode = KELUAR.ditolak;
}

export function perintahBlokir(program: Command, alat: Alat): void {
  const induk = program.command('blokir').alias('block').description('pemblokiran data dan layanan, Peraturan BKN 1/2023 (blocks)');
  induk
    .command('list')
    .alias('daftar')
    .description('blokir dan daftar blokir, terbaru lebih dahulu; tanpa NIP')
    .option('--instansi <id>', 'id atau kode cepat')
    .option('--status <status>', STATUS_BLOKIR.join(', '))
    .option('--kelas <kelas>', KELAS_BLOKIR.join(', '))
    .option('--batas <n>', 'paling banyak', '100')
    .action((opsi: OpsiDaftar) => daftar(alat, opsi));
  induk
    .command('pratinjau')
    .alias('preview')
    .description(`akibat sebuah blokir sebelum dilakukan; sasaran ${SASARAN_BLOKIR.slice(1).join(' atau ')}, atau usul yang sudah ada`)
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .requiredOption('--token-file <berkas>', 'berkas berisi token auditor, direktur, atau deputi wasdal')
    .option('--id <id>', 'blokir yang sudah diusulkan')
    .option('--instansi <id>', 'id instansi SIASN')
    .option('--daftar <berkas>', 'satu NIP per baris; tanpa ini seluruh instansi')
    .option('--layanan <kode>', 'layanan yang dihentikan; boleh berulang, tanpa ini semua yang dapat', kumpulkan, [])
    .action((opsi: OpsiPratinjau) => pratinjau(alat, opsi));
}
