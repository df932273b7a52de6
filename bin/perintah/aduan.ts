import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaNomor } from '../../domain/pelanggaran/aduan/nomor.ts';
import { STATUS_ADUAN } from '../../domain/pelanggaran/aduan/status.ts';
import { type Alat, bilangan, pilihan } from './alat.ts';
import { tanyaHub } from './graphql-hub.ts';

interface OpsiDaftar {
  readonly hub: string;
  readonly tokenFile: string;
  readonly status?: string;
  readonly terlambat?: boolean;
  readonly banyak: string;
}

const TENGGAT_MS = 30_000;
const KEADAAN = z.object({ nomor: z.string(), status: z.string(), keterangan: z.string(), diterimaPada: z.string(), batasVerifikasi: z.string() });
const BARIS = z.object({
  ...{ id: z.string(), nomor: z.string(), saluran: z.string(), kategori: z.string() },
  ...{ status: z.string(), terlapor: z.string(), batasPada: z.string(), terlambat: z.boolean() },
});
const JAWABAN = z.object({ daftarAduan: z.object({ nodes: z.array(BARIS) }) });

/** What anybody with the number sees. */
async function status(alat: Alat, teks: string, hub: string): Promise<void> {
  const nomor = bacaNomor(teks);
  if (nomor === null) throw new Kesalahan('MASUKAN_SALAH', 'Nomor aduan salah ketik.');
  if (!URL.canParse(hub)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const jawab = await fetch(new URL(`/v1/aduan/${nomor}`, hub), { signal: AbortSignal.timeout(TENGGAT_MS) }).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub tidak menjawab.');
  });
  if (jawab.status === 404) throw new Kesalahan('TIDAK_DITEMUKAN', 'nomor aduan');
  if (jawab.status === 429) throw new Kesalahan('TERLALU_SERING');
  const isi = KEADAAN.safeParse(await jawab.json().catch(() => null));
  if (!isi.success) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `Hub menjawab ${jawab.status}.`);
  alat.hasil(isi.data, [`${isi.data.nomor}\t${isi.data.status}`, isi.data.keterangan]);
}

/** Newest first, with the id that decisions name; no NIP and no text of a complaint. */
async function daftar(alat: Alat, opsi: OpsiDaftar): Promise<void> {
  if (!existsSync(opsi.tokenFile)) throw new Kesalahan('BELUM_MASUK', 'Berkas token tidak ada.');
  const filter = {
    ...(opsi.status !== undefined && { status: [pilihan('--status', opsi.status, STATUS_ADUAN)] }),
    ...(opsi.terlambat === true && { terlambat: true }),
  };
  const variabel = { filter, first: bilangan('--banyak', opsi.banyak, 1, 100) };
  const { nodes } = JAWABAN.parse(await tanyaHub({ hub: opsi.hub, berkasToken: opsi.tokenFile, dokumen: 'DaftarAduan', variabel })).daftarAduan;
  const lambat = nodes.filter((n) => n.terlambat).length;
  for (const n of nodes)
    alat.hasil(n, [[n.id, n.nomor, n.saluran, n.kategori, n.status, n.terlapor, n.batasPada, n.terlambat ? 'TERLAMBAT' : ''].join('\t').trimEnd()]);
  alat.cerita(`${nodes.length} aduan, ${lambat} melewati batas verifikasi`);
}

export function perintahAduan(program: Command, alat: Alat): void {
  const aduan = program.command('aduan').description('aduan masyarakat dan lembaga (complaints)');
  aduan
    .command('status')
    .description('keadaan satu aduan menurut nomornya, seperti dilihat pelapor')
    .argument('<nomor>', 'nomor aduan')
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .action((nomor: string, { hub }: { hub: string }) => status(alat, nomor, hub));
  aduan
    .command('daftar')
    .description('aduan yang masuk, terbaru lebih dahulu')
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .requiredOption('--token-file <berkas>', 'berkas berisi token auditor')
    .option('--status <status>', STATUS_ADUAN.join(', '))
    .option('--terlambat', 'hanya yang melewati batas verifikasi')
    .option('--banyak <n>', 'paling banyak', '50')
    .action((opsi: OpsiDaftar) => daftar(alat, opsi));
}
