import { createReadStream, existsSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { pecahFakta } from '../../sync/proses-fakta.ts';
import { bacaBaris } from '../../sync/sources/baca-berkas.ts';
import { type Alat, bilangan } from './alat.ts';
import { type BarisDaftar, bacaBarisDaftar, KOLOM_DAFTAR } from './echecking-baris.ts';
import { tanyaHub } from './graphql-hub.ts';
import { KELUAR } from './kode-keluar.ts';

interface OpsiEchecking {
  readonly hub: string;
  readonly tokenFile: string;
  readonly instansi?: string;
  readonly potong: string;
}

const GALAT = z.object({ field: z.string().nullable(), kode: z.string(), pesan: z.string() });
const JAWABAN = z.object({
  echecking: z.array(
    z.object({
      baris: z.int(),
      hasil: z.string().nullable(),
      butir: z.array(z.object({ kode: z.string(), judul: z.string(), tingkat: z.string(), hasil: z.string(), pesan: z.string().nullable() })),
      userErrors: z.array(GALAT),
    }),
  ),
});

/** What became of one line of the file; its number is the line's own. */
interface HasilBaris {
  readonly baris: number;
  readonly hasil: string;
  readonly butir: readonly { readonly kode: string; readonly judul: string; readonly tingkat: string; readonly hasil: string; readonly pesan: string | null }[];
  readonly salah: readonly { readonly kolom: string | null; readonly kode: string; readonly pesan: string }[];
}

/** A line that nobody could judge. */
const TAK_TERBACA = 'TIDAK_DAPAT_DINILAI';
const tanpaNilai = (baris: number, kolom: string | null, kode: string, pesan: string): HasilBaris => ({
  baris,
  hasil: TAK_TERBACA,
  butir: [],
  salah: [{ kolom, kode, pesan }],
});

interface BarisBerkas {
  readonly nomor: number;
  readonly isi: BarisDaftar;
}

/** Column of the file that a field of the input came from. */
const KOLOM_BIDANG: Readonly<Record<string, string>> = { 'tujuan.instansiId': 'instansi', 'tujuan.unorId': 'unor', 'tujuan.jabatanId': 'jabatan' };
const kolomDari = (field: string | null): string | null => {
  const bagian = field?.replace(/^baris\.\d+\.(rincian\.)?/, '') ?? null;
  return bagian === null ? null : (KOLOM_BIDANG[bagian] ?? bagian);
};

async function tanyaPotong(opsi: OpsiEchecking, potong: readonly BarisBerkas[]): Promise<readonly HasilBaris[]> {
  const input = { baris: potong.map((b) => b.isi) };
  const { echecking } = JAWABAN.parse(await tanyaHub({ hub: opsi.hub, berkasToken: opsi.tokenFile, dokumen: 'Echecking', variabel: { input } }));
  return echecking.map((h) => ({
    baris: potong[h.baris - 1]?.nomor ?? 0,
    hasil: h.hasil ?? TAK_TERBACA,
    butir: h.butir,
    salah: h.userErrors.map(({ field, kode, pesan }) => ({ kolom: kolomDari(field), kode, pesan })),
  }));
}

const barisTeks = (h: HasilBaris): readonly string[] => [
  `baris ${h.baris}: ${h.hasil}`,
  ...h.salah.map((s) => `  ${s.kolom === null ? '' : `kolom ${s.kolom}: `}${s.kode}: ${s.pesan}`),
  ...h.butir.map((b) => `  ${b.kode} ${b.tingkat} ${b.hasil}: ${b.judul}${b.pesan === null ? '' : `: ${b.pesan}`}`),
];

/** Reads the file, asks the hub piece by piece and tells each line; nothing is saved anywhere. */
async function echecking(alat: Alat, berkas: string, opsi: OpsiEchecking): Promise<void> {
  if (!existsSync(berkas)) throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas');
  if (!existsSync(opsi.tokenFile)) throw new Kesalahan('BELUM_MASUK', 'Berkas token tidak ada.');
  const sekali = bilangan('--potong', opsi.potong, 1, 500);
  const jumlah = new Map<string, number>();
  const lapor = (semua: readonly HasilBaris[]): void => {
    for (const h of semua) {
      jumlah.set(h.hasil, (jumlah.get(h.hasil) ?? 0) + 1);
      alat.hasil(h, barisTeks(h));
    }
  };
  let antre: BarisBerkas[] = [];
  for await (const { kepala, baris, cacat } of bacaBaris(createReadStream(berkas), { format: 'auto' })) {
    lapor(cacat.map((c) => tanpaNilai(c.nomor, null, c.kode, c.pesan)));
    for (const { nomor, mentah } of baris) {
      const sel = pecahFakta(kepala, mentah);
      const isi = sel.sah ? bacaBarisDaftar(sel.baris, opsi.instansi ?? null) : sel;
      if (isi.sah) antre.push({ nomor, isi: isi.fakta });
      else lapor([tanpaNilai(nomor, isi.kolom === '' ? null : isi.kolom, isi.kode, isi.pesan)]);
      if (antre.length < sekali) continue;
      lapor(await tanyaPotong(opsi, antre));
      antre = [];
    }
  }
  if (antre.length > 0) lapor(await tanyaPotong(opsi, antre));
  alat.cerita([...jumlah].map(([hasil, n]) => `${hasil} ${n}`).join(' · ') || 'berkas tanpa baris');
  alat.kode = [...jumlah.keys()].every((h) => h === 'LOLOS') ? KELUAR.baik : KELUAR.ditolak;
}

export function perintahEchecking(program: Command, alat: Alat): void {
  program
    .command('echecking')
    .description('periksa daftar usul di gerbang hub sebelum diajukan, tanpa menyimpan (check a list before it is proposed)')
    .argument('<berkas>', `CSV atau NDJSON dengan kolom ${KOLOM_DAFTAR.join(', ')}`)
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .requiredOption('--token-file <berkas>', 'berkas berisi token operator instansi')
    .option('--instansi <id>', 'instansi tujuan bagi baris yang tidak menyebutnya')
    .option('--potong <baris>', 'baris per permintaan', '200')
    .action((berkas: string, opsi: OpsiEchecking) => echecking(alat, berkas, opsi));
}
