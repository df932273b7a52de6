import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { kunciFolder } from '../../platform/db/folder-lock.ts';
import { type BahanAgen, type HasilPutaran, putaranAgen } from '../../sync/agen/putaran.ts';
import { type Alat, bilangan } from './alat.ts';
import { kodeDari } from './impor.ts';
import { KELUAR, kodeKeluar } from './kode-keluar.ts';

interface OpsiAgen {
  readonly sumber: string;
  readonly hub: string;
  readonly tokenFile: string;
  readonly jurnal: string;
  readonly instansi?: string;
  readonly sekali?: boolean;
  readonly tiap: string;
  readonly coba: string;
}

const angka = (n: number): string => n.toLocaleString('id-ID');
const KUNCI_MS = 2_000;

const CERITA: Readonly<Record<HasilPutaran['anak'], string>> = {
  SAMA: 'sama dengan hub',
  JURNAL: 'selisih terhadap jurnal',
  REKONSILIASI: 'jurnal tidak dipakai, dicocokkan dengan hub',
  PENUH: 'berkas penuh',
  LANJUTAN: 'melanjutkan kiriman yang terputus',
};

const barisHasil = (h: HasilPutaran): string[] => [
  `${h.anak}: ${CERITA[h.anak]} · ${angka(h.jumlah)} baris · ${angka(h.tambah)} dikirim · ${angka(h.hapus)} dicabut`,
  `${angka(h.bita.kirim)} bita terkirim · ${angka(h.bita.terima)} bita diterima · ${h.pulangPergi} pulang-pergi`,
  ...(h.laporan === null
    ? []
    : [
        `${h.laporan.status} · tarikan ${h.laporan.tarikanId}${h.laporan.sebab === null ? '' : ` · ${h.laporan.sebab}`}`,
        `terbaca ${h.laporan.terbaca} · diterapkan ${h.laporan.diterapkan} · tak berubah ${h.laporan.takBerubah} · ditolak ${h.laporan.karantina} · duplikat ${h.laporan.duplikat} · dihapus ${h.laporan.dihapus}`,
      ]),
];

async function sekali(alat: Alat, bahan: BahanAgen): Promise<number> {
  const hasil = await putaranAgen(bahan);
  // Not the whole report: its rejected rows stay at the hub, under its rights.
  const { laporan } = hasil;
  alat.hasil(
    { ...hasil, laporan: laporan === null ? null : { tarikanId: laporan.tarikanId, status: laporan.status, sebab: laporan.sebab } },
    barisHasil(hasil),
  );
  return laporan === null ? KELUAR.baik : kodeDari(laporan);
}

/** Rounds until the process is asked to stop. A round that fails is told and tried again at the next turn. */
async function berulang(alat: Alat, bahan: BahanAgen, detik: number): Promise<number> {
  const henti = new AbortController();
  for (const isyarat of ['SIGINT', 'SIGTERM'] as const) process.once(isyarat, () => henti.abort());
  let kode: number = KELUAR.baik;
  while (!henti.signal.aborted) {
    kode = await sekali(alat, bahan).catch((galat: unknown) => {
      alat.cerita(`agen: ${galat instanceof Kesalahan ? `${galat.kode}: ${galat.message}` : 'kesalahan tak terduga'}; dicoba lagi dalam ${detik} detik`);
      return kodeKeluar(galat);
    });
    await jeda(detik * 1_000, null, { signal: henti.signal }).catch(() => null);
  }
  return kode;
}

async function agen(alat: Alat, opsi: OpsiAgen): Promise<void> {
  if (!existsSync(opsi.tokenFile)) throw new Kesalahan('BELUM_MASUK', 'Berkas token tidak ada.');
  if (!URL.canParse(opsi.hub) || !/^https?:$/.test(new URL(opsi.hub).protocol)) throw new Kesalahan('MASUKAN_SALAH', '--hub harus URL http atau https.');
  const detik = bilangan('--tiap', opsi.tiap, 1, 86_400);
  const dir = path.resolve(opsi.jurnal);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const bahan = {
    sumber: opsi.sumber,
    dir,
    url: opsi.hub,
    berkasToken: opsi.tokenFile,
    instansi: opsi.instansi ?? null,
    coba: bilangan('--coba', opsi.coba, 1, 100),
  };
  // Two agents over one journal would each take the other's payload for their own.
  const lepas = await kunciFolder(path.join(dir, 'kunci'), KUNCI_MS);
  try {
    alat.kode = await (opsi.sekali === true ? sekali(alat, bahan) : berulang(alat, bahan, detik));
  } finally {
    lepas();
  }
}

export function perintahAgen(program: Command, alat: Alat): void {
  program
    .command('agen')
    .alias('agent')
    .description('di sisi SIMPEG: kirim hanya yang berubah ke hub, tanpa basis data (remote agent)')
    .requiredOption('--sumber <berkas|perintah>', 'ekspor CSV/NDJSON, atau perintah shell yang menulisnya ke stdout')
    .requiredOption('--hub <url>', 'alamat gerbang hub')
    .requiredOption('--token-file <berkas>', 'berkas berisi token; dibaca lagi tiap permintaan')
    .requiredOption('--jurnal <folder>', 'folder jurnal; hilang pun tidak apa-apa, hanya lebih mahal sekali')
    .option('--instansi <id>', 'id instansi (bawaan: instansi pada hibah token)')
    .option('--sekali', 'satu putaran lalu selesai')
    .option('--tiap <detik>', 'jarak antarputaran', '60')
    .option('--coba <kali>', 'percobaan per permintaan bila sambungan putus', '6')
    .action((opsi: OpsiAgen) => agen(alat, opsi));
}
